#include "operations/forecast.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::size_t mostSamples = 5;

/// Of an even number the upper one: rather a little more than a little less.
template <class Value>
Value median(const std::vector<Value> &sorted)
{
    return sorted[sorted.size() / 2];
}

} // namespace

std::optional<BackupForecast> forecastBackup(const std::vector<BackupRecord> &backups, BackupMode mode)
{
    std::vector<const BackupRecord *> like;
    for (const BackupRecord &record : backups)
        if (record.mode == mode && record.isRestorable() && !record.mergeTime.isKnown() && record.startTime.isKnown() &&
            record.endTime >= record.startTime)
            like.push_back(&record);
    if (like.empty())
        return std::nullopt;
    std::ranges::sort(like, std::ranges::greater{}, &BackupRecord::id);
    like.resize(std::min(like.size(), mostSamples));
    std::vector<std::uint64_t> bytes;
    std::vector<double> seconds;
    for (const BackupRecord *record : like) {
        bytes.push_back(record->dataBytes + record->walBytes);
        seconds.push_back(static_cast<double>(record->endTime.microseconds - record->startTime.microseconds) / 1e6);
    }
    std::ranges::sort(bytes);
    std::ranges::sort(seconds);
    return BackupForecast{.samples = like.size(),
                          .bytes = median(bytes),
                          .leastBytes = bytes.front(),
                          .mostBytes = bytes.back(),
                          .seconds = median(seconds),
                          .leastSeconds = seconds.front(),
                          .mostSeconds = seconds.back()};
}

} // namespace cairn
