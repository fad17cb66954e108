#include "operations/server_setup.h"

#include "catalog/catalog.h"
#include "core/files.h"
#include "core/text.h"
#include "operations/mode_choice.h"
#include "postgres/replication.h"
#include "postgres/server_info.h"
#include "postgres/session.h"

#include <algorithm>
#include <array>
#include <format>
#include <unistd.h>

namespace cairn {

namespace {

/// A word with line breaks, without one in its text: PostgreSQL takes none in a setting. The shell cuts line breaks at
/// the end of what a command printed, so a word that ends with one cannot be written this way.
std::string printedWord(std::string_view text)
{
    std::string word = "\"$(printf '";
    for (const char c : text) {
        switch (c) {
        case '\n':
            word += "\\n";
            break;
        case '\r':
            word += "\\r";
            break;
        case '\\':
            word += "\\\\";
            break;
        case '\'':
            word += "'\\''";
            break;
        case '%':
            word += "%%%%"; // doubled for printf, and again for the server
            break;
        default:
            word += c;
        }
    }
    return word + "')\"";
}

/// A word for /bin/sh. Percent signs are doubled, because the server replaces %p and %f before the shell sees the
/// command.
std::string shellWord(std::string_view text)
{
    if (text.find_first_of("\r\n") != std::string_view::npos && !text.ends_with('\n'))
        return printedWord(text);
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'')
            word += "'\\''";
        else if (c == '%')
            word += "%%";
        else
            word += c;
    }
    return word + "'";
}

std::string plainOrQuoted(std::string_view text)
{
    const bool plain = !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/._-+=:@,").contains(c);
    });
    return plain ? std::string(text) : shellWord(text);
}

std::string walCommand(std::string_view command, const InstanceRef &ref, const std::string &cairnPath)
{
    return std::format("{} {} -B {} --instance {} --wal-file-path=%p --wal-file-name=%f",
                       plainOrQuoted(cairnPath.empty() ? cairnExecutablePath() : cairnPath), command,
                       plainOrQuoted(ref.catalog), plainOrQuoted(ref.instance));
}

/// Runs the steps of a connection test. A failed step skips those that need it.
class ServerCheck {
public:
    ServerCheck(const ServerCheckRequest &request, OperationContext &context)
        : m_request(request)
        , m_context(context)
    {
    }

    Result<ServerCheckReport> run()
    {
        CAIRN_CHECK(readInstance());
        CAIRN_CHECK(connect());
        if (m_connected) {
            checkVersion();
            checkCluster();
            checkDataDirectory();
            checkPrivileges();
            checkWal();
            checkArchiving();
            CAIRN_CHECK(checkReplication());
        }
        return std::move(m_report);
    }

private:
    void add(std::string key, Sentence title, StepOutcome outcome, Sentence detail, Sentence remedy = {})
    {
        m_report.steps.push_back({std::move(key), std::move(title), outcome, std::move(detail), std::move(remedy)});
    }

    Status readInstance()
    {
        if (!m_request.ref)
            return {};
        m_report.proposedArchiveCommand = archiveCommandFor(*m_request.ref, m_request.cairnPath);
        const auto catalog = Catalog::open(m_request.ref->catalog);
        if (!catalog)
            return {};
        if (const auto instance = catalog->instance(m_request.ref->instance))
            m_config = instance->config();
        return {};
    }

    [[nodiscard]] ConnectionOptions options() const
    {
        return connectionOptions(m_request.connection, m_config.value_or(InstanceConfig{}), m_context.passwords);
    }

    /// Errors other than a stop request become a failed step.
    Status connect()
    {
        m_context.progress.beginPhase("connecting");
        auto session = Session::connect(options(), m_context.stop);
        if (session) {
            auto info = probeServer(*session, m_context.stop);
            if (info) {
                m_info = *info;
                m_connected = true;
                m_report.serverVersion = info->versionText;
                m_report.systemIdentifier = info->systemIdentifier;
                m_report.dataDirectory = info->dataDirectory.value_or(std::string{});
                m_report.currentArchiveCommand = info->archiveCommand;
                m_report.archiveModeOn = info->archiveMode != "off";
                m_report.archives = info->archiving();
                m_report.inRecovery = info->inRecovery;
                add("connect", Phrase::ConnectTitle, StepOutcome::Passed,
                    {Phrase::ConnectedAs, {info->user, redactedConninfo(options())}});
                return {};
            }
            return noteFailure("connect", Phrase::ConnectTitle, info.error());
        }
        return noteFailure("connect", Phrase::ConnectTitle, session.error());
    }

