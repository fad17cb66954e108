#include "operations/restore_search.h"

#include "core/text.h"

#include <algorithm>
#include <format>
#include <set>

namespace cairn {

namespace {

std::string onTimeline(TimelineId timeline)
{
    return std::format(" --recovery-target-timeline={}", timeline.value);
}

Instant instantOf(Timestamp time)
{
    return {time, time.toLocalText()};
}

/// The end of a window, as a target.
TargetAlternative endOf(const RecoveryWindow &window)
{
    TargetAlternative alternative{true, window.timeline, window.to, window.toTime, {}, {}};
    alternative.text = {Phrase::UpToLastTransaction, {window.timeline, window.to, instantOf(window.toTime)}};
    alternative.options = window.lastRecord.isValid()
                              ? "--recovery-target-lsn=" + window.lastRecord.toString() + onTimeline(window.timeline)
                              : std::format("-i {} --recovery-target=immediate", window.base.toString());
    return alternative;
}

TargetAlternative beginOf(const RecoveryWindow &window)
{
    TargetAlternative alternative{false, window.timeline, window.from, window.fromTime, {}, {}};
    const bool atBackup = !window.backups.empty() && window.backups.front() == window.base;
    alternative.text =
        atBackup ? Sentence{Phrase::EndOfBackup, {window.base, instantOf(window.fromTime), window.timeline}}
                 : Sentence{Phrase::FromBeginOfTimeline, {window.timeline, window.from, instantOf(window.fromTime)}};
    alternative.options = atBackup ? std::format("-i {} --recovery-target=immediate", window.base.toString())
                                   : "--recovery-target-lsn=" + window.from.toString() + onTimeline(window.timeline);
    return alternative;
}

/// A window that holds the target, though not on the timeline that was asked for.
bool holds(const RecoveryWindow &window, const RecoveryTargetRequest &target)
{
    if (target.kind == TargetKind::Time)
        return window.fromTime <= target.time && target.time < window.toTime;
    return target.kind == TargetKind::Lsn && window.from <= target.lsn && target.lsn <= window.lastRecord;
}

/// Whether all of a window lies in front of the target.
bool endsBefore(const RecoveryWindow &window, const RecoveryTargetRequest &target)
{
    if (target.kind == TargetKind::Time)
        return window.toTime <= target.time;
    if (target.kind == TargetKind::Lsn)
        return window.to <= target.lsn || window.lastRecord < target.lsn;
    return true;
}

bool beginsBehind(const RecoveryWindow &window, const RecoveryTargetRequest &target)
{
    if (target.kind == TargetKind::Time)
        return window.fromTime > target.time;
    return target.kind == TargetKind::Lsn && window.from > target.lsn;
}

} // namespace

void TargetSearch::addAlternative(TargetAlternative alternative)
{
    m_alternatives.push_back(std::move(alternative));
}

/// The nearest moments on both sides that can be reached.
void TargetSearch::findAlternatives()
{
    for (const WalMark &mark : m_neighbours)
        addAlternative({mark.xid < m_target.xid,
                        mark.timeline,
                        mark.start,
                        mark.time,
                        {Phrase::TransactionEnded, {std::to_string(mark.xid), instantOf(mark.time)}},
                        std::format("--recovery-target-xid={}{}", mark.xid, onTimeline(mark.timeline))});
    if (!m_neighbours.empty())
        return;
    const auto snapshot = recoveryWindowsOf(m_instance, m_context.stop);
    if (!snapshot)
        return;
    const RecoveryWindow *before = nullptr;
    const RecoveryWindow *behind = nullptr;
    for (const RecoveryWindow &window : snapshot->windows) {
        // Only positions and times can be compared across timelines.
        if (m_target.kind != TargetKind::Time && m_target.kind != TargetKind::Lsn && window.timeline != m_likeliest)
            continue;
        if (holds(window, m_target))
            addAlternative({true,
                            window.timeline,
                            window.from,
                            m_target.time,
                            {Phrase::TimelineHolds, {window.timeline}},
                            "the same target with" + onTimeline(window.timeline)});
        else if (endsBefore(window, m_target) && (before == nullptr || window.toTime > before->toTime))
            before = &window;
        else if (beginsBehind(window, m_target) && (behind == nullptr || window.fromTime < behind->fromTime))
            behind = &window;
    }
    if (before != nullptr)
        addAlternative(endOf(*before));
    if (behind != nullptr)
        addAlternative(beginOf(*behind));
}

std::unexpected<Error> TargetSearch::refuse()
{
    findAlternatives();
    Error error = m_refusal.value_or(Error{ErrorCode::TargetUnreachable, "the target cannot be reached", {}, {}});
    std::string reachable;
    for (const TargetAlternative &alternative : m_alternatives)
        reachable += std::format("{}{}: {}", reachable.empty() ? "what can be reached: " : "\n      ",
                                 alternative.text.english(), alternative.options);
    if (!reachable.empty())
        error.hint += (error.hint.empty() ? "" : "\n      ") + reachable;
    const std::set<std::string> names(m_names.begin(), m_names.end());
    constexpr std::size_t mostNames = 20;
    if (m_target.kind == TargetKind::Name && !names.empty()) {
        std::string list;
        for (const std::string &name : names)
            if (list.empty() || std::ranges::count(list, ',') + 1 < static_cast<std::ptrdiff_t>(mostNames))
                list += (list.empty() ? "\"" : ", \"") + printableName(name) + "\"";
        error.hint += (error.hint.empty() ? "" : "\n      ") + std::string("restore points that were found: ") + list;
    }
    return std::unexpected(std::move(error));
}

} // namespace cairn
