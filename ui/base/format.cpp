#include "base/format.h"

#include "core/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace cairn::ui {

namespace {

/// Translation context of everything in this file.
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

bool inUtc = false;

} // namespace

QString displayName(std::string_view bytes)
{
    const std::string printable = printableName(bytes);
    return QString::fromUtf8(printable.data(), static_cast<qsizetype>(printable.size()));
}

std::string toBytes(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

QString fromBytes(const std::string &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

QString engineText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString errorText(const Error &error)
{
    QString message = engineText(error.message);
    if (error.subject.empty())
        return message;
    return Format::tr("%1: %2", "error message: what it is about").arg(message, displayName(error.subject));
}

QString errorDetails(const Error &error)
{
    const QString text = errorText(error);
    return error.hint.empty() ? text : QString(text + QLatin1Char('\n') + engineText(error.hint));
}

QString formatBytes(std::uint64_t bytes)
{
    const auto value = static_cast<qint64>(std::min<std::uint64_t>(bytes, std::numeric_limits<qint64>::max()));
    constexpr qint64 megabyte = 1 << 20;
    // Whole bytes and kilobytes need no decimals; from there on two or three digits tell enough.
    return QLocale().formattedDataSize(value, value < megabyte ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString formatExactBytes(std::uint64_t bytes)
{
    const int plural = static_cast<int>(std::min<std::uint64_t>(bytes, 1'000'000));
    //: %1 is an exact number of bytes, with separators
    return Format::tr("%1 bytes", "exact size", plural).arg(formatCount(bytes));
}

QString formatRate(double bytesPerSecond)
{
    if (bytesPerSecond <= 0)
        return {};
    return Format::tr("%1/s", "a size per second").arg(formatBytes(static_cast<std::uint64_t>(bytesPerSecond)));
}

QString formatDuration(double seconds)
{
    const QLocale locale;
    if (seconds < 0)
        return {};
    if (seconds < 9.95)
        return Format::tr("%1 s", "seconds").arg(locale.toString(seconds, 'f', 1));
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60)
        return Format::tr("%1 s", "seconds").arg(locale.toString(whole));
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (whole < 3600)
        return Format::tr("%1 min %2 s").arg(locale.toString(whole / 60), two(whole % 60));
    if (whole < 86400)
        return Format::tr("%1 h %2 min").arg(locale.toString(whole / 3600), two(whole % 3600 / 60));
    return Format::tr("%1 d %2 h").arg(locale.toString(whole / 86400), two(whole % 86400 / 3600));
}

QString formatCount(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString formatRatio(std::uint64_t raw, std::uint64_t stored)
{
    if (raw == 0 || stored == 0)
        return {};
    const double ratio = static_cast<double>(raw) / static_cast<double>(stored);
    return Format::tr("%1×", "compression ratio").arg(QLocale().toString(ratio, 'f', ratio < 99.95 ? 1 : 0));
}

void showTimesInUtc(bool utc)
{
    inUtc = utc;
}

bool timesAreInUtc()
{
    return inUtc;
}

QTimeZone shownZone()
{
    return inUtc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

QDateTime toShownDateTime(Timestamp time)
{
    return inUtc ? toLocalDateTime(time).toUTC() : toLocalDateTime(time);
}

QDateTime toLocalDateTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.microseconds / 1000, QTimeZone(QTimeZone::LocalTime));
}

QString formatTime(Timestamp time)
{
    if (!time.isKnown())
        return {};
    const QDateTime shown = toShownDateTime(time);
    //: a date and time format; the name of the zone follows
    const QString text = QLocale().toString(shown, Format::tr("d MMM yyyy HH:mm:ss"));
    return QStringLiteral("%1 %2").arg(text, shown.timeZoneAbbreviation());
}

QString formatDate(QDate date)
{
    //: a date format
    return QLocale().toString(date, Format::tr("d MMM yyyy"));
}

QString formatClock(QTime time)
{
    //: a format for the time of day
    return QLocale().toString(time, Format::tr("HH:mm"));
}

QString formatWindow(const std::vector<RecoverableInterval> &intervals)
{
    QStringList lines;
    for (const RecoverableInterval &interval : intervals) {
        const QString timeline = QString::number(interval.timeline.value);
        lines.append(interval.from == interval.to
                         ? Format::tr("%1 (timeline %2)", "the one moment that can be recovered")
                               .arg(formatTime(interval.fromTime), timeline)
                         //: the moments that can be recovered
                         : Format::tr("%1 to %2 (timeline %3)")
                               .arg(formatTime(interval.fromTime), formatTime(interval.toTime), timeline));
    }
    return lines.isEmpty() ? Format::tr("nothing") : lines.join(QLatin1Char('\n'));
}

QString formatExactTime(Timestamp time)
{
    return engineText(time.toIso());
}

QString statusText(BackupStatus status)
{
    switch (status) {
    case BackupStatus::Running:
        return Format::tr("Running", "backup status");
    case BackupStatus::Done:
        return Format::tr("Done", "backup status: copied, not validated");
    case BackupStatus::Ok:
        return Format::tr("OK", "backup status");
    case BackupStatus::Corrupt:
        return Format::tr("Corrupt", "backup status");
    case BackupStatus::Orphan:
        return Format::tr("Orphan", "backup status");
    case BackupStatus::Merging:
        return Format::tr("Merging", "backup status");
    case BackupStatus::Merged:
        return Format::tr("Merged", "backup status");
    case BackupStatus::Deleting:
        return Format::tr("Deleting", "backup status");
    case BackupStatus::Error:
        return Format::tr("Error", "backup status");
    case BackupStatus::Unknown:
        return Format::tr("Unknown", "backup status");
    }
    std::unreachable();
}

QString statusMeaning(BackupStatus status)
{
    switch (status) {
    case BackupStatus::Running:
        return Format::tr("The backup is being taken.");
    case BackupStatus::Done:
        return Format::tr("Complete, but not validated yet.");
    case BackupStatus::Ok:
        return Format::tr("Complete and validated: it can be restored.");
    case BackupStatus::Corrupt:
        return Format::tr("Validation found damage: do not rely on it.");
    case BackupStatus::Orphan:
        return Format::tr("A backup that it builds on is missing or damaged.");
    case BackupStatus::Merging:
        return Format::tr("It is being merged with another backup.");
    case BackupStatus::Merged:
        return Format::tr("It was merged; the merge has yet to be finished.");
    case BackupStatus::Deleting:
        return Format::tr("It is being deleted.");
    case BackupStatus::Error:
        return Format::tr("The backup failed and cannot be restored.");
    case BackupStatus::Unknown:
        return Format::tr("Its record cannot be read.");
    }
    std::unreachable();
}

QString modeText(BackupMode mode)
{
    switch (mode) {
    case BackupMode::Full:
        return Format::tr("Full", "backup mode");
    case BackupMode::Delta:
        return Format::tr("Delta", "backup mode");
    case BackupMode::Page:
        return Format::tr("Page", "backup mode");
    case BackupMode::Ptrack:
        return Format::tr("Ptrack", "backup mode");
    case BackupMode::Summary:
        return Format::tr("Summary", "backup mode: by WAL summaries");
    }
    std::unreachable();
}

QString walModeText(WalMode mode)
{
    switch (mode) {
    case WalMode::Archive:
        return Format::tr("Archive", "where a backup's WAL is");
    case WalMode::Stream:
        return Format::tr("Stream", "where a backup's WAL is");
    }
    std::unreachable();
}

QString depthText(ValidationDepth depth)
{
    switch (depth) {
    case ValidationDepth::Fast:
        return Format::tr("Fast", "validation depth");
    case ValidationDepth::Normal:
        return Format::tr("Normal", "validation depth");
    case ValidationDepth::Deep:
        return Format::tr("Deep", "validation depth");
    }
    std::unreachable();
}

QString codecText(Codec codec)
{
    switch (codec) {
    case Codec::None:
        return Format::tr("None", "compression");
    case Codec::Zstd:
        return QStringLiteral("Zstandard");
    case Codec::Zlib:
        return QStringLiteral("zlib");
    case Codec::Lz4:
        return QStringLiteral("LZ4");
    }
    std::unreachable();
}

QString compressionText(const Compression &compression)
{
    if (compression.codec == Codec::None)
        return codecText(Codec::None);
    //: %1 is the name of a compression method
    return Format::tr("%1, level %2").arg(codecText(compression.codec), QLocale().toString(compression.level));
}

QString errorTitle(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return Format::tr("Cairn has made a mistake");
    case ErrorCode::Usage:
        return Format::tr("A value is not valid");
    case ErrorCode::NotFound:
        return Format::tr("It does not exist");
    case ErrorCode::AlreadyExists:
        return Format::tr("It exists already");
    case ErrorCode::Io:
        return Format::tr("Reading or writing failed");
    case ErrorCode::NoSpace:
        return Format::tr("The file system is full");
    case ErrorCode::Permission:
        return Format::tr("Access was denied");
    case ErrorCode::Locked:
        return Format::tr("Another operation holds the lock");
    case ErrorCode::Damaged:
        return Format::tr("Stored data is damaged");
    case ErrorCode::SourceDamaged:
        return Format::tr("The cluster holds damaged pages");
    case ErrorCode::WalMissing:
        return Format::tr("WAL is missing");
    case ErrorCode::WalDamaged:
        return Format::tr("WAL is damaged");
    case ErrorCode::Connection:
        return Format::tr("No connection to the server");
    case ErrorCode::Server:
        return Format::tr("The server refused");
    case ErrorCode::WrongCluster:
        return Format::tr("This is another cluster");
    case ErrorCode::Unsupported:
        return Format::tr("Not supported by this version of Cairn");
    case ErrorCode::TargetUnreachable:
        return Format::tr("The recovery target cannot be reached");
    case ErrorCode::DestinationUnusable:
        return Format::tr("The destination cannot be used");
    case ErrorCode::Cancelled:
        return Format::tr("Cancelled");
    }
    std::unreachable();
}

QString phaseText(std::string_view key)
{
    static constexpr std::array phases{
        std::pair{std::string_view("planning"), QT_TRANSLATE_NOOP("Format", "Planning")},
        std::pair{std::string_view("connecting"), QT_TRANSLATE_NOOP("Format", "Connecting")},
        std::pair{std::string_view("checkpoint"), QT_TRANSLATE_NOOP("Format", "Waiting for the checkpoint")},
        std::pair{std::string_view("listing"), QT_TRANSLATE_NOOP("Format", "Listing files")},
        std::pair{std::string_view("reading-parent"),
                  QT_TRANSLATE_NOOP("Format", "Reading the parent's list of files")},
        std::pair{std::string_view("reading-interrupted"),
                  QT_TRANSLATE_NOOP("Format", "Reading what interrupted backups left")},
        std::pair{std::string_view("reading-wal"), QT_TRANSLATE_NOOP("Format", "Looking for changes in the WAL")},
        std::pair{std::string_view("reading-summaries"), QT_TRANSLATE_NOOP("Format", "Reading WAL summaries")},
        std::pair{std::string_view("reading-ptrack"), QT_TRANSLATE_NOOP("Format", "Asking ptrack for changes")},
        std::pair{std::string_view("copying"), QT_TRANSLATE_NOOP("Format", "Copying")},
        std::pair{std::string_view("stopping"), QT_TRANSLATE_NOOP("Format", "Ending the backup")},
        std::pair{std::string_view("waiting-for-wal"), QT_TRANSLATE_NOOP("Format", "Waiting for WAL")},
        std::pair{std::string_view("receiving-wal"), QT_TRANSLATE_NOOP("Format", "Receiving WAL")},
        std::pair{std::string_view("verifying-wal"), QT_TRANSLATE_NOOP("Format", "Verifying WAL")},
        std::pair{std::string_view("writing-manifest"), QT_TRANSLATE_NOOP("Format", "Writing the manifest")},
        std::pair{std::string_view("syncing"), QT_TRANSLATE_NOOP("Format", "Writing to disk")},
        std::pair{std::string_view("validating"), QT_TRANSLATE_NOOP("Format", "Validating files")},
        std::pair{std::string_view("validating-archive"), QT_TRANSLATE_NOOP("Format", "Validating the archive")},
        std::pair{std::string_view("restoring"), QT_TRANSLATE_NOOP("Format", "Restoring files")},
        std::pair{std::string_view("restoring-wal"), QT_TRANSLATE_NOOP("Format", "Restoring WAL")},
        std::pair{std::string_view("deleting"), QT_TRANSLATE_NOOP("Format", "Deleting")},
        std::pair{std::string_view("deleting-wal"), QT_TRANSLATE_NOOP("Format", "Deleting WAL")},
        std::pair{std::string_view("reading-chain"), QT_TRANSLATE_NOOP("Format", "Reading the chain's lists of files")},
        std::pair{std::string_view("folding"), QT_TRANSLATE_NOOP("Format", "Folding the chain into one backup")},
        std::pair{std::string_view("reading-manifests"),
                  QT_TRANSLATE_NOOP("Format", "Reading what backups use of their packs")},
        std::pair{std::string_view("compacting"), QT_TRANSLATE_NOOP("Format", "Compacting packs")},
        std::pair{std::string_view("starting-server"), QT_TRANSLATE_NOOP("Format", "Starting the server")},
        std::pair{std::string_view("replaying"), QT_TRANSLATE_NOOP("Format", "Replaying WAL")},
    };
    const auto found = std::ranges::find(phases, key, [](const auto &phase) { return phase.first; });
    return found != phases.end() ? Format::tr(found->second) : engineText(key);
}

QString idText(BackupId id)
{
    return id.isValid() ? QString::fromStdString(id.toString()) : QString();
}

QString shortVersion(std::string_view serverVersion)
{
    return engineText(serverVersion.substr(0, serverVersion.find(' ')));
}

std::optional<double> durationOf(const BackupRecord &record)
{
    if (!record.startTime.isKnown() || !record.endTime.isKnown() || record.endTime < record.startTime)
        return std::nullopt;
    return static_cast<double>(record.endTime.microseconds - record.startTime.microseconds) / 1e6;
}

} // namespace cairn::ui
