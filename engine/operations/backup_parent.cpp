#include "operations/backup_run.h"
#include "operations/mode_choice.h"

#include <algorithm>
#include <format>

// What an incremental backup builds on, and how it learns what changed since.

namespace cairn {

/// A request that cannot be met fails before the server makes a checkpoint for it.
Status BackupRun::checkForParent()
{
    if (m_request.automaticMode || m_record.mode == BackupMode::Full)
        return {};
    CAIRN_TRY(const auto backups, m_scope.instance().backups());
    const auto restorable = [&](const BackupRecord &record) { return restoreObjection(record, backups).empty(); };
    if (std::ranges::any_of(backups, restorable))
        return {};
    return fail(ErrorCode::NotFound, "there is no backup that an incremental one could build on", {},
                "take a FULL backup (-b FULL)");
}

Status BackupRun::chooseParentBackup()
{
    if (!m_request.automaticMode && m_record.mode == BackupMode::Full)
        return {};
    CAIRN_TRY(const auto backups, m_scope.instance().backups());
    CAIRN_TRY(m_path, pathOfCluster(m_scope.instance(), m_pgdata, m_record.timeline, m_context.log));
    ParentWishes wishes;
    wishes.path = m_path;
    // The start of the backup, or what a standby has replayed since: the WAL really goes that far.
    CAIRN_TRY(wishes.walEnd, currentWalEnd(*m_session, m_context.stop));
    wishes.blockSize = m_record.blockSize;
    wishes.checksumVersion = m_record.checksumVersion;
    wishes.majorVersion = m_record.majorVersion;
    wishes.fromStandby = m_record.fromReplica;
    auto parent = chooseParent(backups, wishes, m_request.parent);
    if (parent && m_record.startLsn < parent->startLsn)
        parent =
            fail(ErrorCode::Server,
                 std::format("the backup would start at {}, the standby's last restartpoint, before its parent {} ({})",
                             m_record.startLsn.toString(), parent->id.toString(), parent->startLsn.toString()),
                 {}, "wait for the next checkpoint of the primary, or take a FULL backup (-b FULL)");
    if (m_request.automaticMode && !parent && !m_request.parent)
        return chooseMode(parent);
    CAIRN_CHECK(parent);
    CAIRN_TRY(m_parents, chainOf(*parent, backups));
    m_record.parent = parent->id;
    m_record.parentTimeline = parent->timeline;
    m_context.log.info("parent is backup {} ({}), start LSN {}", parent->id.toString(), modeName(parent->mode),
                       parent->startLsn.toString());
    return m_request.automaticMode ? chooseMode(parent) : m_scope.instance().write(m_record);
}

ChangeFinder BackupRun::changeFinder()
{
    const ControlFile &control = m_control.fields;
    return {m_scope.instance(),
            *m_session,
            m_server,
            ChangeRange{m_parents.front(), m_record, m_path, control.catalogVersion, control.relationSegmentBlocks},
            m_request.threads,
            archiveTimeout(),
            m_context};
}

Status BackupRun::chooseMode(const Result<BackupRecord> &parent)
{
    m_record.mode = BackupMode::Full;
    if (!parent) {
        Error why = parent.error();
        why.hint.clear();
        m_record.modeReason = why.text();
    } else {
        ChangeFinder finder = changeFinder();
        std::vector<Sentence> why;
        for (const BackupMode mode : incrementalModes) {
            CAIRN_TRY(const auto verdict, judgeMode(finder, mode));
            if (verdict.objection.empty()) {
                m_record.mode = mode;
                break;
            }
            why.push_back({Phrase::NotMode, {Keyword{std::string(modeName(mode))}, verdict.objection}});
        }
        m_record.modeReason = Sentence::list(std::move(why)).english();
        if (m_record.modeReason.empty())
            m_record.modeReason = Sentence(Phrase::CheapestMode).english();
    }
    std::ranges::replace(m_record.modeReason, '\n', ' ');
    m_context.log.info("mode {}: {}", modeName(m_record.mode), m_record.modeReason);
    return m_scope.instance().write(m_record);
}

Status BackupRun::findChanges()
{
    if (m_record.mode == BackupMode::Full || m_record.mode == BackupMode::Delta)
        return {};
    auto changes = changeFinder().find(m_record.mode);
    if (!changes && m_request.automaticMode && changes.error().code != ErrorCode::Cancelled) {
        // Reading every page needs nothing that could be missing.
        warn(std::format("{} was not possible after all, DELTA is taken instead: {}", modeName(m_record.mode),
                         changes.error().text()));
        m_record.modeReason += "; " + Sentence{Phrase::ModeFailed,
                                               {Keyword{std::string(modeName(m_record.mode))}, changes.error().message}}
                                          .english();
        m_record.mode = BackupMode::Delta;
        return m_scope.instance().write(m_record);
    }
    CAIRN_CHECK(changes);
    m_changes = std::move(*changes);
    if (m_changes->coarsenedForks() > 0)
        m_context.log.notice("so much changed that {} relations are read as a whole", m_changes->coarsenedForks());
    return {};
}

} // namespace cairn
