#include "models/job_model.h"

#include "base/format.h"
#include "models/status_look.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace cairn::ui {

namespace {

struct JobColumn {
    Q_DECLARE_TR_FUNCTIONS(JobColumn)
};

QVariant progressOf(const JobInfo &info)
{
    if (!isActive(info.state))
        return info.state == JobState::Done || info.state == JobState::Attention ? QVariant(1.0) : QVariant();
    if (info.state == JobState::Waiting)
        return {};
    const ProgressSnapshot &progress = info.progress;
    if (progress.bytesTotal > 0)
        return std::clamp(static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal), 0.0, 1.0);
    if (progress.itemsTotal > 0)
        return std::clamp(static_cast<double>(progress.itemsDone) / static_cast<double>(progress.itemsTotal), 0.0, 1.0);
    return -1.0;
}

QString progressText(const JobInfo &info)
{
    const QVariant progress = progressOf(info);
    if (!progress.isValid() || progress.toDouble() < 0)
        return {};
    //: %1 is a number of percent
    return JobColumn::tr("%1 %").arg(QLocale().toString(static_cast<int>(progress.toDouble() * 100)));
}

QString amountText(const JobInfo &info)
{
    const ProgressSnapshot &progress = info.progress;
    if (progress.bytesTotal > 0 && isActive(info.state))
        return JobColumn::tr("%1 of %2").arg(formatBytes(progress.bytesDone), formatBytes(progress.bytesTotal));
    return progress.bytesDone > 0 ? formatBytes(progress.bytesDone) : QString();
}

double elapsedOf(const JobInfo &info)
{
    if (info.state == JobState::Waiting)
        return 0;
    if (isActive(info.state))
        return info.progress.elapsedSeconds;
    return static_cast<double>(info.end.microseconds - info.begin.microseconds) / 1e6;
}

QString leftText(const JobInfo &info)
{
    if (info.state != JobState::Running)
        return {};
    if (info.progress.secondsLeft)
        return formatDuration(*info.progress.secondsLeft);
    return info.progress.bytesTotal > 0 ? JobColumn::tr("estimating…", "time left") : QString();
}

QString phaseOf(const JobInfo &info)
{
    if (!isActive(info.state))
        return jobSummary(info);
    if (info.state == JobState::Waiting)
        return JobColumn::tr("Another job has to end first");
    return phaseText(info.progress.phase);
}

/// Columns read the controller's newest facts; rows are only ids.
class Columns {
public:
    explicit Columns(const JobController &jobs)
        : m_jobs(jobs)
    {
    }

    [[nodiscard]] Column<JobId> make(const QString &key, const QString &title, QString (*text)(const JobInfo &)) const
    {
        return {.key = key, .title = title, .text = [&jobs = m_jobs, text](const JobId &id) {
                    const JobInfo *const info = jobs.find(id);
                    return info ? text(*info) : QString();
                }};
    }

    [[nodiscard]] Column<JobId> makeLook(Column<JobId> column, Look (*look)(const JobInfo &)) const
    {
        const auto find = [&jobs = m_jobs, look](const JobId &id) {
            const JobInfo *const info = jobs.find(id);
            return info ? look(*info) : Look{};
        };
        column.icon = [find](const JobId &id) { return find(id).icon; };
        column.tone = [find](const JobId &id) { return find(id).tone; };
        return column;
    }

    [[nodiscard]] Column<JobId> makeNumber(Column<JobId> column) const
    {
        column.numeric = true;
        return column;
    }

private:
    const JobController &m_jobs;
};

std::vector<Column<JobId>> jobColumns(const JobController &jobs)
{
    const Columns columns(jobs);
    Column<JobId> phase = columns.make(QStringLiteral("phase"), JobColumn::tr("Phase or result", "column"), phaseOf);
    phase.exact = phase.text;
    std::vector<Column<JobId>> all{
        columns.makeLook(columns.make(QStringLiteral("state"), JobColumn::tr("State", "column"),
                                      [](const JobInfo &info) { return jobStateText(info.state); }),
                         [](const JobInfo &info) { return jobLook(info.state); }),
        columns.make(QStringLiteral("job"), JobColumn::tr("Job", "column"),
                     [](const JobInfo &info) { return info.title(); }),
        columns.make(QStringLiteral("instance"), JobColumn::tr("Instance", "column"), jobSubject),
        phase,
        columns.make(QStringLiteral("progress"), JobColumn::tr("Progress", "column"), progressText),
        columns.makeNumber(
            columns.make(QStringLiteral("amount"), JobColumn::tr("Amount", "column: bytes done"), amountText)),
        columns.makeNumber(columns.make(QStringLiteral("rate"), JobColumn::tr("Rate", "column: bytes per second"),
                                        [](const JobInfo &info) {
                                            return isActive(info.state) ? formatRate(info.progress.bytesPerSecond)
                                                                        : QString();
                                        })),
        columns.makeNumber(columns.make(QStringLiteral("left"), JobColumn::tr("Time left", "column"), leftText)),
        columns.makeNumber(columns.make(QStringLiteral("elapsed"), JobColumn::tr("Elapsed", "column"),
                                        [](const JobInfo &info) { return formatDuration(elapsedOf(info)); })),
        columns.make(QStringLiteral("begun"), JobColumn::tr("Begun", "column: when it began"),
                     [](const JobInfo &info) { return formatTime(info.begin); }),
    };
    // What a row says changes while it is watched: the widths are for all of it.
    const std::vector<std::pair<QString, int>> widths{
        {QStringLiteral("state"), 16}, {QStringLiteral("job"), 24},      {QStringLiteral("instance"), 12},
        {QStringLiteral("phase"), 42}, {QStringLiteral("progress"), 20}, {QStringLiteral("amount"), 20},
        {QStringLiteral("rate"), 14},  {QStringLiteral("left"), 14},     {QStringLiteral("elapsed"), 12}};
    for (Column<JobId> &column : all) {
        const auto found = std::ranges::find(widths, column.key, &std::pair<QString, int>::first);
        column.characters = found != widths.end() ? found->second : 0;
        column.hiddenAtFirst = column.key == QLatin1StringView("amount") ||
                               column.key == QLatin1StringView("elapsed") || column.key == QLatin1StringView("begun");
    }
    return all;
}

} // namespace

