#pragma once

#include "core/timestamp.h"

namespace cairn::ui {

/// What time it is, for whoever judges by it or offers it: ages, pins that run out, the first value of a field. Tests
/// have one of their own. GUI thread.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// That of the machine.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return Timestamp::now(); }
};

} // namespace cairn::ui
