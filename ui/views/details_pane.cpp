#include "views/details_pane.h"

#include "widgets/facts_view.h"
#include "widgets/state_view.h"

#include <QVBoxLayout>

namespace cairn::ui {

DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new FactsView(this))
    , m_stack(new StateStack(m_view, this))
{
    m_view->setObjectName(QStringLiteral("details"));
    m_view->setAccessibleName(tr("Details of the backup"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    showNothing();
}

void DetailsPane::showBackup(const BackupRow &record, const InstanceRef &ref)
{
    m_view->setGroups(backupFacts(record, ref));
    m_stack->showContent();
}

void DetailsPane::showNothing()
{
    m_stack->showState({.state = ViewState::Empty,
                        .icon = QStringLiteral("info"),
                        .title = tr("No backup chosen"),
                        .text = tr("Choose a backup to see all about it.")});
}

} // namespace cairn::ui
