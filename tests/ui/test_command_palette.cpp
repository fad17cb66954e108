#include "support/window_fixture.h"
#include "views/command_palette.h"
#include "wizards/backup_wizard.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

CommandPalette *openPalette(WindowFixture &f)
{
    f.keys(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    return f.dialog<CommandPalette>();
}

QString whyText(const CommandPalette &palette)
{
    return palette.findChild<QLabel *>(QStringLiteral("why"))->text();
}

} // namespace

class TestCommandPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandIsThere()
    {
        WindowFixture f;
        auto *palette = openPalette(f);
        QVERIFY(palette);
        const QAbstractItemModelTester tester(palette->view()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        // All but the palette itself.
        QCOMPARE(palette->view()->model()->rowCount(), f.window->actions().registry.all().size() - 1);
        const auto rows = commandRows(f.window->actions().registry);
        QVERIFY(std::ranges::is_partitioned(rows, [](const CommandRow &row) { return row.why.isEmpty(); }));
        for (const CommandRow &row : rows) {
            QVERIFY(!row.text.isEmpty() && !row.text.contains(QLatin1Char('&')));
            QCOMPARE(row.why.isEmpty(), row.action->isEnabled());
            // What is off in an empty window says what it needs.
            QCOMPARE(row.why, f.window->actions().registry.needs(row.action).isEmpty() || row.action->isEnabled()
                                  ? QString()
                                  : f.window->actions().registry.needs(row.action));
        }
    }

    void typedAndRun()
    {
        WindowFixture f;
        f.openMain();
        auto *palette = openPalette(f);
        QVERIFY(palette);
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("back up"));
        QVERIFY(palette->current());
        QCOMPARE(palette->current()->key, QStringLiteral("instance.backup"));
        press(*palette, Qt::Key_Return);
        QVERIFY(f.dialog<BackupWizard>());
        QTRY_VERIFY(!f.window->findChild<CommandPalette *>());
    }

    void arrowsChoose()
    {
        WindowFixture f;
        f.openMain();
        auto *palette = openPalette(f);
        QVERIFY(palette);
        const QString first = palette->current()->key;
        press(*palette, Qt::Key_Down);
        QVERIFY(palette->current()->key != first);
        press(*palette, Qt::Key_Up);
        QCOMPARE(palette->current()->key, first);
        QCOMPARE(palette->focusWidget()->objectName(), QStringLiteral("command")); // typing goes on
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("no such thing"));
        QVERIFY(!palette->current());
        press(*palette, Qt::Key_Return);
        QVERIFY(palette->isVisible());
        press(*palette, Qt::Key_Escape);
        QTRY_VERIFY(!f.window->findChild<CommandPalette *>());
    }

    void whatCannotBeRunSaysWhy()
    {
        WindowFixture f;
        auto *palette = openPalette(f);
        QVERIFY(palette);
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("back up"));
        QVERIFY(whyText(*palette).contains(QStringLiteral("choose an instance first")));
        QVERIFY(palette->view()
                    ->currentIndex()
                    .siblingAtColumn(0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("choose an instance first")));
        press(*palette, Qt::Key_Return);
        QTest::qWait(50);
        QVERIFY(palette->isVisible());
        QVERIFY(!f.window->findChild<BackupWizard *>());
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("xx"));
        QVERIFY(whyText(*palette).isEmpty());
    }
};

QTEST_MAIN(TestCommandPalette)
#include "test_command_palette.moc"
