#include "support/window_fixture.h"
#include "support/wizards.h"
#include "wizards/expire_dialog.h"
#include "wizards/merge_wizard.h"
#include "wizards/retention_dialog.h"

#include <QLineEdit>
#include <QSpinBox>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

constexpr std::uint64_t chainFull = 1'790'000'000;
constexpr std::uint64_t chainTip = chainFull + 20;

/// Newest first: a full backup of its own with one on it; below it a chain of three.
CatalogSnapshot chainCatalog()
{
    const auto incremental = [](std::uint64_t id, std::uint64_t parent) {
        BackupRecord record = makeBackup(id);
        record.mode = BackupMode::Delta;
        record.parent = BackupId{parent};
        return record;
    };
    return {.path = samplePath,
            .instances = {
                makeInstance("main", {incremental(chainTip, chainFull + 10), // the tip of the chain
                                      incremental(chainFull + 10, chainFull), makeBackup(chainFull),
                                      incremental(chainFull - 90, chainFull - 100), makeBackup(chainFull - 100)})}};
}

void openChain(WindowFixture &f)
{
    f.fake.setCatalog(chainCatalog());
    f.catalogs.open(samplePath);
    f.waitUntilRead(samplePath);
    f.window->choose(samplePath, "main");
    f.window->choosePage(QStringLiteral("backups"));
    QTRY_VERIFY(f.window->backupsPage().current() != nullptr);
    f.window->backupsPage().view()->setFocus();
}

} // namespace

