#include "operations/interval_format.h"

#include "operations/show_format.h"

#include <format>

namespace cairn {

std::string intervalLines(const std::vector<RecoverableInterval> &intervals)
{
    std::string out;
    for (const RecoverableInterval &interval : intervals)
        out += std::format("    timeline {}: {} to {}, {} to {}, from backup {} on\n", interval.timeline.value,
                           wholeSecondText(interval.fromTime, true), wholeSecondText(interval.toTime),
                           interval.from.toString(), interval.to.toString(), interval.base.toString());
    return out.empty() ? "    nothing\n" : out;
}

void writeIntervals(JsonWriter &json, std::string_view key, const std::vector<RecoverableInterval> &intervals)
{
    json.key(key).beginArray();
    for (const RecoverableInterval &interval : intervals)
        json.beginObject()
            .member("tli", interval.timeline.value)
            .member("from-lsn", interval.from.toString())
            .member("to-lsn", interval.to.toString())
            .member("from-time", wholeSecondText(interval.fromTime, true))
            .member("to-time", wholeSecondText(interval.toTime))
            .member("backup-id", interval.base.toString())
            .endObject();
    json.endArray();
}

} // namespace cairn
