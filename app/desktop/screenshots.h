#pragma once

#include "base/services.h"
#include "operations/requests.h"

#include <QString>

namespace cairn::ui {

class MainWindow;

/// Renders every screen and dialog, in light and dark, as "<screen>-<theme>-<scale>x.png" into `directory`; the scale
/// is the current one (QT_SCALE_FACTOR). Runs a real validation. Returns the exit code: a screen that could not be
/// reached is an error.
/// @param ref the catalog; without an instance the first one that has a backup is shown.
[[nodiscard]] int takeScreenshots(const Services &services, MainWindow &window, InstanceRef ref,
                                  const QString &directory);

} // namespace cairn::ui
