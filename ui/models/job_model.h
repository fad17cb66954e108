#pragma once

#include "jobs/job_controller.h"
#include "models/table_model.h"

#include <deque>

namespace cairn::ui {

/// The jobs of this run, newest first, live. GUI thread.
class JobModel final : public TableModel<JobId, std::uint64_t> {
public:
    explicit JobModel(JobController &jobs, QObject *parent = nullptr);
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// The column that a bar is drawn in.
    [[nodiscard]] int progressColumn() const { return m_progressColumn; }

private:
    void refresh();
    void rowChanged(JobId id);
    JobController &m_jobs;
    int m_progressColumn = -1;
};

/// The log of one job, growing while it runs. GUI thread.
class LogModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Section { TimeSection, LevelSection, MessageSection, SectionCount };

    explicit LogModel(JobController &jobs, QObject *parent = nullptr);
    void setJob(JobId id);
    [[nodiscard]] QString plainText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void logChanged(JobId id, int removed, int appended);
    [[nodiscard]] QString text(const LogRecord &record, int section) const;

    JobController &m_jobs;
    JobId m_job;
    std::deque<LogRecord> m_records; ///< a copy, so that rows change only between begin and end
};

} // namespace cairn::ui
