#include "support/audit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QScrollBar>
#include <QTabBar>
#include <QWidget>

namespace cairn::test {

namespace {

QString describe(const QWidget &widget)
{
    return QStringLiteral("%1 “%2” in %3")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
             widget.parentWidget() ? widget.parentWidget()->objectName() : QString());
}

/// Parts that Qt makes for itself inside a control.
bool isInner(const QWidget &widget)
{
    const QWidget *const parent = widget.parentWidget();
    return parent &&
           (parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox") || parent->inherits("QLineEdit") ||
            widget.inherits("QScrollBar") || widget.inherits("QComboBoxListView") ||
            widget.objectName().startsWith(QStringLiteral("qt_")) || parent->inherits("QAbstractScrollArea"));
}

void checkCells(const QAbstractItemView &view, QStringList &wrong)
{
    const QAbstractItemModel *const model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty())
                wrong.append(QStringLiteral("cell %1, %2 of %3").arg(row).arg(column).arg(describe(view)));
}

} // namespace

QStringList unnamedControls(const QWidget &window)
{
    QStringList wrong;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || isInner(*widget) || widget->focusProxy())
            continue;
        const QAccessibleInterface *const accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || (accessible->text(QAccessible::Name).isEmpty() && !qobject_cast<QLabel *>(widget)))
            wrong.append(describe(*widget));
        if (const auto *view = qobject_cast<QAbstractItemView *>(widget))
            checkCells(*view, wrong);
    }
    return wrong;
}

QStringList sharedMnemonics(const QWidget &window)
{
    QMap<QChar, QString> taken;
    QStringList wrong;
    const auto take = [&](const QWidget &widget, const QString &text) {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (keys.isEmpty() || !widget.isVisibleTo(&window))
            return;
        const QChar letter(keys[0].key());
        if (taken.contains(letter))
            wrong.append(QStringLiteral("%1: “%2” and “%3”").arg(letter).arg(taken.value(letter), text));
        taken.insert(letter, text);
    };
    for (const auto *button : window.findChildren<QAbstractButton *>())
        if (!button->inherits("QToolButton"))
            take(*button, button->text());
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->buddy())
            take(*label, label->text());
    return wrong;
}

QStringList clippedTexts(const QWidget &window)
{
    QStringList wrong;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (!label->isVisibleTo(&window) || label->text().isEmpty())
            continue;
        const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        const bool low = label->wordWrap() ? label->height() < label->heightForWidth(label->width())
                                           : label->height() < label->sizeHint().height();
        if (narrow || low)
            wrong.append(QStringLiteral("%1: “%2”").arg(describe(*label), label->text()));
    }
    for (const auto *button : window.findChildren<QAbstractButton *>())
        if (button->isVisibleTo(&window) && !button->text().isEmpty() && !isInner(*button) &&
            (button->width() < button->minimumSizeHint().width() ||
             button->height() < button->minimumSizeHint().height()))
            wrong.append(QStringLiteral("%1: “%2”").arg(describe(*button), button->text()));
    return wrong;
}

QStringList overlaps(const QWidget &window)
{
    QStringList wrong;
    QList<const QWidget *> parents{&window};
    parents.append(window.findChildren<const QWidget *>());
    for (const QWidget *parent : std::as_const(parents)) {
        // Inside fields and scroll areas Qt lays one thing over another on purpose.
        if (parent->inherits("QLineEdit") || parent->inherits("QAbstractScrollArea") || parent->inherits("QComboBox") ||
            parent->inherits("QAbstractSpinBox"))
            continue;
        QList<const QWidget *> seen;
        for (const QObject *child : parent->children()) {
            const auto *widget = qobject_cast<const QWidget *>(child);
            if (!widget || widget->isWindow() || !widget->isVisibleTo(&window) || widget->geometry().isEmpty())
                continue;
            for (const QWidget *other : std::as_const(seen))
                if (other->geometry().intersects(widget->geometry()))
                    wrong.append(QStringLiteral("%1 and %2").arg(describe(*other), describe(*widget)));
            seen.append(widget);
        }
    }
    return wrong;
}

QStringList deafMnemonics(const QWidget &window)
{
    QStringList wrong;
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->buddy() && !QKeySequence::mnemonic(label->text()).isEmpty() &&
            label->buddy()->focusPolicy() == Qt::NoFocus)
            wrong.append(QStringLiteral("“%1” of %2").arg(label->text(), describe(*label->buddy())));
    return wrong;
}

QStringList namelessObjects(const QWidget &window)
{
    QStringList wrong;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const bool interactive = qobject_cast<const QAbstractItemView *>(widget) ||
                                 qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget) ||
                                 widget->inherits("QAbstractSpinBox") || widget->inherits("QCheckBox") ||
                                 widget->inherits("QRadioButton");
        if (interactive && !isInner(*widget) && widget->objectName().isEmpty())
            wrong.append(describe(*widget));
    }
    return wrong;
}

} // namespace cairn::test
