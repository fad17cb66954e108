#pragma once

#include "base/format.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "support/keyboard.h"
#include "support/real_services.h"
#include "views/command_palette.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"

#include <QAction>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#include <utility>

namespace cairn::test {

/// Counts the calls of an engine, and which of them hold up the GUI thread.
struct ThreadWatch {
    std::atomic<int> calls = 0;
    std::atomic<int> inGuiThread = 0;

    template <class Answer, class... Arguments>
    void watch(std::function<Answer(Arguments...)> &call)
    {
        call = [this, engine = std::move(call)](Arguments... arguments) {
            ++calls;
            inGuiThread += QThread::isMainThread() ? 1 : 0;
            return engine(std::forward<Arguments>(arguments)...);
        };
    }
    ui::EngineApi watched(ui::EngineApi engine)
    {
        watch(engine.readCatalog);
        watch(engine.initCatalog);
        watch(engine.addInstance);
        watch(engine.takeBackup);
        watch(engine.planValidation);
        watch(engine.validate);
        watch(engine.restore);
        watch(engine.planRestore);
        watch(engine.lookAt);
        watch(engine.readRestorePoints);
        watch(engine.diskSpace);
        watch(engine.checkBackup);
        watch(engine.planDelete);
        watch(engine.deleteBackup);
        watch(engine.undelete);
        watch(engine.merge);
        watch(engine.compact);
        watch(engine.setBackup);
        watch(engine.setRetention);
        watch(engine.readOverview);
        watch(engine.readRetention);
        watch(engine.readReports);
        watch(engine.readJournal);
        watch(engine.changeConfig);
        watch(engine.judgeModes);
        watch(engine.checkServer);
        watch(engine.applyArchiveSetup);
        return engine;
    }
};

struct WatchedThreads {
    ThreadWatch threads;
};

/// A main window over the real engine, and the hands of somebody who has only a keyboard.
struct RealWindow : WatchedThreads, RealServices {
    RealWindow()
        : RealServices(threads.watched(ui::engineApi()))
    {
    }
    ui::MainWindow window{services};

    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        present(window);
        press(window, key, modifiers);
    }
    /// Goes with Tab to what has this name, as soon as it is there.
    void goTo(const char *name)
    {
        const auto isThere = [&](const QWidget *part) {
            return part->objectName() == QLatin1StringView(name) && part->isVisible() && part->isEnabled();
        };
        QTRY_VERIFY2(std::ranges::any_of(window.findChildren<QWidget *>(), isThere), name);
        present(window);
        tabTo(window, name);
    }
    /// Goes there, and presses it.
    void use(const char *name)
    {
        goTo(name);
        press(window, Qt::Key_Space);
    }
    /// Gives a command by its keys or, when it has none, by its name.
    void command(const QAction *action)
    {
        QTRY_VERIFY(action->isEnabled());
        present(window);
        if (!action->shortcut().isEmpty())
            return press(window, action->shortcut());
        press(window, window.actions().commands->shortcut());
        auto *palette = dialog<ui::CommandPalette>();
        QVERIFY(palette);
        type(*palette, action->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")));
        QVERIFY(palette->current() != nullptr && palette->current()->key == action->objectName());
        press(*palette, Qt::Key_Return);
    }
    /// The dialog of that kind that has opened.
    template <class Dialog>
    Dialog *dialog()
    {
        Dialog *found = nullptr;
        const auto look = [&] { return (found = window.findChild<Dialog *>()) != nullptr && found->isVisible(); };
        return QTest::qWaitFor(look) && waitForKeyboard(*found) ? found : nullptr;
    }
    /// Waits for the end of the job that was started last, since this was called before.
    const ui::JobInfo &endedJob()
    {
        QTRY_VERIFY(window.jobsPane().current() && window.jobsPane().current() != m_ended);
        m_ended = window.jobsPane().current();
        QTRY_VERIFY_WITH_TIMEOUT(!ui::isActive(jobs.find(*m_ended)->state), 60'000);
        return *jobs.find(*m_ended);
    }
    /// The same of one that must succeed, without anything that asks for attention.
    const ui::JobInfo &finishJob()
    {
        const ui::JobInfo &info = endedJob();
        QVERIFY2(info.state == ui::JobState::Done, qPrintable(ui::jobSummary(info)));
        return info;
    }

private:
    std::optional<ui::JobId> m_ended;
};

} // namespace cairn::test
