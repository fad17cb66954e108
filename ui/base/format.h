#pragma once

#include "base/sentences.h"
#include "catalog/backup_record.h"
#include "catalog/retention/window.h"
#include "core/error.h"
#include "core/timestamp.h"
#include "operations/requests.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::ui {

// How engine values become text for a person: the one place for sizes, times, names and the words of enumerations.
// All functions are pure apart from the locale; they belong to the GUI thread because tr() may change there.

/// A name or path for display: UTF-8 as it is, other bytes visible. Never to be turned back into bytes.
[[nodiscard]] QString displayName(std::string_view bytes);
/// A path between the widgets (QString) and the engine (bytes).
[[nodiscard]] std::string toBytes(const QString &path);
[[nodiscard]] QString fromBytes(const std::string &path);
/// Text from the engine (messages, hints), which is UTF-8. Its sentences are put into words by sentences.h.
[[nodiscard]] QString engineText(std::string_view text);
/// An error in one or two lines: what, about what.
[[nodiscard]] QString errorText(const Error &error);
/// The same, and below it what to do.
[[nodiscard]] QString errorDetails(const Error &error);

[[nodiscard]] QString formatBytes(std::uint64_t bytes);
/// "1,234,567 bytes", for tool tips.
[[nodiscard]] QString formatExactBytes(std::uint64_t bytes);
[[nodiscard]] QString formatRate(double bytesPerSecond);
/// "1 h 05 min", "12 s", "0.4 s".
[[nodiscard]] QString formatDuration(double seconds);
[[nodiscard]] QString formatCount(std::uint64_t count);
/// How many times smaller the stored form is: "3.2×"; empty when it cannot be told.
[[nodiscard]] QString formatRatio(std::uint64_t raw, std::uint64_t stored);

/// Whether times are shown in UTC instead of the local zone, in all of the program: Theme::setUtc() remembers it and
/// says so to the windows. GUI thread.
void showTimesInUtc(bool utc);
[[nodiscard]] bool timesAreInUtc();
[[nodiscard]] QTimeZone shownZone();
/// In that zone.
[[nodiscard]] QDateTime toShownDateTime(Timestamp time);
[[nodiscard]] QDateTime toLocalDateTime(Timestamp time);
/// Date and time with the zone, in the zone that is shown; empty when unknown.
[[nodiscard]] QString formatTime(Timestamp time);
/// The day of such a time, and the hour and minute.
[[nodiscard]] QString formatDate(QDate date);
[[nodiscard]] QString formatClock(QTime time);
/// What can be recovered, one line per stretch: "1 Nov 2026 12:00:00 CET to … (timeline 1)"; "nothing".
[[nodiscard]] QString formatWindow(const std::vector<RecoverableInterval> &intervals);
/// The same instant in UTC with microseconds, for tool tips and copying.
[[nodiscard]] QString formatExactTime(Timestamp time);

[[nodiscard]] QString statusText(BackupStatus status);
/// One sentence: what the status means for somebody who wants to restore.
[[nodiscard]] QString statusMeaning(BackupStatus status);
[[nodiscard]] QString modeText(BackupMode mode);
[[nodiscard]] QString walModeText(WalMode mode);
[[nodiscard]] QString depthText(ValidationDepth depth);
[[nodiscard]] QString codecText(Codec codec);
[[nodiscard]] QString compressionText(const Compression &compression);
/// Title of an error code: "The file system is full".
[[nodiscard]] QString errorTitle(ErrorCode code);
/// Text of a progress phase key; the key itself when it is a new one.
[[nodiscard]] QString phaseText(std::string_view key);
[[nodiscard]] QString idText(BackupId id);
/// "17.2" of "17.2 (Debian 17.2-1)".
[[nodiscard]] QString shortVersion(std::string_view serverVersion);

/// Seconds from start to end; none while it runs or when unknown.
[[nodiscard]] std::optional<double> durationOf(const BackupRecord &record);

} // namespace cairn::ui
