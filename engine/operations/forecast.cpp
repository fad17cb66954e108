#include "operations/forecast.h"

#include <algorithm>
#include <map>

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

namespace {

/// Data of a backup and of all that it builds on.
std::uint64_t chainBytes(const std::map<BackupId, const RetentionBackup *> &backups, const RetentionBackup &backup)
{
    std::uint64_t bytes = backup.walBytes;
    const RetentionBackup *at = &backup;
    // No longer than there are backups: a damaged record may lead round in a circle.
    for (std::size_t i = 0; i < backups.size(); ++i) {
        bytes += at->dataBytes;
        const auto parent = at->full ? backups.end() : backups.find(at->parent);
        if (parent == backups.end())
            break;
        at = parent->second;
    }
    return bytes;
}

std::uint64_t bytesToRead(const ValidateRequest &request, const RetentionState &state)
{
    std::map<BackupId, const RetentionBackup *> backups;
    std::uint64_t all = 0;
    for (const RetentionBackup &backup : state.backups) {
        backups.emplace(backup.id, &backup);
        all += backup.bytes();
    }
    std::uint64_t archive = 0;
    for (const RetentionWal &wal : state.wal)
        archive += wal.bytes;
    if (request.target && !request.backup) {
        std::uint64_t most = 0;
        for (const RetentionBackup &backup : state.backups)
            most = std::max(most, chainBytes(backups, backup));
        return most + archive;
    }
    if (!request.backup)
        return all + archive;
    const auto found = backups.find(*request.backup);
    if (found == backups.end())
        return 0;
    return chainBytes(backups, *found->second) + (request.target ? archive : 0);
}

} // namespace

std::optional<double> ValidationForecast::seconds() const
{
    if (bytesPerSecond <= 0)
        return std::nullopt;
    return static_cast<double>(bytes) / bytesPerSecond;
}

ValidationForecast forecastValidation(const ValidateRequest &request, const RetentionState &state,
                                      const std::vector<ValidationReport> &newestFirst)
{
    constexpr double leastSeconds = 0.05; // below it is mostly opening files
    std::vector<double> rates;
    for (const ValidationReport &report : newestFirst) {
        const double seconds = static_cast<double>(report.end.microseconds - report.begin.microseconds) / 1e6;
        if (report.depth == request.depth && report.bytesRead > 0 && seconds >= leastSeconds &&
            rates.size() < mostSamples)
            rates.push_back(static_cast<double>(report.bytesRead) / seconds);
    }
    ValidationForecast forecast;
    forecast.bytes = bytesToRead(request, state);
    forecast.atMost = request.target.has_value();
    forecast.samples = rates.size();
    std::ranges::sort(rates);
    forecast.bytesPerSecond = rates.empty() ? 0 : median(rates);
    return forecast;
}

ValidationForecast operator+(const ValidationForecast &a, const ValidationForecast &b)
{
    ValidationForecast sum;
    sum.bytes = a.bytes + b.bytes;
    sum.atMost = a.atMost || b.atMost;
    const auto first = a.seconds();
    const auto second = b.seconds();
    if (!first || !second)
        return sum;
    sum.samples = std::min(a.samples, b.samples);
    const double seconds = *first + *second;
    sum.bytesPerSecond = seconds > 0 ? static_cast<double>(sum.bytes) / seconds : a.bytesPerSecond;
    return sum;
}

} // namespace cairn
