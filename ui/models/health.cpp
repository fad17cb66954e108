#include "models/health.h"

#include "base/format.h"
#include "models/advice_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace cairn::ui {

namespace {

struct HealthText {
    Q_DECLARE_TR_FUNCTIONS(HealthText)
};

bool isDamaged(BackupStatus status)
{
    return status == BackupStatus::Corrupt || status == BackupStatus::Orphan || status == BackupStatus::Unknown;
}

Health recordsHealth(const InstanceSnapshot &instance)
{
    if (instance.error)
        return {HealthLevel::Problem, HealthText::tr("Its record cannot be read: %1").arg(errorText(*instance.error))};
    const auto &backups = instance.backups;
    const auto ended =
        std::ranges::find_if(backups, [](const BackupRecord &b) { return b.status != BackupStatus::Running; });
    const auto restorable = std::ranges::find_if(backups, &BackupRecord::isRestorable);
    const auto damaged = static_cast<int>(std::ranges::count_if(backups, isDamaged, &BackupRecord::status));
    if (backups.empty())
        return {HealthLevel::Empty, HealthText::tr("No backup yet.")};
    if (ended == backups.end())
        return {HealthLevel::Empty, HealthText::tr("The first backup is being taken.")};
    if (restorable == backups.end())
        return {HealthLevel::Problem, HealthText::tr("No backup can be restored.")};
    if (ended->status == BackupStatus::Error)
        return {HealthLevel::Attention, HealthText::tr("The last backup failed.")};
    if (damaged > 0)
        return {HealthLevel::Attention, HealthText::tr("%n backup(s) cannot be relied on.", nullptr, damaged)};
    return {HealthLevel::Good, HealthText::tr("Last backup: %1").arg(formatTime(restorable->endTime))};
}

} // namespace

Health instanceHealth(const InstanceSnapshot &instance, const std::vector<Advice> &advice, Timestamp now)
{
    Health health = recordsHealth(instance);
    if (advice.empty() || health.level == HealthLevel::Empty) // "No backup" says it better
        return health;
    const HealthLevel level = healthOf(advice.front().level);
    return level > health.level ? Health{level, adviceSentence(advice.front(), now)} : health;
}

Health instanceHealth(const InstanceSnapshot &instance, Timestamp now)
{
    return instanceHealth(instance, adviseOn(instance, nullptr, now), now);
}

Health catalogHealth(const CatalogSnapshot &catalog, Timestamp now)
{
    Health worst{HealthLevel::Good, {}};
    int troubled = 0;
    for (const InstanceSnapshot &instance : catalog.instances) {
        const Health health = instanceHealth(instance, now);
        worst.level = std::max(worst.level, health.level);
        troubled += health.level != HealthLevel::Good ? 1 : 0;
    }
    if (catalog.instances.empty())
        return {HealthLevel::Empty, HealthText::tr("No instance yet.")};
    const auto count = static_cast<int>(catalog.instances.size());
    worst.text = troubled > 0 ? HealthText::tr("%n instance(s) need attention.", nullptr, troubled)
                              : HealthText::tr("%n instance(s), all well.", nullptr, count);
    return worst;
}

Look healthLook(HealthLevel level)
{
    switch (level) {
    case HealthLevel::Good:
        return {QStringLiteral("ok"), Tone::Ok};
    case HealthLevel::Empty:
        return {QStringLiteral("info"), Tone::Muted};
    case HealthLevel::Attention:
        return {QStringLiteral("warning"), Tone::Warning};
    case HealthLevel::Problem:
        return {QStringLiteral("error"), Tone::Error};
    }
    std::unreachable();
}

QString healthWord(HealthLevel level)
{
    switch (level) {
    case HealthLevel::Good:
        return HealthText::tr("Good", "health of an instance");
    case HealthLevel::Empty:
        return HealthText::tr("No backup", "health of an instance");
    case HealthLevel::Attention:
        return HealthText::tr("Attention", "health of an instance");
    case HealthLevel::Problem:
        return HealthText::tr("Problem", "health of an instance");
    }
    std::unreachable();
}

} // namespace cairn::ui
