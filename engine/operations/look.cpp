#include "operations/look.h"

#include "core/files.h"
#include "core/text.h"
#include "operations/look_settings.h"
#include "postgres/control_file.h"
#include "postgres/data_directory.h"
#include "postgres/server_process.h"
#include "postgres/session.h"
#include "postgres/socket_directory.h"
#include "wal/history.h"
#include "wal/segment.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <format>
#include <pwd.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr const char *lookPort = "5432"; // only the name of a socket in a directory of our own

/// The name of the user that this process runs as; empty when it has none.
std::string systemUser()
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr ? found->pw_name : std::string{};
}

/// The end of a log, for a message.
std::string lastLinesOf(std::string_view text)
{
    constexpr int lines = 6;
    std::size_t begin = text.size();
    for (int i = 0; i <= lines && begin != std::string_view::npos && begin > 0; ++i)
        begin = text.rfind('\n', begin - 1);
    std::string_view end = text.substr(begin == std::string_view::npos ? 0 : begin);
    while (end.ends_with('\n'))
        end.remove_suffix(1);
    while (end.starts_with('\n'))
        end.remove_prefix(1);
    return std::string(end);
}

/// The message that the log begins with, with its detail.
std::string withDetail(std::string_view log)
{
    constexpr std::string_view label = "DETAIL:  ";
    std::string text(log.substr(0, log.find('\n')));
    const std::size_t detail = log.find(label);
    if (detail == std::string_view::npos)
        return text;
    log = log.substr(detail + label.size());
    return text + ": " + std::string(log.substr(0, log.find('\n')));
}

class Look {
public:
    Look(const LookRequest &request, OperationContext &context, const LookObserver &observer)
        : m_request(request)
        , m_context(context)
        , m_observer(observer)
        , m_pgdata(absolutePath(request.pgdata))
    {
    }

    Result<LookState> run()
    {
        m_context.progress.beginPhase("starting-server");
        CAIRN_CHECK(check());
        CAIRN_TRY(const auto programs, findServerPrograms(m_control.major, m_request.binDirectory));
        CAIRN_TRY(const auto directory, SocketDirectory::make("local all all trust\n"));
        m_state.socketDirectory = directory.path();
        m_state.port = lookPort;
        LookSettings settings(m_pgdata, m_control.major);
        CAIRN_CHECK(settings.begin());
        CAIRN_TRY(const auto arguments, serverArguments(joinPath(programs, "postgres"), directory));
        CAIRN_TRY(auto server, ServerProcess::start(arguments));
        auto seen = watch(server);
        m_session.reset();
        stop(server);
        CAIRN_CHECK(settings.end());
        m_context.progress.finish();
        if (!seen)
            return std::unexpected(std::move(seen).error());
        return std::move(m_state);
    }

private:
    Status check()
    {
        if (::geteuid() == 0)
            return fail(ErrorCode::Permission, "a server does not run as root", m_pgdata,
                        "look as the user that owns the directory, for example with `sudo -u postgres`");
        auto control = readControlFile(m_pgdata);
        if (!control)
            return fail(ErrorCode::DestinationUnusable, "this is no whole cluster: " + control.error().message,
                        m_pgdata, "restore into it first");
        m_control = control->fields;
        CAIRN_TRY(const pid_t process, serverRunningIn(m_pgdata));
        if (process != 0)
            return fail(ErrorCode::DestinationUnusable,
                        std::format("a server runs in the directory already (process {})", process), m_pgdata,
                        "look at it with psql, or stop it first");
        return {};
    }

    /// Everything that lets it be reached, or reach anything, is set here, whatever its own files say.
    Result<std::vector<std::string>> serverArguments(const std::string &program, const SocketDirectory &directory) const
    {
        std::vector<std::string> settings{
            "listen_addresses=", "unix_socket_directories=" + directory.path(), "unix_socket_permissions=0700",
            std::string("port=") + lookPort, "hba_file=" + directory.hbaFile(), "ssl=off", "archive_mode=off",
            "hot_standby=on", "logging_collector=off", "log_destination=stderr",
            "log_min_messages=warning", // what watch() reads in the log is there
            std::string("log_line_prefix=") + lookLogPrefix, "lc_messages=C", "external_pid_file=",
            // The end of the WAL is known by this wait alone, and a search of the archive that takes longer than the
            // interval leaves none.
            "wal_retrieve_retry_interval=60s"};
        for (std::string &setting : recoverySettingsForLook(m_control.major))
            settings.push_back(std::move(setting));
        if (!pathExists(joinPath(m_pgdata, "postgresql.conf")))
            CAIRN_CHECK(addConfiguration(settings));
        std::vector<std::string> all{program, "-D", m_pgdata};
        for (const std::string &setting : settings)
            all.insert(all.end(), {"-c", setting});
        return all;
    }

