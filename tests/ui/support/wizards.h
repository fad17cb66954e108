#pragma once

class QWizard;

namespace cairn::test {

/// Whether Next, or the verb of the last page, can be pressed.
[[nodiscard]] bool canGoOn(const QWizard &wizard);
/// Presses Next, by its mnemonic, as soon as that is permitted.
void next(QWizard &wizard);
/// The same with the verb of the last page, with whatever is chosen on the way there.
void finish(QWizard &wizard);

} // namespace cairn::test
