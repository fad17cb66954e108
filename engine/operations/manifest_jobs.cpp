#include "operations/manifest_jobs.h"

namespace cairn {

namespace {
/// Parts and files in one batch: with full frames about 16 MiB of data.
constexpr std::size_t batchWeight = 64;
} // namespace

Status ManifestJobs::take(ManifestItem item, FileBatch &batch)
{
    if (auto *pack = std::get_if<ManifestPack>(&item))
        return m_onPack ? m_onPack(*pack) : Status{};
    if (std::holds_alternative<ManifestZeros>(item))
        return {}; // nothing is stored of them
    ++m_weight;
    if (auto *file = std::get_if<ManifestFile>(&item)) {
        if (m_open)
            batch.push_back(std::move(*m_open));
        m_open.emplace(FileJob{std::move(*file), true, {}});
        return {};
    }
    if (!m_open)
        return fail(ErrorCode::Damaged, "the manifest has a part without a file");
    m_open->parts.push_back(std::move(std::get<ManifestPart>(item)));
    // Relation files may be cut anywhere.
    if (m_open->file.kind == FileKind::Relation && m_open->parts.size() >= batchWeight) {
        FileJob rest{m_open->file, false, {}};
        batch.push_back(std::move(*m_open));
        m_open = std::move(rest);
    }
    return {};
}

Result<std::optional<FileBatch>> ManifestJobs::next()
{
    FileBatch batch;
    m_weight = 0;
    while (m_weight < batchWeight || batch.empty()) {
        CAIRN_TRY(auto item, m_source());
        if (!item) {
            if (m_open && (m_open->first || !m_open->parts.empty()))
                batch.push_back(std::move(*m_open));
            m_open.reset();
            break;
        }
        CAIRN_CHECK(take(std::move(*item), batch));
    }
    if (batch.empty())
        return std::nullopt;
    return batch;
}

} // namespace cairn
