#pragma once

#include "jobs/query.h"
#include "operations/server_setup.h"
#include "wizards/form_dialog.h"

class QLabel;

namespace cairn::ui {

class StateStack;
class StepList;

/// Tests the connection of an instance and shows how archiving stands; can have it set up on the server, which whoever
/// opens the dialog asks about again. GUI thread.
class ArchivingDialog final : public FormDialog {
    Q_OBJECT
public:
    ArchivingDialog(const Services &services, const InstanceRef &ref, const InstanceConfig &config, QWidget *parent);
    [[nodiscard]] ServerCheckRequest request() const { return m_request; }
    [[nodiscard]] bool isTested() const { return !m_query.isRunning(); }

private:
    void test();
    void showResult(const ServerCheckReport &report);
    ServerCheckRequest m_request;
    StepList *m_steps;
    StateStack *m_stack;
    QLabel *m_current;
    CommandPreview *m_proposed;
    Query<ServerCheckReport> m_query;
};

} // namespace cairn::ui
