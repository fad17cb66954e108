#include "base/format.h"
#include "models/advice_text.h"
#include "models/columns.h"
#include "models/instances_model.h"
#include "models/overview_facts.h"
#include "support/window_fixture.h"
#include "views/catalog_page.h"
#include "views/overview_page.h"
#include "wizards/archiving_dialog.h"
#include "wizards/backup_wizard.h"
#include "wizards/compact_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/retention_dialog.h"
#include "wizards/validate_wizard.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

Timestamp after(std::int64_t seconds)
{
    return Timestamp{(static_cast<std::int64_t>(newestOfSample().value) + seconds) * 1'000'000};
}

const TileContent &tile(const std::vector<TileContent> &tiles, const char *key)
{
    return *std::ranges::find(tiles, QString::fromLatin1(key), &TileContent::key);
}

/// A window on the overview of "main".
struct OverviewFixture : WindowFixture {
    OverviewFixture()
    {
        fake.overviewAnswer = sampleOverview();
        openSample();
        window->choose(samplePath, "main");
        const auto isRead = [this] { return window->overviewPage().overview().has_value(); };
        QTest::qVerify(QTest::qWaitFor(isRead), "isRead()", "", __FILE__, __LINE__);
    }
    [[nodiscard]] QString labelText(const char *name) const
    {
        const auto *label = window->overviewPage().findChild<QLabel *>(QString::fromLatin1(name));
        return label ? label->text() : QString();
    }
    [[nodiscard]] QPushButton *button(const char *rule) const
    {
        return window->overviewPage().findChild<QPushButton *>(QStringLiteral("follow-") + QString::fromLatin1(rule));
    }
};

} // namespace

