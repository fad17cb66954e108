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

/// Cuts the items of a manifest, or of a chain of them, into batches that workers can do independently and in bounded
/// memory. All parts of a file that is no relation are in one job, so that its digest can be computed. Not thread-safe.
class ManifestJobs {
public:
    /// Where items come from: one after another, nothing at the end.
    using Source = std::function<Result<std::optional<ManifestItem>>()>;

    /// @param onPack is told each pack before any part refers to it, when the source has packs among its items.
    explicit ManifestJobs(Source source, std::function<Status(const ManifestPack &)> onPack = {})
        : m_source(std::move(source))
        , m_onPack(std::move(onPack))
    {
    }
    /// The next batch, or nothing at the end.
    [[nodiscard]] Result<std::optional<FileBatch>> next();

private:
    [[nodiscard]] Status take(ManifestItem item, FileBatch &batch);

    Source m_source;
    std::function<Status(const ManifestPack &)> m_onPack;
    std::optional<FileJob> m_open; ///< the job that still may get parts
    std::size_t m_weight = 0;      ///< parts and files in the batch that is being filled
};

} // namespace cairn
