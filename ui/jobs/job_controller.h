#pragma once

#include "base/clock.h"
#include "jobs/job.h"
#include "jobs/log_queue.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace cairn::ui {

/// Runs jobs, each on a thread of its own, and tells of them in the GUI thread: progress is sampled and logs are
/// drained ten times a second while something runs, never once per file. Jobs whose lanes conflict wait for each other
/// in the order in which they were started. Finished jobs stay in the list until forgotten. GUI thread; destroying it
/// stops and joins all.
class JobController final : public QObject {
    Q_OBJECT
public:
    explicit JobController(const Clock &clock, QObject *parent = nullptr);
    ~JobController() override;

    JobId start(JobSpec spec);
    /// Asks a job to stop; a waiting one never begins. Nothing happens to one that has ended.
    void cancel(JobId id);
    void cancelAll();
    void forget(JobId id);
    void forgetFinished();

    [[nodiscard]] const JobInfo *find(JobId id) const;
    [[nodiscard]] std::vector<JobId> ids() const; ///< oldest first
    [[nodiscard]] const std::deque<LogRecord> &log(JobId id) const;
    [[nodiscard]] int activeCount() const;

    static constexpr std::size_t maxLogRecords = 10'000;

Q_SIGNALS:
    void added(cairn::ui::JobId id);
    /// Its state changed.
    void changed(cairn::ui::JobId id);
    void progressed(cairn::ui::JobId id);
    /// Records fell out at the front of its log, then others were appended.
    void logChanged(cairn::ui::JobId id, int removed, int appended);
    /// After the last changed().
    void finished(cairn::ui::JobId id);
    void removed(cairn::ui::JobId id);
    /// No job is active any more.
    void idle();

private:
    struct Job;
    [[nodiscard]] Job *job(JobId id) const;
    void begin(Job &job);
    void beginWaiting();
    void sample();
    void drainLog(Job &job);
    void setState(Job &job, JobState state);
    void finish(JobId id);
    void end(Job &job, Result<JobOutcome> result);

    const Clock &m_clock;
    std::vector<std::unique_ptr<Job>> m_jobs;
    QTimer m_sampler;
    std::uint64_t m_lastId = 0;
};

} // namespace cairn::ui
