#include "commands/commands.h"
#include "options/pin_options.h"
#include "options/settings_options.h"
#include "values.h"

#include "core/text.h"
#include "operations/operations.h"
#include "operations/report_format.h"

#include <array>
#include <format>

namespace cairn::cli {

namespace {

struct ModeChoice {
    BackupMode mode = BackupMode::Full;
    bool automatic = false;
};

/// pg_probackup takes beginnings of mode names, in any case.
Result<ModeChoice> parseMode(std::string_view text)
{
    const auto begins = [&](std::string_view name) {
        return !text.empty() && OptionSet::equalsIgnoringCase(name.substr(0, text.size()), text);
    };
    for (const auto mode :
         {BackupMode::Full, BackupMode::Page, BackupMode::Ptrack, BackupMode::Delta, BackupMode::Summary})
        if (begins(modeName(mode)))
            return ModeChoice{mode, false};
    if (begins("AUTO"))
        return ModeChoice{BackupMode::Full, true};
    return fail(ErrorCode::Usage, "unknown backup mode", "\"" + printableName(text) + "\"",
                "the modes are FULL, DELTA, PAGE, PTRACK, SUMMARY and AUTO");
}

class Backup final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        options
            .value("-b,--backup-mode", m_mode, "MODE",
                   "what to copy: FULL, everything; the others what changed since another backup: DELTA reads all "
                   "pages to "
                   "find out, PAGE the archived WAL, PTRACK asks the extension ptrack, SUMMARY the server's WAL "
                   "summaries (17+); AUTO takes the cheapest that is possible and says why",
                   parseMode)
            .choices({"FULL", "DELTA", "PAGE", "PTRACK", "SUMMARY", "AUTO"})
            .required();
        options.value("--parent", m_request.parent, "ID",
                      "the backup that an incremental one builds on (the newest good one that leads to the cluster)",
                      BackupId::parse);
        declarePgdata(options, m_request.pgdata, "the cluster's data directory (from the settings)");
        declareExternalDirectories(options, m_request.externalDirectories).description += " (from the settings)";
        declareBackupOptions(options);
        declareWalOptions(options);
        m_connection.declare(options, ConnectionOptions::Sources::Environment);
        m_connection.declarePassword(options);
        m_compression.declare(options);
        m_pin.declare(options);
        m_retention.declare(options);
        options.beginGroup("When the backup is good");
        options.flag("--delete-expired", m_request.deleteExpired, "delete backups that no retention rule holds");
        options.flag("--expired", m_request.deleteExpired, "the same as --delete-expired");
        options.flag("--merge-expired", m_request.mergeExpired,
                     "merge expired backups into what builds on them, so that they need not stay for it");
        options.flag("--delete-wal", m_request.deleteWal, "delete WAL in the archive that no backup needs");
        options.flag("--wal", m_request.deleteWal, "the same as --delete-wal");
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(fillRequest());
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging, m_progress));
        CAIRN_CHECK(m_connection.askPassword(session.stopToken()));
        CAIRN_TRY(const BackupResult result, takeBackup(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? backupJson(m_request.ref.instance, result) : backupText(result)));
        return 0;
    }

private:
    void declareBackupOptions(OptionSet &options)
    {
        using Policies = std::vector<std::pair<std::string, BadPagePolicy>>;
        declareThreads(options, m_request.threads);
        options.value("--note", m_request.note, "TEXT", "a remark to keep with the backup, at most 1024 bytes",
                      parseNote);
        options.flag("--no-validate", m_noValidate,
                     "do not read the backup back when it is complete; its status is then DONE");
        options.flag("--no-resume", m_noResume,
                     "begin anew: do not take over what interrupted backups have stored already, but remove it");
        options.choice(
            "--bad-pages", m_request.badPages, Policies{{"warn", BadPagePolicy::Warn}, {"fail", BadPagePolicy::Fail}},
            "what to do about damaged pages of the cluster: name them in the result, or end in an error (warn)");
        options.value("--rate-limit", m_request.rateLimit, "SIZE",
                      "read no more than so much per second, in kB unless a unit is given; 0: no limit (0)", parseRate);
        options.flag("-C,--smooth-checkpoint", m_request.smoothCheckpoint,
                     "let the server spread the checkpoint over time");
        options.flag("--backup-pg-log", m_request.includeServerLog, "also back up the server's log directory");
        declareNoSync(options, m_noSync);
        m_progress.declare(options);
        m_format.declare(options);
    }

    void declareWalOptions(OptionSet &options)
    {
        options.beginGroup("WAL options");
        options.flag("--stream", m_request.stream,
                     "receive the WAL that the backup needs over the replication protocol and keep it in the backup");
        options.flag("--temp-slot", m_request.temporarySlot, "with --stream: through a temporary replication slot");
        options.value("-S,--slot", m_request.slot, "NAME", "with --stream: name of the replication slot", parseName);
        options.flag("-P,--perm-slot", m_request.permanentSlot, "with --stream: make the slot and keep it");
        declareArchiveTimeout(options, m_request.archiveTimeoutSeconds);
    }

    Status fillRequest()
    {
        if (m_request.temporarySlot && m_request.permanentSlot)
            return fail(ErrorCode::Usage, "--temp-slot and --perm-slot exclude one another");
        if (!m_request.stream && (m_request.temporarySlot || m_request.permanentSlot || m_request.slot))
            return fail(ErrorCode::Usage, "--slot, --temp-slot and --perm-slot need --stream");
        CAIRN_CHECK(m_connection.check());
        CAIRN_CHECK(m_compression.resolve());
        m_request.ref = m_instance.ref();
        m_request.pin = m_pin.pin;
        m_request.retention = m_retention.settings;
        m_request.mode = m_mode.mode;
        m_request.automaticMode = m_mode.automatic;
        m_request.validateAfterwards = !m_noValidate;
        m_request.resume = !m_noResume;
        m_request.sync = !m_noSync;
        m_request.codec = m_compression.algorithm;
        m_request.level = m_compression.level;
        m_request.connection = m_connection.connection;
        return {};
    }

    InstanceOptions m_instance;
    BackupRequest m_request;
    ModeChoice m_mode;
    bool m_noValidate = false;
    bool m_noResume = false;
    bool m_noSync = false;
    ConnectionOptions m_connection;
    CompressionOptions m_compression;
    PinOptions m_pin;
    RetentionRuleOptions m_retention;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry backupCommand()
{
    return {"backup", "take a backup of a cluster",
            "Without --stream the WAL that the backup needs must arrive in the instance's archive (archive_command).",
            makeCommand<Backup>};
}

} // namespace cairn::cli
