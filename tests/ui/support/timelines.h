#pragma once

#include "timeline/scene_builder.h"

#include <QTimeZone>

#include <vector>

namespace cairn::test {

// What tests of the timeline have in common.

inline constexpr ui::Moment second = 1'000'000;
inline constexpr ui::Moment hour = 3600 * second;
inline constexpr ui::Moment day = 24 * hour;

/// A moment in ISO form without a zone, in this one.
[[nodiscard]] ui::Moment at(const char *iso, const QTimeZone &zone = QTimeZone::utc());

/// An hour after the last of what the samples hold.
inline constexpr Timestamp sampleNow{1'773'349'200'000'000}; // 2026-03-12T21:00:00Z

/// Two timelines: 2 left 1 at ten o'clock; a gap on 1 from six to seven.
[[nodiscard]] ui::TimelineScene sampleScene();

/// Two FULL backups on timeline 1 with a gap between them, and timeline 2 without one of its own. Newest first.
[[nodiscard]] std::vector<BackupRecord> sampleBackups();

/// What the archive holds for them; and of timeline 3 WAL that no backup leads to.
[[nodiscard]] ui::TimelineReadings sampleReadings();

} // namespace cairn::test
