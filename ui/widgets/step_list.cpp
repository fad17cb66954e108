#include "widgets/step_list.h"

#include "base/format.h"
#include "widgets/command_preview.h"
#include "widgets/labels.h"
#include "widgets/table_view.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_model(makeStepsModel(this))
    , m_view(new TableView(this))
    , m_detail(makeReadable({}, this))
    , m_remedy(new CommandPreview(tr("What mends it"), CommandPreview::Kind::Setting, this))
{
    m_view->setObjectName(QStringLiteral("steps"));
    m_view->setAccessibleName(tr("Checks"));
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setMinimumHeight(fontMetrics().height() * 6);
    m_detail->setObjectName(QStringLiteral("stepDetail"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view, 1);
    column->addWidget(m_detail);
    column->addWidget(m_remedy);
    m_remedy->hide();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &StepList::showCurrent);
}

void StepList::setSteps(std::vector<CheckStep> steps)
{
    m_model->update(std::move(steps));
    m_view->resizeColumnToContents(0);
    m_view->resizeColumnToContents(1);
    const auto &rows = m_model->rows();
    const auto trouble = [](const CheckStep &step) {
        return step.outcome == StepOutcome::Failed || step.outcome == StepOutcome::Warning;
    };
    auto found = std::ranges::find(rows, StepOutcome::Failed, &CheckStep::outcome);
    if (found == rows.end())
        found = std::ranges::find_if(rows, trouble);
    m_view->setCurrentIndex(found != rows.end() ? m_model->index(static_cast<int>(found - rows.begin()), 0)
                                                : QModelIndex());
    showCurrent();
}

void StepList::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    const CheckStep step = current.isValid() ? m_model->row(current) : CheckStep{};
    m_detail->setText(engineText(step.detail).simplified()); // libpq breaks and indents its lines
    m_detail->setVisible(!step.detail.empty());
    m_remedy->setCommand(engineText(step.remedy));
    m_remedy->setVisible(!step.remedy.empty());
}

} // namespace cairn::ui
