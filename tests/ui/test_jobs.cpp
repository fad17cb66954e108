#include "jobs/job_controller.h"
#include "jobs/job_factory.h"
#include "support/fixture.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <latch>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

/// Writes down what a controller tells, as "name state".
class EventLog : public QObject {
public:
    explicit EventLog(JobController &jobs)
    {
        const auto name = [&jobs](JobId id) {
            const JobInfo *const info = jobs.find(id);
            return info ? info->title() : QStringLiteral("?");
        };
        connect(&jobs, &JobController::added, this,
                [=, this](JobId id) { events << name(id) + QStringLiteral(" added"); });
        connect(&jobs, &JobController::changed, this, [=, this, &jobs](JobId id) {
            events << name(id) + QLatin1Char(' ') + jobStateText(jobs.find(id)->state);
        });
        connect(&jobs, &JobController::finished, this,
                [=, this](JobId id) { events << name(id) + QStringLiteral(" finished"); });
        connect(&jobs, &JobController::idle, this, [this] { events << QStringLiteral("idle"); });
    }
    QStringList events;
};

const SystemClock realClock;

JobTitle titled(const QString &title)
{
    return [title] { return title; };
}

/// A job that waits for a word or for a stop.
struct Waiter {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool go = false;

    JobSpec spec(const QString &title, LaneUse use = LaneUse::Adds, const std::string &instance = "main")
    {
        return {.kind = JobKind::Backup,
                .title = titled(title),
                .catalog = "/srv/backup",
                .instance = instance,
                .use = use,
                .run = [this](OperationContext &context) -> Result<JobOutcome> {
                    std::unique_lock lock(mutex);
                    if (!changed.wait(lock, context.stop, [this] { return go; }))
                        return fail(ErrorCode::Cancelled, "cancelled");
                    return JobOutcome{};
                }};
    }
    void release()
    {
        {
            const std::scoped_lock lock(mutex);
            go = true;
        }
        changed.notify_all();
    }
};

