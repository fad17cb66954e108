#include "wizards/step_review_page.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/command_preview.h"
#include "widgets/facts_view.h"
#include "widgets/labels.h"

#include <QLabel>

#include <utility>

namespace cairn::ui {

StepReviewPage::StepReviewPage(const QString &explanation)
    : StepPage(tr("Review"), tr("This is what will be done"), explanation)
    , m_facts(new FactsView(this))
    , m_command(new CommandPreview(tr("The same on the command line"), CommandPreview::Kind::Shell, this))
{
    m_facts->setObjectName(QStringLiteral("review"));
    m_facts->setAccessibleName(tr("Summary"));
    m_facts->setFrameShape(QFrame::StyledPanel);
    addBody(m_facts, 1);
}

void StepReviewPage::addCommand()
{
    addBody(makeSection(tr("The same on the command line"), this));
    addBody(m_command);
}

void StepReviewPage::setFacts(std::vector<FactGroup> groups)
{
    m_facts->setGroups(std::move(groups));
}

void StepReviewPage::setCommand(const std::vector<std::string> &arguments)
{
    m_command->setCommand(engineText(commandText(arguments)));
}

} // namespace cairn::ui
