#pragma once

#include <QStringList>

class QWidget;

namespace cairn::test {

// What is wrong with a window, one line each; empty lists are good.

/// Controls that can have the focus and have no name for assistive technology, and cells without a spoken text.
[[nodiscard]] QStringList unnamedControls(const QWidget &window);
/// Letters that two visible controls of a dialog share as mnemonic.
[[nodiscard]] QStringList sharedMnemonics(const QWidget &window);
/// The same within one menu, or the menu bar.
[[nodiscard]] QStringList sharedMenuMnemonics(const QWidget &window);
/// Visible labels, buttons, fields, tabs and headers that are smaller than their text.
[[nodiscard]] QStringList clippedTexts(const QWidget &window);
/// Visible texts that stand out from their ground by less than 4.5:1, in a picture of the window. What is disabled may.
/// For pictures with two pixels to a point or more: where a stroke is thinner than a pixel, it is paler than its
/// colour.
[[nodiscard]] QStringList faintTexts(QWidget &window);
/// Pairs of visible widgets that lie over each other in the same parent.
[[nodiscard]] QStringList overlaps(const QWidget &window);
/// Mnemonics of labels that lead nowhere, because their field takes no focus from them.
[[nodiscard]] QStringList deafMnemonics(const QWidget &window);
/// Interactive controls without an object name.
[[nodiscard]] QStringList namelessObjects(const QWidget &window);

} // namespace cairn::test
