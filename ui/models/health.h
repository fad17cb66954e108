#pragma once

#include "models/status_look.h"
#include "operations/snapshots.h"

#include <QString>

namespace cairn::ui {

/// How an instance fares, worst last.
enum class HealthLevel { Good, Empty, Attention, Problem };

struct Health {
    HealthLevel level = HealthLevel::Good;
    QString text; ///< one sentence: the worst thing, or when the last backup was taken
};

/// Judges by the records alone: can something be restored, did the last backup succeed, is anything damaged. Pure.
[[nodiscard]] Health instanceHealth(const InstanceSnapshot &instance);
/// The worst of its instances.
[[nodiscard]] Health catalogHealth(const CatalogSnapshot &catalog);

[[nodiscard]] Look healthLook(HealthLevel level);
/// A word for the level, for a badge.
[[nodiscard]] QString healthWord(HealthLevel level);

} // namespace cairn::ui
