#pragma once

#include "models/facts_model.h"

#include <QWidget>

namespace cairn::ui {

class FactsView;
class StateStack;

/// Everything about the chosen backup. GUI thread.
class DetailsPane final : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPane(QWidget *parent = nullptr);
    void showBackup(const BackupRow &record, const InstanceRef &ref);
    void showNothing();
    [[nodiscard]] FactsView *view() const { return m_view; }

private:
    FactsView *m_view;
    StateStack *m_stack;
};

} // namespace cairn::ui
