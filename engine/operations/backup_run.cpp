#include "operations/backup_run.h"

#include "core/failpoint.h"
#include "core/text.h"
#include "operations/backup_external.h"
#include "operations/chain_status.h"
#include "operations/mode_choice.h"
#include "operations/pins.h"
#include "operations/validate_backup.h"

#include <algorithm>
#include <format>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr std::int64_t defaultArchiveTimeout = 300;

std::string firstOf(const std::optional<std::string> &asked, const std::optional<std::string> &configured)
{
    return asked.value_or(configured.value_or(std::string{}));
}

std::unexpected<Error> promotedError()
{
    return fail(ErrorCode::Server, "the standby was promoted during the backup, which is worthless therefore", {},
                "take it again");
}

/// A slot name that no other backup uses at the same time.
std::string uniqueSlotName(BackupId id)
{
    std::string name = "cairn_" + id.toString() + "_" + std::to_string(::getpid());
    std::ranges::transform(name, name.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return name;
}

} // namespace

BackupRun::BackupRun(const BackupRequest &request, OperationScope &scope, OperationContext &context)
    : m_request(request)
    , m_scope(scope)
    , m_context(context)
    , m_record(m_result.record)
    , m_resume(scope.instance(), context)
{
}

void BackupRun::warn(std::string text)
{
    m_context.log.warning("{}", text);
    m_result.warnings.push_back(std::move(text));
}

Result<BackupResult> BackupRun::run()
{
    m_context.progress.beginPhase("connecting");
    CAIRN_CHECK(chooseSettings());
    CAIRN_CHECK(connect());
    CAIRN_CHECK(compareClusters());
    CAIRN_CHECK(checkWalMode());
    CAIRN_CHECK(createRecord());
    if (auto captured = capture(); !captured) {
        abandon(captured.error());
        return std::unexpected(captured.error());
    }
    CAIRN_CHECK(failpoint("backup.after-final-record"));
    // From here on the backup exists, whatever happens to its validation.
    CAIRN_CHECK(validateResult());
    return std::move(m_result);
}

void BackupRun::abandon(const Error &error)
{
    // The session ends first: with it the server leaves backup mode, and a temporary slot goes.
    m_serverBackup.reset();
    m_session.reset();
    m_stream.reset();
    // On a full disk room matters more than the work that was done: others archive to it.
    const FailedPacks packs = error.code == ErrorCode::NoSpace ? FailedPacks::Remove : FailedPacks::Keep;
    if (m_copier && packs == FailedPacks::Keep)
        m_copier->leave();
    m_copier.reset();
    Status done = packs == FailedPacks::Remove ? m_resume.discard() : Status{};
    if (done)
        done = abandonBackup(m_scope.instance(), m_record, error.text(), packs);
    if (!done)
        m_context.log.warning("the failed backup {} could not be cleaned up: {}", m_record.id.toString(),
                              done.error().text());
}

Status BackupRun::chooseSettings()
{
    const InstanceConfig &config = m_scope.instance().config();
    m_pgdata = firstOf(m_request.pgdata, config.pgdata);
    if (m_pgdata.empty())
        return fail(ErrorCode::Usage, "the data directory is not known", {},
                    "give -D, or store it with `cairn set-config -D DIRECTORY`");
    m_record.externalDirectories =
        m_request.externalDirectories.value_or(config.externalDirectories.value_or(std::vector<std::string>{}));
    CAIRN_CHECK(checkExternalDirectories(m_record.externalDirectories, m_pgdata, m_request.ref.catalog));
    CAIRN_TRY(m_compression,
              chooseCompression(m_request.codec, m_request.level, config.compressAlgorithm, config.compressLevel));
    return {};
}

ConnectionOptions BackupRun::serverOptions() const
{
    return connectionOptions(m_request.connection, m_scope.instance().config(), m_context.passwords);
}

Status BackupRun::connect()
{
    CAIRN_TRY(m_session, Session::connect(serverOptions(), m_context.stop));
    CAIRN_TRY(m_server, probeServer(*m_session, m_context.stop));
    CAIRN_TRY(m_control, readControlFile(m_pgdata));
    return {};
}

