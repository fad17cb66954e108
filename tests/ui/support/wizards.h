#pragma once

class QWizard;

namespace cairn::test {

/// Whether Next, or the verb of the last page, can be pressed.
[[nodiscard]] bool canGoOn(const QWizard &wizard);
/// Presses Next, by its mnemonic, as soon as that is permitted.
void next(QWizard &wizard);
/// The same up to the last page, and there its verb, with whatever is chosen on the way there.
void finish(QWizard &wizard);

} // namespace cairn::test
