#include "operations/operations.h"

#include "core/text.h"
#include "operations/chain_status.h"
#include "operations/operation_scope.h"
#include "operations/validate_backup.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

/// Validates the backups of one instance and writes the verdicts.
class InstanceValidation {
public:
    InstanceValidation(const ValidateRequest &request, OperationScope &scope, ValidationReport &report)
        : m_request(request)
        , m_scope(scope)
        , m_context(scope.context())
        , m_report(report)
    {
    }

    Status run()
    {
        if (m_scope.journal() != nullptr)
            CAIRN_CHECK(sweepDeadWriters(m_scope.instance(), m_context.log));
        CAIRN_TRY(m_backups, m_scope.instance().backups());
        // Parents before children: a child is judged together with what it builds on.
        std::ranges::reverse(m_backups);
        std::vector<BackupId> wanted;
        if (m_request.backup) {
            CAIRN_TRY(const BackupRecord *record, findBackup(*m_request.backup, m_backups));
            wanted = chainIds(*record);
        } else {
            std::ranges::transform(m_backups, std::back_inserter(wanted), &BackupRecord::id);
        }
        for (const BackupId id : wanted) {
            CAIRN_CHECK(checkStop());
            CAIRN_CHECK(examine(*std::ranges::find(m_backups, id, &BackupRecord::id)));
        }
        if (m_request.backup)
            return {};
        CAIRN_CHECK(examineArchive());
        return examineJournal();
    }

private:
    [[nodiscard]] Status checkStop() const
    {
        return m_context.stop.stop_requested() ? Status(fail(ErrorCode::Cancelled, "stopped on request")) : Status{};
    }

    /// A backup and what it builds on, oldest first. What is wrong with a chain that has a hole shows when it is
    /// judged.
    [[nodiscard]] std::vector<BackupId> chainIds(const BackupRecord &record) const
    {
        std::vector<BackupId> ids;
        const auto chain = chainOf(record, m_backups);
        if (!chain)
            return {record.id};
        std::ranges::transform(*chain, std::back_inserter(ids), &BackupRecord::id);
        std::ranges::reverse(ids);
        return ids;
    }

    Status examine(const BackupRecord &record)
    {
        BackupVerdict verdict{m_scope.instance().name(), record.id, record.status, record.status, false};
        switch (record.status) {
        case BackupStatus::Unknown:
            m_report.findings.push_back({FindingSeverity::Error, ErrorCode::Damaged, verdict.instance, record.id,
                                         m_scope.storage().location(m_scope.keys().backupRecord(record.id)),
                                         "the record of the backup cannot be read: " + record.statusReason,
                                         "restore backup.json from a copy, or delete the backup"});
            break;
        case BackupStatus::Running:
        case BackupStatus::Error:
        case BackupStatus::Deleting:
        case BackupStatus::Merging:
        case BackupStatus::Merged:
            m_report.findings.push_back({FindingSeverity::Info,
                                         ErrorCode::NotFound,
                                         verdict.instance,
                                         record.id,
                                         {},
                                         std::format("not validated: its status is {}", statusName(record.status)),
                                         {}});
            break;
        case BackupStatus::Done:
        case BackupStatus::Ok:
        case BackupStatus::Corrupt:
        case BackupStatus::Orphan:
            CAIRN_CHECK(examineStored(record, verdict));
            break;
        }
        m_report.verdicts.push_back(std::move(verdict));
        return {};
    }

    Status examineStored(const BackupRecord record, BackupVerdict &verdict)
    {
        m_context.log.info("validating backup {}", record.id.toString());
        BackupValidator validator(m_scope.instance(), record, m_request.depth, m_request.threads);
        CAIRN_CHECK(validator.examineFiles(m_context));
        CAIRN_CHECK(validator.examineWal(m_context));
        const BackupRecord judged = judgedInChain(validator.judged(), m_backups);
        if (judged.status == BackupStatus::Orphan)
            m_report.findings.push_back({FindingSeverity::Error,
                                         ErrorCode::Damaged,
                                         verdict.instance,
                                         record.id,
                                         {},
                                         judged.statusReason,
                                         "bring the parent back and validate again, or take a FULL backup"});
        verdict.after = judged.status;
        verdict.examined = true;
        m_report.bytesRead += validator.bytesRead();
        for (const Finding &finding : validator.findings()) {
            m_context.log.warning("backup {}: {}: {}", record.id.toString(), finding.message,
                                  printableName(finding.file));
            m_report.findings.push_back(finding);
        }
        m_context.log.info("backup {} is {}", record.id.toString(), statusName(judged.status));
        *std::ranges::find(m_backups, judged.id, &BackupRecord::id) = judged;
        // A catalog that cannot be written can still be validated.
        if (m_scope.journal() == nullptr)
            return {};
        CAIRN_CHECK(recordVerdict(m_scope.instance(), judged));
        return judged.isRestorable() ? Status{} : orphanDescendants(m_scope.instance(), judged.id, m_context.log);
    }

