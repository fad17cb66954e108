#pragma once

#include "base/services.h"
#include "jobs/job.h"
#include "models/job_model.h"

#include <QWidget>

class QSplitter;

namespace cairn::ui {

class StateStack;
class TableView;

/// The jobs of this run and the log of the chosen one. GUI thread.
class JobsPane final : public QWidget {
    Q_OBJECT
public:
    struct Actions {
        QAction *cancel;
        QAction *report;
        QAction *copyCommand;
        QAction *clear;
    };
    /// Connects these actions to the chosen job and keeps them enabled as it suits.
    JobsPane(const Services &services, const Actions &actions, QWidget *parent = nullptr);
    [[nodiscard]] std::optional<JobId> current() const;
    void choose(JobId id);
    [[nodiscard]] TableView *view() const { return m_view; }

Q_SIGNALS:
    void reportRequested(cairn::ui::JobId id);

private:
    void updateActions();
    QWidget *makeButtons();
    const Services &m_services;
    Actions m_actions;
    JobModel m_model;
    LogModel m_log;
    TableView *m_view;
    TableView *m_logView;
    QSplitter *m_splitter;
    StateStack *m_stack;
    bool m_followLog = true;
};

} // namespace cairn::ui
