#include "postgres/backup_label.h"

#include "postgres/relation_path.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <optional>

namespace cairn {

namespace {

/// Takes a line without its LF. Nothing at the end of the text.
std::optional<std::string_view> takeLine(std::string_view &text)
{
    if (text.empty())
        return std::nullopt;
    const auto feed = text.find('\n');
    const auto line = text.substr(0, feed);
    text = feed == std::string_view::npos ? std::string_view{} : text.substr(feed + 1);
    return line;
}

bool takePrefix(std::string_view &text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::unexpected<Error> badLabel(std::string_view what)
{
    return fail(ErrorCode::Damaged, std::format("backup_label is not valid: {}", what));
}

/// "0/2000028 (file 000000010000000000000002)"
Status parseStart(std::string_view value, BackupLabel &label)
{
    const auto blank = value.find(' ');
    const auto lsn = Lsn::parse(value.substr(0, blank));
    if (!lsn || blank == std::string_view::npos)
        return badLabel("START WAL LOCATION has no position");
    auto file = value.substr(blank + 1);
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
    if (!takePrefix(file, "(file ") || file.size() != 25 || file.back() != ')' ||
        !std::ranges::all_of(file.substr(0, 24), isHex))
        return badLabel("START WAL LOCATION names no segment");
    label.start = *lsn;
    label.startSegment = file.substr(0, 24);
    std::uint32_t timeline = 0;
    std::from_chars(file.begin(), file.begin() + 8, timeline, 16);
    label.timeline = TimelineId{timeline};
    return {};
}

Status parseTimelineLine(std::string_view value, BackupLabel &label)
{
    std::uint32_t timeline = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), timeline);
    if (problem != std::errc{} || end != value.data() + value.size())
        return badLabel("START TIMELINE is no number");
    if (timeline != label.timeline.value)
        return badLabel(
            std::format("START TIMELINE is {}, its segment belongs to timeline {}", timeline, label.timeline.value));
    return {};
}

Status parseOptionalLine(std::string_view line, BackupLabel &label)
{
    if (takePrefix(line, "BACKUP METHOD: "))
        label.method = line;
    else if (takePrefix(line, "BACKUP FROM: "))
        label.fromStandby = line == "standby";
    else if (takePrefix(line, "START TIME: "))
        label.startTime = line;
    else if (takePrefix(line, "LABEL: "))
        label.label = line;
    else if (takePrefix(line, "START TIMELINE: "))
        return parseTimelineLine(line, label);
    else if (takePrefix(line, "INCREMENTAL FROM LSN: "))
        label.incremental = true;
    return {};
}

} // namespace

Result<BackupLabel> parseBackupLabel(std::string_view text)
{
    BackupLabel label;
    auto line = takeLine(text);
    if (!line || !takePrefix(*line, "START WAL LOCATION: "))
        return badLabel("it does not begin with START WAL LOCATION");
    CAIRN_CHECK(parseStart(*line, label));
    line = takeLine(text);
    if (!line || !takePrefix(*line, "CHECKPOINT LOCATION: "))
        return badLabel("its second line is not CHECKPOINT LOCATION");
    const auto checkpoint = Lsn::parse(*line);
    if (!checkpoint)
        return badLabel("CHECKPOINT LOCATION has no position");
    label.checkpoint = *checkpoint;
    while ((line = takeLine(text)))
        CAIRN_CHECK(parseOptionalLine(*line, label));
    return label;
}

Result<std::vector<TablespaceLink>> parseTablespaceMap(std::string_view text, PgMajor major)
{
    const bool escapesBackslash = major >= PgMajor{14};
    std::vector<TablespaceLink> links;
    while (!text.empty()) {
        // A line ends at the first line feed that no backslash protects.
        std::string line;
        std::size_t at = 0;
        for (; at < text.size() && text[at] != '\n'; ++at) {
            const bool protects = text[at] == '\\' && at + 1 < text.size() &&
                                  (escapesBackslash || text[at + 1] == '\n' || text[at + 1] == '\r');
            if (protects)
                ++at;
            line += text[at];
        }
        if (at == text.size())
            return fail(ErrorCode::Damaged, "tablespace_map is not valid: its last line has no end");
        text.remove_prefix(at + 1);
        const auto blank = line.find(' ');
        const auto oid = parseOid(std::string_view(line).substr(0, blank));
        if (!oid || blank == std::string::npos || blank + 1 == line.size())
            return fail(ErrorCode::Damaged, "tablespace_map is not valid: a line is not 'OID path'");
        links.push_back({*oid, line.substr(blank + 1)});
    }
    return links;
}

std::string formatTablespaceMap(std::span<const TablespaceLink> links, PgMajor major)
{
    const bool escapesBackslash = major >= PgMajor{14};
    std::string text;
    for (const auto &link : links) {
        text += std::format("{} ", link.oid.value);
        for (const char c : link.path) {
            if (c == '\n' || c == '\r' || (c == '\\' && escapesBackslash))
                text += '\\';
            text += c;
        }
        text += '\n';
    }
    return text;
}

} // namespace cairn
