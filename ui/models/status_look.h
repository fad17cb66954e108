#pragma once

#include "base/theme.h"
#include "catalog/backup_record.h"
#include "jobs/job.h"
#include "operations/requests.h"
#include "operations/server_setup.h"

#include <QString>

namespace cairn::ui {

/// The shape and tone that go with a word; the word itself is always shown too.
struct Look {
    QString icon;
    Tone tone = Tone::Text;
};

[[nodiscard]] Look statusLook(BackupStatus status);
[[nodiscard]] Look jobLook(JobState state);
[[nodiscard]] Look stepLook(StepOutcome outcome);
[[nodiscard]] Look severityLook(FindingSeverity severity);

[[nodiscard]] QString jobIcon(JobKind kind);
[[nodiscard]] QString stepText(StepOutcome outcome);
[[nodiscard]] QString severityText(FindingSeverity severity);

} // namespace cairn::ui
