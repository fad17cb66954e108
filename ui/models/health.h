#pragma once

#include "models/status_look.h"
#include "operations/advice.h"
#include "operations/snapshots.h"

#include <QString>

#include <vector>

namespace cairn::ui {

/// How an instance fares, worst last.
enum class HealthLevel { Good, Empty, Attention, Problem };

struct Health {
    HealthLevel level = HealthLevel::Good;
    QString text; ///< one sentence: the worst thing, or when the last backup was taken
};

/// What is said of an instance wherever it is named: by its records (can something be restored, did the last backup
/// succeed, is anything damaged), and by what is advised where that is graver. Pure apart from the locale.
[[nodiscard]] Health instanceHealth(const InstanceSnapshot &instance, Timestamp now);
/// The same when its advice is known, the gravest first.
[[nodiscard]] Health instanceHealth(const InstanceSnapshot &instance, const std::vector<Advice> &advice, Timestamp now);
/// The worst of its instances.
[[nodiscard]] Health catalogHealth(const CatalogSnapshot &catalog, Timestamp now);

[[nodiscard]] Look healthLook(HealthLevel level);
/// A word for the level, for a badge.
[[nodiscard]] QString healthWord(HealthLevel level);

} // namespace cairn::ui
