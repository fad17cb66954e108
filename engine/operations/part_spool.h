#pragma once

#include "catalog/manifest.h"
#include "core/files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cairn {

/// Keeps the manifest parts that one worker makes, in a scratch file, until the manifest is written in path order.
/// Memory grows by one entry per run of parts of one file, not per part. Not thread-safe.
class PartSpool {
public:
    explicit PartSpool(std::string scratchDirectory)
        : m_directory(std::move(scratchDirectory))
    {
    }
    /// Parts that belong to one file and were added one after another.
    struct Run {
        std::uint32_t file = 0;     ///< index in the listing
        std::uint64_t position = 0; ///< of the first part in the file, in bytes
        std::uint64_t offset = 0;   ///< in the spool
        std::uint32_t length = 0;
    };
    [[nodiscard]] Status add(std::uint32_t file, std::uint64_t position, const ManifestPart &part);
    /// Blocks that became zero; `position` is that of the first.
    [[nodiscard]] Status add(std::uint32_t file, std::uint64_t position, const ManifestZeros &zeros);
    [[nodiscard]] const std::vector<Run> &runs() const { return m_runs; }
    /// Hands the encoded records of a run to the manifest.
    [[nodiscard]] Status replay(const Run &run, ManifestWriter &manifest);

private:
    /// Takes the record whose payload is in m_scratch.
    [[nodiscard]] Status take(std::uint32_t file, std::uint64_t position, unsigned type);
    [[nodiscard]] Status flush();

    std::string m_directory;
    Fd m_file;
    Bytes m_buffer; ///< the tail of the spool that is not in the file yet
    Bytes m_scratch;
    std::uint64_t m_flushed = 0;
    std::vector<Run> m_runs;
};

} // namespace cairn
