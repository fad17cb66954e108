#pragma once

#include "catalog/backup_record.h"
#include "operations/requests.h"

namespace cairn {

/// Puts a pin into a record. Usage when the wishes exclude one another, the time is over, or the backup has no recovery
/// time yet from which a ttl could count.
[[nodiscard]] Status applyPin(const PinRequest &pin, BackupRecord &record, Timestamp now);
/// What of that is known before there is a backup.
[[nodiscard]] Status checkPin(const PinRequest &pin, Timestamp now);

} // namespace cairn
