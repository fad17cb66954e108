#include "operations/restore_run.h"

#include "core/failpoint.h"
#include "core/files.h"
#include "core/text.h"
#include "core/worker_pool.h"
#include "operations/chain_status.h"
#include "operations/server_setup.h"
#include "operations/validate_backup.h"
#include "postgres/backup_rules.h"
#include "postgres/data_directory.h"
#include "postgres/session.h"

#include <fcntl.h>
#include <format>

namespace cairn {

namespace {

/// A line of the recovery settings as results may show it: passwords stay in the file.
std::string shownSetting(std::string line, const RecoverySettings &settings)
{
    if (line.starts_with("primary_conninfo") && !parseConninfo(settings.primaryConninfo))
        return "primary_conninfo = … (not shown: it may hold a password)";
    return line;
}

} // namespace

RestoreRun::RestoreRun(const RestoreRequest &request, OperationScope &scope, OperationContext &context)
    : m_request(request)
    , m_scope(scope)
    , m_context(context)
{
}

Result<RestoreResult> RestoreRun::run()
{
    if (auto restored = restore(); !restored) {
        Error error = std::move(restored).error();
        // Whatever went wrong: while the old cluster is aside, a person has to know where. When another restore is at
        // work, it is that one's, and nobody should put it back now.
        const auto old = OldCluster::interrupted(canonicalPath(m_request.pgdata));
        if (old && old->isAside() && error.code != ErrorCode::Locked)
            error.hint += (error.hint.empty() ? "" : "\n") + old->advice();
        return std::unexpected(std::move(error));
    }
    m_result.backup = m_solution.choice.backup.id;
    m_result.filesWritten = m_files->filesWritten();
    m_result.bytesWritten = m_files->bytesWritten();
    if (!needsSettings())
        m_context.log.notice(
            "the WAL of the backup itself is all that will be replayed, up to {}; --recovery-target=latest goes on "
            "with the archive",
            m_solution.choice.backup.recoveryTime.toLocalText());
    m_context.log.info("backup {} restored to {}: {} files, {}", m_solution.choice.backup.id.toString(),
                       printableName(m_place->pgdata()), m_result.filesWritten, prettySize(m_result.bytesWritten));
    return std::move(m_result);
}

Status RestoreRun::restore()
{
    CAIRN_CHECK(plan());
    for (const Sentence &note : m_solution.notes)
        m_context.log.notice("{}", note.english());
    m_context.log.info(
        "restoring backup {} to {}{}", m_solution.choice.backup.id.toString(), printableName(m_place->pgdata()),
        m_solution.choice.chain.size() > 1 ? std::format(", from a chain of {}", m_solution.choice.chain.size()) : "");
    CAIRN_CHECK(m_place->lock());
    CAIRN_CHECK(verifyFirst());
    CAIRN_CHECK(m_files->survey(m_context.stop));
    CAIRN_CHECK(m_place->check(m_files->controlFile(), m_files->bytesByRoot())); // so that a refusal makes nothing
    CAIRN_CHECK(m_place->lock(m_solution.choice.backup.directoryMode));
    CAIRN_CHECK(m_place->prepare(m_files->controlFile(), m_files->bytesByRoot()));
    CAIRN_CHECK(failpoint("restore.after-plan"));
    CAIRN_CHECK(m_place->setAside(m_files->controlFile()));
    if (auto written = write(); !written)
        return std::unexpected(undo(std::move(written).error()));
    reportKept();
    return {};
}

/// What was begun cannot be started, and would only be in the way: of itself, and of the cluster that was there.
Error RestoreRun::undo(Error error)
{
    const OldCluster &old = m_place->oldCluster();
    const auto cleaned = m_place->cleanUp();
    for (const KeptDirectory &rest : old.setAside())
        m_context.log.warning("what the unfinished restore left in {} is now {}", printableName(rest.from),
                              printableName(rest.to));
    if (!cleaned) {
        m_context.log.warning("the unfinished restore could not be removed: {}", cleaned.error().text());
        if (old.isAside())
            error.hint = cleaned.error().text() + (error.hint.empty() ? "" : "\n" + error.hint);
    }
    if (!old.directories().empty() && !old.isAside())
        m_context.log.notice("the old cluster is back in its place: nothing of it was changed");
    return error;
}

void RestoreRun::reportKept()
{
    const OldCluster &old = m_place->oldCluster();
    m_result.kept = old.directories();
    if (m_result.kept.empty())
        return;
    m_result.putBack = old.putBackCommands();
    for (const Sentence &warning : old.warnings()) {
        m_context.log.warning("{}", warning.english());
        m_result.warnings.push_back(warning);
    }
    for (const KeptDirectory &directory : m_result.kept)
        m_context.log.notice("the old {} is kept as {}", printableName(directory.from), printableName(directory.to));
}

Status RestoreRun::plan()
{
    m_context.progress.beginPhase("planning");
    TargetSearch search(m_scope.instance(), m_request, m_request.validateFirst, m_context);
    auto found = search.run();
    m_alternatives = search.alternatives();
    if (!found)
        return std::unexpected(std::move(found).error());
    m_solution = *std::move(found);
    for (const Sentence &note : m_solution.notes)
        m_result.warnings.push_back(note);
    for (const BackupRecord &member : m_solution.choice.chain)
        if (member.badPageCount > 0)
            m_result.warnings.push_back({Phrase::BadPagesRestored, {member.badPageCount, member.id}});
    CAIRN_TRY(auto place, RestorePlace::resolve(m_request, m_solution.choice.backup));
    m_place = std::make_unique<RestorePlace>(std::move(place));
    m_files = std::make_unique<FileRestorer>(m_scope.instance(), m_solution.choice.chain, *m_place, m_request.threads,
                                             m_request.sync);
    CAIRN_TRY(const auto command, restoreCommand());
    // Settings that cannot be written must be known before anything is.
    const PgMajor major{static_cast<int>(m_solution.choice.backup.majorVersion)};
    CAIRN_CHECK(makeRecoveryFiles(recoverySettingsFor(m_request, m_solution.choice, command), major));
    return {};
}

Status RestoreRun::verifyFirst()
{
    if (!m_request.validateFirst)
        return {};
    // Oldest first: what is wrong with a parent is wrong with all that build on it.
    for (auto member = m_solution.choice.chain.rbegin(); member != m_solution.choice.chain.rend(); ++member) {
        BackupValidator validator(m_scope.instance(), *member, ValidationDepth::Fast, m_request.threads);
        CAIRN_CHECK(validator.examineFiles(m_context));
        if (member->id == m_solution.choice.backup.id)
            CAIRN_CHECK(validator.examineWal(m_context));
        if (validator.findings().empty())
            continue;
        const Finding &first = validator.findings().front();
        if (m_scope.journal() != nullptr) {
            CAIRN_CHECK(recordVerdict(m_scope.instance(), validator.judged()));
            CAIRN_CHECK(orphanDescendants(m_scope.instance(), member->id, m_context.log));
        }
        return fail(first.code,
                    std::format("backup {} is damaged, and {} is not restored: {}", member->id.toString(),
                                m_solution.choice.backup.id.toString(), first.message),
                    first.file, "choose another backup with -i; `cairn validate` tells all that is wrong");
    }
    return {};
}

Status RestoreRun::write()
{
    CAIRN_CHECK(m_place->make(m_solution.choice.backup.directoryMode));
    CAIRN_CHECK(failpoint("restore.directories"));
    CAIRN_CHECK(m_files->writeAllFiles(m_context));
    const PgMajor major{static_cast<int>(m_solution.choice.backup.majorVersion)};
    for (const auto &name : requiredDirectories(major))
        CAIRN_CHECK(makeDirectory(joinPath(m_place->pgdata(), name), m_solution.choice.backup.directoryMode));
    CAIRN_CHECK(failpoint("restore.before-wal"));
    CAIRN_CHECK(writeWal());
    CAIRN_CHECK(failpoint("restore.before-settings"));
    CAIRN_CHECK(writeSettings());
    CAIRN_CHECK(writePort());
    CAIRN_CHECK(failpoint("restore.before-sync"));
    CAIRN_CHECK(checkStop(m_context.stop));
    m_context.progress.beginPhase("syncing");
    if (m_request.sync)
        CAIRN_CHECK(m_place->sync());
    CAIRN_CHECK(failpoint("restore.before-control"));
    CAIRN_CHECK(checkStop(m_context.stop));
    const std::string control = joinPath(m_place->pgdata(), "global/pg_control");
    CAIRN_CHECK(replaceFile(control, m_files->controlFile(), m_files->controlMode(), m_request.sync));
    CAIRN_CHECK(failpoint("restore.after-control"));
    return m_place->complete(m_request.sync);
}

Status RestoreRun::writeWal()
{
    if (m_solution.choice.backup.walMode != WalMode::Stream)
        return {};
    const WalArchive wal(m_scope.storage(), m_scope.keys().backupWal(m_solution.choice.backup.id));
    CAIRN_TRY(const auto files, wal.list());
    m_context.progress.beginPhase("restoring-wal", 0, files.size());
    const mode_t mode = (m_solution.choice.backup.directoryMode & 050) != 0 ? 0640 : 0600;
    for (const auto &file : files) {
        CAIRN_CHECK(checkStop(m_context.stop));
        const std::string path = joinPath(m_place->walPath(), file.name);
        CAIRN_TRY(const auto object, m_scope.storage().open(wal.key(file.name, file.codec)));
        CAIRN_TRY(Fd fd, openFile(path, O_WRONLY | O_CREAT | O_EXCL, mode));
        CAIRN_CHECK(readSealed(*object, file.codec, [&](ByteView bytes) { return writeAll(fd, bytes, path); }));
        CAIRN_CHECK(fd.close(path));
        m_context.progress.addItems(1);
    }
    return {};
}

bool RestoreRun::needsSettings() const
{
    return recoversFurther(m_request, m_solution.choice.backup);
}

Result<std::string> RestoreRun::restoreCommand() const
{
    if (m_request.restoreCommand == "none" || !needsSettings())
        return std::string{};
    if (m_request.restoreCommand)
        return *m_request.restoreCommand;
    if (m_scope.instance().config().restoreCommand)
        return *m_scope.instance().config().restoreCommand;
    return restoreCommandFor(m_request.ref, m_request.cairnPath);
}

std::vector<std::string> RestoreRun::shownSettings(const RecoveryFiles &files, const RecoverySettings &settings)
{
    const std::string written = files.recoveryConf.value_or(files.autoConfLines);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t end = std::min(written.size(), written.find('\n', at));
        lines.push_back(shownSetting(written.substr(at, end - at), settings));
        at = end + 1;
    }
    return lines;
}

