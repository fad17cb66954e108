#include "views/about_dialog.h"

#include "base/actions.h"
#include "base/icons.h"
#include "models/table_model.h"
#include "widgets/labels.h"
#include "widgets/table_view.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

struct About {
    Q_DECLARE_TR_FUNCTIONS(About)
};

struct ShortcutRow {
    QString key;
    QString command;
    QString keys;
};

/// A dialog with a Close button below its content.
QDialog *makeDialog(const QString &name, const QString &title, QWidget *parent, QWidget *content)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    const int space = dialog->fontMetrics().height();
    column->setContentsMargins(space, space, space, space);
    column->setSpacing(space);
    column->addWidget(content, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return dialog;
}

} // namespace

void showAbout(QWidget *parent)
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(content->fontMetrics().height());
    auto *icon = new QLabel(content);
    icon->setPixmap(applicationIcon().pixmap(QSize(64, 64), parent->devicePixelRatio()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->addWidget(makeTitle(QStringLiteral("Cairn %1").arg(QStringLiteral(CAIRN_VERSION)), content));
    texts->addWidget(
        makeReadable(About::tr("Backup and point-in-time recovery for PostgreSQL that you can see."), content));
    texts->addWidget(makeHint(About::tr("A cairn is a pile of stones that marks the way back."), content));
    texts->addSpacing(content->fontMetrics().height());
    texts->addWidget(
        makeReadable(About::tr("Copyright © 2026 the Cairn authors. PostgreSQL License: use, copy, change and "
                               "pass it on, without fee and without warranty."),
                     content));
    texts->addWidget(makeHint(About::tr("Built with Qt %1, running with Qt %2.")
                                  .arg(QStringLiteral(QT_VERSION_STR), QString::fromLatin1(qVersion())),
                              content));
    texts->addStretch(1);
    row->addLayout(texts, 1);
    content->setMinimumWidth(content->fontMetrics().averageCharWidth() * 72);
    makeDialog(QStringLiteral("aboutDialog"), About::tr("About Cairn"), parent, content)->show();
}

void showShortcuts(const ActionRegistry &actions, QWidget *parent)
{
    using Row = ShortcutRow;
    std::vector<Row> rows;
    for (const QAction *action : actions.all())
        if (!action->shortcut().isEmpty())
            rows.push_back({action->objectName(), QString(action->text()).remove(QLatin1Char('&')),
                            action->shortcut().toString(QKeySequence::NativeText)});
    auto *view = new TableView;
    auto *model = new TableModel<Row, QString>(
        {{.key = QStringLiteral("command"),
          .title = About::tr("Command", "column"),
          .text = [](const Row &row) { return row.command; }},
         {.key = QStringLiteral("keys"),
          .title = About::tr("Keys", "column"),
          .text = [](const Row &row) { return row.keys; }}},
        [](const Row &row) { return row.key; }, view);
    model->update(std::move(rows));
    view->setModel(model);
    view->setObjectName(QStringLiteral("shortcuts"));
    view->setAccessibleName(About::tr("Keyboard shortcuts"));
    view->setFrameShape(QFrame::StyledPanel);
    view->fitColumns();
    QDialog *dialog = makeDialog(QStringLiteral("shortcutsDialog"), About::tr("Keyboard shortcuts"), parent, view);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 64, dialog->fontMetrics().height() * 34);
    dialog->show();
}

} // namespace cairn::ui