    Status noteFailure(const char *key, Phrase title, const Error &error)
    {
        if (error.code == ErrorCode::Cancelled)
            return std::unexpected(error);
        add(key, title, StepOutcome::Failed, error.message + (error.subject.empty() ? "" : ": " + error.subject),
            error.hint);
        return {};
    }

    void checkVersion()
    {
        if (isSupportedMajor(m_info.major))
            add("version", Phrase::VersionTitle, StepOutcome::Passed, m_info.versionText);
        else
            add("version", Phrase::VersionTitle, StepOutcome::Failed,
                {Phrase::VersionUnsupported, {m_info.versionText}}, Phrase::VersionsSupported);
        if (m_info.inRecovery)
            add("primary", Phrase::PrimaryTitle, StepOutcome::Failed, Phrase::IsStandby, Phrase::ConnectToPrimary);
        else
            add("primary", Phrase::PrimaryTitle, StepOutcome::Passed, Phrase::IsPrimary);
    }

    void checkCluster()
    {
        const auto id = std::to_string(m_info.systemIdentifier.value);
        if (m_config && m_config->systemIdentifier != m_info.systemIdentifier)
            add("system-identifier", Phrase::SameClusterTitle, StepOutcome::Failed,
                {Phrase::OtherSystemId, {id, std::to_string(m_config->systemIdentifier.value)}}, Phrase::CheckHost);
        else
            add("system-identifier", Phrase::SystemIdTitle, StepOutcome::Passed, id);
    }

    void checkDataDirectory()
    {
        const std::string pgdata =
            m_request.pgdata.value_or(m_config && m_config->pgdata ? *m_config->pgdata : m_report.dataDirectory);
        if (pgdata.empty()) {
            add("data-directory", Phrase::DataDirectoryTitle, StepOutcome::Warning, Phrase::DirectoryUnknown,
                Phrase::GiveDirectory);
            return;
        }
        const auto control = readControlFile(pgdata);
        if (!control)
            add("data-directory", Phrase::DataDirectoryTitle, StepOutcome::Failed,
                control.error().message + ": " + printableName(control.error().subject), Phrase::RunOnServer);
        else if (control->fields.systemIdentifier != m_info.systemIdentifier)
            add("data-directory", Phrase::DataDirectoryTitle, StepOutcome::Failed,
                {Phrase::OtherCluster, {printableName(pgdata)}}, Phrase::GiveItsDirectory);
        else
            add("data-directory", Phrase::DataDirectoryTitle, StepOutcome::Passed, printableName(pgdata));
    }

    void checkPrivileges()
    {
        if (m_info.mayBackup)
            add("privileges", Phrase::PrivilegesTitle, StepOutcome::Passed,
                m_info.superuser ? Phrase::Superuser : Phrase::MayExecute);
        else
            add("privileges", Phrase::PrivilegesTitle, StepOutcome::Failed, {Phrase::MayNotBackUp, {m_info.user}},
                backupGrants(m_info.major, "\"" + m_info.user + "\""));
    }

    void checkWal()
    {
        if (m_info.walLevel == "minimal")
            add("wal-level", "wal_level", StepOutcome::Failed, Phrase::WalLevelMinimal, Phrase::SetWalLevel);
        else
            add("wal-level", "wal_level", StepOutcome::Passed, m_info.walLevel);
    }

