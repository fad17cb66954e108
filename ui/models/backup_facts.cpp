#include "models/facts_model.h"

#include "base/format.h"
#include "models/status_look.h"
#include "operations/command_line.h"

#include <QCoreApplication>

#include <algorithm>

namespace cairn::ui {

namespace {

struct BackupFacts {
    Q_DECLARE_TR_FUNCTIONS(BackupFacts)
};

/// Collects facts, leaving out those without a value.
class Group {
public:
    explicit Group(const QString &title)
        : m_group{title, {}}
    {
    }
    Group &add(const QString &name, const QString &value, const QString &exact = {})
    {
        if (!value.isEmpty())
            m_group.facts.push_back({.name = name, .value = value, .exact = exact});
        return *this;
    }
    Group &mono(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_group.facts.push_back({.name = name, .value = value, .monospace = true});
        return *this;
    }
    Group &marked(const QString &name, const QString &value, const Look &look)
    {
        m_group.facts.push_back({.name = name, .value = value, .icon = look.icon, .tone = look.tone});
        return *this;
    }
    Group &size(const QString &name, std::uint64_t bytes)
    {
        return bytes > 0 ? add(name, formatBytes(bytes), formatExactBytes(bytes)) : *this;
    }
    Group &time(const QString &name, Timestamp time) { return add(name, formatTime(time), formatExactTime(time)); }
    [[nodiscard]] FactGroup take() { return std::move(m_group); }

private:
    FactGroup m_group;
};

QString lsnText(Lsn lsn)
{
    return lsn.isValid() ? QString::fromStdString(lsn.toString()) : QString();
}

QString sizeIfAny(std::uint32_t bytes)
{
    return bytes > 0 ? formatBytes(bytes) : QString();
}

FactGroup stateFacts(const BackupRecord &record)
{
    Group group(BackupFacts::tr("State"));
    group.marked(BackupFacts::tr("Status"), statusText(record.status), statusLook(record.status));
    group.add(BackupFacts::tr("Meaning"), statusMeaning(record.status));
    group.add(BackupFacts::tr("Reason"), recordedText(record.statusReason));
    if (!record.validation) {
        group.add(BackupFacts::tr("Validated"), BackupFacts::tr("never"));
    } else {
        const ValidationMark &mark = *record.validation;
        const Look look =
            mark.passed ? Look{QStringLiteral("ok"), Tone::Ok} : Look{QStringLiteral("error"), Tone::Error};
        group.marked(BackupFacts::tr("Validation"), mark.passed ? BackupFacts::tr("passed") : BackupFacts::tr("failed"),
                     look);
        group.add(BackupFacts::tr("Found"), engineText(mark.message));
        group.time(BackupFacts::tr("Validated"), mark.time);
        group.add(BackupFacts::tr("Depth"), depthText(mark.depth));
    }
    group.add(BackupFacts::tr("Note"), displayName(record.note));
    for (const auto &[key, value] : record.tags)
        //: %1 is the name of a tag
        group.add(BackupFacts::tr("Tag %1").arg(displayName(key)), displayName(value));
    return group.take();
}

FactGroup keptFacts(const BackupRow &record)
{
    Group group(BackupFacts::tr("Retention"));
    if (record.quarantine) {
        group.time(BackupFacts::tr("Deleted"), record.quarantine->deleted);
        group.time(BackupFacts::tr("Gone for good"), record.quarantine->until);
        return group.take();
    }
    if (record.keepForever)
        group.add(BackupFacts::tr("Pinned"), BackupFacts::tr("for ever"));
    else
        group.time(BackupFacts::tr("Pinned until"), record.expireTime);
    if (record.standalone)
        group.add(BackupFacts::tr("While pinned"), BackupFacts::tr("only the WAL that makes it consistent is kept"));
    const bool expired = record.outlook && record.outlook->expiry == Expiry::Expired;
    const QStringList reasons = reasonsText(record).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &reason : reasons)
        group.add(expired ? BackupFacts::tr("Goes because") : BackupFacts::tr("Kept because"), reason, reason);
    group.add(BackupFacts::tr("Expires"), expiryText(record));
    return group.take();
}

FactGroup takenFacts(const BackupRecord &record)
{
    Group group(BackupFacts::tr("Taken"));
    group.add(BackupFacts::tr("Mode"), modeText(record.mode));
    group.add(BackupFacts::tr("Mode chosen because"), recordedText(record.modeReason), recordedText(record.modeReason));
    group.time(BackupFacts::tr("Merged"), record.mergeTime);
    group.mono(BackupFacts::tr("Builds on"), idText(record.parent));
    group.add(BackupFacts::tr("WAL"), record.walMode == WalMode::Stream
                                          ? BackupFacts::tr("in the backup (stream)")
                                          : BackupFacts::tr("in the archive of the instance"));
    group.time(BackupFacts::tr("Begun"), record.startTime);
    group.time(BackupFacts::tr("Ended"), record.endTime);
    if (const auto seconds = durationOf(record))
        group.add(BackupFacts::tr("Duration"), formatDuration(*seconds));
    if (record.fromReplica)
        group.add(BackupFacts::tr("Taken from"), BackupFacts::tr("a standby"));
    return group.take();
}

FactGroup recoveryFacts(const BackupRecord &record)
{
    Group group(BackupFacts::tr("Recovery"));
    group.time(BackupFacts::tr("Earliest moment"), record.recoveryTime);
    group.mono(BackupFacts::tr("Start LSN"), lsnText(record.startLsn));
    group.mono(BackupFacts::tr("Stop LSN"), lsnText(record.stopLsn));
    if (record.timeline.value > 0)
        group.add(BackupFacts::tr("Timeline"), QString::number(record.timeline.value));
    if (record.parentTimeline.value > 0)
        group.add(BackupFacts::tr("Parent timeline"), QString::number(record.parentTimeline.value));
    if (record.recoveryXid > 0)
        group.add(BackupFacts::tr("Transaction"), QString::number(record.recoveryXid));
    return group.take();
}

FactGroup sizeFacts(const BackupRecord &record)
{
    Group group(BackupFacts::tr("Size"));
    group.size(BackupFacts::tr("Cluster"), record.pgdataBytes);
    if (record.fileCount > 0)
        group.add(BackupFacts::tr("Files"), formatCount(record.fileCount));
    group.size(BackupFacts::tr("Captured"), record.uncompressedBytes);
    group.size(BackupFacts::tr("Stored data"), record.dataBytes);
    group.size(BackupFacts::tr("Stored WAL"), record.walBytes);
    group.add(BackupFacts::tr("Ratio"), formatRatio(record.uncompressedBytes, record.dataBytes));
    group.add(BackupFacts::tr("Compression"), compressionText(record.compression));
    return group.take();
}

FactGroup clusterFacts(const BackupRecord &record)
{
    Group group(BackupFacts::tr("Cluster"));
    group.add(BackupFacts::tr("PostgreSQL"), engineText(record.serverVersion));
    if (record.systemIdentifier.value > 0)
        group.mono(BackupFacts::tr("System identifier"), QString::number(record.systemIdentifier.value));
    group.add(BackupFacts::tr("Page checksums"),
              record.checksumVersion > 0 ? BackupFacts::tr("on") : BackupFacts::tr("off"));
    group.add(BackupFacts::tr("Block size"), sizeIfAny(record.blockSize));
    group.add(BackupFacts::tr("WAL segment size"), sizeIfAny(record.walSegmentSize));
    group.mono(BackupFacts::tr("Connection"), engineText(record.primaryConninfo));
    group.add(BackupFacts::tr("Written by"), record.programVersion.empty()
                                                 ? QString()
                                                 : QStringLiteral("Cairn %1").arg(engineText(record.programVersion)));
    return group.take();
}

FactGroup tablespaceFacts(const BackupRecord &record)
{
    Group group(BackupFacts::tr("Tablespaces"));
    for (const TablespaceEntry &entry : record.tablespaces)
        group.mono(QString::number(entry.oid.value), displayName(entry.path));
    return group.take();
}

FactGroup badPageFacts(const BackupRecord &record)
{
    static constexpr std::size_t maxShown = 100;
    const auto total = static_cast<int>(std::min<std::uint64_t>(record.badPageCount, 1'000'000));
    Group group(BackupFacts::tr("Damaged pages of the cluster"));
    group.marked(BackupFacts::tr("Number"), BackupFacts::tr("%n page(s)", nullptr, total),
                 {QStringLiteral("warning"), Tone::Warning});
    for (std::size_t i = 0; i < std::min(record.badPages.size(), maxShown); ++i) {
        const BadPage &page = record.badPages[i];
        //: a damaged page: file, number of the block, what is wrong
        group.add(BackupFacts::tr("Page %1").arg(i + 1),
                  BackupFacts::tr("%1, block %2: %3")
                      .arg(displayName(page.path), formatCount(page.block.value), engineText(page.reason)));
    }
    if (record.badPageCount > maxShown)
        group.add(BackupFacts::tr("More"), BackupFacts::tr("the first %1 are shown").arg(formatCount(maxShown)));
    return group.take();
}

FactGroup commandFacts(const BackupRecord &record, const InstanceRef &ref)
{
    ValidateRequest validate{.catalog = ref.catalog, .instance = ref.instance, .backup = record.id};
    RestoreRequest restore;
    restore.ref = ref;
    restore.backup = record.id;
    restore.pgdata = "DIRECTORY";
    Group group(BackupFacts::tr("On the command line"));
    group.mono(BackupFacts::tr("Show"), engineText(commandText(showBackupArguments(ref, record.id))));
    group.mono(BackupFacts::tr("Validate"), engineText(commandText(commandArguments(validate))));
    if (record.isRestorable())
        group.mono(BackupFacts::tr("Restore"), engineText(commandText(commandArguments(restore))));
    return group.take();
}

} // namespace

std::vector<FactGroup> backupFacts(const BackupRow &record, const InstanceRef &ref)
{
    std::vector<FactGroup> groups{stateFacts(record),    keptFacts(record), takenFacts(record),
                                  recoveryFacts(record), sizeFacts(record), clusterFacts(record)};
    std::erase_if(groups, [](const FactGroup &group) { return group.facts.empty(); });
    if (!record.tablespaces.empty())
        groups.push_back(tablespaceFacts(record));
    if (record.badPageCount > 0)
        groups.push_back(badPageFacts(record));
    groups.push_back(commandFacts(record, ref));
    return groups;
}

} // namespace cairn::ui
