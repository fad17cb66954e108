#include "models/restore_facts.h"

#include "base/format.h"

#include <QCoreApplication>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RestorePlan)
};

QString lsnText(Lsn lsn)
{
    return QString::fromStdString(lsn.toString());
}

FactGroup whatComesBack(const RestorePlan &plan)
{
    FactGroup group{Words::tr("What comes back"), {}};
    group.facts.push_back({.name = Words::tr("Target"), .value = engineText(plan.target)});
    if (!plan.backup)
        return group;
    const BackupRecord &backup = *plan.backup;
    group.facts.push_back(
        {.name = Words::tr("Backup"),
         .value = Words::tr("%1, %2, finished %3")
                      .arg(idText(backup.id), modeText(backup.mode), formatTime(backup.recoveryTime))});
    if (plan.chain.size() > 1)
        group.facts.push_back(
            {.name = Words::tr("Chain"), .value = Words::tr("%n backup(s)", nullptr, int(plan.chain.size()))});
    if (plan.lastEnd.isKnown())
        group.facts.push_back(
            {.name = Words::tr("Last transaction"),
             .value = plan.lastXid == 0 ? formatTime(plan.lastEnd)
                                        : Words::tr("%1 (number %2)").arg(formatTime(plan.lastEnd)).arg(plan.lastXid),
             .exact = formatExactTime(plan.lastEnd)});
    return group;
}

QString proofText(const RestorePlan &plan)
{
    if (plan.walProven)
        return Words::tr("every record was read and is sound");
    return plan.ownWalOnly ? Words::tr("it is part of the backup")
                           : Words::tr("the segments are there, not all were read");
}

FactGroup theWay(const RestorePlan &plan)
{
    FactGroup group{Words::tr("The way there"), {}};
    for (const PlannedStep &step : plan.path)
        group.facts.push_back({.name = Words::tr("Timeline %1").arg(step.timeline.value),
                               .value = Words::tr("%1 to %2").arg(lsnText(step.from), lsnText(step.to)),
                               .monospace = true});
    if (plan.backup)
        group.facts.push_back({.name = Words::tr("WAL"),
                               .value = Words::tr("%1; %2").arg(formatBytes(plan.walBytes), proofText(plan)),
                               .exact = formatExactBytes(plan.walBytes),
                               .icon = plan.walProven ? QStringLiteral("ok") : QString(),
                               .tone = plan.walProven ? Tone::Ok : Tone::Text});
    return group;
}

FactGroup whereItGoes(const RestorePlan &plan)
{
    FactGroup group{Words::tr("Where it goes"), {}};
    for (const PlannedPlace &place : plan.places) {
        const bool inTheWay = place.state == PlannedPlace::State::InTheWay;
        group.facts.push_back({.name = engineText(place.purpose),
                               .value = displayName(place.path),
                               .exact = formatExactBytes(place.bytes),
                               .icon = inTheWay ? QStringLiteral("error") : QString(),
                               .tone = inTheWay ? Tone::Error : Tone::Text,
                               .monospace = true});
        if (!place.keptAt.empty())
            group.facts.push_back({.name = Words::tr("The old one is kept as"),
                                   .value = displayName(place.keptAt),
                                   .icon = QStringLiteral("info"),
                                   .monospace = true});
    }
    for (const PlannedSpace &space : plan.spaces) {
        const bool tooLittle = space.available < space.needed;
        group.facts.push_back(
            {.name = Words::tr("Space"),
             .value = Words::tr("%1 needed, %2 free at %3")
                          .arg(formatBytes(space.needed), formatBytes(space.available), displayName(space.path)),
             .icon = tooLittle ? QStringLiteral("error") : QStringLiteral("ok"),
             .tone = tooLittle ? Tone::Error : Tone::Ok});
    }
    return group;
}

FactGroup howLong(const RestorePlan &plan)
{
    FactGroup group{Words::tr("How long"), {}};
    group.facts.push_back(
        {.name = Words::tr("To copy"), .value = Words::tr("about %1").arg(formatDuration(plan.copySeconds))});
    group.facts.push_back(
        {.name = Words::tr("To replay"), .value = Words::tr("about %1").arg(formatDuration(plan.replaySeconds))});
    group.facts.push_back({.name = Words::tr("Known from"), .value = engineText(plan.estimateBasis)});
    return group;
}

} // namespace

std::vector<FactGroup> restorePlanFacts(const RestorePlan &plan)
{
    std::vector<FactGroup> groups{whatComesBack(plan)};
    if (!plan.path.empty() || plan.backup)
        groups.push_back(theWay(plan));
    if (!plan.places.empty())
        groups.push_back(whereItGoes(plan));
    if (!plan.estimateBasis.empty())
        groups.push_back(howLong(plan));
    if (!plan.settings.empty()) {
        FactGroup settings{Words::tr("Settings that will be written"), {}};
        for (const std::string &line : plan.settings) {
            const auto equals = line.find(" = ");
            const bool isPair = equals != std::string::npos;
            settings.facts.push_back({.name = displayName(isPair ? line.substr(0, equals) : line),
                                      .value = isPair ? displayName(line.substr(equals + 3)) : QString(),
                                      .monospace = true});
        }
        groups.push_back(std::move(settings));
    }
    if (!plan.warnings.empty()) {
        FactGroup warnings{Words::tr("To be known"), {}};
        for (const Sentence &warning : plan.warnings)
            warnings.facts.push_back({.name = Words::tr("Warning"),
                                      .value = engineText(warning),
                                      .icon = QStringLiteral("warning"),
                                      .tone = Tone::Warning});
        groups.push_back(std::move(warnings));
    }
    return groups;
}

QString refusalText(const RestorePlan &plan)
{
    QStringList lines;
    for (const Error &refusal : plan.refusals)
        // The hint names the same ways out, for the command line.
        lines << (plan.alternatives.empty() ? errorDetails(refusal) : errorText(refusal));
    for (const TargetAlternative &alternative : plan.alternatives)
        lines << (alternative.before ? Words::tr("Possible before it: %1") : Words::tr("Possible after it: %1"))
                     .arg(engineText(alternative.text));
    return lines.join(QLatin1Char('\n'));
}

} // namespace cairn::ui