    void checkArchiving()
    {
        const std::string remedy =
            std::format("ALTER SYSTEM SET archive_mode = 'on'; ALTER SYSTEM SET archive_command = '{}';",
                        m_report.proposedArchiveCommand);
        if (!m_info.archiving()) {
            add("archive-command", Phrase::ArchivingTitle, StepOutcome::Warning,
                m_info.archiveMode == "off" ? Phrase::ArchiveModeOff : Phrase::NoArchiveCommand,
                m_report.proposedArchiveCommand.empty() ? std::string{} : remedy);
        } else if (!m_report.proposedArchiveCommand.empty() && !m_info.archiveCommand.contains("archive-push")) {
            add("archive-command", Phrase::ArchivingTitle, StepOutcome::Warning,
                {Phrase::ArchivesElsewhere, {m_info.archiveCommand + m_info.archiveLibrary}}, remedy);
        } else {
            add("archive-command", Phrase::ArchivingTitle, StepOutcome::Passed,
                m_info.archiveCommand + m_info.archiveLibrary);
        }
    }

    Status checkReplication()
    {
        const Phrase title = Phrase::ReplicationTitle;
        auto connection = ReplicationConnection::connect(options(), m_context.stop);
        if (connection) {
            add("replication", title, StepOutcome::Passed,
                {Phrase::WalSenders, {std::to_string(m_info.maxWalSenders)}});
            return {};
        }
        if (connection.error().code == ErrorCode::Cancelled)
            return std::unexpected(connection.error());
        add("replication", title, StepOutcome::Warning, connection.error().message, connection.error().hint);
        return {};
    }

    const ServerCheckRequest &m_request;
    OperationContext &m_context;
    std::optional<InstanceConfig> m_config;
    ServerInfo m_info;
    bool m_connected = false;
    ServerCheckReport m_report;
};

} // namespace

bool ServerCheckReport::usable() const
{
    return !steps.empty() &&
           std::ranges::none_of(steps, [](const CheckStep &step) { return step.outcome == StepOutcome::Failed; });
}

Result<ServerCheckReport> checkServer(const ServerCheckRequest &request, OperationContext &context)
{
    return ServerCheck(request, context).run();
}

std::string archiveCommandFor(const InstanceRef &ref, const std::string &cairnPath)
{
    return walCommand("archive-push", ref, cairnPath);
}

std::string restoreCommandFor(const InstanceRef &ref, const std::string &cairnPath)
{
    return walCommand("archive-get", ref, cairnPath);
}

Result<ArchiveSetupResult> applyArchiveSetup(const ServerCheckRequest &request, OperationContext &context)
{
    if (!request.ref)
        return fail(ErrorCode::Usage, "archiving is set up for an instance, and none was given");
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref->catalog));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref->instance));
    CAIRN_TRY(
        auto session,
        Session::connect(connectionOptions(request.connection, instance.config(), context.passwords), context.stop));
    CAIRN_TRY(const auto info, probeServer(session, context.stop));
    if (info.systemIdentifier != instance.config().systemIdentifier)
        return fail(ErrorCode::WrongCluster,
                    std::format("the server has system identifier {}, the instance was added with {}; nothing was "
                                "changed",
                                info.systemIdentifier.value, instance.config().systemIdentifier.value),
                    redactedConninfo(session.options()),
                    "check the connection options; another cluster needs an instance of its own");
    ArchiveSetupResult result;
    const auto set = [&](const std::string &name, const std::string &value) -> Status {
        CAIRN_TRY(const auto literal, session.quoteLiteral(value));
        CAIRN_CHECK(session.query("ALTER SYSTEM SET " + name + " = " + literal, context.stop));
        return {};
    };
    if (info.walLevel == "minimal") {
        CAIRN_CHECK(set("wal_level", "replica"));
        result.restartNeeded = true;
    }
    if (info.archiveMode == "off") {
        CAIRN_CHECK(set("archive_mode", "on"));
        result.restartNeeded = true;
    }
    CAIRN_CHECK(set("archive_command", archiveCommandFor(*request.ref, request.cairnPath)));
    CAIRN_CHECK(session.query("SELECT pg_catalog.pg_reload_conf()", context.stop));
    context.log.info("archiving set up{}", result.restartNeeded ? "; the server must be restarted for it" : "");
    return result;
}

std::string cairnExecutablePath()
{
    std::array<char, 4096> buffer{};
    const ssize_t length = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
    const std::string self(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
    const std::string beside = joinPath(parentPath(self), "cairn");
    return pathExists(beside) ? beside : self;
}

} // namespace cairn
