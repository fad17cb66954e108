#pragma once

#include "base/clock.h"

#include <chrono>

namespace cairn::test {

/// The clock of the machine until it is set; then it stands.
class ScriptedClock final : public ui::Clock {
public:
    [[nodiscard]] Timestamp now() const override { return m_now.isKnown() ? m_now : Timestamp::now(); }
    void set(Timestamp now) { m_now = now; }
    void moveOn(std::chrono::microseconds by) { m_now = Timestamp{now().microseconds + by.count()}; }

private:
    Timestamp m_now;
};

} // namespace cairn::test
