#pragma once

#include "catalog/lock.h"

namespace cairn {

/// Whether InstanceLock::acquire() would be refused now: Locked, naming the holder. Only looks, and leaves nothing
/// behind.
[[nodiscard]] Status probeLock(Storage &storage, const InstanceKeys &keys, LockMode mode, const std::string &operation);

} // namespace cairn
