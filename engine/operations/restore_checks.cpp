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

CheckStep failed(const char *key, std::string title, const Error &error)
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
        add("instance", "Catalog and instance", "they can be read, and nothing locks them");
        add("target", "The target", m_plan.target);
        add("backup", "Backup and what it builds on", backupText());
        checkValidation();
        add("wal", "WAL up to the target", walText());
        addDirectories();
        add("space", "Free space", spaceText());
        for (const std::string &warning : m_plan.warnings)
            m_steps.push_back({numbered("note"), "To be known", StepOutcome::Warning, warning, {}});
        for (const Error &refusal : m_plan.refusals)
            if (std::string_view(keyOf(refusal.code)) == "other")
                m_steps.push_back(failed(numbered("other").c_str(), "The restore", refusal));
        return std::move(m_steps);
    }

private:
    /// What no refusal is about is in order, as far as there is a plan that looked at it.
    void add(const char *key, std::string title, std::string whenGood)
    {
        const auto refusal = std::ranges::find_if(
            m_plan.refusals, [key](const Error &error) { return std::string_view(keyOf(error.code)) == key; });
        if (refusal != m_plan.refusals.end())
            m_steps.push_back(failed(key, std::move(title), *refusal));
        else if (whenGood.empty())
            m_steps.push_back({key, std::move(title), StepOutcome::Skipped, "not looked at: see above", {}});
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

    [[nodiscard]] std::string backupText() const
    {
        if (!m_plan.backup)
            return {};
        return std::format("{} {}{}", m_plan.backup->id.toString(), modeName(m_plan.backup->mode),
                           m_plan.chain.size() > 1 ? std::format(", a chain of {}", m_plan.chain.size()) : "");
    }

    /// Whether it was ever read back.
    void checkValidation()
    {
        if (!m_plan.backup)
            return;
        const auto &mark = m_plan.backup->validation;
        if (mark && mark->passed)
            m_steps.push_back({"validation",
                               "Validation",
                               StepOutcome::Passed,
                               std::format("{}, {}", mark->time.toLocalText(), depthName(mark->depth)),
                               {}});
        else
            m_steps.push_back({"validation", "Validation", StepOutcome::Warning,
                               "the backup was not validated yet; it is verified before anything is written",
                               "cairn validate -i " + m_plan.backup->id.toString()});
    }

    [[nodiscard]] std::string walText() const
    {
        if (!m_plan.backup)
            return {};
        const std::string size = prettySize(m_plan.walBytes);
        if (m_plan.walProven)
            return size + ", every record was read and is sound";
        return m_plan.ownWalOnly ? size + ", it is part of the backup"
                                 : size + ", the segments are stored, their records were not all read";
    }

    void addDirectories()
    {
        std::string text;
        for (const PlannedPlace &place : m_plan.places)
            text += std::format("{}{} {}: {}", text.empty() ? "" : "; ", place.purpose, printableName(place.path),
                                stateText(place));
        add("directories", "Directories", text);
    }

    static std::string stateText(const PlannedPlace &place)
    {
        switch (place.state) {
        case PlannedPlace::State::New:
            return "will be made";
        case PlannedPlace::State::Empty:
            return "is empty";
        case PlannedPlace::State::Remains:
            return "what an interrupted restore left will be removed";
        case PlannedPlace::State::Kept:
            return "the old one will be kept as " + printableName(place.keptAt);
        case PlannedPlace::State::InTheWay:
            return "is not empty";
        }
        return {};
    }

    [[nodiscard]] std::string spaceText() const
    {
        std::string text;
        for (const PlannedSpace &space : m_plan.spaces)
            text += std::format("{}{} needed, {} free at {}", text.empty() ? "" : "; ", prettySize(space.needed),
                                prettySize(space.available), printableName(space.path));
        return text;
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
    return {failed(keyOf(error.code), error.code == ErrorCode::Locked ? "Catalog and instance" : "The plan", error)};
}

} // namespace cairn