/// Chains in the window, and what is done to them.
class TestChains : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mergingAsksThroughItsPlan()
    {
        WindowFixture f;
        openChain(f);
        f.fake.mergeAnswer = MergeResult{.backup = BackupId{chainTip},
                                         .members = {{BackupId{chainTip}, BackupMode::Delta, false, "becomes FULL"}},
                                         .pending = {}};
        f.window->backupsPage().choose(BackupId{chainTip});
        QVERIFY(f.window->actions().merge->isEnabled());
        f.keys(Qt::Key_M, Qt::ControlModifier);
        auto *wizard = f.dialog<MergeWizard>();
        QVERIFY(wizard);
        finish(*wizard);
        QTRY_COMPARE(f.fake.merges().size(), 2U); // the plan, and the job
        QVERIFY(!f.fake.merges()[1].dryRun);
        QCOMPARE(f.fake.merges()[1].backup, BackupId{chainTip});
        QTRY_VERIFY(f.firstMessage().contains(QStringLiteral("is full now")));
    }

    void aNoteIsEditedWhereItStands()
    {
        WindowFixture f;
        f.openMain();
        f.keys(Qt::Key_F2);
        auto *editor = f.window->backupsPage().view()->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), QStringLiteral("nightly"));
        editor->setText(QStringLiteral("before the upgrade"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(f.fake.changes().size(), 1U);
        QCOMPARE(f.fake.changes()[0].backup, newestOfSample());
        QCOMPARE(f.fake.changes()[0].note, "before the upgrade");
        f.keys(Qt::Key_F2);
        editor = f.window->backupsPage().view()->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(QStringLiteral("no"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        QCOMPARE(f.fake.changes().size(), 1U);
    }

    void whatWasDeletedComesBack()
    {
        WindowFixture f;
        CatalogSnapshot catalog = sampleCatalog();
        BackupRecord &deleted = catalog.instances[1].backups[0];
        deleted.status = BackupStatus::Deleting;
        deleted.quarantine = Quarantine{Timestamp{1}, Timestamp{2}, BackupStatus::Ok};
        f.openMain();
        QVERIFY(!f.window->actions().undelete->isEnabled());
        f.fake.setCatalog(catalog);
        f.keys(Qt::Key_F5);
        QTRY_VERIFY(f.window->actions().undelete->isEnabled());
        QVERIFY(!f.window->actions().keep->isEnabled());
        f.keys(Qt::Key_U, Qt::ControlModifier);
        QTRY_COMPARE(f.fake.undeletions().size(), 1U);
        QCOMPARE(f.fake.undeletions()[0].backup, deleted.id);
    }

    void retentionIsSavedAndCarriedOut()
    {
        WindowFixture f;
        f.openMain();
        f.fake.planAnswer = DeletePlan{.entries = {{newestOfSample(), true, "expired", 7}},
                                       .packs = {},
                                       .windowAfter = {},
                                       .retention = {},
                                       .walFiles = {}};
        f.keys(Qt::Key_E, Qt::ControlModifier);
        auto *dialog = f.dialog<RetentionDialog>();
        QVERIFY(dialog);
        dialog->findChild<QSpinBox *>(QStringLiteral("daily"))->setValue(5);
        press(*dialog, Qt::Key_X, Qt::AltModifier);
        QTRY_VERIFY(dialog->findChild<ExpireDialog *>() != nullptr);
        auto *const expire = dialog->findChild<ExpireDialog *>();
        QTRY_VERIFY(expire->isPlanned());
        QCOMPARE(expire->request().retention.daily, 5U);
        press(*expire, Qt::Key_D, Qt::AltModifier);
        QTRY_COMPARE(f.fake.deletions().size(), 1U);
        QVERIFY(f.fake.deletions()[0].expired);
        present(*dialog); // it is still there
        press(*dialog, Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(f.fake.policies().size(), 1U);
        QCOMPARE(f.fake.policies()[0].retention.daily, 5U);
    }

    void aChainThatComesLaterIsOpen()
    {
        WindowFixture f;
        openChain(f);
        BackupsPage &page = f.window->backupsPage();
        page.choose(BackupId{chainFull});
        f.keys(Qt::Key_Left);
        CatalogSnapshot more = chainCatalog();
        std::vector<BackupRecord> &backups = more.instances[0].backups;
        BackupRecord child = makeBackup(chainTip + 600);
        child.mode = BackupMode::Delta;
        child.parent = BackupId{chainTip + 500};
        backups.insert(backups.begin(), {child, makeBackup(chainTip + 500)});
        f.fake.setCatalog(more);
        f.keys(Qt::Key_F5);
        QTRY_COMPARE(page.view()->model()->rowCount(), 3);
        QVERIFY(page.view()->isExpanded(page.view()->model()->index(0, 0)));
        QVERIFY(!page.view()->isExpanded(page.view()->currentIndex())); // what was closed stays so
    }

    void theTreeKeepsItsShape()
    {
        WindowFixture f;
        openChain(f);
        BackupsPage &page = f.window->backupsPage();
        const auto rows = [&] {
            int shown = 0;
            for (QModelIndex at = page.view()->model()->index(0, 0); at.isValid(); at = page.view()->indexBelow(at))
                ++shown;
            return shown;
        };
        QCOMPARE(rows(), 5); // opened as it was read
        page.choose(BackupId{chainFull});
        f.keys(Qt::Key_Left); // closes it
        QCOMPARE(rows(), 3);
        CatalogSnapshot more = chainCatalog();
        more.instances[0].backups[0].note = "changed";
        more.instances[0].backups.insert(more.instances[0].backups.begin(), makeBackup(chainTip + 500));
        f.fake.setCatalog(more);
        f.keys(Qt::Key_F5);
        QTRY_COMPARE(page.view()->model()->rowCount(), 3);
        QCOMPARE(rows(), 4); // the new one, and still closed
        QCOMPARE(page.current()->id, BackupId{chainFull});
        // The filter shows what a match is below, and then all is as before.
        page.filter()->setText(QStringLiteral("changed"));
        QCOMPARE(rows(), 3);
        page.filter()->clear();
        QCOMPARE(rows(), 4);
        QCOMPARE(page.current()->id, BackupId{chainFull});
    }
};

QTEST_MAIN(TestChains)
#include "test_chains.moc"