Status BackupRun::compareClusters()
{
    const InstanceConfig &config = m_scope.instance().config();
    const ControlFile &control = m_control.fields;
    if (m_server.systemIdentifier != config.systemIdentifier)
        return fail(ErrorCode::WrongCluster,
                    std::format("the server has system identifier {}, the instance was added with {}",
                                m_server.systemIdentifier.value, config.systemIdentifier.value),
                    redactedConninfo(m_session->options()),
                    "check the connection options; another cluster needs an instance of its own");
    if (control.systemIdentifier != m_server.systemIdentifier)
        return fail(ErrorCode::WrongCluster,
                    std::format("the data directory has system identifier {}, the server {}",
                                control.systemIdentifier.value, m_server.systemIdentifier.value),
                    m_pgdata, "-D must be the data directory of the server that is connected to");
    if (control.walSegmentSize != config.walSegmentSize)
        return fail(ErrorCode::WrongCluster,
                    std::format("the cluster has WAL segments of {} bytes, the instance was added with {}",
                                control.walSegmentSize, config.walSegmentSize),
                    m_pgdata);
    const bool controlOfStandby =
        control.state == ClusterState::InArchiveRecovery || control.state == ClusterState::ShutDownInRecovery;
    if (m_server.inRecovery && !controlOfStandby)
        return fail(ErrorCode::WrongCluster, "the server is a standby, and the data directory is not that of one",
                    m_pgdata, "-D must be the data directory of the server that is connected to");
    return {};
}

Status BackupRun::checkWalMode() const
{
    if (m_server.walLevel == "minimal")
        return fail(ErrorCode::Server, "wal_level is minimal, which does not allow backups of a running server", {},
                    "ALTER SYSTEM SET wal_level = replica; and restart the server");
    // A standby does not archive unless archive_mode is always; whether the primary does, waiting for the WAL will
    // tell.
    if (!m_request.stream && !m_server.inRecovery && !m_server.archiving())
        return fail(
            ErrorCode::WalMissing, "the server does not archive its WAL, so the backup could not be made consistent",
            {}, "set archive_mode and archive_command (`cairn help archive-push` shows how), or back up with --stream");
    return {};
}

Status BackupRun::createRecordObject()
{
    CAIRN_TRY(const auto out, m_scope.storage().create(m_scope.keys().backupRecord(m_record.id), CreateMode::IfAbsent));
    CAIRN_CHECK(out->append(asBytes(toJson(m_record))));
    return out->commit();
}

Status BackupRun::createRecord()
{
    const Instance &instance = m_scope.instance();
    const ControlFile &control = m_control.fields;
    m_record.mode = m_request.mode;
    m_record.walMode = m_request.stream ? WalMode::Stream : WalMode::Archive;
    m_record.status = BackupStatus::Running;
    m_record.systemIdentifier = control.systemIdentifier;
    // Without the packager's addition ("17.12 (Debian 17.12-0+deb13u1)").
    m_record.serverVersion = m_server.versionText.substr(0, m_server.versionText.find(' '));
    m_record.programVersion = CAIRN_VERSION;
    m_record.majorVersion = static_cast<std::uint32_t>(control.major.value);
    m_record.blockSize = control.blockSize;
    m_record.walBlockSize = control.walBlockSize;
    m_record.walSegmentSize = control.walSegmentSize;
    m_record.checksumVersion = control.dataChecksumVersion;
    m_record.fromReplica = m_server.inRecovery;
    m_record.compression = m_compression;
    m_record.note = m_request.note;
    m_record.primaryConninfo = formatConninfo(serverOptions());
    m_record.lockName = m_scope.lock().name();
    struct stat facts{};
    if (::stat(m_pgdata.c_str(), &facts) == 0)
        m_record.directoryMode = facts.st_mode & 07777;
    m_record.startTime = Timestamp::now();
    // Ids are seconds, and a newer backup has a higher one, also when two begin in the same second.
    CAIRN_TRY(const auto existing, instance.backups());
    auto id = static_cast<std::uint64_t>(m_record.startTime.seconds());
    if (!existing.empty())
        id = std::max(id, existing.front().id.value + 1);
    for (;; ++id) {
        m_record.id = BackupId{id};
        const auto created = createRecordObject();
        if (!created && created.error().code == ErrorCode::AlreadyExists)
            continue;
        if (!created)
            static_cast<void>(m_scope.storage().removeAll(instance.keys().backup(m_record.id)));
        CAIRN_CHECK(created);
        break;
    }
    m_context.log.info("backup {} begins: {} {}, PostgreSQL {}, {} with {}", m_record.id.toString(),
                       m_request.automaticMode ? "AUTO" : modeName(m_record.mode), walModeName(m_record.walMode),
                       m_record.serverVersion, printableName(m_pgdata), codecName(m_compression.codec));
    return failpoint("backup.after-record");
}

