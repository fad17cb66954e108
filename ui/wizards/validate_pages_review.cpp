#include "base/format.h"
#include "operations/command_line.h"
#include "wizards/validate_pages.h"
#include "wizards/validate_wizard.h"

#include <algorithm>

namespace cairn::ui {

namespace {

struct ValidatePages {
    Q_DECLARE_TR_FUNCTIONS(ValidatePages)
};

QString partText(const ValidationPart &part)
{
    const QString instance = displayName(part.instance);
    if (part.obstacle)
        //: %1: an instance; %2: why
        return ValidatePages::tr("%1 cannot be validated: %2").arg(instance, errorText(*part.obstacle));
    const auto backups = static_cast<int>(part.backups.size());
    if (part.archive)
        //: %1: an instance
        return ValidatePages::tr("%n backup(s) of %1, and every file of its archive", nullptr, backups).arg(instance);
    if (part.proofFrom)
        //: %1: a backup
        return ValidatePages::tr("The backup that a restore to the moment takes, %1, with what it builds on (%n "
                                 "backup(s)), and the WAL up to the moment",
                                 nullptr, backups)
            .arg(idText(*part.proofFrom));
    //: %1: an instance
    return ValidatePages::tr("%n backup(s) of %1, with the WAL that they need", nullptr, backups).arg(instance);
}

QString timeText(const ValidationForecast &forecast)
{
    const auto seconds = forecast.seconds();
    return seconds ? ValidatePages::tr("about %1", "a duration").arg(formatDuration(*seconds))
                   : ValidatePages::tr("not known yet");
}

QString bytesText(const ValidationForecast &forecast)
{
    return (forecast.atMost ? ValidatePages::tr("at most %1", "bytes") : ValidatePages::tr("about %1", "bytes"))
        .arg(formatBytes(forecast.bytes));
}

FactGroup factsOf(const ValidateRequest &request, const ValidationPlan &plan)
{
    FactGroup group{ValidatePages::tr("Validation"), {}};
    for (const ValidationPart &part : plan.parts) {
        Fact fact{.name = ValidatePages::tr("Is read"), .value = partText(part)};
        if (part.obstacle) {
            fact.name = ValidatePages::tr("Is left out");
            fact.icon = QStringLiteral("warning");
            fact.tone = Tone::Warning;
        }
        group.facts.push_back(std::move(fact));
    }
    const ValidationForecast &forecast = plan.forecast(request.depth);
    const auto add = [&group](const QString &name, const QString &value) {
        group.facts.push_back({.name = name, .value = value});
    };
    add(ValidatePages::tr("Depth"), depthText(request.depth));
    add(ValidatePages::tr("Meaning"), depthMeaning(request.depth));
    add(ValidatePages::tr("Bytes"), bytesText(forecast));
    add(ValidatePages::tr("Time"), timeText(forecast));
    add(ValidatePages::tr("Threads"), formatCount(request.threads));
    add(ValidatePages::tr("Changes"),
        ValidatePages::tr("the status of the backups; what is found is kept as a report"));
    return group;
}

} // namespace

QString depthMeaning(ValidationDepth depth)
{
    switch (depth) {
    case ValidationDepth::Fast:
        return ValidatePages::tr("Every stored byte is read and compared with its checksum, and the WAL is followed. "
                                 "Proves that nothing was lost or damaged since it was stored.");
    case ValidationDepth::Normal:
        return ValidatePages::tr(
            "As fast; and everything is decompressed, as a restore would do it. Proves that it can "
            "be read back.");
    case ValidationDepth::Deep:
        return ValidatePages::tr("As normal; and every page and file is compared with what was captured. Proves that a "
                                 "restore gives back what was there.");
    }
    return {};
}

QString partsText(const ValidationPlan &plan)
{
    constexpr std::size_t most = 6;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(plan.parts.size(), most); ++i)
        lines.append(partText(plan.parts[i]));
    const auto more = static_cast<int>(plan.parts.size() - std::min(plan.parts.size(), most));
    if (more > 0)
        lines.append(ValidatePages::tr("and %n more instance(s)", nullptr, more));
    return plan.parts.empty() ? ValidatePages::tr("There is nothing to read yet.") : lines.join(QLatin1Char('\n'));
}

QString costText(const ValidationForecast &forecast)
{
    const auto seconds = forecast.seconds();
    if (!seconds)
        //: %1: "about 5 GB"
        return ValidatePages::tr(
                   "Reads %1. How long is not known yet: no validation this deep ran long enough to tell.")
            .arg(bytesText(forecast));
    //: %1: "about 5 GB"; %2: a duration; %3: a rate; %n: validations
    return ValidatePages::tr("Reads %1, in about %2: %3, as the last %n validation(s) of this depth.", nullptr,
                             static_cast<int>(forecast.samples))
        .arg(bytesText(forecast), formatDuration(*seconds), formatRate(forecast.bytesPerSecond));
}

ValidateReviewPage::ValidateReviewPage(ValidateWizard &wizard)
    : StepReviewPage(tr("It runs in the background; the jobs pane shows how far it is, and leads to the report."))
    , m_wizard(wizard)
{
    addCommand();
}

void ValidateReviewPage::initializePage()
{
    const ValidateRequest request = m_wizard.request();
    if (const ValidationPlan *const plan = m_wizard.plan())
        setFacts({factsOf(request, *plan)});
    setCommand(commandArguments(request));
    changed();
}

QString ValidateReviewPage::problem() const
{
    return m_wizard.plan() ? QString() : tr("Go back one step: it has to be worked out again what will be read.");
}

} // namespace cairn::ui
