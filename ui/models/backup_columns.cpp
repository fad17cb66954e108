#include "models/backup_columns.h"

#include "base/format.h"
#include "models/status_look.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace cairn::ui {

namespace {

struct BackupColumn {
    Q_DECLARE_TR_FUNCTIONS(BackupColumn)
};

using Backup = BackupRow;

QVariant rawNumber(std::uint64_t value)
{
    return QVariant::fromValue<qulonglong>(value);
}

/// Sizes of a backup that is still running, or that never got there, are left blank rather than shown as zero.
QString sizeText(std::uint64_t bytes)
{
    return bytes > 0 ? formatBytes(bytes) : QString();
}

QString stateText(const Backup &backup)
{
    return backup.quarantine ? BackupColumn::tr("Deleted", "backup status: in quarantine") : statusText(backup.status);
}

Look stateLook(const Backup &backup)
{
    return backup.quarantine ? Look{QStringLiteral("delete"), Tone::Muted} : statusLook(backup.status);
}

QString stateMeaning(const Backup &backup)
{
    if (backup.quarantine)
        return BackupColumn::tr("Until %1 it can be brought back.").arg(formatTime(backup.quarantine->until));
    return backup.statusReason.empty() ? statusMeaning(backup.status) : recordedText(backup.statusReason);
}

QString lsnText(Lsn lsn)
{
    return lsn.isValid() ? QString::fromStdString(lsn.toString()) : QString();
}

Column<Backup> idColumn()
{
    return {.key = QStringLiteral("id"),
            .title = BackupColumn::tr("ID", "column"),
            .text = [](const Backup &b) { return idText(b.id); },
            .raw = [](const Backup &b) { return rawNumber(b.id.value); },
            .exact = [](const Backup &b) { return formatExactTime(b.startTime); },
            .spoken = [](const Backup &b) { return BackupColumn::tr("Backup %1").arg(idText(b.id)); },
            .monospace = true};
}

Column<Backup> statusColumn()
{
    return {.key = QStringLiteral("status"),
            .title = BackupColumn::tr("Status", "column"),
            .text = stateText,
            .raw = [](const Backup &b) { return QVariant(stateText(b)); },
            .exact = stateMeaning,
            .spoken =
                [](const Backup &b) {
                    return BackupColumn::tr("Status: %1. %2")
                        .arg(stateText(b), b.quarantine ? stateMeaning(b) : statusMeaning(b.status));
                },
            .icon = [](const Backup &b) { return stateLook(b).icon; },
            .tone = [](const Backup &b) { return stateLook(b).tone; }};
}

Column<Backup> keptColumn(const Clock &clock)
{
    return {.key = QStringLiteral("kept"),
            .title = BackupColumn::tr("Kept because", "column: the retention rules that hold a backup"),
            .text = [](const Backup &b) { return reasonsText(b).replace(QLatin1Char('\n'), QStringLiteral("; ")); },
            .exact = [](const Backup &b) { return reasonsText(b); },
            .icon = [&clock](const Backup &b) { return b.isPinned(clock.now()) ? QStringLiteral("pin") : QString(); },
            .characters = 34};
}

/// Behind all times: what no time lets go.
QVariant expiryRaw(const Backup &backup)
{
    constexpr auto last = std::numeric_limits<qlonglong>::max();
    if (backup.quarantine)
        return QVariant::fromValue<qlonglong>(backup.quarantine->until.microseconds);
    if (!backup.outlook)
        return QVariant::fromValue<qlonglong>(-1);
    switch (backup.outlook->expiry) {
    case Expiry::Expired:
        return QVariant::fromValue<qlonglong>(0);
    case Expiry::AtTime:
        return QVariant::fromValue<qlonglong>(backup.outlook->expires.microseconds);
    case Expiry::WithNewerBackups:
        return QVariant::fromValue<qlonglong>(last - 2);
    case Expiry::NoRule:
        return QVariant::fromValue<qlonglong>(last - 1);
    case Expiry::Never:
        return QVariant::fromValue<qlonglong>(last);
    case Expiry::Unknown:
        break;
    }
    return QVariant::fromValue<qlonglong>(-1);
}

QString expiryMeaning(const Backup &backup)
{
    if (backup.quarantine)
        return stateMeaning(backup);
    if (!backup.outlook)
        return {};
    switch (backup.outlook->expiry) {
    case Expiry::Expired:
        return BackupColumn::tr("No retention rule holds it: it goes with the next deletion of what has expired.");
    case Expiry::AtTime:
        return formatExactTime(backup.outlook->expires);
    case Expiry::WithNewerBackups:
        return BackupColumn::tr("Time alone does not let it go: it stays until newer backups take its place.");
    case Expiry::NoRule:
        return BackupColumn::tr("No retention rule is set, so that every backup stays.");
    case Expiry::Never:
        return BackupColumn::tr("It is pinned for ever, or a backup needs it that is.");
    case Expiry::Unknown:
        break;
    }
    return {};
}

Column<Backup> expiresColumn()
{
    return {.key = QStringLiteral("expires"),
            .title = BackupColumn::tr("Expires", "column: when retention lets a backup go"),
            .text = expiryText,
            .raw = expiryRaw,
            .exact = expiryMeaning,
            .tone = [](const Backup &b) {
                return b.outlook && b.outlook->expiry == Expiry::Expired ? Tone::Warning : Tone::Text;
            }};
}

Column<Backup> sizeColumn(const QString &key, const QString &title, std::function<std::uint64_t(const Backup &)> size,
                          bool hidden = false)
{
    return {.key = key,
            .title = title,
            .text = [size](const Backup &b) { return sizeText(size(b)); },
            .raw = [size](const Backup &b) { return rawNumber(size(b)); },
            .exact = [size](const Backup &b) { return formatExactBytes(size(b)); },
            .numeric = true,
            .hiddenAtFirst = hidden};
}

Column<Backup> timeColumn(const QString &key, const QString &title, std::function<Timestamp(const Backup &)> time,
                          bool hidden = false)
{
    return {.key = key,
            .title = title,
            .text = [time](const Backup &b) { return formatTime(time(b)); },
            .raw = [time](const Backup &b) { return QVariant::fromValue<qlonglong>(time(b).microseconds); },
            .exact = [time](const Backup &b) { return formatExactTime(time(b)); },
            .hiddenAtFirst = hidden};
}

Column<Backup> lsnColumn(const QString &key, const QString &title, Lsn Backup::*lsn)
{
    return {.key = key,
            .title = title,
            .text = [lsn](const Backup &b) { return lsnText(b.*lsn); },
            .raw = [lsn](const Backup &b) { return rawNumber((b.*lsn).value); },
            .monospace = true,
            .hiddenAtFirst = true};
}

Column<Backup> durationColumn()
{
    return {.key = QStringLiteral("duration"),
            .title = BackupColumn::tr("Duration", "column"),
            .text =
                [](const Backup &b) {
                    const auto seconds = durationOf(b);
                    return seconds ? formatDuration(*seconds) : QString();
                },
            .raw = [](const Backup &b) { return QVariant(durationOf(b).value_or(-1)); },
            .numeric = true,
            .hiddenAtFirst = true};
}

Column<Backup> ratioColumn()
{
    return {.key = QStringLiteral("ratio"),
            .title = BackupColumn::tr("Ratio", "column: how many times smaller the stored form is"),
            .text = [](const Backup &b) { return formatRatio(b.uncompressedBytes, b.dataBytes); },
            .raw =
                [](const Backup &b) {
                    const double stored = static_cast<double>(std::max<std::uint64_t>(b.dataBytes, 1));
                    return QVariant(static_cast<double>(b.uncompressedBytes) / stored);
                },
            .numeric = true,
            .hiddenAtFirst = true};
}

Column<Backup> timelineColumn()
{
    return {
        .key = QStringLiteral("timeline"),
        .title = BackupColumn::tr("Timeline", "column"),
        .text = [](const Backup &b) { return b.timeline.value > 0 ? QString::number(b.timeline.value) : QString(); },
        .raw = [](const Backup &b) { return QVariant(b.timeline.value); },
        .numeric = true,
        .hiddenAtFirst = true};
}

Column<Backup> validatedColumn()
{
    Column<Backup> column = timeColumn(
        QStringLiteral("validated"), BackupColumn::tr("Validated", "column"),
        [](const Backup &b) { return b.validation ? b.validation->time : Timestamp{}; }, true);
    return column;
}

Column<Backup> textColumn(const QString &key, const QString &title, std::function<QString(const Backup &)> text,
                          bool hidden = false)
{
    return {.key = key, .title = title, .text = std::move(text), .hiddenAtFirst = hidden};
}

} // namespace

