#pragma once

#include "catalog/catalog.h"
#include "core/context.h"
#include "operations/requests.h"

#include <string>

namespace cairn {

/// What a clean-up did.
struct CleanUpResult {
    std::uint64_t bytesFreed = 0;
    std::string pending; ///< why it could not begin; empty: all is done
};

/// Removes what is out of use: backups that were merged into others, what was in quarantine long enough, manifests of
/// earlier generations, and packs that no manifest names. Whatever another backup came to build on stays. Under an
/// exclusive lock: nobody reads meanwhile.
[[nodiscard]] Result<std::uint64_t> cleanUp(const Instance &instance, OperationContext &context);

/// The same under a lock of its own. While others are at work nothing is done, which is no error: the next operation
/// that removes something does it.
[[nodiscard]] Result<CleanUpResult> cleanUpWhenAlone(const Instance &instance, const std::string &operation,
                                                     OperationContext &context);

} // namespace cairn
