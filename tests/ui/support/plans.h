#pragma once

#include "operations/requests.h"
#include "support/fixture.h"

#include <QDialog>
#include <QPushButton>

#include <utility>
#include <vector>

namespace cairn::test {

// What tests of dialogs with a plan have in common.

inline const InstanceRef sampleRef{samplePath, "main"};

/// The button that does what the dialog is for.
[[nodiscard]] inline QPushButton *verb(const QDialog &dialog)
{
    return dialog.findChild<QPushButton *>(QStringLiteral("verb"));
}

/// A stretch of timeline 1, in microseconds since 1970.
[[nodiscard]] inline RecoverableInterval window(std::int64_t from, std::int64_t to)
{
    return {.timeline = TimelineId{1},
            .from = Lsn{100},
            .to = Lsn{200},
            .fromTime = Timestamp{from},
            .toTime = Timestamp{to},
            .base = BackupId{1}};
}

[[nodiscard]] inline DeletePlan planOf(std::vector<DeletePlanEntry> entries)
{
    return {.entries = std::move(entries), .packs = {}, .windowAfter = {}, .retention = {}, .walFiles = {}};
}

} // namespace cairn::test
