#include "core/json_writer.h"
#include "core/text.h"
#include "operations/advice.h"
#include "operations/command_line.h"
#include "operations/server_setup.h"
#include "operations/show_format.h"
#include "operations/text_table.h"

#include <array>
#include <format>
#include <utility>

namespace cairn {

namespace {

/// "12 backups", "1 backup".
std::string counted(std::uint64_t count, std::string_view thing)
{
    return std::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string because(const std::string &detail)
{
    return detail.empty() ? std::string{} : ": " + detail;
}

std::string ago(Timestamp since, Timestamp now)
{
    return std::format("{} ago ({})", prettyInterval(now.seconds() - since.seconds()), wholeSecondText(since));
}

std::string gapText(const Advice &advice)
{
    const std::string from = std::format("on timeline {} nothing can be recovered after {}", advice.timeline.value,
                                         wholeSecondText(advice.since));
    const std::string to = advice.until.isKnown() ? " until " + wholeSecondText(advice.until, true) : std::string{};
    return from + to + because(advice.detail.english());
}

std::string overdueText(const Advice &advice, Timestamp now, std::string_view what)
{
    const std::string habit =
        advice.seconds > 0 ? std::format("; usually one is taken every {}", prettyInterval(advice.seconds)) : "";
    const std::string window =
        advice.days > 0 ? std::format("; it is older than the retention window of {}", counted(advice.days, "day"))
                        : "";
    return std::format("the last good {} was taken {}{}", what, ago(advice.since, now),
                       window.empty() ? habit : window);
}

BackupRequest backupRequest(const InstanceRef &ref, bool full)
{
    BackupRequest request;
    request.ref = ref;
    request.automaticMode = !full;
    return request;
}

std::vector<std::string> settingArguments(const InstanceRef &ref)
{
    return {"set-config", "-B", ref.catalog, "--instance=" + ref.instance, "--retention-window=DAYS"};
}

std::string_view paintOf(AdviceLevel level)
{
    switch (level) {
    case AdviceLevel::Note:
        return {};
    case AdviceLevel::Warning:
        return color::yellow;
    case AdviceLevel::Problem:
        return color::red;
    }
    std::unreachable();
}

} // namespace

std::string_view adviceRuleName(AdviceRule rule)
{
    static constexpr std::array<std::string_view, 15> names{
        "unreadable",      "no-backup",      "nothing-restorable", "wal-gap",         "last-backup-failed",
        "damaged-backups", "backup-overdue", "full-overdue",       "archiving-lags",  "unused-wal",
        "not-validated",   "not-archived",   "no-retention",       "expired-backups", "dead-space"};
    static_assert(names.size() == static_cast<std::size_t>(AdviceRule::DeadSpace) + 1);
    return names.at(static_cast<std::size_t>(rule));
}

std::string_view adviceLevelName(AdviceLevel level)
{
    static constexpr std::array<std::string_view, 3> names{"note", "warning", "problem"};
    return names.at(static_cast<std::size_t>(level));
}

std::string_view adviceActionName(AdviceAction action)
{
    static constexpr std::array<std::string_view, 9> names{"none",           "take-backup",       "take-full-backup",
                                                           "validate",       "check-archiving",   "edit-retention",
                                                           "delete-expired", "delete-unused-wal", "compact"};
    static_assert(names.size() == static_cast<std::size_t>(AdviceAction::Compact) + 1);
    return names.at(static_cast<std::size_t>(action));
}

std::string adviceText(const Advice &advice, Timestamp now)
{
    switch (advice.rule) {
    case AdviceRule::Unreadable:
        return "the instance cannot be read" + because(advice.detail.english());
    case AdviceRule::NoBackup:
        return "there is no backup";
    case AdviceRule::NothingRestorable:
        return std::format("there {} {}, and nothing can be restored", advice.count == 1 ? "is" : "are",
                           counted(advice.count, "backup"));
    case AdviceRule::WalGap:
        return gapText(advice);
    case AdviceRule::LastBackupFailed:
        return std::format("the last backup ({}) failed", advice.backup.toString()) + because(advice.detail.english());
    case AdviceRule::DamagedBackups:
        return std::format("{} cannot be relied on, the newest is {}", counted(advice.count, "backup"),
                           advice.backup.toString()) +
               because(advice.detail.english());
    case AdviceRule::BackupOverdue:
        return overdueText(advice, now, "backup");
    case AdviceRule::FullOverdue:
        return overdueText(advice, now, "FULL backup");
    case AdviceRule::ArchivingLags:
        return std::format("the last WAL was archived {}; what was written since would be lost",
                           ago(advice.since, now));
    case AdviceRule::UnusedWal:
        return counted(advice.count, "segment") + " of WAL cannot be used" + because(advice.detail.english());
    case AdviceRule::NotValidated:
        return advice.since.isKnown()
                   ? std::format("the newest good backup ({}) was last validated {}", advice.backup.toString(),
                                 ago(advice.since, now))
                   : std::format("the newest good backup ({}) was never validated", advice.backup.toString());
    case AdviceRule::NotArchived:
        return "no WAL is archived: only the moments at which backups ended can be recovered";
    case AdviceRule::NoRetention:
        return "no retention rule is set: backups are kept for ever";
    case AdviceRule::ExpiredBackups:
        return std::format("{} held by no retention rule any more",
                           advice.count == 1 ? std::string("1 backup is") : counted(advice.count, "backup") + " are");
    case AdviceRule::DeadSpace:
        return std::format("{:.1f} MB of the packs are not needed by any backup",
                           static_cast<double>(advice.bytes) / 1e6);
    }
    std::unreachable();
}

std::string adviceCommand(const Advice &advice, const InstanceRef &ref)
{
    ValidateRequest validation;
    validation.catalog = ref.catalog;
    validation.instance = ref.instance;
    DeleteRequest deletion;
    deletion.ref = ref;
    deletion.dryRun = true; // the plan comes first
    deletion.expired = advice.action == AdviceAction::DeleteExpired;
    deletion.wal = advice.action == AdviceAction::DeleteUnusedWal;
    CompactRequest compaction;
    compaction.catalog = ref.catalog;
    compaction.instance = ref.instance;
    switch (advice.action) {
    case AdviceAction::None:
    case AdviceAction::CheckArchiving: // a setting of the server: adviceRemedy() names it
        return {};
    case AdviceAction::TakeBackup:
        return commandText(commandArguments(backupRequest(ref, false)));
    case AdviceAction::TakeFullBackup:
        return commandText(commandArguments(backupRequest(ref, true)));
    case AdviceAction::Validate:
        return commandText(commandArguments(validation));
    case AdviceAction::EditRetention:
        return commandText(settingArguments(ref));
    case AdviceAction::DeleteExpired:
    case AdviceAction::DeleteUnusedWal:
        return commandText(commandArguments(deletion));
    case AdviceAction::Compact:
        return commandText(commandArguments(compaction));
    }
    std::unreachable();
}

std::string adviceRemedy(const Advice &advice, const InstanceRef &ref)
{
    if (advice.action != AdviceAction::CheckArchiving)
        return advice.remedy.english();
    return "with archive_mode on, archive_command of the server should be: " + archiveCommandFor(ref, {});
}

std::string adviceTables(const std::vector<InstanceAdvice> &instances, bool color)
{
    std::string out;
    for (const InstanceAdvice &instance : instances) {
        out += std::format("\nADVICE FOR INSTANCE '{}'\n", printableName(instance.ref.instance));
        if (instance.advice.empty())
            out += "nothing to do\n";
        for (const Advice &advice : instance.advice) {
            const std::string_view paint = color ? paintOf(advice.level) : std::string_view{};
            out += std::format("{}{}{}: {}\n", paint, adviceLevelName(advice.level),
                               paint.empty() ? std::string_view{} : color::off, adviceText(advice, instance.now));
            if (const std::string remedy = adviceRemedy(advice, instance.ref); !remedy.empty())
                out += "    " + remedy + "\n";
            if (const std::string command = adviceCommand(advice, instance.ref); !command.empty())
                out += "    " + command + "\n";
        }
    }
    return out;
}

std::string adviceJson(const std::vector<InstanceAdvice> &instances)
{
    JsonWriter json;
    json.beginArray();
    for (const InstanceAdvice &instance : instances) {
        json.beginObject().member("instance", instance.ref.instance);
        json.member("time", wholeSecondText(instance.now));
        json.key("advice").beginArray();
        for (const Advice &advice : instance.advice) {
            json.beginObject()
                .member("rule", adviceRuleName(advice.rule))
                .member("level", adviceLevelName(advice.level));
            json.member("text", adviceText(advice, instance.now));
            json.member("action", adviceActionName(advice.action));
            json.member("command", adviceCommand(advice, instance.ref))
                .member("remedy", adviceRemedy(advice, instance.ref));
            json.member("backup-id", advice.backup.isValid() ? advice.backup.toString() : std::string{});
            json.member("tli", advice.timeline.value).member("count", advice.count).member("bytes", advice.bytes);
            json.member("since", wholeSecondText(advice.since)).member("until", wholeSecondText(advice.until));
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace cairn
