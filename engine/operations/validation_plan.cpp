#include "operations/validation_plan.h"

#include "catalog/chain.h"
#include "catalog/lock_probe.h"
#include "operations/restore_search.h"
#include "operations/retention_state.h"
#include "operations/validation_memory.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace cairn {

namespace {

constexpr std::array depths{ValidationDepth::Fast, ValidationDepth::Normal, ValidationDepth::Deep};
using Forecasts = std::array<ValidationForecast, depths.size()>;

/// The backup and what it builds on, oldest first.
Result<std::vector<BackupId>> chainIds(BackupId id, const std::vector<BackupRecord> &backups)
{
    CAIRN_TRY(const BackupRecord *record, findBackup(id, backups));
    // What is wrong with a chain that has a hole, the validation tells.
    const auto chain = chainOf(*record, backups);
    if (!chain)
        return std::vector{id};
    std::vector<BackupId> ids;
    std::ranges::transform(*chain | std::views::reverse, std::back_inserter(ids), &BackupRecord::id);
    return ids;
}

Result<BackupId> backupForTarget(const ValidateRequest &request, const Instance &instance, OperationContext &context)
{
    RestoreRequest restore;
    restore.ref = {request.catalog, instance.name()};
    restore.backup = request.backup;
    restore.target = *request.target;
    CAIRN_TRY(const RestoreSolution solution, TargetSearch(instance, restore, false, context).run());
    return solution.choice.backup.id;
}

Result<ValidationPart> planPart(ValidateRequest request, const Instance &instance, OperationContext &context,
                                Forecasts &forecasts)
{
    CAIRN_CHECK(probeLock(instance.storage(), instance.keys(), LockMode::Shared, "validate"));
    ValidationPart part{.instance = instance.name()};
    CAIRN_TRY(const auto backups, instance.backups());
    if (request.target) {
        CAIRN_TRY(part.proofFrom, backupForTarget(request, instance, context));
        request.backup = part.proofFrom;
    }
    if (request.backup) {
        CAIRN_TRY(part.backups, chainIds(*request.backup, backups));
    } else {
        std::ranges::transform(backups | std::views::reverse, std::back_inserter(part.backups), &BackupRecord::id);
        part.archive = true;
    }
    CAIRN_TRY(const auto input, readRetentionInput(instance));
    CAIRN_TRY(const auto reports, readValidationReports(instance, reportsKept));
    for (const ValidationDepth depth : depths) {
        request.depth = depth;
        forecasts.at(static_cast<std::size_t>(depth)) = forecastValidation(request, input.state, reports);
    }
    return part;
}

/// Every instance of a catalog.
Result<ValidationPlan> planCatalog(const ValidateRequest &request, const Catalog &catalog, OperationContext &context)
{
    ValidationPlan plan;
    bool first = true;
    CAIRN_TRY(const auto names, catalog.instanceNames());
    for (const std::string &name : names) {
        const auto instance = catalog.instance(name);
        Forecasts forecasts;
        auto part = instance ? planPart(request, *instance, context, forecasts)
                             : Result<ValidationPart>(std::unexpected(instance.error()));
        if (!part && part.error().code == ErrorCode::Cancelled)
            return std::unexpected(part.error());
        if (!part) {
            plan.parts.push_back({.instance = name, .obstacle = part.error()});
            continue;
        }
        plan.parts.push_back(*std::move(part));
        for (std::size_t i = 0; i < forecasts.size(); ++i)
            plan.forecasts[i] = first ? forecasts[i] : plan.forecasts[i] + forecasts[i];
        first = false;
    }
    if (first && !plan.parts.empty())
        return std::unexpected(*plan.parts.front().obstacle);
    return plan;
}

} // namespace

Result<ValidationPlan> planValidation(const ValidateRequest &request, OperationContext &context)
{
    CAIRN_TRY(const auto catalog, Catalog::open(request.catalog));
    if (!request.instance)
        return planCatalog(request, catalog, context);
    CAIRN_TRY(const auto instance, catalog.instance(*request.instance));
    ValidationPlan plan;
    CAIRN_TRY(auto part, planPart(request, instance, context, plan.forecasts));
    plan.parts.push_back(std::move(part));
    return plan;
}

} // namespace cairn
