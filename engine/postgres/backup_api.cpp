#include "postgres/backup_api.h"

#include "postgres/backup_label.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

std::string grantHint(const Session &session, const ServerInfo &info)
{
    const auto role = session.quoteIdentifier(info.user);
    return "as a superuser, in this database, run:\n" + backupGrants(info.major, role.value_or("<role>"));
}

/// Adds to an error of the backup functions what to do about it.
std::unexpected<Error> explained(Error error, const Session &session, const ServerInfo *info)
{
    if (session.lastSqlState() == "42501" && info != nullptr)
        error.hint = grantHint(session, *info);
    return std::unexpected(std::move(error));
}

Status checkLabel(const std::string &label)
{
    constexpr std::size_t longest = 1024; // the server's own limit
    if (label.size() > longest)
        return fail(ErrorCode::Usage, std::format("a backup label has at most {} bytes", longest));
    if (std::ranges::any_of(label, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
        return fail(ErrorCode::Usage, "a backup label cannot hold control characters", label);
    return {};
}

} // namespace

Result<ServerBackup> ServerBackup::start(Session &session, const ServerInfo &info, const std::string &label,
                                         bool fastCheckpoint, const std::stop_token &stop)
{
    CAIRN_CHECK(checkLabel(label));
    // Asked before hours of copying, not when the backup cannot be ended.
    if (!info.mayBackup)
        return fail(ErrorCode::Server, std::format("{} may not call the backup functions", info.user), {},
                    grantHint(session, info));
    const bool renamed = info.major >= PgMajor{15};
    const std::string sql = renamed ? "SELECT pg_catalog.pg_backup_start($1::text, $2::boolean)"
                                    : "SELECT pg_catalog.pg_start_backup($1::text, $2::boolean, false)";
    auto begun = session.query(sql, {label, fastCheckpoint ? "true" : "false"}, stop);
    if (!begun)
        return explained(std::move(begun).error(), session, &info);
    BackupStart started;
    CAIRN_TRY(started.start, begun->lsn(0, 0));
    // The checkpoint of the start is the newest one now, on a standby the restartpoint that was used. The label of the
    // stop has the last word about its timeline.
    CAIRN_TRY(const auto state,
              session.query(
                  "SELECT timeline_id, pg_catalog.pg_is_in_recovery() FROM pg_catalog.pg_control_checkpoint()", stop));
    CAIRN_TRY(const auto timeline, state.number(0, 0));
    started.timeline = TimelineId{static_cast<std::uint32_t>(timeline)};
    started.fromStandby = info.inRecovery;
    if (started.fromStandby != state.boolean(0, 1))
        return fail(ErrorCode::Server, "the standby was promoted while the backup began", {}, "start the backup again");
    return ServerBackup(session, info.major, started);
}

Result<BackupStop> ServerBackup::stop(const std::stop_token &stop)
{
    // The snapshot is taken before the function runs: ids from its upper bound on cannot be in the backup as committed.
    const std::string_view call =
        m_major >= PgMajor{15} ? "pg_catalog.pg_backup_stop(false)" : "pg_catalog.pg_stop_backup(false, false)";
    auto ended =
        m_session->query(std::format("SELECT b.lsn, b.labelfile, b.spcmapfile,"
                                     " pg_catalog.txid_snapshot_xmax(pg_catalog.txid_current_snapshot()),"
                                     " (EXTRACT(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::pg_catalog.int8"
                                     " FROM {} b",
                                     call),
                         stop);
    if (!ended) {
        const bool refused = m_session->lastSqlState() == "55000";
        if (refused && m_started.fromStandby)
            ended.error().hint = "if the standby was promoted meanwhile, the backup is worthless: take it again";
        return explained(std::move(ended).error(), *m_session, nullptr);
    }
    BackupStop stopped;
    CAIRN_TRY(stopped.stop, ended->lsn(0, 0));
    stopped.labelFile = ended->text(0, 1);
    stopped.tablespaceMap = ended->text(0, 2);
    CAIRN_TRY(const auto xid, ended->number(0, 3));
    CAIRN_TRY(const auto time, ended->number(0, 4));
    stopped.recoveryXid = static_cast<std::uint64_t>(xid);
    stopped.serverTime = Timestamp{time};
    CAIRN_TRY(const auto label, parseBackupLabel(stopped.labelFile));
    if (label.start != m_started.start)
        return fail(ErrorCode::Server, std::format("the server's backup label starts at {}, the backup started at {}",
                                                   label.start.toString(), m_started.start.toString()));
    stopped.timeline = label.timeline;
    stopped.checkpoint = label.checkpoint;
    m_started.timeline = label.timeline;
    return stopped;
}

Result<Lsn> createRestorePoint(Session &session, const std::string &name, const std::stop_token &stop)
{
    if (name.empty() || name.size() > 63)
        return fail(ErrorCode::Usage, "the name of a restore point has 1 to 63 bytes", name);
    CAIRN_TRY(const auto result, session.query("SELECT pg_catalog.pg_create_restore_point($1::text)", {name}, stop));
    return result.lsn(0, 0);
}

Result<Lsn> switchWal(Session &session, const std::stop_token &stop)
{
    CAIRN_TRY(const auto result, session.query("SELECT pg_catalog.pg_switch_wal()", stop));
    return result.lsn(0, 0);
}

Result<ServerControl> readServerControl(Session &session, const std::stop_token &stop)
{
    CAIRN_TRY(
        const auto result,
        session.query("SELECT checkpoint_lsn, pg_catalog.pg_is_in_recovery() FROM pg_catalog.pg_control_checkpoint()",
                      stop));
    ServerControl control;
    CAIRN_TRY(control.checkpoint, result.lsn(0, 0));
    control.inRecovery = result.boolean(0, 1);
    return control;
}

Result<Lsn> currentWalEnd(Session &session, const std::stop_token &stop)
{
    CAIRN_TRY(const auto result,
              session.query("SELECT CASE WHEN pg_catalog.pg_is_in_recovery()"
                            " THEN GREATEST(pg_catalog.pg_last_wal_replay_lsn(), pg_catalog.pg_last_wal_receive_lsn())"
                            " ELSE pg_catalog.pg_current_wal_flush_lsn() END",
                            stop));
    return result.lsn(0, 0);
}

} // namespace cairn
