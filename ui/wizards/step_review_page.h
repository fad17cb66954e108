#pragma once

#include "models/facts_model.h"
#include "wizards/step_wizard.h"

#include <string>
#include <vector>

namespace cairn::ui {

class CommandPreview;
class FactsView;

/// The last step of a wizard: what will be done, and the command that does the same. GUI thread.
class StepReviewPage : public StepPage {
    Q_OBJECT
public:
    explicit StepReviewPage(const QString &explanation);

protected:
    /// Below what the page holds so far. To be called once, from the constructor.
    void addCommand();
    /// What the summary says; without this it stays as it is.
    void setFacts(std::vector<FactGroup> groups);
    void setCommand(const std::vector<std::string> &arguments);

private:
    FactsView *m_facts;
    CommandPreview *m_command;
};

} // namespace cairn::ui
