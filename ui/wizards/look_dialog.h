#pragma once

#include "base/services.h"
#include "jobs/job.h"
#include "jobs/job_factory.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>

class QLabel;
class QPushButton;

namespace cairn::ui {

class FactsView;
class PathEdit;

/// A look at a restored cluster: its server runs as a job of its own while this is open, where nothing else can reach
/// it, and what can be seen is shown here. Closing stops it. GUI thread.
class LookDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param ref whose cluster it is, for the list of jobs
    LookDialog(const Services &services, InstanceRef ref, std::string pgdata, QWidget *parent);
    ~LookDialog() override;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] std::optional<JobId> job() const { return m_job; }
    void done(int result) override;

private:
    void start();
    void stop();
    void sample();
    void finished(JobId id);
    void showState(const LookState &state);
    void updateButtons();

    const Services &m_services;
    InstanceRef m_ref;
    std::string m_pgdata;
    std::optional<JobId> m_job;
    std::shared_ptr<LookMailbox> m_mailbox; ///< what the job has seen last
    QTimer m_sampler;
    QLabel *m_stage;
    QLabel *m_detail;
    FactsView *m_facts;
    PathEdit *m_programs;
    QPushButton *m_start;
    QPushButton *m_stop;
};

} // namespace cairn::ui
