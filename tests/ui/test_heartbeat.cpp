#include "base/format.h"
#include "jobs/job_controller.h"
#include "jobs/job_factory.h"
#include "models/catalog_store.h"
#include "support/environment.h"
#include "support/heartbeat.h"
#include "support/real_services.h"
#include "support/test_catalog.h"
#include "support/test_server.h"
#include "views/backups_page.h"
#include "views/instance_view.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"
#include "widgets/table_view.h"

#include <QTest>

#include <ctime>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;
using namespace std::chrono_literals;

namespace {

/// What a user still takes for an answer without delay.
constexpr auto patience = 100ms;

struct RealWindow : RealServices {
    MainWindow window{services};

    /// Somebody looks around while the job runs: every page, up and down in the lists.
    void lookAround(JobId id)
    {
        window.jobsPane().choose(id);
        const QList<Page *> pages = window.findChild<InstanceView *>()->pages();
        for (qsizetype round = 0; round < pages.size() || isActive(jobs.find(id)->state); ++round) {
            window.choosePage(pages[round % pages.size()]->key());
            for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_Home}) {
                if (QWidget *const focus = QApplication::focusWidget())
                    QTest::keyClick(focus, key);
                QTest::qWait(20);
            }
        }
    }
    /// Runs a job; the GUI thread answers all the while.
    void runLively(WatchedApplication &application, JobSpec spec)
    {
        Heartbeat heart(application);
        const JobId id = jobs.start(std::move(spec));
        lookAround(id);
        // What comes after it belongs to it: the catalog is read once more.
        QTRY_VERIFY(!catalogs.find(jobs.find(id)->catalog)->reading);
        QTest::qWait(200);
        QVERIFY2(jobs.find(id)->state == JobState::Done, qPrintable(jobSummary(*jobs.find(id))));
        QVERIFY(heart.beats() > 10);
        const Heartbeat::Stall longest = heart.longest();
        qInfo().noquote() << jobs.find(id)->title() << "longest stall:" << longest.length.count() << "ms,"
                          << longest.during;
        QVERIFY2(longest.length <= patience,
                 qPrintable(QStringLiteral("the window was deaf for %1 ms, most of it in %2")
                                .arg(longest.length.count())
                                .arg(longest.during)));
    }
};

} // namespace

class TestHeartbeat : public QObject {
    Q_OBJECT

public:
    explicit TestHeartbeat(WatchedApplication &application)
        : m_application(application)
    {
    }

private Q_SLOTS:
    void aBusyThreadIsNoticed()
    {
        Heartbeat heart(m_application);
        QTest::qWait(50);
        QTimer::singleShot(0, this, [] {
            volatile double x = 1;
            timespec begin{};
            timespec now{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
            do {
                x = x * 1.0000001;
                ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            } while ((now.tv_sec - begin.tv_sec) * 1000 + (now.tv_nsec - begin.tv_nsec) / 1'000'000 < 200);
        });
        QTest::qWait(50);
        QVERIFY(heart.longest().length >= 190ms);
    }

    void aWaitingThreadIsNoticed()
    {
        Heartbeat heart(m_application);
        QTest::qWait(50);
        QTimer::singleShot(0, this, [] { std::this_thread::sleep_for(200ms); });
        QTest::qWait(50);
        QVERIFY(heart.longest().length >= 190ms);
    }

    void backupAndValidation()
    {
        const TestCatalog catalog;
        const TestServer server = catalog.newServer();
        {
            Sql sql = server.connect();
            sql.run("create table t as select i, repeat(md5(i::text), 10) as filler from generate_series(1, 400000) i");
        }
        RealWindow real;
        real.window.show();
        real.window.openCatalog(catalog.path());
        real.window.choose(catalog.path(), catalog.instance());
        QTRY_VERIFY(real.catalogs.instance(catalog.path(), catalog.instance()) != nullptr);

        BackupRequest backup;
        backup.ref = {catalog.path(), catalog.instance()};
        backup.pgdata = server.dataDirectory();
        backup.connection = {.host = server.socketDirectory(), .port = {}, .user = "postgres", .database = "postgres"};
        backup.threads = 2;
        real.runLively(m_application, backupJob(real.engine, backup));
        backup.mode = BackupMode::Delta;
        real.runLively(m_application, backupJob(real.engine, backup));
        ValidateRequest validation;
        validation.catalog = catalog.path();
        validation.depth = ValidationDepth::Deep;
        validation.threads = 2;
        real.runLively(m_application, validateJob(real.engine, validation));
    }

private:
    WatchedApplication &m_application;
};

int main(int argc, char **argv)
{
    return clusterTestMain(argc, argv, [](int count, char **arguments) {
        WatchedApplication application(count, arguments);
        QTest::setThrowOnFail(true);
        TestHeartbeat tests(application);
        return QTest::qExec(&tests, count, arguments);
    });
}

#include "test_heartbeat.moc"
