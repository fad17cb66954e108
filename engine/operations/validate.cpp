#include "operations/operations.h"

#include "core/text.h"
#include "operations/chain_status.h"
#include "operations/command_line.h"
#include "operations/operation_scope.h"
#include "operations/restore_search.h"
#include "operations/validate_backup.h"
#include "operations/validation_memory.h"

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
        std::optional<BackupId> only = m_request.backup;
        if (m_request.target) {
            CAIRN_TRY(only, proveTarget());
            if (!only)
                return {};
        }
        if (only) {
            CAIRN_TRY(const BackupRecord *record, findBackup(*only, m_backups));
            wanted = chainIds(*record);
        } else {
            std::ranges::transform(m_backups, std::back_inserter(wanted), &BackupRecord::id);
        }
        for (const BackupId id : wanted) {
            CAIRN_CHECK(checkStop());
            CAIRN_CHECK(examine(*std::ranges::find(m_backups, id, &BackupRecord::id)));
        }
        if (m_request.target)
            judgeProof(*only);
        if (only)
            return {};
        CAIRN_CHECK(examineArchive());
        CAIRN_CHECK(examineWindows());
        return examineRecords();
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
                                         Phrase::RestoreRecord});
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

    Status examineStored(const BackupRecord &record, BackupVerdict &verdict)
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
                                         Phrase::BringParentBack});
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

    /// What the archive lacks. Backups stay what they are; but moments cannot be recovered.
    Status examineWindows()
    {
        const auto snapshot = recoveryWindowsOf(m_scope.instance(), m_context.stop);
        if (!snapshot) // what cannot be read was found before
            return snapshot.error().code == ErrorCode::Cancelled ? Status(std::unexpected(snapshot.error())) : Status{};
        for (const RecoveryWindow &window : snapshot->windows)
            if (!window.remedy.empty())
                warn(std::format("timeline {} can be recovered only up to {}: {}", window.timeline.value,
                                 window.toTime.toLocalText(), window.why.english()),
                     {Phrase::NoMomentFrom, {window.to}}, window.remedy);
        for (const UnreachableWal &wal : snapshot->unreachable)
            warn(std::format("timeline {}: segments {} to {} cannot be used: {}", wal.timeline.value, wal.firstSegment,
                             wal.lastSegment, wal.why.english()),
                 Phrase::NoMomentInThem, wal.remedy);
        return {};
    }

    void warn(std::string message, Sentence consequence, Sentence remedy)
    {
        Finding finding{FindingSeverity::Warning, ErrorCode::WalMissing, m_scope.instance().name(), {}, {},
                        std::move(message),       std::move(remedy)};
        finding.consequence = std::move(consequence);
        m_report.findings.push_back(std::move(finding));
    }

    /// Whether an error says something about what is stored, not about the request.
    static bool isFinding(ErrorCode code)
    {
        return code == ErrorCode::TargetUnreachable || code == ErrorCode::WalMissing || code == ErrorCode::WalDamaged ||
               code == ErrorCode::Damaged;
    }

    /// Finds what a restore to the target would take, and reads the WAL up to there. Nothing: the target cannot be
    /// reached, which is a finding.
    Result<std::optional<BackupId>> proveTarget()
    {
        RestoreRequest request;
        request.ref = {m_request.catalog, m_scope.instance().name()};
        request.backup = m_request.backup;
        request.target = *m_request.target;
        TargetSearch search(m_scope.instance(), request, true, m_context);
        TargetProof proof;
        proof.instance = m_scope.instance().name();
        proof.target = targetText(request.target);
        const auto found = search.run();
        if (!found && !isFinding(found.error().code))
            return std::unexpected(found.error());
        if (!found) {
            const Error &error = found.error();
            m_context.log.warning("{} cannot be recovered: {}", proof.target, error.text());
            Finding finding{FindingSeverity::Error, error.code,    proof.instance, {},
                            error.subject,          error.message, error.hint};
            finding.consequence = {Phrase::TargetLost, {targetSentence(request.target)}};
            m_report.findings.push_back(std::move(finding));
            m_report.proofs.push_back(std::move(proof));
            return std::nullopt;
        }
        const BackupRecord &backup = found->choice.backup;
        proof.backup = backup.id;
        proof.timeline = found->choice.path.timeline();
        proof.from = backup.startLsn;
        proof.to = std::max(backup.stopLsn, found->walTo);
        proof.records = found->records;
        proof.lastEnd = found->lastEnd;
        proof.proven = found->proven || found->ownWalOnly;
        m_report.proofs.push_back(std::move(proof));
        return backup.id;
    }

    /// The backup that the target needs must be good, too.
    void judgeProof(BackupId id)
    {
        const auto record = std::ranges::find(m_backups, id, &BackupRecord::id);
        TargetProof &proof = m_report.proofs.back();
        proof.proven = proof.proven && record != m_backups.end() && restoreObjection(*record, m_backups).empty();
    }

    Status examineRecords()
    {
        std::vector<Error> damaged;
        CAIRN_CHECK(readJournalRecords(m_scope.storage(), m_scope.keys(), SIZE_MAX, &damaged));
        for (const Error &error : damaged)
            noteRecord(error, "a journal entry", Phrase::OperationLost);
        damaged.clear();
        CAIRN_CHECK(readValidationReports(m_scope.instance(), SIZE_MAX, &damaged));
        for (const Error &error : damaged)
            noteRecord(error, "the report of a validation", Phrase::ReportLost);
        return {};
    }

    void noteRecord(const Error &error, std::string_view what, Sentence remedy)
    {
        Finding finding{FindingSeverity::Error,
                        error.code,
                        m_scope.instance().name(),
                        {},
                        error.subject,
                        std::format("{} cannot be read: {}", what, error.message),
                        std::move(remedy)};
        finding.consequence = Phrase::NothingLost;
        m_report.findings.push_back(std::move(finding));
    }

    void noteArchive(ErrorCode code, std::string message, std::string file)
    {
        m_context.log.warning("archive: {}: {}", message, printableName(file));
        Finding finding{
            FindingSeverity::Error, code, m_scope.instance().name(), {}, std::move(file), std::move(message),
            Phrase::StoreFileAgain};
        finding.consequence = Phrase::NotPastFile;
        m_report.findings.push_back(std::move(finding));
    }

    const ValidateRequest &m_request;
    OperationScope &m_scope;
    OperationContext &m_context;
    ValidationReport &m_report;
    std::vector<BackupRecord> m_backups; ///< oldest first, as they are known now
};

