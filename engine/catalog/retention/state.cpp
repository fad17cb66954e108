#include "catalog/retention/state.h"

#include <numeric>

namespace cairn {

bool RetentionBackup::isHopeless() const
{
    switch (status) {
    case BackupStatus::Ok:
    case BackupStatus::Done:
    case BackupStatus::Corrupt:
    case BackupStatus::Orphan:
    case BackupStatus::Merging:
    case BackupStatus::Merged:
    case BackupStatus::Unknown:
        return false;
    case BackupStatus::Running:
        return !writerLives;
    case BackupStatus::Deleting:
    case BackupStatus::Error:
        return true;
    }
    return false;
}

RetentionWal RetentionWal::part(SegmentNumber from, SegmentNumber to) const
{
    const std::uint64_t begin = from.value - first.value;
    const std::uint64_t end = to.value - first.value + 1;
    RetentionWal part;
    part.timeline = timeline;
    part.first = from;
    part.segments = end - begin;
    part.endTime = endTime;
    if (sizes.empty()) {
        // So that the parts of a whole add up to it.
        const auto upTo = [&](std::uint64_t count) {
            return bytes / segments * count + bytes % segments * count / segments;
        };
        part.bytes = upTo(end) - upTo(begin);
        return part;
    }
    part.sizes.assign(sizes.begin() + static_cast<std::ptrdiff_t>(begin),
                      sizes.begin() + static_cast<std::ptrdiff_t>(end));
    part.bytes = std::accumulate(part.sizes.begin(), part.sizes.end(), std::uint64_t{0});
    return part;
}

} // namespace cairn
