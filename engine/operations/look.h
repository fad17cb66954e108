#pragma once

#include "core/context.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// A look at a restored cluster: its server is started so that nothing can reach it from outside, replays up to the
/// target, and can be read.
struct LookRequest {
    std::string pgdata;                      ///< of a cluster that no server runs on
    std::optional<std::string> binDirectory; ///< with the server's programs; none: found (findServerPrograms)
    std::optional<std::string> user;         ///< superuser to ask as; none: the likely ones are tried
    bool stay = false; ///< go on until a stop is requested; else end as soon as the target was reached
};

struct LookDatabase {
    std::string name;
    std::uint64_t bytes = 0;
    bool operator==(const LookDatabase &) const = default;
};

/// What is seen at one moment.
struct LookState {
    enum class Stage {
        Starting,  ///< not consistent yet: it cannot be asked
        Replaying, ///< it can be asked, and goes on
        AtTarget,  ///< it has stopped where the restore was told to
        AtEnd,     ///< there is no more WAL
    };
    Stage stage = Stage::Starting;
    std::string serverVersion;
    std::string socketDirectory; ///< for `psql -h`
    std::string port;
    std::string user;
    TimelineId timeline;
    Lsn replayed;
    Timestamp lastCommit; ///< when the last transaction that was replayed ended; unknown: none was
    std::vector<LookDatabase> databases;
    std::string lastMessage; ///< of the server's log
    [[nodiscard]] bool isSettled() const { return stage == Stage::AtTarget || stage == Stage::AtEnd; }
    bool operator==(const LookState &) const = default;
};

using LookObserver = std::function<void(const LookState &)>;

/// Starts the server of a restored cluster as a standby, so that it never leaves recovery and writes no WAL, on a Unix
/// socket in a private directory alone, archiving off, streaming from nowhere; and stops it again. Afterwards the
/// cluster is as before, with more of its WAL replayed: the settings of its recovery are put back, also those that a
/// killed run left. `observer` is called on this thread, when something changed. A stop request with `stay` is the
/// ordinary end.
/// Errors: DestinationUnusable when a server runs on it or it is no whole cluster; NotFound, WrongCluster of the
/// programs; Server when it ended by itself, with what it logged; Permission for root, whom servers refuse; Cancelled.
[[nodiscard]] Result<LookState> lookAt(const LookRequest &request, OperationContext &context,
                                       const LookObserver &observer = {});

/// As `cairn look` prints it.
[[nodiscard]] std::string lookText(const LookState &state);
[[nodiscard]] std::string lookJson(const LookState &state);

} // namespace cairn
