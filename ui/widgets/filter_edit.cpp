#include "widgets/filter_edit.h"

#include "base/icons.h"

#include <QKeyEvent>

namespace cairn::ui {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(symbolicIcon(QStringLiteral("search"), Tone::Muted), QLineEdit::LeadingPosition);
}

bool FilterEdit::event(QEvent *event)
{
    // A shortcut of this widget's own would be ambiguous beside the window's, and then neither runs.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Cancel)) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace cairn::ui
