#pragma once

#include "base/theme.h"

#include <QIcon>
#include <QString>

namespace cairn::ui {

/// The symbolic icon `name` of the compiled-in set (see resources/README.md), drawn in a tone of whatever palette is
/// current when it is painted: no icon has to be exchanged when light turns to dark. GUI thread.
[[nodiscard]] QIcon symbolicIcon(const QString &name, Tone tone = Tone::Text);

/// The program's own icon.
[[nodiscard]] QIcon applicationIcon();

} // namespace cairn::ui