Status BackupRun::capture()
{
    CAIRN_CHECK(m_resume.claim(m_record, m_request.resume));
    CAIRN_CHECK(checkForParent());
    CAIRN_CHECK(startServerBackup());
    CAIRN_CHECK(checkDirectory());
    CAIRN_CHECK(chooseParentBackup());
    CAIRN_CHECK(findChanges());
    CAIRN_CHECK(startCopier());
    CAIRN_CHECK(copyFiles());
    CAIRN_CHECK(stopServerBackup());
    CAIRN_CHECK(collectWal());
    CAIRN_CHECK(writeManifest());
    CAIRN_CHECK(applyBadPagePolicy());
    return finishRecord();
}

StreamSlot BackupRun::slotToUse() const
{
    if (m_request.permanentSlot)
        return {StreamSlot::Kind::Permanent, m_request.slot.value_or("cairn_perm_slot")};
    if (m_request.slot && !m_request.temporarySlot)
        return {StreamSlot::Kind::Existing, *m_request.slot};
    return {StreamSlot::Kind::Temporary, m_request.slot.value_or(uniqueSlotName(m_record.id))};
}

Status BackupRun::startServerBackup()
{
    if (m_request.stream) {
        CAIRN_TRY(m_stream, BackupStream::connect(serverOptions(), slotToUse(), m_record.systemIdentifier, m_context));
    }
    m_context.progress.beginPhase("checkpoint");
    const std::string label = "Cairn backup " + m_record.id.toString();
    CAIRN_TRY(m_serverBackup,
              ServerBackup::start(*m_session, m_server, label, !m_request.smoothCheckpoint, m_context.stop));
    m_record.startLsn = m_serverBackup->started().start;
    m_record.timeline = m_serverBackup->started().timeline;
    m_context.log.log("server is in backup mode, start LSN {} on timeline {}", m_record.startLsn.toString(),
                      m_record.timeline.value);
    CAIRN_CHECK(failpoint("backup.after-start"));
    if (!m_stream)
        return {};
    return m_stream->start(m_scope.storage(), m_scope.keys().backupWal(m_record.id), m_compression, m_record.startLsn,
                           m_record.timeline, m_record.walSegmentSize, m_context);
}

Status BackupRun::checkDirectory()
{
    // A primary and its standbys have one system identifier. Their newest checkpoints differ, now that the start of the
    // backup has made one, and what the server reads in its pg_control stands in the directory, too. Another checkpoint
    // may come between the two looks; then they are repeated.
    constexpr int attempts = 100;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        CAIRN_TRY(const auto before, readControlFile(m_pgdata));
        CAIRN_TRY(const auto server, readServerControl(*m_session, m_context.stop));
        CAIRN_TRY(const auto after, readControlFile(m_pgdata));
        if (m_server.inRecovery && !server.inRecovery)
            return promotedError();
        const bool standby = after.fields.state == ClusterState::InArchiveRecovery;
        if (after.fields.checkpoint == server.checkpoint && standby == server.inRecovery)
            return {};
        if (before.fields.checkpoint == after.fields.checkpoint && after.fields.checkpoint != server.checkpoint)
            break;
    }
    return fail(
        ErrorCode::WrongCluster,
        "the data directory is not that of the server that is connected to, but of another one of the same cluster "
        "(its primary or a standby)",
        m_pgdata, "-D must be the data directory of the server that is connected to");
}

