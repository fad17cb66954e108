#pragma once

#include "catalog/manifest.h"

#include <functional>
#include <optional>
#include <vector>

namespace cairn {

/// A file, or a stretch of a large relation file, with the parts that belong to it.
struct FileJob {
    ManifestFile file;
    bool first = true; ///< the first job of this file
    std::vector<ManifestPart> parts;
};

using FileBatch = std::vector<FileJob>;

/// Reads a manifest and cuts it into batches that workers can do independently and in bounded memory. All parts of a
/// file that is no relation are in one job, so that its digest can be computed. Not thread-safe.
class ManifestJobs {
public:
    /// @param onPack is told each pack before any part refers to it.
    ManifestJobs(ManifestReader reader, std::function<Status(const ManifestPack &)> onPack)
        : m_reader(std::move(reader))
        , m_onPack(std::move(onPack))
    {
    }
    /// The next batch, or nothing at the end.
    [[nodiscard]] Result<std::optional<FileBatch>> next();
    [[nodiscard]] const ManifestReader &reader() const { return m_reader; }

private:
    [[nodiscard]] Status take(ManifestItem item, FileBatch &batch);

    ManifestReader m_reader;
    std::function<Status(const ManifestPack &)> m_onPack;
    std::optional<FileJob> m_open; ///< the job that still may get parts
    std::size_t m_weight = 0;      ///< parts and files in the batch that is being filled
};

} // namespace cairn
