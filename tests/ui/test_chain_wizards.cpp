#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/plans.h"
#include "support/wizards.h"
#include "widgets/command_preview.h"
#include "widgets/facts_view.h"
#include "widgets/table_view.h"
#include "wizards/merge_wizard.h"
#include "wizards/moment_picker.h"
#include "wizards/target_editor.h"
#include "wizards/validate_wizard.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <semaphore>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

constexpr std::uint64_t chainFull = 1'790'000'000;
constexpr std::uint64_t chainTip = chainFull + 20;

BackupRecord incremental(std::uint64_t id, std::uint64_t parent)
{
    BackupRecord record = makeBackup(id);
    record.mode = BackupMode::Delta;
    record.parent = BackupId{parent};
    return record;
}

QString textOf(const QWizard &wizard, const char *name)
{
    const auto *label = wizard.currentPage()->findChild<QLabel *>(QString::fromLatin1(name));
    return label ? label->text() : QString();
}

QString reviewOf(const QWizard &wizard)
{
    return wizard.currentPage()->findChild<FactsView *>(QStringLiteral("review"))->facts().plainText();
}

QString commandOf(const QWizard &wizard)
{
    return wizard.currentPage()->findChild<CommandPreview *>()->command();
}

/// Of both kinds of wizard: an engine whose catalog holds a chain of three with a branch.
struct ChainFixture : Fixture {
    ChainFixture()
    {
        fake.setCatalog({.path = samplePath,
                         .instances = {makeInstance(
                             "main", {incremental(chainTip + 1, chainFull), incremental(chainTip, chainFull + 10),
                                      incremental(chainFull + 10, chainFull), makeBackup(chainFull)})}});
        catalogs.open(samplePath);
        waitUntilRead(samplePath);
        fake.mergeAnswer = MergeResult{
            .backup = BackupId{chainTip},
            .members = {{BackupId{chainFull}, BackupMode::Full, false, "stays: another backup builds on it"},
                        {BackupId{chainFull + 10}, BackupMode::Delta, true, "goes: its data goes on"},
                        {BackupId{chainTip}, BackupMode::Delta, false, "becomes FULL"}},
            .chainBytes = 2'000'000,
            .dataBytes = 1'500'000,
            .bytesWritten = 4'000,
            .pending = {},
            .windowBefore = {window(1'790'000'000'000'000, 1'790'000'300'000'000)},
            .windowAfter = {window(1'790'000'200'000'000, 1'790'000'300'000'000)}};
        ValidationPlan plan;
        plan.parts = {{.instance = "main", .backups = {BackupId{chainFull}, BackupId{chainTip}}}};
        for (ValidationForecast &forecast : plan.forecasts)
            forecast.bytes = 2 << 20;
        plan.forecasts[0].samples = 3;
        plan.forecasts[0].bytesPerSecond = 1 << 20;
        fake.validationPlanAnswer = plan;
    }
    ValidateWizard::Scope scope{samplePath, "main", BackupId{chainTip}};
};

} // namespace

