#include "base/format.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "operations/operation_scope.h"
#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/keyboard.h"
#include "support/real_services.h"
#include "support/test_catalog.h"
#include "support/wal_samples.h"
#include "support/wizards.h"
#include "widgets/step_list.h"
#include "wizards/backup_wizard.h"
#include "wizards/merge_wizard.h"
#include "wizards/restore_pages.h"
#include "wizards/restore_wizard.h"
#include "wizards/target_editor.h"
#include "wizards/validate_wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace fs = std::filesystem;

namespace {

/// Wizards over the real engine and a real catalog, without a window around them.
struct Desk : RealServices {
    explicit Desk(const TestCatalog &catalog)
        : ref{catalog.path(), catalog.instance()}
    {
        catalogs.open(ref.catalog);
        QVERIFY(QTest::qWaitFor([this] { return instance() != nullptr; }, 30'000));
    }
    [[nodiscard]] const InstanceSnapshot *instance() const { return catalogs.instance(ref.catalog, ref.instance); }

    InstanceRef ref;
};

QString problemOf(const QWizard &wizard)
{
    return wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"))->text();
}

void fill(const QWizard &wizard, const char *field, const std::string &text)
{
    wizard.findChild<QLineEdit *>(QString::fromLatin1(field))->setText(fromBytes(text));
}

/// What a check said, when it has ended; it must have failed.
CheckStep failedStep(const QWizard &wizard, const std::string &key)
{
    const auto *list = wizard.currentPage()->findChild<StepList *>();
    const auto step = [&]() -> const CheckStep * {
        const auto &steps = list->steps();
        const auto found = std::ranges::find(steps, key, &CheckStep::key);
        return found != steps.end() && found->outcome == StepOutcome::Failed ? &*found : nullptr;
    };
    const bool came = QTest::qWaitFor([&] { return step() != nullptr; }, 60'000);
    if (!came) {
        for (const CheckStep &seen : list->steps())
            qWarning("%s: %s", seen.key.c_str(), seen.detail.english().c_str());
        QTest::qFail(qPrintable(QString::fromStdString(key) + QStringLiteral(" did not fail: ") + problemOf(wizard)),
                     __FILE__, __LINE__);
        return {};
    }
    return *step();
}

} // namespace

/// Wrong input in the wizards, on a real cluster: the right message before anything is written, and nothing left
/// behind.
class TestWrongInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_catalog = std::make_unique<TestCatalog>();
        m_server = std::make_unique<TestServer>(m_catalog->newServer());
        auto sql = m_server->connect();
        sql.run("CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
        sql.run("CREATE ROLE plain LOGIN");
        sql.run("CREATE ROLE secretive LOGIN PASSWORD 'right'");
        m_server->addHbaLine("local all secretive md5");
        m_server->reload();
        (void)m_catalog->backup(*m_server, {"--stream"});
        for (int i = 0; i < 3; ++i) {
            m_beforeLast = Timestamp::now();
            sql.run("INSERT INTO t VALUES (0)");
            sql.run("SELECT pg_switch_wal()");
        }
        m_catalog->archiveAll(*m_server);
        m_desk = std::make_unique<Desk>(*m_catalog);
    }

    void cleanup()
    {
        if (m_catalog && !QTest::currentTestFailed())
            checkCatalog(*m_catalog, {.validate = false});
    }

    void serverUnreachable()
    {
        const auto wizard = backupUntilCheck(freshDirectory("nobody"), "postgres");
        const CheckStep step = failedStep(*wizard, "connect");
        QVERIFY2(step.detail.english().contains("cannot connect"), step.detail.english().c_str());
        QVERIFY(!step.remedy.empty());
        QVERIFY(!canGoOn(*wizard));
    }

    void wrongPassword()
    {
        qputenv("PGPASSWORD", "wrong");
        const auto wizard = backupUntilCheck(m_server->socketDirectory(), "secretive");
        const CheckStep step = failedStep(*wizard, "connect");
        qunsetenv("PGPASSWORD");
        QVERIFY2(step.detail.english().contains("password authentication failed"), step.detail.english().c_str());
        QVERIFY(!canGoOn(*wizard));
    }

    /// libpq finds none: somebody is asked, and again when the server refuses it.
    void wrongPasswordTyped()
    {
        m_desk->dialogs.passwords = {PasswordAnswer{QStringLiteral("wrong")}, std::nullopt};
        const auto wizard = backupUntilCheck(m_server->socketDirectory(), "secretive");
        const CheckStep step = failedStep(*wizard, "connect");
        QVERIFY2(step.detail.english().contains("password authentication failed"), step.detail.english().c_str());
        QVERIFY(!canGoOn(*wizard));
        QCOMPARE(m_desk->dialogs.prompts.size(), 2);
        QCOMPARE(m_desk->dialogs.prompts[0].user, QStringLiteral("secretive"));
        QVERIFY(!m_desk->dialogs.prompts[0].isRefused && m_desk->dialogs.prompts[1].isRefused);
        m_desk->dialogs.passwords = {PasswordAnswer{QStringLiteral("right")}};
        press(*wizard, Qt::Key_G, Qt::AltModifier);
        (void)failedStep(*wizard, "privileges"); // it got in
        QCOMPARE(m_desk->dialogs.prompts.size(), 3);
    }

    void missingPrivilege()
    {
        const auto wizard = backupUntilCheck(m_server->socketDirectory(), "plain");
        const CheckStep step = failedStep(*wizard, "privileges");
        QVERIFY2(step.remedy.english().contains("GRANT"), step.remedy.english().c_str());
        QVERIFY(!canGoOn(*wizard));
    }

    void lockHeldForBackup()
    {
        const Held held(m_desk->ref);
        const auto wizard = backupUntilCheck(m_server->socketDirectory(), "postgres");
        const CheckStep step = failedStep(*wizard, "catalog");
        QVERIFY2(step.detail.english().contains("while delete runs"), step.detail.english().c_str());
        QVERIFY(!canGoOn(*wizard));
    }

    void lockHeldForRestore()
    {
        const Held held(m_desk->ref);
        const auto target = freshPath("restored");
        const auto wizard = restoreUntilCheck(target);
        (void)failedStep(*wizard, "instance");
        QVERIFY(!canGoOn(*wizard));
        QVERIFY(!fs::exists(target));
    }

    void lockHeldForValidation()
    {
        std::optional<Held> held(std::in_place, m_desk->ref);
        ValidateWizard wizard(m_desk->services, {m_desk->ref.catalog, m_desk->ref.instance, std::nullopt}, nullptr);
        present(wizard);
        next(wizard);
        QTRY_VERIFY2(problemOf(wizard).contains(QStringLiteral("while delete runs")), qPrintable(problemOf(wizard)));
        QVERIFY(!canGoOn(wizard));
        held.reset();
        press(wizard, Qt::Key_G, Qt::AltModifier);
        QTRY_VERIFY(canGoOn(wizard));
        press(wizard, Qt::Key_Escape);
        QVERIFY(!wizard.isVisible());
        QCOMPARE(m_desk->jobs.activeCount(), 0);
    }

    void momentOutsideTheWindow()
    {
        ValidateWizard wizard(m_desk->services, {m_desk->ref.catalog, m_desk->ref.instance, std::nullopt}, nullptr);
        present(wizard);
        press(wizard, Qt::Key_C, Qt::AltModifier);
        auto *editor = wizard.findChild<TargetEditor *>();
        QTest::qWait(500); // the picture sets a first moment when it is there
        editor->setTime(Timestamp{1'000'000'000'000'000});
        next(wizard);
        QTRY_VERIFY_WITH_TIMEOUT(problemOf(wizard).contains(QStringLiteral("cannot be validated")), 60'000);
        QVERIFY(!canGoOn(wizard));
    }

    void nonEmptyDirectory()
    {
        const auto target = freshDirectory("mine");
        writeFile(target + "/letter.txt", "dear reader");
        const auto wizard = restoreUntilCheck(target);
        const CheckStep step = failedStep(*wizard, "directories");
        QVERIFY2(step.detail.english().contains("not empty"), step.detail.english().c_str());
        QVERIFY2(step.remedy.english().contains("--in-place"), step.remedy.english().c_str());
        QVERIFY(!canGoOn(*wizard));
        QCOMPARE(fileContent(target + "/letter.txt"), "dear reader");
    }

    void serverRunningInTheTarget()
    {
        const auto wizard = restoreUntilCheck(m_server->dataDirectory(), true);
        const CheckStep step = failedStep(*wizard, "directories");
        QVERIFY2(step.detail.english().contains("a server runs"), step.detail.english().c_str());
        QVERIFY2(step.remedy.english().contains("pg_ctl stop"), step.remedy.english().c_str());
        QVERIFY(!canGoOn(*wizard));
        QCOMPARE(m_server->connect().value("SELECT count(*) FROM t"), "1003");
    }

    void anotherClusterInTheTarget()
    {
        const TestServer other;
        const auto wizard = restoreUntilCheck(other.dataDirectory(), true);
        const CheckStep step = failedStep(*wizard, "directories");
        QVERIFY2(step.detail.english().contains("another cluster"), step.detail.english().c_str());
        QVERIFY(!canGoOn(*wizard));
    }

    void targetOutsideTheWindow()
    {
        const auto target = freshPath("restored");
        const auto wizard = restoreUntilCheck(target, false, Timestamp{1'000'000'000'000'000});
        const CheckStep step = failedStep(*wizard, "target");
        QVERIFY(!step.detail.empty());
        QVERIFY2(problemOf(*wizard).contains(QStringLiteral("Possible after it")), qPrintable(problemOf(*wizard)));
        QVERIFY(!canGoOn(*wizard));
        QVERIFY(!fs::exists(target));
    }

    void fullDisk()
    {
        if (environment().smallDisk.empty())
            QFAIL("no small disk: see the test full_disk");
        const auto filler = environment().smallDisk + "/filler";
        writeFile(filler, std::string(smallDiskBytes - (12u << 20), 'x'));
        const auto target = environment().smallDisk + "/restored";
        const auto wizard = restoreUntilCheck(target);
        const CheckStep step = failedStep(*wizard, "space");
        fs::remove(filler);
        QVERIFY2(step.detail.english().contains("are needed"), step.detail.english().c_str());
        QVERIFY2(step.detail.english().contains(environment().smallDisk), step.detail.english().c_str());
        QVERIFY(!canGoOn(*wizard));
        QVERIFY(!fs::exists(target));
    }

    /// Of every page: Escape, and the way back, leave nothing behind.
    void closedHalfWay()
    {
        const auto target = freshPath("restored");
        for (int pages = 0; pages < 6; ++pages) {
            auto wizard = restoreWizard(target);
            for (int i = 0; i < pages; ++i)
                next(*wizard);
            if (pages > 0)
                wizard->back();
            press(*wizard, Qt::Key_Escape);
            QVERIFY(!wizard->isVisible());
            QCOMPARE(m_desk->jobs.activeCount(), 0);
        }
        QVERIFY(!fs::exists(target));
        QCOMPARE(m_catalog->show().size(), std::size_t(1));
    }

    // What follows damages the catalog.

    void missingWal()
    {
        // One behind the backup's own, with a transaction in the one behind it.
        const auto wal = m_catalog->stored("wal");
        std::vector<std::string> segments;
        for (const auto &entry : fs::directory_iterator(wal))
            segments.push_back(entry.path().filename().string());
        std::ranges::sort(segments);
        QVERIFY(segments.size() >= 5);
        const auto last = wal + "/" + segments[segments.size() - 3];
        const auto away = freshPath("segment");
        fs::rename(last, away);
        const auto restoreTarget = freshPath("restored");
        const std::string name = segments[segments.size() - 3].substr(0, 24);
        // Behind everything, and in what is stored behind the segment.
        const auto outside = failedStep(*restoreUntilCheck(restoreTarget, false, Timestamp::now()), "target");
        const auto wizard = restoreUntilCheck(restoreTarget, false, m_beforeLast);
        const CheckStep step = failedStep(*wizard, "wal");
        const QString problem = problemOf(*wizard);
        fs::rename(away, last);
        QVERIFY2(outside.detail.english().contains("behind the end"), outside.detail.english().c_str());
        QVERIFY2(outside.detail.english().contains(name), outside.detail.english().c_str());
        QVERIFY2(step.detail.english().contains(name), step.detail.english().c_str());
        QVERIFY2(step.remedy.english().contains("archive-push"), step.remedy.english().c_str());
        QVERIFY2(problem.contains(QStringLiteral("Possible before it")), qPrintable(problem));
        QVERIFY(!canGoOn(*wizard));
        QVERIFY(!fs::exists(restoreTarget));
    }

    void damagedBackup()
    {
        const auto packs = m_catalog->stored("packs");
        const auto pack = fs::directory_iterator(packs)->path().string();
        flipBit(pack, fs::file_size(pack) / 2);
        const auto target = freshPath("restored");
        const auto wizard = restoreUntilCheck(target);
        const CheckStep step = failedStep(*wizard, "validation");
        flipBit(pack, fs::file_size(pack) / 2);
        QVERIFY2(!step.detail.empty(), step.detail.english().c_str());
        QVERIFY2(problemOf(*wizard).contains(QStringLiteral("is damaged")), qPrintable(problemOf(*wizard)));
        QVERIFY(!canGoOn(*wizard));
        QVERIFY(!fs::exists(target));
        CairnCli::ok(m_catalog->command("validate"));
    }

    /// Which is what a validation is for: it is not kept from it, and says what it found.
    void damagedBackupIsValidated()
    {
        const auto packs = m_catalog->stored("packs");
        const auto pack = fs::directory_iterator(packs)->path().string();
        flipBit(pack, fs::file_size(pack) / 2);
        ValidateWizard wizard(m_desk->services,
                              {m_desk->ref.catalog, m_desk->ref.instance, m_desk->instance()->backups.front().id},
                              nullptr);
        present(wizard);
        finish(wizard);
        Progress progress;
        Logger log;
        OperationContext context{{}, progress, log};
        const auto report = m_desk->engine.validate(wizard.request(), context);
        flipBit(pack, fs::file_size(pack) / 2);
        QVERIFY(report && !report->passed());
        QCOMPARE(report->findings.front().code, ErrorCode::Damaged);
        CairnCli::ok(m_catalog->command("validate"));
    }

    // The last two need a chain.

    void lockHeldForMerge()
    {
        const BackupId tip = takeIncremental();
        std::optional<Held> held(std::in_place, m_desk->ref);
        MergeWizard wizard(m_desk->services, m_desk->ref, tip, nullptr);
        present(wizard);
        next(wizard);
        QTRY_VERIFY2(problemOf(wizard).contains(QStringLiteral("while delete runs")), qPrintable(problemOf(wizard)));
        QVERIFY(!canGoOn(wizard));
        held.reset();
        wizard.currentPage()->findChild<QAbstractButton *>(QStringLiteral("stateAction"))->click();
        QTRY_VERIFY(canGoOn(wizard));
        next(wizard);
        press(wizard, Qt::Key_P, Qt::AltModifier);
        press(wizard, Qt::Key_Escape);
        QVERIFY(!wizard.isVisible());
        QCOMPARE(m_desk->jobs.activeCount(), 0);
        QCOMPARE(m_catalog->show().size(), std::size_t(2));
    }

    void damagedBackupForMerge()
    {
        const BackupRecord &tip = m_desk->instance()->backups.front();
        const auto manifest = m_catalog->stored("backups/" + tip.parent.toString() + "/manifest");
        flipBit(manifest, fs::file_size(manifest) / 2);
        MergeWizard wizard(m_desk->services, m_desk->ref, tip.id, nullptr);
        present(wizard);
        next(wizard);
        QTRY_VERIFY2(problemOf(wizard).contains(QStringLiteral("cannot be merged")), qPrintable(problemOf(wizard)));
        const QString problem = problemOf(wizard);
        flipBit(manifest, fs::file_size(manifest) / 2);
        QVERIFY2(problem.contains(QStringLiteral("manifest")), qPrintable(problem));
        QVERIFY(!canGoOn(wizard));
        QCOMPARE(m_catalog->show().size(), std::size_t(2));
    }

private:
    /// And waits until it is seen.
    BackupId takeIncremental()
    {
        (void)m_catalog->backup(*m_server, {"-b", "DELTA", "--stream"});
        m_desk->catalogs.refresh(m_desk->ref.catalog);
        const bool seen = QTest::qWaitFor([this] { return m_desk->instance()->backups.size() == 2; }, 30'000);
        QTest::qVerify(seen, "seen", "the incremental backup is listed", __FILE__, __LINE__);
        return m_desk->instance()->backups.front().id;
    }

    /// Somebody who deletes.
    struct Held {
        explicit Held(const InstanceRef &ref)
            : scope(OperationScope::open(ref, LockMode::Exclusive, "delete", context))
        {
            QVERIFY(scope.has_value());
        }
        Progress progress;
        Logger log;
        OperationContext context{{}, progress, log};
        Result<OperationScope> scope;
    };

    std::unique_ptr<BackupWizard> backupUntilCheck(const std::string &host, const std::string &user)
    {
        auto wizard =
            std::make_unique<BackupWizard>(m_desk->services, m_desk->ref, m_desk->instance()->config, nullptr);
        present(*wizard);
        fill(*wizard, "host", host);
        fill(*wizard, "user", user);
        fill(*wizard, "database", "postgres");
        for (int i = 0; i < 4; ++i)
            next(*wizard);
        return wizard;
    }

    std::unique_ptr<RestoreWizard> restoreWizard(const std::string &target)
    {
        auto wizard = std::make_unique<RestoreWizard>(m_desk->services, m_desk->ref, *m_desk->instance(), std::nullopt,
                                                      std::nullopt, nullptr);
        present(*wizard);
        fill(*wizard, "pgdata", target);
        return wizard;
    }

    std::unique_ptr<RestoreWizard> restoreUntilCheck(const std::string &target, bool inPlace = false,
                                                     std::optional<Timestamp> time = std::nullopt)
    {
        auto wizard = restoreWizard(target);
        if (inPlace) {
            wizard->findChild<QRadioButton *>(QStringLiteral("inPlace"))->setChecked(true);
            fill(*wizard, "pgdata", target);
        }
        if (time) {
            auto *editor = wizard->findChild<TargetEditor *>();
            editor->setKind(TargetKind::Time);
            next(*wizard);
            QTest::qWait(500); // the picture sets a first moment when it is there
            editor->setTime(*time);
        }
        for (int i = time ? 1 : 0; i < 4; ++i)
            next(*wizard);
        return wizard;
    }

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<Desk> m_desk;
    Timestamp m_beforeLast; ///< before the last of three transactions behind the backup, a segment each
};

int main(int argc, char **argv)
{
    return clusterTestMain(argc, argv, [](int count, char **arguments) {
        const QApplication application(count, arguments);
        QTest::setThrowOnFail(true);
        TestWrongInput tests;
        return QTest::qExec(&tests, count, arguments);
    });
}

#include "test_wrong_input.moc"
