#pragma once

#include "catalog/pack_usage.h"
#include "core/context.h"
#include "operations/chain_reader.h"

#include <map>
#include <optional>
#include <string>

namespace cairn {

/// Folds the manifests of a chain into one that stands alone: a FULL backup with the content of the newest member. No
/// page data is read or written. The manifests are read twice, as streams: first to see which frames of which packs
/// stay in use, then to write. Memory: PackUsage, and the parts of one file of a relation.
class ChainFold {
public:
    /// @param chain newest first, FULL last; at least two.
    ChainFold(const Instance &instance, BackupChain chain)
        : m_instance(instance)
        , m_chain(std::move(chain))
    {
    }
    /// Reads the chain; proves that each manifest is the one that its record names and that the packs in use are there.
    [[nodiscard]] Status survey(OperationContext &context);
    /// After survey(): bytes of frames that stay in use.
    [[nodiscard]] std::uint64_t liveBytes() const { return m_liveBytes; }
    /// After survey(): the names of the packs that stay in use.
    [[nodiscard]] std::vector<std::string> packsInUse();
    /// After survey(): writes the folded manifest beside the one in use, as its next generation.
    [[nodiscard]] Status write(OperationContext &context);
    /// After write(): makes the record of the newest member that of a FULL backup with the new manifest. What a user
    /// gave the backup, and where its recovery begins and ends, stays.
    void applyTo(BackupRecord &record) const;
    [[nodiscard]] std::uint64_t bytesWritten() const { return m_summary.bytes; }

private:
    class Output;
    void noteBadPages(const ManifestFile &file, const ManifestPart &part, std::size_t layer);

    const Instance &m_instance;
    BackupChain m_chain;
    PackUsage m_usage;
    std::uint64_t m_liveBytes = 0;
    std::uint64_t m_rawBytes = 0;
    std::vector<std::map<std::string, std::map<std::uint32_t, const BadPage *>>> m_suspects; ///< per layer, by path
    std::vector<BadPage> m_badPages;
    std::uint64_t m_badPageCount = 0;
    ManifestSummary m_summary;
};

} // namespace cairn
