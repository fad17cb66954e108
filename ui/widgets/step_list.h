#pragma once

#include "models/report_models.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace cairn::ui {

class CommandPreview;
class TableView;

/// The outcome of a check, step by step, and for the chosen step what was found and what mends it. GUI thread.
class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    /// Shows these steps and chooses the first that did not pass.
    void setSteps(std::vector<CheckStep> steps);
    [[nodiscard]] const std::vector<CheckStep> &steps() const { return m_model->rows(); }

private:
    void showCurrent();
    StepsModel *m_model;
    TableView *m_view;
    QLabel *m_detail;
    CommandPreview *m_remedy;
};

} // namespace cairn::ui