Status BackupRun::startCopier()
{
    const ControlFile &control = m_control.fields;
    BackupRulesOptions rules;
    rules.major = control.major;
    rules.catalogVersion = control.catalogVersion;
    rules.includeLog = m_request.includeServerLog;
    if (!m_server.logDirectory.empty())
        rules.logDirectory = m_server.logDirectory;
    rules.statsTempDirectory = m_server.statsTempDirectory;
    m_source.emplace(m_pgdata, std::move(rules), m_record.externalDirectories);
    m_context.progress.beginPhase("listing");
    CAIRN_TRY(auto listing, m_source->list(m_context.stop));
    for (const auto &text : listing.warnings)
        warn(text);
    m_record.pgdataBytes = listing.totalBytes;
    for (const SourceEntry &entry : listing.entries)
        if (entry.kind == SourceKind::TablespaceLink)
            if (const auto oid = parseOid(baseName(entry.path)))
                m_record.tablespaces.push_back({*oid, entry.linkTarget});
    BackupCopier::Options options;
    options.threads = m_request.threads;
    options.rateLimit = m_request.rateLimit;
    options.pages = {control.blockSize, control.dataChecksums(), m_record.startLsn, Lsn{}};
    options.segmentBlocks = control.relationSegmentBlocks;
    CAIRN_TRY(options.walEndAtStart, currentWalEnd(*m_session, m_context.stop));
    if (!m_parents.empty()) {
        m_context.progress.beginPhase("reading-parent");
        options.changes = m_changes ? &*m_changes : nullptr;
        const std::uint32_t segment = control.relationSegmentBlocks;
        // Marks are looked up for what is read: not for files that nothing happened to.
        const auto isRead = [&](const SourceEntry &entry) {
            return entry.relation.fork == Fork::Main &&
                   (!m_changes || m_changes->changesOf(entry.relation, segment).kind != ForkChanges::Kind::Unchanged);
        };
        CAIRN_TRY(m_parentView, ParentView::build(m_scope.instance(), m_parents, listing, isRead, m_context.stop));
        options.parent = m_parentView.get();
    }
    CAIRN_TRY(options.leftovers, m_resume.open(listing, control.blockSize, m_request.threads));
    const PackingPlan packing{m_scope.storage(),         m_scope.keys(), m_record.id,
                              m_record.systemIdentifier, m_compression,  m_context.progress};
    m_copier = std::make_unique<BackupCopier>(*m_source, std::move(listing), packing, options);
    return {};
}

Status BackupRun::copyFiles()
{
    // A broken stream makes the backup worthless: that must not show only after hours of copying.
    CAIRN_CHECK(m_copier->copyAll(m_context, [this] { return m_stream ? m_stream->health() : Status{}; }));
    // pg_control comes last: on a standby its minRecoveryPoint is what ends the backup.
    CAIRN_TRY(const auto control, readControlFile(m_pgdata));
    if (m_record.fromReplica)
        CAIRN_CHECK(checkStandby(control.fields));
    const auto mode = static_cast<std::uint32_t>((m_record.directoryMode & 050) != 0 ? 0640 : 0600);
    return m_copier->addContent("global/pg_control", mode, control.bytes);
}

/// What the copied pg_control must say so that a server recovers from it as from a standby's.
Status BackupRun::checkStandby(const ControlFile &control) const
{
    if (control.state != ClusterState::InArchiveRecovery)
        return promotedError();
    if (control.minRecoveryTimeline.value != 0 && control.minRecoveryTimeline != m_record.timeline)
        return fail(
            ErrorCode::Server,
            std::format("the standby followed its primary to timeline {} and has no restartpoint there yet; the "
                        "backup began on timeline {}",
                        control.minRecoveryTimeline.value, m_record.timeline.value),
            {}, "take it again after the next checkpoint of the primary");
    return {};
}

Status BackupRun::stopServerBackup()
{
    CAIRN_CHECK(failpoint("backup.before-stop"));
    m_context.progress.beginPhase("stopping");
    CAIRN_TRY(m_stopFacts, m_serverBackup->stop(m_context.stop));
    m_serverBackup.reset();
    m_session.reset();
    m_record.stopLsn = m_stopFacts.stop;
    m_record.recoveryXid = m_stopFacts.recoveryXid;
    m_record.recoveryTime = m_stopFacts.serverTime;
    m_context.log.log("server left backup mode, stop LSN {}", m_record.stopLsn.toString());
    CAIRN_CHECK(failpoint("backup.after-stop"));
    const auto mode = static_cast<std::uint32_t>((m_record.directoryMode & 050) != 0 ? 0640 : 0600);
    CAIRN_CHECK(m_copier->addContent("backup_label", mode, asBytes(m_stopFacts.labelFile)));
    if (!m_stopFacts.tablespaceMap.empty())
        CAIRN_CHECK(m_copier->addContent("tablespace_map", mode, asBytes(m_stopFacts.tablespaceMap)));
    m_copier->judgeLateLsns(m_record.stopLsn);
    for (const auto &text : m_copier->takeWarnings())
        warn(text);
    return {};
}

