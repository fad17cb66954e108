#include "jobs/job_controller.h"

#include "base/format.h"

#include <QMetaObject>

#include <algorithm>
#include <exception>
#include <format>
#include <new>
#include <thread>

namespace cairn::ui {

namespace {

constexpr std::chrono::milliseconds samplingInterval{100};
constexpr std::size_t queueCapacity = 5'000;

/// What the worker thread and the controller share while a job runs.
struct Work {
    Progress progress;
    std::shared_ptr<LogQueue> queue = std::make_shared<LogQueue>(queueCapacity);
    Logger logger;
    Result<JobOutcome> result = std::unexpected(Error{}); ///< read after the thread has said that it is done
};

/// No exception leaves a job, whatever is thrown under it.
Result<JobOutcome> runGuarded(const JobSpec &spec, OperationContext &context)
{
    try {
        return spec.run(context);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::Internal, "out of memory");
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Internal, exception.what());
    }
}

} // namespace

struct JobController::Job {
    JobSpec spec;
    JobInfo info;
    std::deque<LogRecord> log;
    std::shared_ptr<Work> work;
    std::jthread thread;
};

JobController::JobController(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_sampler.setInterval(samplingInterval);
    connect(&m_sampler, &QTimer::timeout, this, &JobController::sample);
}

JobController::~JobController()
{
    for (const auto &job : m_jobs)
        job->thread.request_stop();
    // The threads are joined by their destructors, before this object stops accepting their last event.
    m_jobs.clear();
}

JobId JobController::start(JobSpec spec)
{
    auto job = std::make_unique<Job>();
    const JobId id{++m_lastId};
    job->info.id = id;
    job->info.kind = spec.kind;
    job->info.title = spec.title;
    job->info.catalog = spec.catalog;
    job->info.instance = spec.instance;
    job->info.commandLine = spec.commandLine;
    job->info.begin = m_clock.now();
    job->spec = std::move(spec);
    m_jobs.push_back(std::move(job));
    Q_EMIT added(id);
    beginWaiting();
    return id;
}

void JobController::cancel(JobId id)
{
    Job *const found = job(id);
    if (!found)
        return;
    if (found->info.state == JobState::Waiting) {
        end(*found, fail(ErrorCode::Cancelled, "cancelled before it began"));
    } else if (found->info.state == JobState::Running) {
        found->thread.request_stop();
        setState(*found, JobState::Stopping);
    }
}

void JobController::cancelAll()
{
    // Waiting ones first, so that none of them begins when a running one ends.
    for (const bool waiting : {true, false})
        for (const JobId id : ids())
            if (const JobInfo *info = find(id); info && (info->state == JobState::Waiting) == waiting)
                cancel(id);
}

void JobController::forget(JobId id)
{
    const auto found = std::ranges::find(m_jobs, id, [](const auto &entry) { return entry->info.id; });
    if (found == m_jobs.end() || isActive((*found)->info.state))
        return;
    m_jobs.erase(found);
    Q_EMIT removed(id);
}

void JobController::forgetFinished()
{
    for (const JobId id : ids())
        forget(id);
}

const JobInfo *JobController::find(JobId id) const
{
    const Job *const found = job(id);
    return found ? &found->info : nullptr;
}

std::vector<JobId> JobController::ids() const
{
    std::vector<JobId> all;
    all.reserve(m_jobs.size());
    for (const auto &entry : m_jobs)
        all.push_back(entry->info.id);
    return all;
}

const std::deque<LogRecord> &JobController::log(JobId id) const
{
    static const std::deque<LogRecord> none;
    const Job *const found = job(id);
    return found ? found->log : none;
}

int JobController::activeCount() const
{
    return static_cast<int>(
        std::ranges::count_if(m_jobs, [](const auto &entry) { return isActive(entry->info.state); }));
}

JobController::Job *JobController::job(JobId id) const
{
    const auto found = std::ranges::find(m_jobs, id, [](const auto &entry) { return entry->info.id; });
    return found != m_jobs.end() ? found->get() : nullptr;
}

