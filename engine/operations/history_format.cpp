#include "operations/history_format.h"

#include "core/json_writer.h"
#include "core/text.h"
#include "operations/show_format.h"
#include "operations/text_table.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

std::string durationText(const JournalEntry &entry)
{
    if (!entry.end.isKnown())
        return {};
    return prettyInterval(std::max<std::int64_t>(0, (entry.end.microseconds - entry.begin.microseconds) / 1'000'000));
}

std::string_view colorOf(const JournalEntry &entry)
{
    return entry.outcome == "ok" ? color::green : entry.outcome == "running" ? color::yellow : color::red;
}

} // namespace

std::string historyText(const InstanceHistory &history, bool withCommands, bool color)
{
    using enum TextTable::Align;
    TextTable table({{"Begun"}, {"Operation"}, {"Backup"}, {"Who"}, {"Outcome"}, {"Time", Right}, {"Bytes", Right}});
    std::string notes;
    for (const JournalEntry &entry : history.entries) {
        const std::string begun = wholeSecondText(entry.begin);
        table.addRow({begun,
                      printableName(entry.operation),
                      entry.backup.isValid() ? entry.backup.toString() : std::string{},
                      printableName(entry.who),
                      {printableName(entry.outcome), color ? colorOf(entry) : std::string_view{}},
                      durationText(entry),
                      entry.bytes > 0 ? prettySize(entry.bytes) : std::string{}});
        if (!entry.message.empty())
            notes += std::format("{} {}: {}\n", begun, printableName(entry.operation), printableName(entry.message));
        if (withCommands && !entry.command.empty())
            notes += std::format("{} {}: {}\n", begun, printableName(entry.operation), printableName(entry.command));
    }
    return std::format("\nHISTORY OF INSTANCE '{}'\n{}", printableName(history.instance),
                       table.isEmpty() ? "nothing\n" : table.toString() + notes);
}

std::string historyJson(const std::vector<InstanceHistory> &instances)
{
    JsonWriter json;
    json.beginArray();
    for (const InstanceHistory &history : instances) {
        json.beginObject().member("instance", history.instance).key("operations").beginArray();
        for (const JournalEntry &entry : history.entries) {
            json.beginObject()
                .member("begin", entry.begin.toIso())
                .member("end", entry.end.toIso())
                .member("operation", entry.operation)
                .member("who", entry.who)
                .member("outcome", entry.outcome)
                .member("message", entry.message)
                .member("backup-id", entry.backup.isValid() ? entry.backup.toString() : std::string{})
                .member("bytes", entry.bytes)
                .member("command", entry.command);
            json.key("parameters").beginObject();
            for (const auto &[key, value] : entry.parameters)
                json.member(key, value);
            json.endObject().endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace cairn