std::chrono::seconds BackupRun::archiveTimeout() const
{
    return std::chrono::seconds(m_request.archiveTimeoutSeconds.value_or(
        m_scope.instance().config().archiveTimeoutSeconds.value_or(defaultArchiveTimeout)));
}

Status BackupRun::collectWal()
{
    m_context.progress.beginPhase("syncing");
    CAIRN_CHECK(m_copier->seal(m_context.stop));
    if (m_stream) {
        m_context.progress.beginPhase("receiving-wal");
        CAIRN_CHECK(m_stream->finish(m_record.stopLsn, m_context));
        m_record.walBytes = m_stream->storedBytes();
        m_stream.reset();
    } else {
        const WalArchive archive(m_scope.storage(), m_scope.keys().wal());
        CAIRN_CHECK(waitForArchive(archive, m_record.timeline, m_record.startLsn, m_record.stopLsn,
                                   m_record.walSegmentSize, archiveTimeout(), m_context));
    }
    m_context.progress.beginPhase("verifying-wal");
    CAIRN_TRY(const auto facts, verifyBackupWal(walArchivesFor(m_scope.instance(), m_record), m_record,
                                                m_scope.storage().scratchDirectory(), m_context.stop));
    m_record.lastRecordLsn = facts.lastRecord;
    return {};
}

Status BackupRun::writeManifest()
{
    CAIRN_CHECK(failpoint("backup.before-manifest"));
    m_context.progress.beginPhase("writing-manifest");
    const ManifestHeader header{m_record.id, m_record.systemIdentifier, m_record.blockSize,
                                m_control.fields.relationSegmentBlocks, m_record.parent};
    CAIRN_TRY(const auto summary, m_copier->writeManifest(m_scope.keys().manifest(m_record.id), header));
    m_record.manifestDigest = summary.digest;
    m_record.fileCount = m_copier->fileCount();
    m_record.dataBytes = m_copier->storedBytes() + summary.bytes;
    m_record.uncompressedBytes = m_copier->capturedBytes();
    m_record.badPages = m_copier->badPages();
    m_record.badPageCount = m_copier->badPageCount();
    m_copier.reset();
    m_parentView.reset();
    CAIRN_CHECK(m_resume.finish(m_record));
    return failpoint("backup.after-manifest");
}

Status BackupRun::applyBadPagePolicy()
{
    for (const BadPage &page : m_record.badPages)
        m_context.log.warning("damaged page in the cluster: {}, block {}: {}", printableName(page.path),
                              page.block.value, page.reason);
    if (m_record.badPageCount == 0)
        return {};
    const BadPage &first = m_record.badPages.front();
    const std::string text =
        std::format("{} damaged page(s) in the cluster, the first in {}, block {}: {}", m_record.badPageCount,
                    printableName(first.path), first.block.value, first.reason);
    if (m_request.badPages == BadPagePolicy::Fail)
        return fail(ErrorCode::SourceDamaged, text, {},
                    "repair the cluster (the server's log and pg_amcheck tell more), or back up with --bad-pages=warn");
    m_result.warnings.push_back(text);
    return {};
}

Status BackupRun::finishRecord()
{
    CAIRN_CHECK(failpoint("backup.before-final-record"));
    m_record.status = BackupStatus::Done;
    m_record.lockName.clear();
    m_record.endTime = Timestamp::now();
    CAIRN_CHECK(applyPin(m_request.pin, m_record, Timestamp::now()));
    return m_scope.instance().write(m_record);
}

Status BackupRun::validateResult()
{
    if (m_request.validateAfterwards) {
        BackupValidator validator(m_scope.instance(), m_record, ValidationDepth::Fast, m_request.threads);
        // The WAL was proven above.
        CAIRN_CHECK(validator.examineFiles(m_context));
        m_record = validator.judged();
        for (const Finding &finding : validator.findings())
            warn(finding.message + ": " + finding.file);
        CAIRN_CHECK(recordVerdict(m_scope.instance(), m_record));
        if (m_record.status == BackupStatus::Corrupt)
            return fail(ErrorCode::Damaged, "the backup was written but does not read back as it was written",
                        m_record.id.toString(),
                        "the storage of the catalog damages data: check it before anything else");
    }
    m_context.log.info("backup {} is {}: {} of {} stored, WAL {}", m_record.id.toString(), statusName(m_record.status),
                       prettySize(m_record.dataBytes), prettySize(m_record.pgdataBytes), prettySize(m_record.walBytes));
    return {};
}

} // namespace cairn