class TestOverview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesAnswerFourQuestions()
    {
        const auto tiles = overviewTiles(sampleOverview(), after(3200));
        QCOMPARE(tiles.size(), 4U);
        QCOMPARE(tile(tiles, "loss").value, QStringLiteral("At most 3 min 20 s lost"));
        QCOMPARE(tile(tiles, "loss").tone, Tone::Ok);
        QVERIFY(tile(tiles, "loss").detail.contains(idText(newestOfSample())));
        QCOMPARE(tile(tiles, "reach").value, formatTime(after(-200)));
        QVERIFY(tile(tiles, "reach").detail.contains(formatTime(after(3000))));
        QCOMPARE(tile(tiles, "duration").value, QStringLiteral("About 25 s"));
        QVERIFY(tile(tiles, "duration").detail.contains(QStringLiteral("last 3")));
        QCOMPARE(tile(tiles, "proof").value, formatTime(after(13)));
        // It gets worse while nothing is archived.
        QCOMPARE(tile(overviewTiles(sampleOverview(), after(3000 + 3601)), "loss").tone, Tone::Warning);
        QCOMPARE(tile(overviewTiles(sampleOverview(), after(3000 + 86'401)), "loss").tone, Tone::Error);
        // A clock that is behind is no reason to promise that nothing is lost in the past.
        QCOMPARE(tile(overviewTiles(sampleOverview(), after(0)), "loss").value, QStringLiteral("At most 0.0 s lost"));
    }

    void tilesOfNothing()
    {
        const auto tiles = overviewTiles({}, after(0));
        QCOMPARE(tile(tiles, "loss").tone, Tone::Error);
        QCOMPARE(tile(tiles, "reach").tone, Tone::Error);
        QCOMPARE(tile(tiles, "proof").tone, Tone::Warning);
        for (const TileContent &content : tiles)
            QVERIFY(!content.value.isEmpty() && !content.detail.isEmpty() && !content.icon.isEmpty());
        InstanceOverview holes = sampleOverview();
        holes.hasGap = true;
        QVERIFY(tile(overviewTiles(holes, after(0)), "reach").detail.contains(QStringLiteral("not to every moment")));
    }

    void everyAdviceHasItsWords()
    {
        for (int rule = 0; rule <= static_cast<int>(AdviceRule::DeadSpace); ++rule)
            for (const Timestamp since : {Timestamp{}, after(-9)}) {
                const Advice advice{.rule = static_cast<AdviceRule>(rule), .count = 1, .since = since};
                const QString text = adviceSentence(advice, after(0));
                QVERIFY2(text.endsWith(QLatin1Char('.')) && !text.contains(QLatin1Char('%')), qPrintable(text));
            }
        for (int action = 1; action <= static_cast<int>(AdviceAction::Compact); ++action) {
            QVERIFY(!adviceVerb(static_cast<AdviceAction>(action)).isEmpty());
            QVERIFY(!symbolicIcon(adviceIcon(static_cast<AdviceAction>(action))).isNull());
        }
    }

    void theFirstPageOfAnInstance()
    {
        OverviewFixture f;
        QVERIFY(f.window->overviewPage().isVisible());
        QVERIFY(f.labelText("value-reach").startsWith(formatTime(after(-200))));
        QCOMPARE(f.labelText("sentence-no-retention"), adviceSentence({.rule = AdviceRule::NoRetention}, after(0)));
        const auto *jobs = f.window->overviewPage().findChild<TableView *>(QStringLiteral("lastJobs"));
        QCOMPARE(jobs->model()->rowCount(), 2);
        QCOMPARE(jobs->model()->index(1, 1).data().toString(), QStringLiteral("Failed"));
    }

    void adviceIsFollowedFromTheKeyboard()
    {
        OverviewFixture f;
        present(*f.window);
        QPushButton *button = f.button("damaged-backups");
        QVERIFY(button);
        button->setFocus();
        press(*f.window, Qt::Key_Space);
        auto *dialog = f.dialog<ValidateWizard>();
        QVERIFY(dialog);
        QCOMPARE(dialog->request().instance, std::optional<std::string>("main"));
        QVERIFY(!dialog->request().backup); // all of them, whichever is chosen on another page
        press(*dialog, Qt::Key_Escape);
        QVERIFY(f.fake.validations().empty());
    }

    void everyActionOpensItsDialog()
    {
        OverviewFixture f;
        const InstanceRef ref{samplePath, "main"};
        const auto opens = [&]<class Dialog>(AdviceAction action, Dialog *) {
            Q_EMIT f.window->overviewPage().adviceFollowed(action);
            auto *dialog = f.dialog<Dialog>();
            QVERIFY2(dialog, qPrintable(adviceVerb(action)));
            delete dialog;
        };
        opens(AdviceAction::TakeBackup, static_cast<BackupWizard *>(nullptr));
        opens(AdviceAction::TakeFullBackup, static_cast<BackupWizard *>(nullptr));
        opens(AdviceAction::Validate, static_cast<ValidateWizard *>(nullptr));
        opens(AdviceAction::CheckArchiving, static_cast<ArchivingDialog *>(nullptr));
        opens(AdviceAction::EditRetention, static_cast<RetentionDialog *>(nullptr));
        opens(AdviceAction::DeleteExpired, static_cast<ExpireDialog *>(nullptr));
        opens(AdviceAction::DeleteUnusedWal, static_cast<ExpireDialog *>(nullptr));
        opens(AdviceAction::Compact, static_cast<CompactDialog *>(nullptr));
    }

    void adviceOpensItsDialogOnWhatItSays()
    {
        OverviewFixture f;
        const auto asked = [&](AdviceAction action) {
            Q_EMIT f.window->overviewPage().adviceFollowed(action);
            auto *dialog = f.dialog<ExpireDialog>();
            QTest::qVerify(dialog != nullptr, "dialog", "", __FILE__, __LINE__);
            const DeleteRequest request = dialog->request();
            delete dialog;
            return request;
        };
        QVERIFY(asked(AdviceAction::DeleteExpired).expired && !asked(AdviceAction::DeleteExpired).wal);
        QVERIFY(!asked(AdviceAction::DeleteUnusedWal).expired && asked(AdviceAction::DeleteUnusedWal).wal);
        Q_EMIT f.window->overviewPage().adviceFollowed(AdviceAction::TakeFullBackup);
        auto *backup = f.dialog<BackupWizard>();
        QVERIFY(backup);
        QVERIFY(!backup->request().automaticMode);
        QCOMPARE(backup->request().mode, BackupMode::Full);
        backup->reject();
    }

    void aRefreshKeepsTheFocus()
    {
        OverviewFixture f;
        present(*f.window);
        f.button("no-retention")->setFocus();
        InstanceOverview less = sampleOverview();
        less.advice.erase(less.advice.begin());
        f.fake.overviewAnswer = less;
        f.keys(Qt::Key_F5);
        QTRY_VERIFY(!f.button("damaged-backups"));
        QCOMPARE(f.window->focusWidget(), f.button("no-retention"));
        less.advice.clear();
        f.fake.overviewAnswer = less;
        f.keys(Qt::Key_F5);
        QTRY_VERIFY(f.window->overviewPage().findChild<QLabel *>(QStringLiteral("noAdvice")));
    }

    void anErrorIsShownWithAWayOut()
    {
        OverviewFixture f;
        f.fake.overviewAnswer = fail(ErrorCode::Damaged, "garbage", "instance.json");
        f.keys(Qt::Key_F5);
        QTRY_VERIFY(!f.window->overviewPage().overview());
        f.fake.overviewAnswer = sampleOverview();
        auto *again = f.window->overviewPage().findChild<QPushButton *>(QStringLiteral("stateAction"));
        QVERIFY(again);
        QTest::keyClick(again, Qt::Key_Space);
        QTRY_VERIFY(f.window->overviewPage().overview().has_value());
    }

    /// What the disk would take with it grows with every minute.
    void itGetsWorseByTheMinute()
    {
        OverviewFixture f;
        auto *const minute = f.window->overviewPage().findChild<QTimer *>(QStringLiteral("minute"));
        QVERIFY(minute->isActive());
        f.clock.set(after(3200));
        QMetaObject::invokeMethod(minute, "timeout");
        QTRY_COMPARE(f.labelText("value-loss"), QStringLiteral("At most 3 min 20 s lost"));
        f.clock.moveOn(std::chrono::minutes(1));
        QMetaObject::invokeMethod(minute, "timeout");
        QTRY_COMPARE(f.labelText("value-loss"), QStringLiteral("At most 4 min 20 s lost"));
    }

    void lastJobsUnderRandomSnapshots()
    {
        QRandomGenerator random(5);
        const std::unique_ptr<LastJobsModel> model(makeLastJobsModel(nullptr));
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int round = 0; round < 50; ++round) {
            std::vector<JournalEntry> entries;
            for (int i = random.bounded(10); i > 0; --i)
                entries.push_back({after(i * 10 + random.bounded(9)),
                                   after(i * 10 + random.bounded(20)),
                                   random.bounded(2) ? "backup" : "brand-new",
                                   "a@b",
                                   random.bounded(2) ? "ok" : "io",
                                   {},
                                   BackupId{std::uint64_t(i)},
                                   5,
                                   {}});
            model->update(entries);
            QCOMPARE(model->rowCount(), static_cast<int>(entries.size()));
        }
    }

    void theWorstInstanceComesFirst()
    {
        WindowFixture f;
        CatalogSnapshot catalog = sampleCatalog();
        InstanceSnapshot good = makeInstance(
            "a-good-one", {makeBackup(static_cast<std::uint64_t>(QDateTime::currentSecsSinceEpoch() - 60))});
        good.backups[0].validation = ValidationMark{Timestamp::now(), ValidationDepth::Normal, true, {}};
        catalog.instances.insert(catalog.instances.begin(), good);
        f.fake.setCatalog(catalog);
        f.catalogs.open(samplePath);
        f.waitUntilRead(samplePath);
        f.window->choose(samplePath, {});
        const QAbstractItemModel &model = *f.window->catalogPage().view()->model();
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("empty"));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("main"));
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("a-good-one"));
        QVERIFY(!model.index(0, 2).data().toString().isEmpty());
        QVERIFY(model.index(2, 2).data().toString().isEmpty());
    }
};

QTEST_MAIN(TestOverview)
#include "test_overview.moc"
