#include "wal/history.h"

#include "wal/segment.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <limits>

namespace cairn {

namespace {

constexpr std::string_view blanks = " \t\r\f\v";

std::string_view trimmedFront(std::string_view text)
{
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// Takes a word off the front.
std::string_view takeWord(std::string_view &text)
{
    text = trimmedFront(text);
    const auto word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
}

std::unexpected<Error> badHistory(TimelineId timeline, std::string_view message)
{
    return fail(ErrorCode::Damaged, std::format("timeline history is not valid: {}", message),
                historyFileName(timeline));
}

} // namespace

Result<TimelineHistory> TimelineHistory::parse(TimelineId timeline, std::string_view content)
{
    TimelineHistory history(timeline);
    std::size_t number = 0;
    while (!content.empty()) {
        const auto feed = content.find('\n');
        auto line = trimmedFront(content.substr(0, feed));
        content = feed == std::string_view::npos ? std::string_view{} : content.substr(feed + 1);
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        TimelineAncestor ancestor;
        const auto digits = takeWord(line);
        const auto [end, problem] =
            std::from_chars(digits.data(), digits.data() + digits.size(), ancestor.timeline.value);
        if (problem != std::errc{} || end != digits.data() + digits.size() || ancestor.timeline.value == 0)
            return badHistory(timeline, std::format("line {} does not begin with a timeline", number));
        const auto switchPoint = Lsn::parse(takeWord(line));
        if (!switchPoint)
            return badHistory(timeline, std::format("line {} names no WAL position", number));
        ancestor.switchPoint = *switchPoint;
        line = trimmedFront(line);
        ancestor.reason = line.substr(0, line.find_last_not_of(blanks) + 1);
        const auto &last = history.m_ancestors;
        if (!last.empty() &&
            (last.back().timeline >= ancestor.timeline || last.back().switchPoint > ancestor.switchPoint))
            return badHistory(timeline, std::format("line {} is out of order", number));
        history.m_ancestors.push_back(std::move(ancestor));
    }
    if (!history.m_ancestors.empty() && history.m_ancestors.back().timeline >= timeline)
        return badHistory(
            timeline, std::format("it names timeline {} as an ancestor", history.m_ancestors.back().timeline.value));
    return history;
}

bool TimelineHistory::contains(TimelineId timeline) const
{
    return timeline == m_timeline || std::ranges::contains(m_ancestors, timeline, &TimelineAncestor::timeline);
}

TimelineId TimelineHistory::timelineAt(Lsn lsn) const
{
    for (const auto &ancestor : m_ancestors)
        if (lsn < ancestor.switchPoint)
            return ancestor.timeline;
    return m_timeline;
}

Lsn TimelineHistory::beginOf(TimelineId timeline) const
{
    Lsn begin;
    for (const auto &ancestor : m_ancestors) {
        if (ancestor.timeline == timeline)
            return begin;
        begin = ancestor.switchPoint;
    }
    return begin;
}

Lsn TimelineHistory::endOf(TimelineId timeline) const
{
    for (const auto &ancestor : m_ancestors)
        if (ancestor.timeline == timeline)
            return ancestor.switchPoint;
    return Lsn{std::numeric_limits<std::uint64_t>::max()};
}

TimelineId TimelineHistory::parentOf(TimelineId timeline) const
{
    TimelineId parent;
    for (const auto &ancestor : m_ancestors) {
        if (ancestor.timeline == timeline)
            return parent;
        parent = ancestor.timeline;
    }
    return timeline == m_timeline ? parent : TimelineId{};
}

bool TimelineHistory::reaches(TimelineId timeline, Lsn lsn) const
{
    return contains(timeline) && lsn <= endOf(timeline);
}

} // namespace cairn