/// Validation and merge, as their wizards lead to them.
class TestChainWizards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validationFromTheKeyboard()
    {
        ChainFixture f;
        ValidateWizard wizard(f.services, f.scope, nullptr);
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        present(wizard);
        QCOMPARE(wizard.request().backup, BackupId{chainTip}); // what was chosen in the window
        next(wizard);
        QTRY_VERIFY(wizard.plan());
        QCOMPARE(f.fake.validationPlans().back().backup, BackupId{chainTip});
        QVERIFY(textOf(wizard, "reads").contains(QStringLiteral("2 backup(s) of main")));
        QVERIFY2(textOf(wizard, "cost-0").contains(QStringLiteral("in about 2.0 s")),
                 qPrintable(textOf(wizard, "cost-0")));
        QVERIFY2(textOf(wizard, "cost-2").contains(QStringLiteral("2.0 MB")) &&
                     textOf(wizard, "cost-2").contains(QStringLiteral("not known yet")),
                 qPrintable(textOf(wizard, "cost-2")));
        QCOMPARE(wizard.request().depth, ValidationDepth::Normal);
        press(wizard, Qt::Key_D, Qt::AltModifier);
        QCOMPARE(wizard.request().depth, ValidationDepth::Deep);
        next(wizard);
        QVERIFY(commandOf(wizard).contains(QStringLiteral("--depth=deep")));
        QVERIFY(reviewOf(wizard).contains(QStringLiteral("2 backup(s) of main")));
        press(wizard, Qt::Key_V, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);
        QVERIFY(f.fake.validations().empty()); // that is the job's business
        const ValidateWizard again(f.services, f.scope, nullptr);
        QCOMPARE(again.request().depth, ValidationDepth::Deep);
    }

    void validationScopes()
    {
        ChainFixture f;
        ValidateWizard wizard(f.services, f.scope, nullptr);
        present(wizard);
        press(wizard, Qt::Key_S, Qt::AltModifier);
        QCOMPARE(wizard.request().backup, std::nullopt);
        QCOMPARE(wizard.request().instance, "main");
        press(wizard, Qt::Key_E, Qt::AltModifier);
        QCOMPARE(wizard.request().instance, std::nullopt);
        next(wizard);
        QTRY_VERIFY(wizard.plan());
        press(wizard, Qt::Key_P, Qt::AltModifier);
        press(wizard, Qt::Key_B, Qt::AltModifier);
        QVERIFY(!wizard.plan()); // it was of something else
        QCOMPARE(wizard.request().backup, BackupId{chainTip});
        const ValidateWizard catalogOnly(f.services, {samplePath, std::nullopt, std::nullopt}, nullptr);
        QCOMPARE(catalogOnly.request().instance, std::nullopt);
        const ValidateWizard instance(f.services, {samplePath, "main", std::nullopt}, nullptr);
        QCOMPARE(instance.request().instance, "main");
        QCOMPARE(instance.request().backup, std::nullopt);
    }

    void aMomentIsProven()
    {
        ChainFixture f;
        ValidateWizard wizard(f.services, f.scope, nullptr);
        present(wizard);
        QVERIFY(!wizard.findChild<MomentPicker *>()); // it reads the archive
        press(wizard, Qt::Key_C, Qt::AltModifier);
        const ValidateRequest asked = wizard.request();
        QVERIFY(asked.target && asked.target->kind == TargetKind::Time);
        QCOMPARE(asked.backup, std::nullopt);
        QCOMPARE(asked.instance, "main");
        QTRY_VERIFY(!f.fake.validationPlans().empty() && f.fake.validationPlans().back().target);
        auto *editor = wizard.findChild<TargetEditor *>();
        editor->setKind(TargetKind::Lsn);
        editor->findChild<QLineEdit *>(QStringLiteral("lsn"))->clear();
        QVERIFY(!canGoOn(wizard)); // which one?
        editor->setLsn(Lsn{0x3000028});
        QVERIFY(canGoOn(wizard));
        next(wizard);
        next(wizard);
        QVERIFY2(commandOf(wizard).contains(QStringLiteral("--recovery-target-lsn=")), qPrintable(commandOf(wizard)));
    }

    /// What was said about one moment does not stand beside another one while that is looked into.
    void theOutlookIsOfTheShownMoment()
    {
        ChainFixture f;
        std::atomic<bool> held = false;
        std::counting_semaphore<> answers(0);
        f.engine.planValidation = [&, plan = f.engine.planValidation](const ValidateRequest &request,
                                                                      OperationContext &context) {
            if (held)
                (void)answers.try_acquire_for(std::chrono::seconds(30));
            return plan(request, context);
        };
        ValidateWizard wizard(f.services, f.scope, nullptr);
        present(wizard);
        press(wizard, Qt::Key_C, Qt::AltModifier);
        auto *editor = wizard.findChild<TargetEditor *>();
        editor->setKind(TargetKind::Lsn);
        editor->setLsn(Lsn{0x3000028});
        QTRY_VERIFY2(!textOf(wizard, "outlook").isEmpty() &&
                         !textOf(wizard, "outlook").contains(QStringLiteral("Looking")),
                     qPrintable(textOf(wizard, "outlook")));
        held = true;
        editor->setLsn(Lsn{0x3000128});
        QCOMPARE(textOf(wizard, "outlook"), QString());
        QTRY_VERIFY(textOf(wizard, "outlook").contains(QStringLiteral("Looking for the way")));
        held = false;
        answers.release();
        QTRY_VERIFY(!textOf(wizard, "outlook").contains(QStringLiteral("Looking")));
        QVERIFY(!textOf(wizard, "outlook").isEmpty());
        QThreadPool::globalInstance()->waitForDone();
    }

    void nothingIsValidatedWithoutAPlan()
    {
        ChainFixture f;
        const auto good = f.fake.validationPlanAnswer;
        f.fake.validationPlanAnswer = fail(ErrorCode::Locked, "a backup is being deleted", {}, "wait for it");
        ValidateWizard wizard(f.services, f.scope, nullptr);
        present(wizard);
        next(wizard);
        QTRY_VERIFY(textOf(wizard, "problem").contains(QStringLiteral("is being deleted")));
        QVERIFY(textOf(wizard, "problem").contains(QStringLiteral("wait for it")));
        QVERIFY(!canGoOn(wizard));
        f.fake.validationPlanAnswer = good;
        press(wizard, Qt::Key_G, Qt::AltModifier);
        QTRY_VERIFY(canGoOn(wizard));
        QVERIFY(textOf(wizard, "problem").isEmpty());
        press(wizard, Qt::Key_Escape);
        QVERIFY(!wizard.isVisible());
        QVERIFY(f.fake.validations().empty());
    }

    void whatIsLeftOutIsSaid()
    {
        ChainFixture f;
        f.fake.validationPlanAnswer->parts.push_back(
            {.instance = "other", .obstacle = Error{ErrorCode::Locked, "delete runs", {}, {}}});
        ValidateWizard wizard(f.services, {samplePath, std::nullopt, std::nullopt}, nullptr);
        present(wizard);
        next(wizard);
        next(wizard);
        QVERIFY2(reviewOf(wizard).contains(QStringLiteral("other cannot be validated: delete runs")),
                 qPrintable(reviewOf(wizard)));
    }

    void mergeFromTheKeyboard()
    {
        ChainFixture f;
        MergeWizard wizard(f.services, sampleRef, BackupId{chainTip}, nullptr);
        QSignalSpy accepted(&wizard, &QDialog::accepted);
        present(wizard);
        const auto *chain = wizard.findChild<TableView *>(QStringLiteral("chain"));
        QTRY_COMPARE(chain->model()->rowCount(), 4);
        QCOMPARE(wizard.request().backup, BackupId{chainTip});                  // what was chosen in the window
        QVERIFY(!(chain->model()->index(0, 0).flags() & Qt::ItemIsSelectable)); // the full one
        next(wizard);
        QTRY_VERIFY(canGoOn(wizard));
        QVERIFY(f.fake.merges().back().dryRun);
        QVERIFY(!wizard.request().dryRun);
        const auto rows = [&](const char *table) {
            return wizard.findChild<TableView *>(QString::fromLatin1(table))->model()->rowCount();
        };
        QCOMPARE(rows("before"), 4);
        QCOMPARE(rows("after"), 3); // the full one, with its branch, and the merged one
        QVERIFY(textOf(wizard, "summary").contains(QStringLiteral("1 backup(s) go")));
        next(wizard);
        QVERIFY(textOf(wizard, "windowBefore").startsWith(QStringLiteral("21 Sep 2026 14:13:20")));
        QVERIFY(textOf(wizard, "windowAfter").startsWith(QStringLiteral("21 Sep 2026 14:16:40")));
        QVERIFY2(reviewOf(wizard).contains(QStringLiteral("cannot be undone")), qPrintable(reviewOf(wizard)));
        QVERIFY(commandOf(wizard).contains(QStringLiteral("cairn merge")));
        press(wizard, Qt::Key_M, Qt::AltModifier);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(f.fake.merges().size(), 1U); // only the plan: the rest is the job's business
    }

    void whatCannotBecomeFullSaysWhy()
    {
        ChainFixture f;
        MergeWizard wizard(f.services, sampleRef, BackupId{chainFull}, nullptr);
        present(wizard);
        const auto *chain = wizard.findChild<TableView *>(QStringLiteral("chain"));
        QTRY_COMPARE(chain->model()->rowCount(), 4);
        QCOMPARE(wizard.request().backup, BackupId{chainFull + 10}); // the next that builds on it
        QVERIFY(canGoOn(wizard));
        press(wizard, Qt::Key_Home);
        QCOMPARE(chain->currentIndex().row(), 0);
        QVERIFY2(textOf(wizard, "problem").contains(QStringLiteral("FULL already")),
                 qPrintable(textOf(wizard, "problem")));
        QVERIFY(!canGoOn(wizard));
        press(wizard, Qt::Key_End);
        QCOMPARE(wizard.request().backup, BackupId{chainTip + 1});
        QVERIFY(canGoOn(wizard));
        MergeWizard gone(f.services, sampleRef, BackupId{77}, nullptr);
        present(gone);
        QTRY_VERIFY(textOf(gone, "problem").startsWith(QStringLiteral("Choose")));
        QVERIFY(!canGoOn(gone));
    }

    void nothingIsMergedWithoutAPlan()
    {
        ChainFixture f;
        const auto good = f.fake.mergeAnswer;
        f.fake.mergeAnswer = fail(ErrorCode::Damaged, "5 is CORRUPT", {}, "validate it");
        MergeWizard wizard(f.services, sampleRef, BackupId{chainTip}, nullptr);
        present(wizard);
        next(wizard);
        QTRY_VERIFY(textOf(wizard, "problem").contains(QStringLiteral("5 is CORRUPT")));
        QVERIFY(!canGoOn(wizard));
        f.fake.mergeAnswer = good;
        wizard.currentPage()->findChild<QPushButton *>(QStringLiteral("stateAction"))->click();
        QTRY_VERIFY(canGoOn(wizard));
        QVERIFY(textOf(wizard, "problem").isEmpty());
        press(wizard, Qt::Key_P, Qt::AltModifier);
        QVERIFY(!wizard.foresight()); // another one may be chosen
        f.fake.mergeAnswer = MergeResult{.backup = BackupId{chainTip}, .members = {}, .pending = {}};
        next(wizard);
        QTRY_VERIFY(textOf(wizard, "problem").contains(QStringLiteral("merged before")));
        QVERIFY(!canGoOn(wizard));
        press(wizard, Qt::Key_Escape);
        QVERIFY(!wizard.isVisible());
        for (const MergeRequest &request : f.fake.merges())
            QVERIFY(request.dryRun);
    }
};

QTEST_MAIN(TestChainWizards)
#include "test_chain_wizards.moc"