/// Behind all that postgresql.auto.conf has: the last line of a setting counts.
Status RestoreRun::writePort()
{
    if (!m_request.serverPort)
        return {};
    const std::string path = joinPath(m_place->pgdata(), "postgresql.auto.conf");
    const auto existing = readWholeFile(path);
    std::string text(existing ? asText(*existing) : std::string_view{});
    if (!text.empty() && !text.ends_with('\n'))
        text += '\n';
    m_result.settings.push_back(std::format("port = {}", *m_request.serverPort));
    const mode_t mode = (m_solution.choice.backup.directoryMode & 050) != 0 ? 0640 : 0600;
    return replaceFile(path, asBytes(text + m_result.settings.back() + "\n"), mode, false);
}

Status RestoreRun::writeSettings()
{
    if (!needsSettings())
        return {};
    const std::string &pgdata = m_place->pgdata();
    const mode_t mode = (m_solution.choice.backup.directoryMode & 050) != 0 ? 0640 : 0600;
    const PgMajor major{static_cast<int>(m_solution.choice.backup.majorVersion)};
    CAIRN_TRY(const auto command, restoreCommand());
    RecoverySettings settings = recoverySettingsFor(m_request, m_solution.choice, command);
    if (const auto configuration = readWholeFile(joinPath(pgdata, "postgresql.conf")))
        settings.targetsToEmpty = recoveryTargetsIn(asText(*configuration));
    CAIRN_TRY(const auto files, makeRecoveryFiles(settings, major));
    m_result.settings = shownSettings(files, settings);
    if (files.recoveryConf)
        return replaceFile(joinPath(pgdata, "recovery.conf"), asBytes(*files.recoveryConf), mode, false);
    const std::string autoConf = joinPath(pgdata, "postgresql.auto.conf");
    const auto existing = readWholeFile(autoConf);
    const AutoConf rewritten = rewriteAutoConf(existing ? asText(*existing) : std::string_view{}, files.autoConfLines);
    CAIRN_CHECK(replaceFile(autoConf, asBytes(rewritten.text), mode, false));
    if (files.recoverySignal)
        CAIRN_CHECK(replaceFile(joinPath(pgdata, "recovery.signal"), {}, mode, false));
    if (files.standbySignal)
        CAIRN_CHECK(replaceFile(joinPath(pgdata, "standby.signal"), {}, mode, false));
    return {};
}

} // namespace cairn
