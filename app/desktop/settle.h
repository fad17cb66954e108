#pragma once

#include <chrono>
#include <functional>

class QWidget;

namespace cairn::ui {

// Waiting for pictures. GUI thread.

/// Lets the application live until something is so, or the time is over. What makes it so must be an event of this
/// thread: nothing is asked in between.
bool waitUntil(const std::function<bool()> &isSo, std::chrono::milliseconds limit = std::chrono::seconds(60));

/// Lets a window paint itself until nothing in it moves any more.
void settle(QWidget &window);

} // namespace cairn::ui
