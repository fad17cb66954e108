#include "commands/commands.h"
#include "options/retention_options.h"

#include "operations/operations.h"
#include "operations/report_format.h"

namespace cairn::cli {

namespace {

class Delete final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        options.list("-i,--backup-id", m_request.backups, "ID",
                     "id of a backup, as `cairn show` lists it; may be given several times", BackupId::parse);
        options.choice("--status", m_request.status, deletableStatuses(),
                       "delete all backups with this status, with what builds on them");
        options.flag("--expired", m_request.expired, "delete backups that no retention rule holds");
        options.flag("--delete-expired", m_request.expired, "the same as --expired");
        options.flag("--merge-expired", m_request.mergeExpired,
                     "merge expired backups into what builds on them, so that they need not stay for it");
        options.flag("--wal", m_request.wal, "delete WAL in the archive that no backup needs");
        options.flag("--delete-wal", m_request.wal, "the same as --wal");
        options.flag("--force", m_request.force,
                     "also against a pin or minimum redundancy, down to the last backup and WAL without backups");
        options.value("--quarantine", m_request.quarantineSeconds, "TIME",
                      "for so long `cairn undelete` can bring back what is deleted, in days unless a unit is given; 0: "
                      "it is gone at once (from the settings)",
                      parseQuarantine);
        options.flag("--dry-run", m_request.dryRun, "only say what would be deleted and what would stay");
        options.flag("--explain", m_explain,
                     "also list the WAL, and what can be recovered before and after, with all reasons");
        declareNoSync(options, m_noSync);
        m_retention.declare(options);
        m_progress.declare(options);
        m_format.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        if (m_request.backups.empty() && !m_request.status && !m_request.expired && !m_request.mergeExpired &&
            !m_request.wal)
            return fail(ErrorCode::Usage, "nothing to delete was named", {},
                        "--backup-id, --status, --expired, --merge-expired and --wal say what");
        m_request.ref = m_instance.ref();
        m_request.retention = m_retention.settings;
        m_request.sync = !m_noSync;
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging, m_progress));
        CAIRN_TRY(const DeletePlan plan, deleteBackup(m_request, session.context()));
        CAIRN_CHECK(session.print(m_format.json
                                      ? deletePlanJson(plan, m_request.dryRun, config.walSegmentSize)
                                      : deletePlanText(plan, m_request.dryRun) +
                                            (m_explain ? retentionText(plan, config.walSegmentSize) : std::string{})));
        return 0;
    }

private:
    static std::vector<std::pair<std::string, BackupStatus>> deletableStatuses()
    {
        std::vector<std::pair<std::string, BackupStatus>> words;
        for (const auto status :
             {BackupStatus::Ok, BackupStatus::Done, BackupStatus::Corrupt, BackupStatus::Orphan, BackupStatus::Error,
              BackupStatus::Merging, BackupStatus::Merged, BackupStatus::Deleting, BackupStatus::Unknown})
            words.emplace_back(statusName(status), status);
        return words;
    }

    InstanceOptions m_instance;
    DeleteRequest m_request;
    bool m_explain = false;
    bool m_noSync = false;
    RetentionRuleOptions m_retention;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry deleteCommand()
{
    return {"delete", "delete backups, and WAL that none needs",
            "Backups go by their id, by status, or because no retention rule holds them. What builds on a\n"
            "deleted backup goes with it; what a kept one needs stays.",
            makeCommand<Delete>};
}

} // namespace cairn::cli
