#pragma once

#include "catalog/catalog.h"
#include "core/context.h"
#include "operations/requests.h"

namespace cairn {

/// What a request to delete means: which backups and packs go, which backups become FULL, which WAL goes, and why.
/// Changes nothing.
[[nodiscard]] Result<DeletePlan> makeDeletePlan(const Instance &instance, const DeleteRequest &request,
                                                OperationContext &context);

/// How long what a request deletes can be brought back, in seconds.
[[nodiscard]] std::int64_t quarantineSeconds(const Instance &instance, const DeleteRequest &request);

} // namespace cairn
