#include "operations/mode_choice.h"

#include "catalog/chain.h"
#include "core/files.h"
#include "postgres/backup_api.h"
#include "postgres/control_file.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::chrono::seconds noWaiting{0};

std::string pick(const std::optional<std::string> &asked, const std::optional<std::string> &configured)
{
    return asked.value_or(configured.value_or(std::string{}));
}

/// Every incremental mode is impossible for the same reason.
ModeJudgement onlyFull(const Sentence &why)
{
    ModeJudgement judgement;
    for (const BackupMode mode : incrementalModes)
        judgement.verdicts.push_back({mode, false, why});
    judgement.verdicts.push_back({BackupMode::Full, true, {}});
    return judgement;
}

/// What is known of a backup that would begin now.
BackupRecord backupOfNow(const ControlFile &control, const ServerInfo &server, Lsn walEnd)
{
    BackupRecord record;
    record.systemIdentifier = control.systemIdentifier;
    record.majorVersion = static_cast<std::uint32_t>(control.major.value);
    record.blockSize = control.blockSize;
    record.walBlockSize = control.walBlockSize;
    record.walSegmentSize = control.walSegmentSize;
    record.checksumVersion = control.dataChecksumVersion;
    record.fromReplica = server.inRecovery;
    record.timeline = server.timeline;
    record.startLsn = walEnd;
    return record;
}

} // namespace

const ModeVerdict *ModeJudgement::find(BackupMode mode) const
{
    const auto found = std::ranges::find(verdicts, mode, &ModeVerdict::mode);
    return found != verdicts.end() ? &*found : nullptr;
}

ConnectionOptions connectionOptions(const ConnectionRequest &request, const InstanceConfig &config,
                                    const PasswordSource &passwords)
{
    ConnectionOptions options;
    options.host = pick(request.host, config.host);
    options.port = pick(request.port, config.port);
    options.user = pick(request.user, config.user);
    options.database = pick(request.database, config.database);
    options.passwords = passwords;
    return options;
}

Result<TimelineHistory> pathOfCluster(const Instance &instance, const std::string &pgdata, TimelineId timeline,
                                      Logger &log)
{
    if (timeline == TimelineId{1})
        return TimelineHistory(timeline);
    // What the cluster itself says counts; the file may have been removed there, or not have been archived yet.
    const std::string name = historyFileName(timeline);
    if (const auto content = readWholeFile(joinPath(pgdata, "pg_wal/" + name)))
        return TimelineHistory::parse(timeline, asText(*content));
    auto archived = WalArchive(instance.storage(), instance.keys().wal()).history(timeline);
    if (archived || archived.error().code != ErrorCode::WalMissing)
        return archived;
    log.warning("{} is neither in pg_wal nor in the archive: only backups on timeline {} can be the parent", name,
                timeline.value);
    return TimelineHistory(timeline);
}

Result<ModeVerdict> judgeMode(ChangeFinder &finder, BackupMode mode)
{
    CAIRN_TRY(auto objection, finder.objectionTo(mode));
    ModeVerdict verdict{mode, true, {}};
    if (objection) {
        verdict.possible = objection->onlyCostly;
        verdict.objection = std::move(objection->text);
    }
    return verdict;
}

Result<ModeJudgement> judgeModes(const ModeJudgementRequest &request, OperationContext &context)
{
    context.progress.beginPhase("connecting");
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
    CAIRN_TRY(
        auto session,
        Session::connect(connectionOptions(request.connection, instance.config(), context.passwords), context.stop));
    CAIRN_TRY(const auto server, probeServer(session, context.stop));
    const std::string pgdata = pick(request.pgdata, instance.config().pgdata);
    CAIRN_TRY(const auto control, readControlFile(pgdata));
    if (server.systemIdentifier != instance.config().systemIdentifier ||
        control.fields.systemIdentifier != server.systemIdentifier)
        return fail(ErrorCode::WrongCluster, "the server and the data directory are not those of the instance", pgdata,
                    "check the connection and the data directory of the instance");
    CAIRN_TRY(const auto backups, instance.backups());
    CAIRN_TRY(const auto walEnd, currentWalEnd(session, context.stop));
    const BackupRecord backup = backupOfNow(control.fields, server, walEnd);
    CAIRN_TRY(const auto path, pathOfCluster(instance, pgdata, backup.timeline, context.log));
    const ParentWishes wishes{.path = path,
                              .walEnd = walEnd,
                              .blockSize = backup.blockSize,
                              .checksumVersion = backup.checksumVersion,
                              .majorVersion = backup.majorVersion,
                              .fromStandby = backup.fromReplica};
    const auto parent = chooseParent(backups, wishes, std::nullopt);
    if (!parent) {
        Error why = parent.error();
        why.hint.clear();
        if (why.code != ErrorCode::NotFound)
            return onlyFull(why.text());
        return onlyFull(why.subject.empty() ? Sentence(Phrase::NoParent)
                                            : Sentence{Phrase::NoParentNearest, {Sentence::recognized(why.subject)}});
    }
    ChangeFinder finder(
        instance, session, server,
        ChangeRange{*parent, backup, path, control.fields.catalogVersion, control.fields.relationSegmentBlocks}, 1,
        noWaiting, context);
    ModeJudgement judgement{.verdicts = {}, .parent = parent->id};
    for (const BackupMode mode : incrementalModes) {
        CAIRN_TRY(auto verdict, judgeMode(finder, mode));
        judgement.verdicts.push_back(std::move(verdict));
    }
    judgement.verdicts.push_back({BackupMode::Full, true, {}});
    const auto first = std::ranges::find_if(judgement.verdicts, &Sentence::empty, &ModeVerdict::objection);
    judgement.automatic = first->mode;
    return judgement;
}

} // namespace cairn