JobSpec quick(const QString &title, Result<JobOutcome> result)
{
    return {.kind = JobKind::Backup, .title = titled(title), .catalog = "/a", .run = [result](OperationContext &) {
                return result;
            }};
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJobThatSucceeds()
    {
        JobController jobs(realClock);
        EventLog log(jobs);
        const JobId id = jobs.start(quick(QStringLiteral("a"), JobOutcome{}));
        QTRY_VERIFY(log.events.contains(QStringLiteral("idle")));
        QCOMPARE(log.events,
                 (QStringList{QStringLiteral("a added"), QStringLiteral("a Running"), QStringLiteral("a Done"),
                              QStringLiteral("a finished"), QStringLiteral("idle")}));
        QVERIFY(jobs.find(id)->end >= jobs.find(id)->begin);
    }

    void timesAreThoseOfTheClock()
    {
        ScriptedClock clock;
        clock.set(Timestamp{1'790'000'000'000'000});
        JobController jobs(clock);
        Waiter waiter;
        const JobId id = jobs.start(waiter.spec(QStringLiteral("a")));
        QCOMPARE(jobs.find(id)->begin, clock.now());
        clock.moveOn(std::chrono::hours(2));
        waiter.release();
        QTRY_COMPARE(jobs.find(id)->state, JobState::Done);
        QCOMPARE(jobs.find(id)->begin, (Timestamp{1'790'000'000'000'000}));
        QCOMPARE(jobs.find(id)->end, clock.now());
    }

    void aJobThatFails()
    {
        JobController jobs(realClock);
        EventLog log(jobs);
        const JobId id = jobs.start(quick(QStringLiteral("a"), fail(ErrorCode::NoSpace, "the disk is full", "/srv")));
        QTRY_VERIFY(log.events.contains(QStringLiteral("idle")));
        QCOMPARE(log.events.at(2), QStringLiteral("a Failed"));
        QCOMPARE(jobs.find(id)->error->code, ErrorCode::NoSpace);
        QVERIFY(jobSummary(*jobs.find(id)).contains(QStringLiteral("the disk is full")));
    }

    void anExceptionIsAnError()
    {
        JobController jobs(realClock);
        const JobId id =
            jobs.start({.title = titled(QStringLiteral("a")),
                        .catalog = "/a",
                        .run = [](OperationContext &) -> Result<JobOutcome> { throw std::runtime_error("surprise"); }});
        QTRY_COMPARE(jobs.find(id)->state, JobState::Failed);
        QCOMPARE(jobs.find(id)->error->message, "surprise");
    }

    void findingsAskForAttention()
    {
        JobController jobs(realClock);
        ValidationReport report;
        report.verdicts = {
            {.instance = "main", .backup = BackupId{5}, .after = BackupStatus::Corrupt, .examined = true}};
        report.findings = {Finding{.severity = FindingSeverity::Error,
                                   .instance = "main",
                                   .backup = BackupId{5},
                                   .file = {},
                                   .message = {},
                                   .remedy = {}}};
        const JobId id = jobs.start(quick(QStringLiteral("a"), JobOutcome{report}));
        QTRY_COMPARE(jobs.find(id)->state, JobState::Attention);
    }

    void cancelWhileRunning()
    {
        Waiter waiter;
        JobController jobs(realClock);
        EventLog log(jobs);
        const JobId id = jobs.start(waiter.spec(QStringLiteral("a")));
        jobs.cancel(id);
        jobs.cancel(id); // once is enough
        QTRY_VERIFY(log.events.contains(QStringLiteral("idle")));
        QCOMPARE(log.events,
                 (QStringList{QStringLiteral("a added"), QStringLiteral("a Running"), QStringLiteral("a Stopping"),
                              QStringLiteral("a Cancelled"), QStringLiteral("a finished"), QStringLiteral("idle")}));
        jobs.cancel(id); // nothing any more
        QCOMPARE(jobs.find(id)->state, JobState::Cancelled);
    }

    void cancelWhileWaiting()
    {
        Waiter first;
        Waiter second;
        JobController jobs(realClock);
        const JobId a = jobs.start(first.spec(QStringLiteral("a")));
        const JobId b = jobs.start(second.spec(QStringLiteral("b")));
        QCOMPARE(jobs.find(b)->state, JobState::Waiting);
        jobs.cancel(b);
        QCOMPARE(jobs.find(b)->state, JobState::Cancelled);
        QCOMPARE(jobs.find(a)->state, JobState::Running);
        first.release();
        QTRY_COMPARE(jobs.find(a)->state, JobState::Done);
        QCOMPARE(jobs.find(b)->state, JobState::Cancelled);
    }

    void cancelAtEveryEvent()
    {
        // The n-th event of a run of three jobs is answered by cancelling everything: it ends all the same.
        for (int at = 0;; ++at) {
            JobController jobs(realClock);
            EventLog log(jobs);
            int seen = 0;
            const auto strike = [&] {
                if (seen++ == at)
                    jobs.cancelAll();
            };
            connect(&jobs, &JobController::added, this, strike);
            connect(&jobs, &JobController::changed, this, strike);
            connect(&jobs, &JobController::finished, this, strike);
            for (const char *title : {"a", "b", "c"})
                jobs.start(quick(QString::fromLatin1(title), JobOutcome{}));
            QTRY_COMPARE(jobs.activeCount(), 0);
            QCOMPARE(log.events.filter(QStringLiteral("finished")).size(), 3);
            if (at >= seen)
                break;
        }
    }

    void aSecondWriterWaits()
    {
        Waiter first;
        Waiter second;
        Waiter elsewhere;
        JobController jobs(realClock);
        const JobId a = jobs.start(first.spec(QStringLiteral("a")));
        const JobId b = jobs.start(second.spec(QStringLiteral("b")));
        const JobId c = jobs.start(elsewhere.spec(QStringLiteral("c"), LaneUse::Adds, "other"));
        QCOMPARE(jobs.find(b)->state, JobState::Waiting);
        QCOMPARE(jobs.find(c)->state, JobState::Running);
        first.release();
        QTRY_COMPARE(jobs.find(b)->state, JobState::Running);
        QCOMPARE(jobs.find(a)->state, JobState::Done);
        second.release();
        elsewhere.release();
        QTRY_COMPARE(jobs.activeCount(), 0);
    }

    void whoRemovesIsAlone()
    {
        Waiter reader;
        Waiter remover;
        Waiter late;
        JobController jobs(realClock);
        const JobId a = jobs.start(reader.spec(QStringLiteral("a"), LaneUse::Reads));
        const JobId b = jobs.start(remover.spec(QStringLiteral("b"), LaneUse::Removes));
        const JobId c = jobs.start(late.spec(QStringLiteral("c"), LaneUse::Reads));
        QCOMPARE(jobs.find(a)->state, JobState::Running);
        QCOMPARE(jobs.find(b)->state, JobState::Waiting);
        QCOMPARE(jobs.find(c)->state, JobState::Waiting); // nobody overtakes
        reader.release();
        QTRY_COMPARE(jobs.find(b)->state, JobState::Running);
        QCOMPARE(jobs.find(c)->state, JobState::Waiting);
        remover.release();
        QTRY_COMPARE(jobs.find(c)->state, JobState::Running);
        late.release();
        QTRY_COMPARE(jobs.activeCount(), 0);
    }

    void lanes_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<bool>("conflict");
        const auto row = [](const char *name, LaneUse a, LaneUse b, bool conflict) {
            QTest::newRow(name) << static_cast<int>(a) << static_cast<int>(b) << conflict;
        };
        row("reads, reads", LaneUse::Reads, LaneUse::Reads, false);
        row("reads, adds", LaneUse::Reads, LaneUse::Adds, false);
        row("adds, adds", LaneUse::Adds, LaneUse::Adds, true);
        row("reads, removes", LaneUse::Reads, LaneUse::Removes, true);
        row("adds, removes", LaneUse::Adds, LaneUse::Removes, true);
        row("removes, removes", LaneUse::Removes, LaneUse::Removes, true);
        row("none, removes", LaneUse::None, LaneUse::Removes, false);
    }

    void lanes()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(bool, conflict);
        const auto spec = [](int use, const std::string &catalog, const std::string &instance) {
            return JobSpec{.title = {}, .catalog = catalog, .instance = instance, .use = static_cast<LaneUse>(use)};
        };
        QCOMPARE(lanesConflict(spec(first, "/a", "x"), spec(second, "/a", "x")), conflict);
        QCOMPARE(lanesConflict(spec(second, "/a", "x"), spec(first, "/a", "x")), conflict);
        QCOMPARE(lanesConflict(spec(first, "/a", ""), spec(second, "/a", "x")), conflict); // a whole catalog
        QVERIFY(!lanesConflict(spec(first, "/a", "x"), spec(second, "/a", "y")));
        QVERIFY(!lanesConflict(spec(first, "/a", "x"), spec(second, "/b", "x")));
    }

    void destroyedWhileRunning()
    {
        std::atomic<bool> stopped = false;
        {
            JobController jobs(realClock);
            std::latch begun(1);
            jobs.start({.title = titled(QStringLiteral("a")),
                        .catalog = "/a",
                        .run = [&](OperationContext &context) -> Result<JobOutcome> {
                            std::mutex mutex;
                            std::unique_lock lock(mutex);
                            std::condition_variable_any never;
                            begun.count_down();
                            never.wait(lock, context.stop, [] { return false; });
                            stopped = true;
                            return fail(ErrorCode::Cancelled, "cancelled");
                        }});
            begun.wait();
        }
        QVERIFY(stopped);
        QCoreApplication::processEvents(); // nothing of it comes late
    }

    void destroyedWithAnEventUnderWay()
    {
        for (int i = 0; i < 50; ++i) {
            JobController jobs(realClock);
            jobs.start(quick(QStringLiteral("a"), JobOutcome{}));
        }
        QCoreApplication::processEvents();
    }

    void aJobMayBeForgottenByWhoHearsOfItsEnd()
    {
        JobController jobs(realClock);
        connect(&jobs, &JobController::finished, this, [&](JobId id) { jobs.forget(id); });
        QSignalSpy removed(&jobs, &JobController::removed);
        jobs.start(quick(QStringLiteral("a"), JobOutcome{}));
        QTRY_COMPARE(removed.size(), 1);
        QVERIFY(jobs.ids().empty());
    }

    void progressIsSampledNotSignalledPerStep()
    {
        JobController jobs(realClock);
        QSignalSpy progressed(&jobs, &JobController::progressed);
        const JobId id = jobs.start({.title = titled(QStringLiteral("a")),
                                     .catalog = "/a",
                                     .run = [](OperationContext &context) -> Result<JobOutcome> {
                                         context.progress.beginPhase("copying", 1'000'000);
                                         for (int i = 0; i < 1'000'000; ++i)
                                             context.progress.addBytes(1);
                                         return JobOutcome{};
                                     }});
        QTRY_COMPARE(jobs.find(id)->state, JobState::Done);
        QCOMPARE(jobs.find(id)->progress.bytesDone, 1'000'000U);
        QVERIFY(progressed.size() < 1000);
    }

    void logsAreBounded()
    {
        Waiter waiter;
        JobController jobs(realClock);
        JobSpec spec = waiter.spec(QStringLiteral("a"));
        spec.run = [inner = spec.run](OperationContext &context) {
            for (int i = 0; i < 100'000; ++i)
                context.log.info("line {}", i);
            return inner(context);
        };
        const JobId id = jobs.start(std::move(spec));
        waiter.release();
        QTRY_COMPARE(jobs.find(id)->state, JobState::Done);
        const auto &log = jobs.log(id);
        QVERIFY(log.size() <= JobController::maxLogRecords);
        QCOMPARE(log.back().message, "line 99999");
        QVERIFY(std::ranges::any_of(log, [](const LogRecord &record) { return record.message.contains("left out"); }));
    }

    void factoriesSayWhatTheyDo()
    {
        Fixture fixture;
        BackupRequest request;
        request.ref = {"/srv/back up", "main"};
        request.stream = true;
        const JobSpec spec = backupJob(fixture.engine, request);
        QCOMPARE(spec.use, LaneUse::Adds);
        QCOMPARE(spec.commandLine, "cairn backup -B '/srv/back up' --instance=main -b FULL --stream");
        QCOMPARE(deleteJob(fixture.engine, {}).use, LaneUse::Removes);
        QCOMPARE(validateJob(fixture.engine, {}).use, LaneUse::Reads);
        QCOMPARE(restoreJob(fixture.engine, {}).use, LaneUse::Reads);
        fixture.jobs.start(spec);
        QTRY_COMPARE(fixture.fake.backups().size(), 1U);
        QCOMPARE(fixture.fake.backups()[0].ref.catalog, "/srv/back up");
    }
};

QTEST_MAIN(TestJobs)
#include "test_jobs.moc"
