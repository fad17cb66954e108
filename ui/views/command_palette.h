#pragma once

#include "models/filter_model.h"
#include "models/table_model.h"

#include <QDialog>

class QAction;
class QLabel;

namespace cairn::ui {

class ActionRegistry;
class FilterEdit;
class TableView;

/// A command as the palette lists it.
struct CommandRow {
    QAction *action = nullptr;
    QString key;  ///< of the registry
    QString text; ///< without mnemonic
    QString keys; ///< its shortcut
    QString why;  ///< what is missing while it cannot be run; empty: it can
};

using CommandsModel = TableModel<CommandRow, QString>;
/// GUI thread.
[[nodiscard]] CommandsModel *makeCommandsModel(QObject *parent);
/// Those that can be run first, in the order of the registry.
[[nodiscard]] std::vector<CommandRow> commandRows(const ActionRegistry &registry);

/// All commands of a window by name: typing narrows them down, Up and Down choose, Enter runs. What cannot be run now
/// says why. GUI thread.
class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(const ActionRegistry &registry, QWidget *parent);
    [[nodiscard]] TableView *view() const { return m_view; }
    [[nodiscard]] const CommandRow *current() const;

protected:
    bool eventFilter(QObject *receiver, QEvent *event) override;

private:
    void filter(const QString &text);
    void showCurrent();
    void runCurrent();
    CommandsModel *m_model;
    FilterModel *m_filtered;
    FilterEdit *m_edit;
    TableView *m_view;
    QLabel *m_why;
};

} // namespace cairn::ui
