#include "options/recovery_options.h"

#include "values.h"

namespace cairn::cli {

void RecoveryOptions::declare(OptionSet &options, bool withAction)
{
    using Words = std::vector<std::pair<std::string, Word>>;
    using Actions = std::vector<std::pair<std::string, TargetAction>>;
    options.beginGroup("Recovery target options (at most one target)");
    options.value("--recovery-target-time", m_time, "TIME",
                  "recover up to this time; without a zone the local one is meant", Timestamp::parse);
    options.value("--recovery-target-xid", m_xid, "XID", "recover up to this transaction",
                  [](std::string_view text) { return parseNumber(text, 1); });
    options.value("--recovery-target-lsn", m_lsn, "LSN", "recover up to this position in the WAL", Lsn::parse);
    options.value("--recovery-target-name", m_name, "NAME", "recover up to this named restore point", parseName);
    options.choice("--recovery-target", m_word, Words{{"immediate", Word::Immediate}, {"latest", Word::Latest}},
                   "immediate: only until the backup is consistent; latest: through all archived WAL");
    options
        .value("--recovery-target-inclusive", m_inclusive, "BOOL",
               "whether the time, transaction or position itself is recovered (true)", parseBoolean)
        .choices({"true", "false"});
    options.value("--recovery-target-timeline", m_timeline, "TIMELINE",
                  "timeline to follow: a number, current (the backup's own) or latest", parseTimeline);
    if (!withAction)
        return;
    options.choice("--recovery-target-action", m_action,
                   Actions{{"pause", TargetAction::Pause},
                           {"promote", TargetAction::Promote},
                           {"shutdown", TargetAction::Shutdown}},
                   "what the server does at the target (pause)");
}

Status RecoveryOptions::checkOneTarget() const
{
    const int targets =
        m_time.has_value() + m_xid.has_value() + m_lsn.has_value() + m_name.has_value() + m_word.has_value();
    if (targets > 1)
        return fail(ErrorCode::Usage,
                    "--recovery-target-time, -xid, -lsn, -name and --recovery-target exclude one another");
    if (m_inclusive && !m_time && !m_xid && !m_lsn)
        return fail(
            ErrorCode::Usage,
            "--recovery-target-inclusive needs --recovery-target-time, --recovery-target-xid or --recovery-target-lsn");
    if (m_action && (targets == 0 || m_word == Word::Latest))
        return fail(ErrorCode::Usage, "--recovery-target-action needs a recovery target other than latest");
    return {};
}

Result<RecoveryTargetRequest> RecoveryOptions::target() const
{
    CAIRN_CHECK(checkOneTarget());
    RecoveryTargetRequest target;
    if (m_time) {
        target.kind = TargetKind::Time;
        target.time = *m_time;
    } else if (m_xid) {
        target.kind = TargetKind::Xid;
        target.xid = *m_xid;
    } else if (m_lsn) {
        target.kind = TargetKind::Lsn;
        target.lsn = *m_lsn;
    } else if (m_name) {
        target.kind = TargetKind::Name;
        target.name = *m_name;
    } else if (m_word == Word::Immediate) {
        target.kind = TargetKind::Immediate;
    }
    target.explicitLatest = m_word == Word::Latest;
    target.inclusive = m_inclusive;
    target.timeline = m_timeline;
    target.action = m_action;
    return target;
}

Result<std::optional<RecoveryTargetRequest>> RecoveryOptions::wanted() const
{
    CAIRN_TRY(RecoveryTargetRequest wanted, target());
    if (wanted.kind == TargetKind::Latest && !wanted.explicitLatest && !wanted.timeline)
        return std::nullopt;
    return wanted;
}

} // namespace cairn::cli
