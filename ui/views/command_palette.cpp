#include "views/command_palette.h"

#include "base/actions.h"
#include "widgets/filter_edit.h"
#include "widgets/labels.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

CommandsModel *makeCommandsModel(QObject *parent)
{
    using Row = CommandRow;
    const auto tone = [](const Row &row) { return row.why.isEmpty() ? Tone::Text : Tone::Muted; };
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("command"),
         .title = CommandPalette::tr("Command", "column"),
         .text = [](const Row &row) { return row.text; },
         .spoken =
             [](const Row &row) {
                 return row.why.isEmpty() ? row.text
                                          //: a command, and why it cannot be run now
                                          : CommandPalette::tr("%1, not now: %2").arg(row.text, row.why);
             },
         .icon =
             [](const Row &row) {
                 const QString icon = row.action->property(ActionRegistry::iconProperty).toString();
                 return icon.isEmpty() ? QStringLiteral("blank") : icon; // texts stand below each other
             },
         .tone = tone},
        {.key = QStringLiteral("keys"),
         .title = CommandPalette::tr("Keys", "column"),
         .text = [](const Row &row) { return row.keys; },
         .tone = [](const Row &) { return Tone::Muted; }},
    };
    return new CommandsModel(std::move(columns), [](const Row &row) { return row.key; }, parent);
}

std::vector<CommandRow> commandRows(const ActionRegistry &registry)
{
    std::vector<CommandRow> rows;
    for (QAction *action : registry.all()) {
        QString why;
        if (!action->isEnabled()) {
            why = registry.needs(action);
            if (why.isEmpty())
                why = CommandPalette::tr("It cannot be used now.");
        }
        rows.push_back({action, action->objectName(), QString(action->text()).remove(QLatin1Char('&')),
                        action->shortcut().toString(QKeySequence::NativeText), why});
    }
    std::ranges::stable_partition(rows, [](const CommandRow &row) { return row.why.isEmpty(); });
    return rows;
}

CommandPalette::CommandPalette(const ActionRegistry &registry, QWidget *parent)
    : QDialog(parent)
    , m_model(makeCommandsModel(this))
    , m_filtered(new FilterModel(this))
    , m_edit(new FilterEdit(this))
    , m_view(new TableView(this))
    , m_why(makeHint({}, this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Commands"));
    m_edit->setObjectName(QStringLiteral("command"));
    m_edit->setPlaceholderText(tr("Type a part of a command"));
    m_edit->setAccessibleName(tr("Command"));
    m_edit->installEventFilter(this);
    std::vector<CommandRow> rows = commandRows(registry);
    // It would only open itself again.
    std::erase_if(rows, [](const CommandRow &row) { return row.key == QLatin1StringView("view.commands"); });
    m_model->update(std::move(rows));
    m_filtered->setSourceModel(m_model);
    m_view->setObjectName(QStringLiteral("commands"));
    m_view->setAccessibleName(tr("Commands"));
    m_view->setModel(m_filtered);
    m_view->setRootIsDecorated(false);
    m_view->setHeaderHidden(true);
    m_view->setPlaceholder(tr("No command of this name"));
    m_view->fitColumns(60);
    m_why->setObjectName(QStringLiteral("why"));
    // One line from the beginning, so that nothing moves when it is needed.
    m_why->setMinimumHeight(fontMetrics().lineSpacing());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_edit);
    column->addWidget(m_view, 1);
    column->addWidget(m_why);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 26);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_view, &QAbstractItemView::activated, this, &CommandPalette::runCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showCurrent);
    filter({});
    m_edit->setFocus();
}

const CommandRow *CommandPalette::current() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? &m_model->row(m_filtered->mapToSource(index)) : nullptr;
}

void CommandPalette::filter(const QString &text)
{
    m_filtered->setNeedle(text);
    m_view->setCurrentIndex(m_filtered->index(0, 0));
    showCurrent();
}

void CommandPalette::showCurrent()
{
    const CommandRow *const row = current();
    m_why->setText(row && !row->why.isEmpty() ? tr("Not now: %1").arg(row->why) : QString());
}

void CommandPalette::runCurrent()
{
    const CommandRow *const row = current();
    if (!row || !row->why.isEmpty())
        return;
    // When this is gone: the command may open a dialog of its own, over the window.
    QTimer::singleShot(0, row->action, [action = QPointer(row->action)] {
        if (action)
            action->trigger();
    });
    accept();
}

bool CommandPalette::eventFilter(QObject *receiver, QEvent *event)
{
    if (receiver != m_edit || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(receiver, event);
    const auto *const key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        QKeyEvent forwarded(key->type(), key->key(), key->modifiers());
        QCoreApplication::sendEvent(m_view, &forwarded);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        reject();
        return true;
    default:
        return QDialog::eventFilter(receiver, event);
    }
}

} // namespace cairn::ui
