#pragma once

#include "core/context.h"
#include "operations/forecast.h"
#include "operations/requests.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// One instance of a validation that has not begun yet.
struct ValidationPart {
    std::string instance;
    std::vector<BackupId> backups = {}; ///< that will be read, in this order
    bool archive = false;               ///< and every file of the archive
    /// Of a moment: the backup that a restore to it would take; its WAL is read up to there.
    std::optional<BackupId> proofFrom = {};
    std::optional<Error> obstacle = {}; ///< why it cannot be validated now
};

/// What a validation will look at, and what that takes at each depth.
struct ValidationPlan {
    std::vector<ValidationPart> parts;
    std::array<ValidationForecast, 3> forecasts; ///< of all parts without an obstacle, by depth
    [[nodiscard]] const ValidationForecast &forecast(ValidationDepth depth) const
    {
        return forecasts.at(static_cast<std::size_t>(depth));
    }
};

/// Looks, in front of a validation, what it will read; changes nothing and takes no lock. Errors are those with which
/// the validation would end at once: NotFound, Usage, Locked by somebody who deletes, and for a moment that cannot be
/// recovered those of a restore to it. Of a whole catalog an instance that cannot be validated is an obstacle in its
/// part, and an error only when it is so of all of them. For a moment WAL may have to be read.
[[nodiscard]] Result<ValidationPlan> planValidation(const ValidateRequest &request, OperationContext &context);

} // namespace cairn
