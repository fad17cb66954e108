#include "support/audit.h"

#include "base/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QComboBox>
#include <QGroupBox>
#include <QHash>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QWidget>

#include <algorithm>
#include <optional>

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

QStringList sharedMenuMnemonics(const QWidget &window)
{
    QStringList wrong;
    const auto check = [&wrong](const QString &menu, const QList<QAction *> &actions) {
        QMap<QChar, QString> taken;
        for (const QAction *action : actions) {
            const QKeySequence keys = QKeySequence::mnemonic(action->text());
            if (keys.isEmpty() || action->isSeparator())
                continue;
            const QChar letter(keys[0].key());
            if (taken.contains(letter))
                wrong.append(QStringLiteral("%1 in %2: “%3” and “%4”")
                                 .arg(letter)
                                 .arg(menu, taken.value(letter), action->text()));
            taken.insert(letter, action->text());
        }
    };
    for (const auto *bar : window.findChildren<QMenuBar *>())
        check(QStringLiteral("the menu bar"), bar->actions());
    for (const auto *menu : window.findChildren<QMenu *>())
        check(menu->title(), menu->actions());
    return wrong;
}

namespace {

/// How much of a text a field must show, and how much room it has.
struct Room {
    QString text;
    int needed = 0;
    int available = 0;
};

std::optional<Room> roomIn(const QWidget &widget)
{
    QStyleOptionComboBox option;
    option.initFrom(&widget);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        option.editable = box->isEditable();
        const QRect field =
            box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        const int icon = box->itemIcon(box->currentIndex()).isNull() ? 0 : box->iconSize().width() + 4;
        return Room{box->currentText(), box->fontMetrics().horizontalAdvance(box->currentText()) + icon, field.width()};
    }
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget); edit && edit->text().isEmpty())
        return Room{edit->placeholderText(), edit->fontMetrics().horizontalAdvance(edit->placeholderText()),
                    edit->contentsRect().width() - edit->textMargins().left() - edit->textMargins().right()};
    if (const auto *box = qobject_cast<const QGroupBox *>(&widget))
        return Room{box->title(), box->fontMetrics().horizontalAdvance(box->title()), box->width()};
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        return Room{QStringLiteral("tabs"), tabs->count() ? tabs->tabRect(tabs->count() - 1).right() + 1 : 0,
                    tabs->width()};
    return std::nullopt;
}

void checkHeader(const QHeaderView &header, QStringList &wrong)
{
    for (int i = 0; i < header.count(); ++i) {
        const QString title = header.model()->headerData(i, header.orientation()).toString();
        if (!header.isSectionHidden(i) && !title.isEmpty() && header.sectionSize(i) < header.sectionSizeHint(i))
            wrong.append(QStringLiteral("column “%1” of %2: %3 of %4")
                             .arg(title, describe(*header.parentWidget()))
                             .arg(header.sectionSize(i))
                             .arg(header.sectionSizeHint(i)));
    }
}

/// Text areas of a widget, in its own coordinates, with what stands there.
QList<std::pair<QRect, QString>> textAreas(const QWidget &widget)
{
    QList<std::pair<QRect, QString>> areas;
    const QRect inside = widget.contentsRect();
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (!label->text().isEmpty())
            areas.append({inside, label->text()});
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        if (!button->text().isEmpty() && button->icon().isNull())
            areas.append({inside.adjusted(4, 4, -4, -4), button->text()});
    } else if (const auto *edit = qobject_cast<const QLineEdit *>(&widget)) {
        if (!edit->text().isEmpty() || !edit->placeholderText().isEmpty())
            areas.append({inside.adjusted(4, 4, -4, -4), edit->text() + edit->placeholderText()});
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->isTabEnabled(i))
                areas.append({tabs->tabRect(i).adjusted(28, 4, -4, -4), tabs->tabText(i)});
    } else if (const auto *bar = qobject_cast<const QMenuBar *>(&widget)) {
        for (QAction *action : bar->actions())
            areas.append({bar->actionGeometry(action).adjusted(2, 2, -2, -2), action->text()});
    } else if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
        for (int i = 0; i < header->count(); ++i)
            if (const QString title = header->model()->headerData(i, header->orientation()).toString();
                !header->isSectionHidden(i) && !title.isEmpty())
                areas.append({QRect(header->sectionViewportPosition(i), 0, header->sectionSize(i), header->height())
                                  .adjusted(4, 2, -4, -2),
                              title});
    } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model()) {
        for (int row = 0; row < view->model()->rowCount(view->rootIndex()); ++row)
            for (int column = 0; column < view->model()->columnCount(view->rootIndex()); ++column) {
                const QModelIndex index = view->model()->index(row, column, view->rootIndex());
                const QString text = index.data().toString();
                const QRect cell = view->visualRect(index).translated(view->viewport()->pos());
                // Shapes beside the text would be taken for it.
                if (!text.isEmpty() && index.data(Qt::DecorationRole).isNull() && cell.width() > 20)
                    areas.append({cell.adjusted(6, 3, -6, -3), text});
            }
    }
    return areas;
}

/// The contrast of the colour that stands out most, against the one that covers most.
std::optional<double> strongestContrast(const QImage &picture)
{
    QHash<QRgb, int> count;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++count[picture.pixel(x, y)];
    if (count.size() < 2)
        return std::nullopt;
    QRgb ground = count.begin().key();
    for (const auto &[color, times] : count.asKeyValueRange())
        if (times > count.value(ground))
            ground = color;
    double strongest = 1;
    for (const auto &[color, times] : count.asKeyValueRange())
        strongest = std::max(strongest, ui::contrast(QColor(color), QColor(ground)));
    return strongest;
}

} // namespace

QStringList faintTexts(QWidget &window)
{
    QStringList wrong;
    QImage picture = window.grab().toImage();
    const double scale = picture.devicePixelRatio();
    picture.setDevicePixelRatio(1);
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&window) || !widget->isEnabled() || widget->window() != &window)
            continue;
        const QRect seen = widget->visibleRegion().boundingRect();
        for (const auto &[area, text] : textAreas(*widget)) {
            const QRect part = area.intersected(seen);
            if (part.width() < 12 || part.height() < 8)
                continue;
            const QPoint corner = widget->mapTo(&window, part.topLeft());
            const QRectF pixels(corner.x() * scale, corner.y() * scale, part.width() * scale, part.height() * scale);
            const auto found = strongestContrast(picture.copy(pixels.toRect()));
            if (found && *found < 4.5)
                wrong.append(QStringLiteral("%1: “%2” has %3").arg(describe(*widget), text).arg(*found, 0, 'f', 2));
        }
    }
    return wrong;
}

QStringList clippedTexts(const QWidget &window)
{
    QStringList wrong;
    for (const auto *widget : window.findChildren<QWidget *>())
        if (widget->isVisibleTo(&window) && widget->window() == &window) {
            if (const auto *header = qobject_cast<const QHeaderView *>(widget))
                checkHeader(*header, wrong);
            if (const auto room = roomIn(*widget); room && room->needed > room->available)
                wrong.append(QStringLiteral("%1: “%2”, %3 of %4")
                                 .arg(describe(*widget), room->text)
                                 .arg(room->available)
                                 .arg(room->needed));
        }
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
