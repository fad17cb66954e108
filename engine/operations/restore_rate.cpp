#include "operations/restore_rate.h"

#include <algorithm>
#include <format>

namespace cairn {

Sentence RestoreRate::basis() const
{
    const auto megabytes = [](double bytes) { return std::format("{:.0f}", bytes / 1e6); };
    const std::string copying = megabytes(bytesPerSecond);
    const std::string replaying = megabytes(walBytesPerSecond);
    if (samples == 0)
        return {Phrase::RateAssumed, {copying, replaying}};
    return {samples == 1 ? Phrase::RateMeasuredOnce : Phrase::RateMeasured, {samples, copying, replaying}};
}

RestoreRate restoreRateOf(const std::vector<JournalRecord> &journal)
{
    constexpr std::size_t enough = 5;
    std::vector<double> rates;
    for (const JournalRecord &record : journal) {
        const double seconds = static_cast<double>(record.end.microseconds - record.begin.microseconds) / 1e6;
        if (record.operation == "restore" && record.outcome == "ok" && record.bytes > 0 && seconds > 0 &&
            rates.size() < enough)
            rates.push_back(static_cast<double>(record.bytes) / seconds);
    }
    RestoreRate rate;
    if (rates.empty())
        return rate;
    const auto middle = rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2);
    std::ranges::nth_element(rates, middle);
    rate.bytesPerSecond = *middle;
    rate.samples = rates.size();
    return rate;
}

} // namespace cairn
