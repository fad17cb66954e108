#pragma once

#include "support/fixture.h"
#include "support/keyboard.h"
#include "views/backups_page.h"
#include "views/main_window.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"

#include <QLabel>
#include <QTest>

#include <memory>

namespace cairn::test {

/// A main window over nothing real.
struct WindowFixture : Fixture {
    WindowFixture()
    {
        fake.setCatalog(sampleCatalog());
        window = std::make_unique<ui::MainWindow>(services);
        present(*window);
    }
    void openMain()
    {
        openSample();
        window->choose(samplePath, "main");
        window->choosePage(QStringLiteral("backups"));
        QTRY_VERIFY(window->backupsPage().current() != nullptr);
        window->backupsPage().view()->setFocus();
    }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        present(*window);
        press(*window, key, modifiers);
    }
    [[nodiscard]] QString firstMessage() const
    {
        const auto *label = window->messages().findChild<QLabel *>(QStringLiteral("messageText"));
        return label ? label->text() : QString();
    }
    /// The dialog of that kind that is open.
    template <class Dialog>
    Dialog *dialog()
    {
        Dialog *found = nullptr;
        const auto look = [&] { return (found = window->findChild<Dialog *>()) != nullptr && found->isVisible(); };
        return QTest::qWaitFor(look) && waitForKeyboard(*found) ? found : nullptr;
    }
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace cairn::test
