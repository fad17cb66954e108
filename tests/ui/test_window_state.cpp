#include "support/window_fixture.h"
#include "views/catalog_page.h"
#include "widgets/state_view.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

/// What the main window remembers of itself.
class TestWindowState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Where no instance is chosen there are none; elsewhere they are as the user left them.
    void detailsTakeNoRoomWhereThereAreNone()
    {
        WindowFixture f;
        const QAction *const toggle = f.window->actions().registry.find(QStringLiteral("view.pane-detailsDock"));
        auto *const dock = f.window->findChild<QDockWidget *>(QStringLiteral("detailsDock"));
        QVERIFY(!dock->isVisible() && !toggle->isEnabled() && !f.window->actions().showDetails->isEnabled());
        f.openMain();
        QVERIFY(dock->isVisible() && toggle->isEnabled() && f.window->actions().showDetails->isEnabled());
        f.window->resizeDocks({dock}, {290}, Qt::Horizontal);
        QTRY_COMPARE(dock->width(), 290);
        f.window->choose(samplePath, {});
        QVERIFY(!dock->isVisible() && !toggle->isEnabled());
        f.window->choose(samplePath, "main");
        QVERIFY(dock->isVisible());
        QTRY_COMPARE(dock->width(), 290);
        dock->close();
        f.window->choose(samplePath, {});
        f.window->choose(samplePath, "main");
        QVERIFY(!dock->isVisible());
        f.window->actions().showDetails->trigger();
        QVERIFY(dock->isVisible());
    }

    void theLayoutIsRemembered()
    {
        MemorySettings settings;
        FakeEngine fake;
        fake.setCatalog(sampleCatalog());
        const EngineApi engine = fake.api();
        ScriptedDialogs dialogs;
        MemorySecrets secrets;
        PasswordKeeper passwords(secrets, settings, dialogs);
        Theme theme(settings);
        Language language(settings);
        const SystemClock clock;
        JobController jobs(clock);
        QByteArray order;
        {
            CatalogStore catalogs(engine);
            const Services services{engine, settings, dialogs, theme, jobs, catalogs, language, clock, passwords};
            MainWindow window(services);
            window.show();
            window.resize(1111, 777);
            window.openCatalog(samplePath);
            window.choose(samplePath, "main");
            window.choosePage(QStringLiteral("backups"));
            QTRY_VERIFY(window.backupsPage().current() != nullptr);
            window.findChild<QDockWidget *>(QStringLiteral("jobsDock"))->hide();
            auto *const details = window.findChild<QDockWidget *>(QStringLiteral("detailsDock"));
            window.resizeDocks({details}, {260}, Qt::Horizontal);
            QTRY_COMPARE(details->width(), 260);
            QHeaderView *header = window.backupsPage().view()->header();
            header->moveSection(4, 1);
            header->resizeSection(2, 123);
            window.backupsPage().view()->sortByColumn(6, Qt::AscendingOrder);
            order = header->saveState();
            window.choose(samplePath, {}); // there are no details
            QVERIFY(window.close());
        }
        CatalogStore catalogs(engine);
        const Services services{engine, settings, dialogs, theme, jobs, catalogs, language, clock, passwords};
        MainWindow window(services);
        window.restoreCatalogs();
        window.show();
        QTRY_COMPARE(window.catalogPage().state(), ViewState::Content);
        window.choose(samplePath, "main");
        QTRY_VERIFY(window.backupsPage().current() != nullptr);
        QTRY_COMPARE(window.findChild<QDockWidget *>(QStringLiteral("detailsDock"))->width(), 260);
        QCOMPARE(window.windowTitle(), QStringLiteral("main – Cairn"));
        QCOMPARE(window.size(), QSize(1111, 777));
        QVERIFY(!window.findChild<QDockWidget *>(QStringLiteral("jobsDock"))->isVisible());
        const QHeaderView *header = window.backupsPage().view()->header();
        QCOMPARE(header->visualIndex(4), 1);
        QCOMPARE(header->sectionSize(2), 123);
        QCOMPARE(header->sortIndicatorSection(), 6);
    }
};

QTEST_MAIN(TestWindowState)
#include "test_window_state.moc"
