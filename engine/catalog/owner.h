#pragma once

#include "catalog/json_fields.h"
#include "core/timestamp.h"

#include <string>

namespace cairn {

/// Who holds a lock or runs an operation: enough to tell later whether that process still lives.
struct Owner {
    std::string host;
    std::string bootId; ///< of the kernel; another one means that the machine was restarted
    std::int64_t pid = 0;
    std::uint64_t processStart = 0; ///< clock ticks since boot (proc(5), stat field 22): a pid can be used again
    std::string user;
    bool operator==(const Owner &) const = default;
};

[[nodiscard]] Owner thisProcess();
void putOwner(JsonFields &fields, const Owner &owner);
[[nodiscard]] Owner getOwner(JsonFields &fields);

enum class Liveness { Alive, Dead, OtherHost };
/// Dead: certainly gone. OtherHost: cannot be told from here; the age of the last heartbeat has to decide.
[[nodiscard]] Liveness livenessOf(const Owner &owner);

} // namespace cairn
