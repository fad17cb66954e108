#include "operations/restore_checks.h"

#include "core/text.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

/// What a refusal is about.
const char *keyOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::TargetUnreachable:
        return "target";
    case ErrorCode::NotFound:
    case ErrorCode::Damaged:
        return "backup";
    case ErrorCode::WalMissing:
    case ErrorCode::WalDamaged:
        return "wal";
    case ErrorCode::DestinationUnusable:
    case ErrorCode::AlreadyExists:
    case ErrorCode::WrongCluster:
    case ErrorCode::Permission:
    case ErrorCode::Usage:
        return "directories";
    case ErrorCode::NoSpace:
        return "space";
    case ErrorCode::Locked:
        return "instance";
    case ErrorCode::Internal:
    case ErrorCode::Io:
    case ErrorCode::SourceDamaged:
    case ErrorCode::Connection:
    case ErrorCode::Server:
    case ErrorCode::Unsupported:
    case ErrorCode::Cancelled:
        break;
    }
    return "other";
}

std::string detailOf(const Error &error)
{
    return error.subject.empty() ? error.message : error.message + ": " + printableName(error.subject);
}

CheckStep failed(const char *key, Sentence title, const Error &error)
{
    return {key, std::move(title), StepOutcome::Failed, detailOf(error), error.hint};
}

class Checklist {
public:
    explicit Checklist(const RestorePlan &plan)
        : m_plan(plan)
    {
    }

    std::vector<CheckStep> make()
    {
        add("instance", Phrase::CatalogTitle, Phrase::CatalogReadable);
        add("target", Phrase::TargetTitle, m_plan.target);
        add("backup", Phrase::ChainTitle, backupText());
        checkValidation();
        add("wal", Phrase::WalTitle, walText());
        addDirectories();
        add("space", Phrase::SpaceTitle, spaceText());
        for (const Sentence &warning : m_plan.warnings)
            m_steps.push_back({numbered("note"), Phrase::NoteTitle, StepOutcome::Warning, warning, {}});
        for (const Error &refusal : m_plan.refusals)
            if (std::string_view(keyOf(refusal.code)) == "other")
                m_steps.push_back(failed(numbered("other").c_str(), Phrase::RestoreTitle, refusal));
        return std::move(m_steps);
    }

private:
    /// What no refusal is about is in order, as far as there is a plan that looked at it.
    void add(const char *key, Sentence title, Sentence whenGood)
    {
        const auto refusal = std::ranges::find_if(
            m_plan.refusals, [key](const Error &error) { return std::string_view(keyOf(error.code)) == key; });
        if (refusal != m_plan.refusals.end())
            m_steps.push_back(failed(key, std::move(title), *refusal));
        else if (whenGood.empty())
            m_steps.push_back({key, std::move(title), StepOutcome::Skipped, Phrase::NotLookedAt, {}});
        else
            m_steps.push_back({key, std::move(title), StepOutcome::Passed, std::move(whenGood), {}});
    }

    /// What is there several times has keys of its own: note, note-2.
    [[nodiscard]] std::string numbered(std::string_view key) const
    {
        const auto before = std::ranges::count_if(m_steps, [&](const CheckStep &step) {
            return step.key == key || step.key.starts_with(std::format("{}-", key));
        });
        return before == 0 ? std::string(key) : std::format("{}-{}", key, before + 1);
    }

    [[nodiscard]] Sentence backupText() const
    {
        if (!m_plan.backup)
            return {};
        const BackupId id = m_plan.backup->id;
        const Keyword mode{std::string(modeName(m_plan.backup->mode))};
        return m_plan.chain.size() > 1 ? Sentence{Phrase::BackupWithChain, {id, mode, m_plan.chain.size()}}
                                       : Sentence{Phrase::BackupInMode, {id, mode}};
    }

    /// Whether it was ever read back.
    void checkValidation()
    {
        if (!m_plan.backup)
            return;
        const auto &mark = m_plan.backup->validation;
        if (mark && mark->passed)
            m_steps.push_back(
                {"validation",
                 Phrase::ValidationTitle,
                 StepOutcome::Passed,
                 {Phrase::Validated,
                  {Instant{mark->time, mark->time.toLocalText()}, Keyword{std::string(depthName(mark->depth))}}},
                 {}});
        else
            m_steps.push_back({"validation", Phrase::ValidationTitle, StepOutcome::Warning, Phrase::NotValidated,
                               "cairn validate -i " + m_plan.backup->id.toString()});
    }

    [[nodiscard]] Sentence walText() const
    {
        if (!m_plan.backup)
            return {};
        const Phrase phrase = m_plan.walProven    ? Phrase::WalProven
                              : m_plan.ownWalOnly ? Phrase::WalOwn
                                                  : Phrase::WalUnread;
        return {phrase, {ByteCount{m_plan.walBytes}}};
    }

    void addDirectories()
    {
        std::vector<Sentence> texts;
        texts.reserve(m_plan.places.size());
        for (const PlannedPlace &place : m_plan.places)
            texts.push_back(stateText(place));
        add("directories", Phrase::DirectoriesTitle, Sentence::list(std::move(texts)));
    }

    static Sentence stateText(const PlannedPlace &place)
    {
        const std::string path = printableName(place.path);
        switch (place.state) {
        case PlannedPlace::State::New:
            return {Phrase::PlaceNew, {place.purpose, path}};
        case PlannedPlace::State::Empty:
            return {Phrase::PlaceEmpty, {place.purpose, path}};
        case PlannedPlace::State::Remains:
            return {Phrase::PlaceRemains, {place.purpose, path}};
        case PlannedPlace::State::Kept:
            return {Phrase::PlaceKept, {place.purpose, path, printableName(place.keptAt)}};
        case PlannedPlace::State::InTheWay:
            return {Phrase::PlaceInTheWay, {place.purpose, path}};
        }
        return {};
    }

    [[nodiscard]] Sentence spaceText() const
    {
        std::vector<Sentence> texts;
        texts.reserve(m_plan.spaces.size());
        for (const PlannedSpace &space : m_plan.spaces)
            texts.push_back({Phrase::SpaceNeeded,
                             {ByteCount{space.needed}, ByteCount{space.available}, printableName(space.path)}});
        return Sentence::list(std::move(texts));
    }

    const RestorePlan &m_plan;
    std::vector<CheckStep> m_steps;
};

} // namespace

std::vector<CheckStep> restoreChecks(const RestorePlan &plan)
{
    return Checklist(plan).make();
}

std::vector<CheckStep> restoreChecks(const Error &error)
{
    return {
        failed(keyOf(error.code), error.code == ErrorCode::Locked ? Phrase::CatalogTitle : Phrase::PlanTitle, error)};
}

} // namespace cairn
