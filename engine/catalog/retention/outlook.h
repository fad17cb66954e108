#pragma once

#include "catalog/retention/policy.h"
#include "catalog/retention/reason.h"
#include "catalog/retention/state.h"

#include <vector>

namespace cairn {

/// When the rules will let a backup go, if nothing else happens.
enum class Expiry {
    Expired,          ///< no rule holds it any more
    AtTime,           ///< time alone lets it go
    WithNewerBackups, ///< time alone does not: it goes when newer backups take its place
    Never,            ///< pinned for ever, or needed by what is
    NoRule,           ///< no rule is set that lets backups expire
    Unknown,          ///< not worked out: too many backups
};

/// What the rules of an instance say of one backup.
struct BackupOutlook {
    BackupId id;
    RetentionReasons reasons = {}; ///< why it stays; of an expired one, why it goes
    Expiry expiry = Expiry::Unknown;
    Timestamp expires = {}; ///< of AtTime: from then on no rule holds it
    bool operator==(const BackupOutlook &) const = default;
};

/// For every backup, oldest first, why planRetention() keeps it now and when it will not any more, were no backup taken
/// from now on. Pure. Each moment at which a pin ends or the window moves over a backup is a look at all backups; there
/// are about as many looks as moments at which something expires, and never more than 512.
[[nodiscard]] std::vector<BackupOutlook> retentionOutlook(const RetentionPolicy &policy, const RetentionState &state,
                                                          Timestamp now, std::int32_t utcOffsetSeconds);

} // namespace cairn
