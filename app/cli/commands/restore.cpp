#include "commands/commands.h"
#include "options/recovery_options.h"
#include "values.h"

#include "operations/operations.h"
#include "operations/report_format.h"

namespace cairn::cli {

namespace {

class Restore final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareBackupId(options, m_request.backup).description += "; without it the newest that suits the target";
        declarePgdata(options, m_pgdata, "new or empty directory to restore into (from the settings)");
        options.flag("--in-place", m_request.inPlace,
                     "the directory may hold this instance's stopped cluster: that is kept beside it under another "
                     "name, with its tablespaces");
        options.list("-T,--tablespace-mapping", m_request.tablespaces, "OLD=NEW",
                     "put the tablespace at OLD into NEW; \\= for an equals sign in a path", parseTablespaceMapping);
        options.list("--external-mapping", m_request.externals, "OLD=NEW",
                     "restore the external directory OLD into NEW; \\= for an equals sign in a path",
                     parseExternalMapping);
        options.flag("--skip-external-dirs", m_request.skipExternalDirectories, "leave external directories out");
        options.value("-X,--waldir", m_request.walDirectory, "DIR", "put pg_wal there and link to it", parsePath)
            .completes(Completes::Directory);
        declareThreads(options, m_request.threads);
        options.flag("--no-validate", m_noValidate,
                     "do not verify everything before anything is written; what is read is verified anyway");
        options.flag("--dry-run", m_dryRun,
                     "show what would be done, or why it cannot be done, and write nothing; with --no-validate WAL is "
                     "only read where the target needs it");
        declareNoSync(options, m_noSync);
        m_progress.declare(options);
        m_format.declare(options);
        m_recovery.declare(options);
        declareReplicaOptions(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(fillRequest());
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging, m_progress));
        if (!m_pgdata && !config.pgdata)
            return fail(ErrorCode::Usage, "no directory to restore into is known", {}, "give --pgdata");
        m_request.pgdata = m_pgdata ? *m_pgdata : *config.pgdata;
        if (m_dryRun)
            return showPlan(session);
        CAIRN_TRY(const RestoreResult result, restore(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? restoreJson(m_request, result) : restoreText(m_request, result)));
        return 0;
    }

private:
    /// A plan with a refusal ends with its code, as the restore would.
    Result<int> showPlan(Session &session)
    {
        CAIRN_TRY(const RestorePlan plan, planRestore(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json ? restorePlanJson(plan) : restorePlanText(plan)));
        if (plan.isPossible())
            return 0;
        session.report(plan.refusals.front());
        return exitCodeOf(plan.refusals.front().code);
    }

    void declareReplicaOptions(OptionSet &options)
    {
        options.beginGroup("Recovery settings");
        options.value("--restore-command", m_request.restoreCommand, "COMMAND",
                      "restore_command to write instead of one that calls `cairn archive-get`; none: write none",
                      parseName);
        options.flag("-R,--restore-as-replica", m_request.asReplica, "make the restored cluster a standby");
        options.value("--primary-conninfo", m_request.primaryConninfo, "CONNINFO",
                      "with -R: how the standby reaches its primary (as the backup was taken)", parseName);
        options.value("--server-port", m_request.serverPort, "PORT", "port of the restored server (as in the backup)",
                      [](std::string_view text) -> Result<std::uint16_t> {
                          CAIRN_TRY(const std::uint64_t number, parseNumber(text, 1, 65535));
                          return static_cast<std::uint16_t>(number);
                      });
        options.value("-S,--primary-slot-name", m_request.primarySlotName, "NAME",
                      "with -R: replication slot that the standby uses on its primary", parseName);
    }

    Status fillRequest()
    {
        if (!m_request.asReplica && (m_request.primaryConninfo || m_request.primarySlotName))
            return fail(ErrorCode::Usage, "--primary-conninfo and --primary-slot-name need --restore-as-replica");
        CAIRN_TRY(m_request.target, m_recovery.target());
        m_request.ref = m_instance.ref();
        m_request.sync = !m_noSync;
        m_request.validateFirst = !m_noValidate;
        return {};
    }

    InstanceOptions m_instance;
    RestoreRequest m_request;
    std::optional<std::string> m_pgdata;
    bool m_noValidate = false;
    bool m_noSync = false;
    bool m_dryRun = false;
    RecoveryOptions m_recovery;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry restoreCommand()
{
    return {"restore", "restore a backup into a new or empty directory, or in place",
            "Without a recovery target a backup with archived WAL is recovered through all of it when the server "
            "starts, a STREAM\n"
            "backup to its end.",
            makeCommand<Restore>};
}

} // namespace cairn::cli