JobModel::JobModel(JobController &jobs, QObject *parent)
    : TableModel(
          jobColumns(jobs), [](const JobId &id) { return id.value; }, parent)
    , m_jobs(jobs)
{
    const auto found = std::ranges::find(columns(), QStringLiteral("progress"), &Column<JobId>::key);
    m_progressColumn = static_cast<int>(found - columns().begin());
    connect(&jobs, &JobController::added, this, [this] { refresh(); });
    connect(&jobs, &JobController::removed, this, [this] { refresh(); });
    connect(&jobs, &JobController::changed, this, [this](JobId id) { rowChanged(id); });
    connect(&jobs, &JobController::progressed, this, [this](JobId id) { rowChanged(id); });
    refresh();
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (role == ProgressRole && index.isValid() && index.column() == m_progressColumn) {
        const JobInfo *const info = m_jobs.find(row(index));
        return info ? progressOf(*info) : QVariant();
    }
    if (role == IdRole && index.isValid())
        return QVariant::fromValue<qulonglong>(row(index).value);
    return TableModel::data(index, role);
}

void JobModel::refresh()
{
    std::vector<JobId> ids = m_jobs.ids();
    std::ranges::reverse(ids);
    update(std::move(ids));
}

void JobModel::rowChanged(JobId id)
{
    const QModelIndex first = indexOf(id.value);
    if (first.isValid())
        Q_EMIT dataChanged(first, index(first.row(), columnCount() - 1));
}

LogModel::LogModel(JobController &jobs, QObject *parent)
    : QAbstractTableModel(parent)
    , m_jobs(jobs)
{
    connect(&jobs, &JobController::logChanged, this, &LogModel::logChanged);
}

void LogModel::setJob(JobId id)
{
    if (id == m_job)
        return;
    beginResetModel();
    m_job = id;
    m_records = m_jobs.log(id);
    endResetModel();
}

void LogModel::logChanged(JobId id, int removed, int appended)
{
    if (id != m_job)
        return;
    if (removed > 0) {
        beginRemoveRows({}, 0, removed - 1);
        m_records.erase(m_records.begin(), m_records.begin() + removed);
        endRemoveRows();
    }
    if (appended > 0) {
        const auto &log = m_jobs.log(id);
        const int first = static_cast<int>(m_records.size());
        beginInsertRows({}, first, first + appended - 1);
        m_records.insert(m_records.end(), log.end() - appended, log.end());
        endInsertRows();
    }
}

QString LogModel::plainText() const
{
    QString all;
    for (const LogRecord &record : m_records)
        all += QStringLiteral("%1 %2 %3\n")
                   .arg(text(record, TimeSection), text(record, LevelSection), text(record, MessageSection));
    return all;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : SectionCount;
}

QString LogModel::text(const LogRecord &record, int section) const
{
    switch (section) {
    case TimeSection:
        return QLocale().toString(toShownDateTime(record.time), QStringLiteral("HH:mm:ss"));
    case LevelSection:
        return engineText(logLevelName(record.level)).toUpper();
    default:
        return engineText(record.message);
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogRecord &record = m_records[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::ToolTipRole:
        return index.column() == TimeSection ? formatTime(record.time) : text(record, MessageSection);
    case Qt::AccessibleTextRole:
        return accessibleCell(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                              text(record, index.column()));
    case Qt::ForegroundRole: {
        const Tone tone = record.level == LogLevel::Error     ? Tone::Error
                          : record.level == LogLevel::Warning ? Tone::Warning
                          : index.column() == MessageSection  ? Tone::Text
                                                              : Tone::Muted;
        return toneColor(QApplication::palette(), tone);
    }
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeSection:
        return tr("Time", "column of a log");
    case LevelSection:
        return tr("Level", "column of a log");
    case MessageSection:
        return tr("Message", "column of a log");
    default:
        return {};
    }
}

} // namespace cairn::ui
