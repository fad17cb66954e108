#pragma once

#include "core/log.h"
#include "core/passwords.h"
#include "core/progress.h"

#include <stop_token>

namespace cairn {

/// What every operation is given besides its request: how it is stopped, where it reports and where it logs.
/// The referred objects outlive the operation. An operation runs on the caller's thread and starts its own workers.
struct OperationContext {
    std::stop_token stop;
    Progress &progress;
    Logger &log;
    PasswordSource passwords{}; ///< asked when a server wants a password
};

} // namespace cairn
