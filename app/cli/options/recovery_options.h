#pragma once

#include "option_set.h"

#include "operations/requests.h"

namespace cairn::cli {

/// Where recovery ends: pg_probackup's options, at most one target.
struct RecoveryOptions {
    /// `withAction`: what the server does at the target can be said, too.
    void declare(OptionSet &options, bool withAction = true);
    /// What was asked for. Usage: more than one target, or an option that the target has no use for.
    [[nodiscard]] Result<RecoveryTargetRequest> target() const;
    /// The same; nothing when none of the options was given.
    [[nodiscard]] Result<std::optional<RecoveryTargetRequest>> wanted() const;

private:
    enum class Word { Immediate, Latest };
    [[nodiscard]] Status checkOneTarget() const;

    std::optional<Timestamp> m_time;
    std::optional<std::uint64_t> m_xid;
    std::optional<Lsn> m_lsn;
    std::optional<std::string> m_name;
    std::optional<Word> m_word;
    std::optional<bool> m_inclusive;
    std::optional<std::string> m_timeline;
    std::optional<TargetAction> m_action;
};

} // namespace cairn::cli