    /// Where packages keep the configuration elsewhere, the backup has none: then the numbers that a standby needs come
    /// from pg_control.
    Status addConfiguration(std::vector<std::string> &settings) const
    {
        const std::string file = joinPath(m_state.socketDirectory, "postgresql.conf");
        CAIRN_CHECK(replaceFile(file, asBytes("\n")));
        settings.push_back("config_file=" + file);
        settings.push_back(std::format("max_connections={}", m_control.maxConnections));
        settings.push_back(std::format("max_worker_processes={}", m_control.maxWorkerProcesses));
        if (m_control.maxWalSenders > 0)
            settings.push_back(std::format("max_wal_senders={}", m_control.maxWalSenders));
        settings.push_back(std::format("max_prepared_transactions={}", m_control.maxPreparedTransactions));
        settings.push_back(std::format("max_locks_per_transaction={}", m_control.maxLocksPerTransaction));
        return {};
    }

    Status watch(ServerProcess &server)
    {
        constexpr std::chrono::milliseconds pace(200);
        while (!m_context.stop.stop_requested()) {
            server.read(pace);
            const bool runs = server.isRunning();
            if (!runs)
                server.read(std::chrono::milliseconds(0));
            m_state.lastMessage = lastWordsOfServer(server.output());
            if (!runs)
                return fail(ErrorCode::Server,
                            "the server ended by itself; its last words: " + lastLinesOf(server.output()), m_pgdata,
                            "what it says is about the restored cluster: it is as it was");
            if (!m_session)
                connect();
            if (m_session)
                CAIRN_CHECK(ask(server));
            tell();
            if (m_state.isSettled() && !m_request.stay)
                return {};
        }
        return m_request.stay ? Status{} : fail(ErrorCode::Cancelled, "stopped on request");
    }

    void tell()
    {
        if (m_state == m_told && m_hasTold)
            return;
        m_told = m_state;
        m_hasTold = true;
        if (m_observer)
            m_observer(m_state);
    }

    /// Fails while the server is not consistent; then it is tried again.
    void connect()
    {
        std::vector<std::string> users{"postgres", systemUser()};
        if (m_request.user)
            users = {*m_request.user};
        for (const std::string &user : users) {
            ConnectionOptions options;
            options.host = m_state.socketDirectory;
            options.port = lookPort;
            options.user = user;
            options.database = "postgres";
            options.applicationName = "cairn look";
            auto session = Session::connect(options, m_context.stop);
            if (!session)
                continue;
            m_session = std::make_unique<Session>(*std::move(session));
            m_state.user = user;
            m_context.progress.beginPhase("replaying");
            const auto version = m_session->query("SHOW server_version", m_context.stop);
            m_state.serverVersion = version ? version->text(0, 0) : std::string{};
            return;
        }
    }

    /// pg_control knows the timeline of what was flushed last, which may be one of long before. The history of the
    /// target's timeline, which the server keeps in pg_wal, knows better.
    [[nodiscard]] TimelineId timelineAt(Lsn replayed, TimelineId flushed, std::string target) const
    {
        if (m_control.major < PgMajor{12}) {
            const auto conf = readWholeFile(joinPath(m_pgdata, "recovery.conf"), 1 << 20);
            target = targetTimelineIn(conf ? asText(*conf) : std::string_view{});
        }
        const auto names = listDirectory(joinPath(m_pgdata, "pg_wal"));
        TimelineHistory way(flushed);
        for (const std::string &name : names ? *names : std::vector<std::string>{}) {
            const auto history = historyIn(name);
            const bool isWanted = history && (target == "latest" ? history->timeline() > way.timeline()
                                                                 : target == std::to_string(history->timeline().value));
            if (isWanted && history->contains(flushed))
                way = *history;
        }
        return replayed.value == 0 ? flushed : way.timelineAt(Lsn{replayed.value - 1});
    }