/// What was looked at, in words.
std::string scopeText(const ValidateRequest &request, const std::string &instance)
{
    if (request.target)
        return Sentence{Phrase::ScopeTarget, {targetSentence(*request.target), printableName(instance)}}.english();
    if (request.backup)
        return Sentence{Phrase::ScopeBackup, {*request.backup, printableName(instance)}}.english();
    return Sentence{Phrase::ScopeInstance, {printableName(instance)}}.english();
}

Result<ValidationReport> validateInstance(const ValidateRequest &request, const std::string &name,
                                          OperationContext &context)
{
    ValidationReport report;
    report.begin = Timestamp::now();
    report.depth = request.depth;
    report.scope = scopeText(request, name);
    CAIRN_TRY(auto scope, OperationScope::open({request.catalog, name}, LockMode::Shared, "validate", context));
    CAIRN_CHECK(scope.beginJournal({{"depth", std::string(depthName(request.depth))},
                                    {"backup", request.backup ? request.backup->toString() : "all"}},
                                   commandArguments(request)));
    auto outcome = InstanceValidation(request, scope, report).run();
    report.end = Timestamp::now();
    if (scope.journal() != nullptr) {
        scope.journal()->setBytes(report.bytesRead);
        if (request.backup)
            scope.journal()->setBackup(*request.backup);
        // What was found is the result, whether it can be remembered or not.
        const auto kept = outcome ? rememberReport(scope.instance(), report) : Status{};
        if (!kept)
            context.log.warning("what was found cannot be remembered: {}", kept.error().text());
    }
    CAIRN_CHECK(scope.end(std::move(outcome)));
    return report;
}

/// Takes what was found in one instance into the report of a catalog.
void addTo(ValidationReport &all, ValidationReport one)
{
    std::ranges::move(one.verdicts, std::back_inserter(all.verdicts));
    std::ranges::move(one.findings, std::back_inserter(all.findings));
    std::ranges::move(one.proofs, std::back_inserter(all.proofs));
    all.bytesRead += one.bytesRead;
}

} // namespace

bool ValidationReport::passed() const
{
    return std::ranges::none_of(findings,
                                [](const Finding &finding) { return finding.severity == FindingSeverity::Error; });
}

Result<ValidationReport> validate(const ValidateRequest &request, OperationContext &context)
{
    if ((request.backup || request.target) && !request.instance)
        return fail(ErrorCode::Usage, "a backup or a recovery target needs the instance it belongs to", {},
                    "add --instance");
    if (request.instance) {
        auto report = validateInstance(request, *request.instance, context);
        context.progress.finish();
        return report;
    }
    ValidationReport report;
    report.begin = Timestamp::now();
    report.depth = request.depth;
    report.scope = "every instance of " + printableName(request.catalog);
    CAIRN_TRY(const auto catalog, Catalog::open(request.catalog));
    CAIRN_TRY(const auto names, catalog.instanceNames());
    for (const auto &name : names) {
        auto done = validateInstance(request, name, context);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return std::unexpected(done.error());
        if (done)
            addTo(report, *std::move(done));
        // One damaged or locked instance does not hide the others.
        else
            report.findings.push_back({FindingSeverity::Error,
                                       done.error().code,
                                       name,
                                       {},
                                       done.error().subject,
                                       "the instance could not be validated: " + done.error().message,
                                       done.error().hint});
    }
    report.end = Timestamp::now();
    context.progress.finish();
    return report;
}

} // namespace cairn
