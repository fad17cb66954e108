#include "operations/restore_rate.h"

#include <algorithm>
#include <format>

namespace cairn {

std::string RestoreRate::basis() const
{
    const std::string copying =
        samples == 0 ? std::format("{:.0f} MB/s assumed for copying: nothing of this instance was restored yet",
                                   bytesPerSecond / 1e6)
                     : std::format("copying at {:.0f} MB/s, as in the last {} restore{}", bytesPerSecond / 1e6, samples,
                                   samples == 1 ? "" : "s");
    return std::format("{}; {:.0f} MB/s of WAL assumed for replaying", copying, walBytesPerSecond / 1e6);
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