QString reasonsText(const BackupRow &backup)
{
    if (backup.quarantine)
        return BackupColumn::tr("in quarantine: it can be brought back");
    QStringList reasons;
    if (backup.outlook)
        for (const RetentionReason &reason : backup.outlook->reasons)
            reasons.append(engineText(reason.text));
    return reasons.join(QLatin1Char('\n'));
}

QString expiryText(const BackupRow &backup)
{
    if (backup.quarantine)
        return formatTime(backup.quarantine->until);
    if (!backup.outlook)
        return {};
    switch (backup.outlook->expiry) {
    case Expiry::Expired:
        return BackupColumn::tr("expired", "no retention rule holds a backup");
    case Expiry::AtTime:
        return formatTime(backup.outlook->expires);
    case Expiry::WithNewerBackups:
        return BackupColumn::tr("with newer backups", "when a backup expires");
    case Expiry::NoRule:
        return BackupColumn::tr("never: no rule is set", "when a backup expires");
    case Expiry::Never:
        return BackupColumn::tr("never", "when a backup expires");
    case Expiry::Unknown:
        break;
    }
    return {};
}

std::vector<Column<BackupRow>> backupColumns(const Clock &clock)
{
    // What is hidden at first stands in the details, too; the note is what tells backups apart.
    return {
        idColumn(),
        statusColumn(),
        textColumn(QStringLiteral("mode"), BackupColumn::tr("Mode", "column: full or incremental"),
                   [](const Backup &b) { return modeText(b.mode); }),
        textColumn(
            QStringLiteral("wal-mode"), BackupColumn::tr("WAL mode", "column: stream or archive"),
            [](const Backup &b) { return walModeText(b.walMode); }, true),
        timeColumn(QStringLiteral("time"), BackupColumn::tr("Time", "column: when the backup was taken"),
                   [](const Backup &b) { return b.startTime; }),
        durationColumn(),
        sizeColumn(QStringLiteral("data"), BackupColumn::tr("Data", "column: size of the stored data"),
                   [](const Backup &b) { return b.dataBytes; }),
        sizeColumn(
            QStringLiteral("wal"), BackupColumn::tr("WAL", "column: size of the stored WAL"),
            [](const Backup &b) { return b.walBytes; }, true),
        ratioColumn(),
        lsnColumn(QStringLiteral("start-lsn"), BackupColumn::tr("Start LSN", "column"), &Backup::startLsn),
        lsnColumn(QStringLiteral("stop-lsn"), BackupColumn::tr("Stop LSN", "column"), &Backup::stopLsn),
        timelineColumn(),
        textColumn(
            QStringLiteral("version"), BackupColumn::tr("Version", "column: of PostgreSQL"),
            [](const Backup &b) { return shortVersion(b.serverVersion); }, true),
        textColumn(noteColumnKey, BackupColumn::tr("Note", "column"),
                   [](const Backup &b) { return displayName(b.note); }),
        timeColumn(
            QStringLiteral("recovery-time"), BackupColumn::tr("Recovery time", "column"),
            [](const Backup &b) { return b.recoveryTime; }, true),
        sizeColumn(
            QStringLiteral("cluster"), BackupColumn::tr("Cluster size", "column"),
            [](const Backup &b) { return b.pgdataBytes; }, true),
        textColumn(
            QStringLiteral("compression"), BackupColumn::tr("Compression", "column"),
            [](const Backup &b) { return compressionText(b.compression); }, true),
        validatedColumn(),
        expiresColumn(),
        keptColumn(clock),
    };
}

} // namespace cairn::ui
