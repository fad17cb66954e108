#pragma once

#include "catalog/catalog.h"
#include "catalog/pack_usage.h"
#include "core/context.h"
#include "operations/requests.h"

#include <set>
#include <string>
#include <vector>

namespace cairn {

/// Whether the manifest of a backup counts when packs are compacted: what was merged away or half deleted goes anyway.
[[nodiscard]] bool isCompacted(const BackupRecord &record);

/// What of the packs of an instance is in use. Reads every manifest as a whole.
class CompactPlan {
public:
    [[nodiscard]] static Result<CompactPlan> make(const Instance &instance, const CompactRequest &request,
                                                  OperationContext &context);

    /// The packs with dead bytes, by name.
    [[nodiscard]] const std::vector<CompactedPack> &packs() const { return m_packs; }
    [[nodiscard]] std::uint64_t packBytes() const { return m_packBytes; }
    [[nodiscard]] std::uint64_t liveBytes() const { return m_liveBytes; }
    /// Those to rewrite, as numbers in usage(); what holds nothing in use is not among them.
    [[nodiscard]] const std::vector<std::uint32_t> &sparse() const { return m_sparse; }
    [[nodiscard]] PackUsage &usage() { return m_usage; }
    /// Packs to rewrite until so many bytes are copied, at least one; the rest is for another time. Bounds the space
    /// that a compaction needs: a twentieth of all packs, or 1 GiB.
    /// @param skipped names of packs to leave out.
    [[nodiscard]] std::vector<std::uint32_t> nextBatch(const std::set<std::string> &skipped);

private:
    [[nodiscard]] Status readManifests(const Instance &instance, OperationContext &context);
    [[nodiscard]] Status judgePacks(const Instance &instance, const CompactRequest &request);
    [[nodiscard]] Sentence objection(const CompactedPack &pack, BackupId writer, const CompactRequest &request,
                                     const std::set<std::string> &wanted) const;

    PackUsage m_usage;
    std::set<BackupId> m_writing;
    BackupId m_newestUnreadable;
    std::vector<CompactedPack> m_packs;
    std::vector<std::uint32_t> m_sparse;
    std::uint64_t m_packBytes = 0;
    std::uint64_t m_liveBytes = 0;
};

} // namespace cairn
