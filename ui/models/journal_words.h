#pragma once

#include "models/status_look.h"
#include "operations/snapshots.h"

#include <QString>

#include <string_view>

namespace cairn::ui {

// What the journal says of an operation, in words. Pure, any thread.

/// "Backup" of "backup"; the word itself when it is a new one.
[[nodiscard]] QString operationText(std::string_view operation);
[[nodiscard]] QString outcomeText(const JournalEntry &entry);
[[nodiscard]] Look outcomeLook(const JournalEntry &entry);
/// Whether it ended, and not well.
[[nodiscard]] bool hasFailed(const JournalEntry &entry);
/// How long it took; less than 0: it has not ended, or nobody knows when.
[[nodiscard]] double secondsOf(const JournalEntry &entry);

} // namespace cairn::ui