void JobController::begin(Job &job)
{
    job.work = std::make_shared<Work>();
    job.work->logger.add(makeQueueSink(job.work->queue, LogLevel::Info));
    job.info.begin = m_clock.now();
    // The thread gets copies of what it needs: the job's entry belongs to the GUI thread.
    job.thread = std::jthread([this, id = job.info.id, spec = job.spec, work = job.work](const std::stop_token &stop) {
        OperationContext context{stop, work->progress, work->logger};
        work->result = runGuarded(spec, context);
        QMetaObject::invokeMethod(this, [this, id] { finish(id); }, Qt::QueuedConnection);
    });
    m_sampler.start();
    setState(job, JobState::Running);
}

void JobController::beginWaiting()
{
    for (std::size_t i = 0; i < m_jobs.size(); ++i) {
        Job &candidate = *m_jobs[i];
        if (candidate.info.state != JobState::Waiting)
            continue;
        // Earlier jobs go first, running or not: nobody overtakes within a lane.
        const bool blocked =
            std::any_of(m_jobs.begin(), m_jobs.begin() + static_cast<std::ptrdiff_t>(i), [&](const auto &other) {
                return isActive(other->info.state) && lanesConflict(candidate.spec, other->spec);
            });
        if (!blocked)
            begin(candidate);
    }
}

void JobController::sample()
{
    bool running = false;
    for (const JobId id : ids()) {
        Job *const entry = job(id);
        if (!entry || (entry->info.state != JobState::Running && entry->info.state != JobState::Stopping))
            continue;
        running = true;
        entry->info.progress = entry->work->progress.snapshot();
        drainLog(*entry);
        Q_EMIT progressed(id);
    }
    if (!running)
        m_sampler.stop();
}

void JobController::drainLog(Job &job)
{
    LogQueue::Drained drained = job.work->queue->drain();
    if (drained.dropped > 0)
        drained.records.insert(
            drained.records.begin(),
            LogRecord{m_clock.now(), LogLevel::Notice, std::format("{} records were left out here", drained.dropped)});
    if (drained.records.empty())
        return;
    const auto appended = std::min(drained.records.size(), maxLogRecords);
    const auto surplus = job.log.size() + appended > maxLogRecords ? job.log.size() + appended - maxLogRecords : 0;
    job.log.erase(job.log.begin(), job.log.begin() + static_cast<std::ptrdiff_t>(surplus));
    job.log.insert(job.log.end(),
                   std::make_move_iterator(drained.records.end() - static_cast<std::ptrdiff_t>(appended)),
                   std::make_move_iterator(drained.records.end()));
    Q_EMIT logChanged(job.info.id, static_cast<int>(surplus), static_cast<int>(appended));
}

void JobController::setState(Job &job, JobState state)
{
    job.info.state = state;
    Q_EMIT changed(job.info.id);
}

void JobController::finish(JobId id)
{
    Job *const found = job(id);
    if (!found)
        return;
    found->thread.join();
    found->info.progress = found->work->progress.snapshot();
    drainLog(*found);
    Result<JobOutcome> result = std::move(found->work->result);
    found->work.reset();
    end(*found, std::move(result));
}

void JobController::end(Job &job, Result<JobOutcome> result)
{
    const JobId id = job.info.id;
    job.info.end = m_clock.now();
    job.spec.run = nullptr;
    JobState state = JobState::Done;
    if (!result) {
        state = result.error().code == ErrorCode::Cancelled ? JobState::Cancelled : JobState::Failed;
        job.info.error = std::move(result).error();
    } else {
        job.info.outcome = *std::move(result);
        if (needsAttention(job.info.outcome))
            state = JobState::Attention;
    }
    setState(job, state);
    Q_EMIT finished(id);
    beginWaiting();
    if (activeCount() == 0)
        Q_EMIT idle();
}

} // namespace cairn::ui