    /// Every stored WAL file is read and compared with its seal, also where no backup needs it.
    Status examineArchive()
    {
        const WalArchive archive(m_scope.storage(), m_scope.keys().wal());
        std::vector<std::string> foreign;
        CAIRN_TRY(const auto files, archive.list(&foreign));
        std::uint64_t total = 0;
        for (const auto &file : files)
            total += file.storedSize;
        m_context.progress.beginPhase("validating-archive", total, files.size());
        for (const auto &file : files) {
            CAIRN_CHECK(checkStop());
            const std::string key = archive.key(file.name, file.codec);
            auto object = m_scope.storage().open(key);
            const auto read = object ? readSealed(**object, file.codec, [](ByteView) { return Status{}; })
                                     : Result<Seal>(std::unexpected(object.error()));
            m_context.progress.addBytes(file.storedSize);
            m_context.progress.addItems(1);
            if (!read)
                noteArchive(ErrorCode::WalDamaged, read.error().message, m_scope.storage().location(key));
        }
        for (const auto &name : foreign)
            noteArchive(ErrorCode::Damaged, "no WAL file of ours",
                        m_scope.storage().location(archive.prefix() + "/" + name));
        return {};
    }

    Status examineJournal()
    {
        std::vector<Error> damaged;
        CAIRN_CHECK(readJournalRecords(m_scope.storage(), m_scope.keys(), SIZE_MAX, &damaged));
        for (const Error &error : damaged)
            m_report.findings.push_back({FindingSeverity::Error,
                                         error.code,
                                         m_scope.instance().name(),
                                         {},
                                         error.subject,
                                         "a journal entry cannot be read: " + error.message,
                                         "only the record of that operation is lost; the file may be removed"});
        return {};
    }

    void noteArchive(ErrorCode code, std::string message, std::string file)
    {
        m_context.log.warning("archive: {}: {}", message, printableName(file));
        m_report.findings.push_back({FindingSeverity::Error,
                                     code,
                                     m_scope.instance().name(),
                                     {},
                                     std::move(file),
                                     std::move(message),
                                     "recovery cannot go past this file; take a backup now"});
    }

    const ValidateRequest &m_request;
    OperationScope &m_scope;
    OperationContext &m_context;
    ValidationReport &m_report;
    std::vector<BackupRecord> m_backups; ///< oldest first, as they are known now
};

Status validateInstance(const ValidateRequest &request, const std::string &name, ValidationReport &report,
                        OperationContext &context)
{
    CAIRN_TRY(auto scope, OperationScope::open({request.catalog, name}, LockMode::Shared, "validate", context));
    CAIRN_CHECK(scope.beginJournal({{"depth", std::string(depthName(request.depth))},
                                    {"backup", request.backup ? request.backup->toString() : "all"}}));
    auto outcome = InstanceValidation(request, scope, report).run();
    if (scope.journal() != nullptr) {
        scope.journal()->setBytes(report.bytesRead);
        if (request.backup)
            scope.journal()->setBackup(*request.backup);
    }
    return scope.end(std::move(outcome));
}

} // namespace

bool ValidationReport::passed() const
{
    return std::ranges::none_of(findings,
                                [](const Finding &finding) { return finding.severity == FindingSeverity::Error; });
}

Result<ValidationReport> validate(const ValidateRequest &request, OperationContext &context)
{
    ValidationReport report;
    if (request.backup && !request.instance)
        return fail(ErrorCode::Usage, "a backup id needs the instance it belongs to", request.backup->toString(),
                    "add --instance");
    if (request.instance) {
        CAIRN_CHECK(validateInstance(request, *request.instance, report, context));
        context.progress.finish();
        return report;
    }
    CAIRN_TRY(const auto catalog, Catalog::open(request.catalog));
    CAIRN_TRY(const auto names, catalog.instanceNames());
    for (const auto &name : names) {
        auto done = validateInstance(request, name, report, context);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return std::unexpected(done.error());
        // One damaged or locked instance does not hide the others.
        if (!done)
            report.findings.push_back({FindingSeverity::Error,
                                       done.error().code,
                                       name,
                                       {},
                                       done.error().subject,
                                       "the instance could not be validated: " + done.error().message,
                                       done.error().hint});
    }
    context.progress.finish();
    return report;
}

} // namespace cairn