    /// The history that a file of pg_wal holds.
    [[nodiscard]] std::optional<TimelineHistory> historyIn(const std::string &name) const
    {
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, 16);
        const TimelineId timeline{number};
        if (error != std::errc{} || name != historyFileName(timeline))
            return std::nullopt;
        const auto content = readWholeFile(joinPath(joinPath(m_pgdata, "pg_wal"), name), 1 << 20);
        auto history = TimelineHistory::parse(timeline, content ? asText(*content) : std::string_view{});
        return history ? std::optional(*std::move(history)) : std::nullopt;
    }

    /// An error when replay has stopped for good in front of the target.
    Status ask(ServerProcess &server)
    {
        // One after the other: what is asked together is not of one moment, and replay that stops in between would be
        // shown with a place and a time of before. The wait of the startup process tells a pause from the end of what
        // there is.
        constexpr const char *whether =
            "SELECT pg_catalog.pg_is_wal_replay_paused(),"
            " (SELECT coalesce(max(wait_event), '') FROM pg_catalog.pg_stat_activity WHERE backend_type = 'startup')";
        constexpr const char *where =
            "SELECT pg_catalog.pg_last_wal_replay_lsn(), pg_catalog.pg_last_xact_replay_timestamp(),"
            " greatest((SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()),"
            " (SELECT min_recovery_end_timeline FROM pg_catalog.pg_control_recovery())),"
            " pg_catalog.current_setting('recovery_target_timeline', true)";
        const auto rest = m_session->query(whether, m_context.stop);
        const auto row = rest ? m_session->query(where, m_context.stop) : rest;
        if (!row || rest->rows.empty() || row->rows.empty()) {
            m_session.reset();
            return {};
        }
        m_state.replayed = row->lsn(0, 0).value_or(Lsn{});
        m_state.lastCommit = Timestamp::parse(row->text(0, 1)).value_or(Timestamp{});
        const TimelineId flushed{static_cast<std::uint32_t>(row->number(0, 2).value_or(0))};
        m_state.timeline = timelineAt(m_state.replayed, flushed, row->text(0, 3));
        const std::string &waits = rest->text(0, 1);
        const bool waitsForWal = waits == "RecoveryRetrieveRetryInterval" || waits == "RecoveryWalStream" ||
                                 waits == "RecoveryWalAll" || waits == "RecoveryWalStreamRetrieve";
        const bool isPaused = rest->boolean(0, 0) || waits == "RecoveryPause";
        if (isPaused) {
            server.read(std::chrono::milliseconds(0)); // the server says why before it pauses
            CAIRN_CHECK(judgePause(server.output()));
        }
        m_state.stage = isPaused && m_hasStopped ? LookState::Stage::AtTarget
                        : waitsForWal            ? LookState::Stage::AtEnd
                                                 : LookState::Stage::Replaying; // or paused by a person
        askForDatabases();
        return {};
    }

    /// From 14 on a standby also pauses when its settings are too small for what the primary was set to meanwhile.
    Status judgePause(const std::string &log)
    {
        if (m_hasStopped || log.contains("recovery stopping "))
            m_hasStopped = true;
        else if (const auto why = log.find("hot standby is not possible because of"); why != std::string::npos)
            return fail(ErrorCode::Server, "replay has stopped in front of the target: " + withDetail(log.substr(why)),
                        m_pgdata,
                        "raise the setting in the restored cluster's configuration to what the primary had, and look "
                        "again; nothing was changed");
        return {};
    }

    void askForDatabases()
    {
        const auto rows =
            m_session->query("SELECT datname, pg_catalog.pg_database_size(oid) FROM pg_catalog.pg_database"
                             " WHERE datallowconn AND NOT datistemplate ORDER BY datname",
                             m_context.stop);
        if (!rows)
            return; // replay can be in the way for a moment
        m_state.databases.clear();
        for (std::size_t i = 0; i < rows->rows.size(); ++i)
            m_state.databases.push_back({rows->text(i, 0), static_cast<std::uint64_t>(rows->number(i, 1).value_or(0))});
    }

    /// The fast shutdown first, then the immediate one; either leaves a cluster that goes on where it stopped.
    static void stop(ServerProcess &server)
    {
        constexpr std::chrono::seconds patience(60);
        server.signal(SIGINT);
        if (server.waitForEnd(patience))
            return;
        server.signal(SIGQUIT);
        (void)server.waitForEnd(std::chrono::seconds(10));
    }

    const LookRequest &m_request;
    OperationContext &m_context;
    const LookObserver &m_observer;
    std::string m_pgdata;
    ControlFile m_control;
    std::unique_ptr<Session> m_session;
    LookState m_state;
    LookState m_told;
    bool m_hasTold = false;
    bool m_hasStopped = false; ///< where the restore was told to
};

} // namespace

Result<LookState> lookAt(const LookRequest &request, OperationContext &context, const LookObserver &observer)
{
    return Look(request, context, observer).run();
}

} // namespace cairn
