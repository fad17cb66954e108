#pragma once

#include "jobs/query.h"
#include "models/report_models.h"
#include "wizards/form_dialog.h"

class QLabel;
class QSpinBox;

namespace cairn::ui {

class StateStack;
class TableView;

/// Shows which packs of an instance would be written anew to make room, and what that brings. GUI thread.
class CompactDialog final : public FormDialog {
    Q_OBJECT
public:
    CompactDialog(const Services &services, const InstanceRef &ref, QWidget *parent);
    [[nodiscard]] CompactRequest request() const;
    [[nodiscard]] bool isPlanned() const { return m_planned; }

private:
    void plan();
    void showResult(const CompactResult &result);
    InstanceRef m_ref;
    bool m_planned = false;
    QSpinBox *m_minLive;
    CompactPlanModel *m_model;
    TableView *m_view;
    StateStack *m_stack;
    QLabel *m_summary;
    Query<CompactResult> m_query;
};

} // namespace cairn::ui
