#include "options/retention_options.h"

#include "values.h"

namespace cairn::cli {

void RetentionRuleOptions::declare(OptionSet &options)
{
    const auto count = [&options](std::string_view name, std::optional<std::uint32_t> &target, std::string unit,
                                  std::string description) {
        options.value(name, target, std::move(unit), std::move(description),
                      [](std::string_view text) -> Result<std::uint32_t> {
                          CAIRN_TRY(const auto number, parseNumber(text, 0, 65'535));
                          return static_cast<std::uint32_t>(number);
                      });
    };
    options.beginGroup("Retention rules (0 switches one off)");
    count("--retention-redundancy", settings.redundancy, "N",
          "keep the newest N FULL backups and all that build on them");
    count("--retention-window", settings.windowDays, "DAYS", "keep every moment of so many days recoverable");
    count("--wal-depth", settings.walDepth, "N", "keep WAL for the newest N backups of each timeline");
    count("--retention-daily", settings.daily, "N", "keep one backup for each of the last N days that have one");
    count("--retention-weekly", settings.weekly, "N", "keep one backup for each of the last N weeks that have one");
    count("--retention-monthly", settings.monthly, "N", "keep one backup for each of the last N months that have one");
    count("--retention-yearly", settings.yearly, "N", "keep one backup for each of the last N years that have one");
    count("--minimum-redundancy", settings.minimumRedundancy, "N",
          "never delete the newest N FULL backups, except by --force");
}

Result<std::int64_t> parseQuarantine(std::string_view text)
{
    constexpr std::int64_t millisecondsPerDay = 86'400'000;
    return parseSeconds(text, millisecondsPerDay);
}

void RetentionRuleOptions::applyTo(InstanceConfig &config) const
{
    const auto put = [](std::optional<std::uint32_t> &stored, std::optional<std::uint32_t> given) {
        if (given)
            stored = given;
    };
    put(config.retention.redundancy, settings.redundancy);
    put(config.retention.windowDays, settings.windowDays);
    put(config.retention.walDepth, settings.walDepth);
    put(config.retention.daily, settings.daily);
    put(config.retention.weekly, settings.weekly);
    put(config.retention.monthly, settings.monthly);
    put(config.retention.yearly, settings.yearly);
    put(config.retention.minimumRedundancy, settings.minimumRedundancy);
}

} // namespace cairn::cli
