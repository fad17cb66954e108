#include "postgres/server_info.h"

#include <charconv>
#include <format>
#include <functional>
#include <map>

namespace cairn {

namespace {

/// Names of the backup functions: renamed in 15, when the exclusive mode went.
struct BackupFunctions {
    std::string_view start;
    std::string_view stop;
};

BackupFunctions backupFunctionsOf(PgMajor major)
{
    if (major >= PgMajor{15})
        return {"pg_catalog.pg_backup_start(text, boolean)", "pg_catalog.pg_backup_stop(boolean)"};
    return {"pg_catalog.pg_start_backup(text, boolean, boolean)", "pg_catalog.pg_stop_backup(boolean, boolean)"};
}

constexpr std::string_view restorePointFunction = "pg_catalog.pg_create_restore_point(text)";
constexpr std::string_view switchFunction = "pg_catalog.pg_switch_wal()";

std::string identityQuery(PgMajor major)
{
    const auto functions = backupFunctionsOf(major);
    const auto mayRun = [](std::string_view function) {
        return std::format("pg_catalog.has_function_privilege('{}', 'EXECUTE')", function);
    };
    // A primary right after its promotion writes on a timeline that no checkpoint has recorded yet: there the name of
    // the current segment tells. On a standby the WAL functions are refused, and the furthest of checkpoint and
    // recovery counts.
    return std::format(
        "SELECT pg_catalog.current_setting('server_version'), pg_catalog.pg_is_in_recovery(),"
        " s.system_identifier, s.catalog_version_no,"
        " CASE WHEN pg_catalog.pg_is_in_recovery() THEN NULL ELSE"
        "  pg_catalog.substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8) END,"
        " GREATEST(c.timeline_id, r.min_recovery_end_timeline),"
        " i.database_block_size, i.wal_block_size, i.bytes_per_wal_segment, i.data_page_checksum_version <> 0,"
        " CURRENT_USER, u.rolsuper, u.rolsuper OR u.rolreplication,"
        " {} AND {}, {}, {}"
        " FROM pg_catalog.pg_control_system() s, pg_catalog.pg_control_checkpoint() c,"
        " pg_catalog.pg_control_recovery() r, pg_catalog.pg_control_init() i, pg_catalog.pg_roles u"
        " WHERE u.rolname = CURRENT_USER",
        mayRun(functions.start), mayRun(functions.stop), mayRun(switchFunction), mayRun(restorePointFunction));
}

template <class Number>
Status takeNumber(const QueryResult &result, std::size_t column, Number &target)
{
    CAIRN_TRY(const auto value, result.number(0, column));
    target = static_cast<Number>(value);
    return {};
}

Status takeTimeline(const QueryResult &result, ServerInfo &info)
{
    if (!result.isNull(0, 4)) {
        const auto &digits = result.text(0, 4);
        const auto [end, problem] =
            std::from_chars(digits.data(), digits.data() + digits.size(), info.timeline.value, 16);
        if (problem == std::errc{} && end == digits.data() + digits.size())
            return {};
    }
    return takeNumber(result, 5, info.timeline.value);
}

Status takeIdentity(const QueryResult &result, ServerInfo &info)
{
    if (result.rows.size() != 1)
        return fail(ErrorCode::Server, "the server did not say who and what it is");
    info.versionText = result.text(0, 0);
    info.inRecovery = result.boolean(0, 1);
    CAIRN_CHECK(takeNumber(result, 2, info.systemIdentifier.value));
    CAIRN_CHECK(takeNumber(result, 3, info.catalogVersion));
    CAIRN_CHECK(takeTimeline(result, info));
    CAIRN_CHECK(takeNumber(result, 6, info.blockSize));
    CAIRN_CHECK(takeNumber(result, 7, info.walBlockSize));
    CAIRN_CHECK(takeNumber(result, 8, info.walSegmentSize));
    info.dataChecksums = result.boolean(0, 9);
    info.user = result.text(0, 10);
    info.superuser = result.boolean(0, 11);
    info.mayReplicate = result.boolean(0, 12);
    info.mayBackup = result.boolean(0, 13);
    info.maySwitchWal = result.boolean(0, 14);
    info.mayRestorePoint = result.boolean(0, 15);
    return {};
}

/// Settings by name. What the role may not see is absent, which SHOW would answer with an error.
constexpr std::string_view settingsQuery =
    "SELECT name, setting FROM pg_catalog.pg_settings WHERE name IN ('data_directory', 'config_file', 'wal_level',"
    " 'archive_mode', 'archive_command', 'archive_library', 'full_page_writes', 'max_wal_senders',"
    " 'max_replication_slots', 'max_connections', 'log_directory', 'stats_temp_directory')";

class Settings {
public:
    explicit Settings(const QueryResult &result)
    {
        for (std::size_t row = 0; row < result.rows.size(); ++row)
            m_values[result.text(row, 0)] = result.text(row, 1);
    }
    [[nodiscard]] std::optional<std::string> find(std::string_view name) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::string text(std::string_view name) const { return find(name).value_or(""); }
    [[nodiscard]] int number(std::string_view name) const
    {
        const std::string value = text(name);
        int number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

void takeSettings(const Settings &settings, ServerInfo &info)
{
    info.dataDirectory = settings.find("data_directory");
    info.configFile = settings.find("config_file");
    info.walLevel = settings.text("wal_level");
    info.archiveMode = settings.text("archive_mode");
    info.archiveCommand = settings.text("archive_command");
    if (info.archiveCommand == "(disabled)") // shown while archive_mode is off, whatever is set
        info.archiveCommand.clear();
    info.archiveLibrary = settings.text("archive_library");
    info.fullPageWrites = settings.text("full_page_writes") != "off";
    info.maxWalSenders = settings.number("max_wal_senders");
    info.maxReplicationSlots = settings.number("max_replication_slots");
    info.maxConnections = settings.number("max_connections");
    info.logDirectory = settings.text("log_directory");
    info.statsTempDirectory = settings.text("stats_temp_directory");
}

} // namespace

Result<ServerInfo> probeServer(Session &session, const std::stop_token &stop)
{
    ServerInfo info;
    info.versionNumber = session.versionNumber();
    info.major = session.major();
    if (!isSupportedMajor(info.major))
        return fail(ErrorCode::Unsupported,
                    std::format("the server is PostgreSQL {}, supported are {} to {}", info.major.value,
                                oldestPgMajor.value, newestPgMajor.value),
                    redactedConninfo(session.options()));
    CAIRN_TRY(const auto identity, session.query(identityQuery(info.major), stop));
    CAIRN_CHECK(takeIdentity(identity, info));
    CAIRN_TRY(const auto settings, session.query(std::string(settingsQuery), stop));
    takeSettings(Settings(settings), info);
    return info;
}

std::string backupGrants(PgMajor major, const std::string &quotedRole)
{
    const auto functions = backupFunctionsOf(major);
    std::string text;
    for (const auto function : {functions.start, functions.stop, switchFunction, restorePointFunction})
        text += std::format("GRANT EXECUTE ON FUNCTION {} TO {};\n", function, quotedRole);
    text += std::format("GRANT pg_read_all_settings TO {};\n", quotedRole);
    text += std::format("ALTER ROLE {} REPLICATION;\n", quotedRole);
    return text;
}

} // namespace cairn
