#pragma once

#include "base/icons.h"
#include "base/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QString>
#include <QVariant>

#include <functional>

namespace cairn::ui {

/// Roles of all our item models beyond Qt's.
enum Role {
    RawRole = Qt::UserRole + 1, ///< the value to sort by
    IdRole,                     ///< what the row is about, stable over refreshes
    ProgressRole,               ///< 0 to 1; -1: busy without a known end; invalid: no bar
    InstanceRole,               ///< name of an instance, as QByteArray
    CatalogRole,                ///< path of a catalog, as QByteArray
    HealthRole,                 ///< how it fares, in words
    WidthRole,                  ///< of a header: width at first, in characters; 0: as wide as what is shown
};

/// How one column of a model shows a row. What is left empty is not shown; `text` is required.
template <class Row>
struct Column {
    QString key; ///< stable, for the settings
    QString title;
    std::function<QString(const Row &)> text;
    std::function<QVariant(const Row &)> raw = {};   ///< else the text
    std::function<QString(const Row &)> exact = {};  ///< tool tip
    std::function<QString(const Row &)> spoken = {}; ///< for assistive technology, else the text
    std::function<QString(const Row &)> icon = {};
    std::function<Tone(const Row &)> tone = {};
    bool numeric = false;
    bool monospace = false;
    bool hiddenAtFirst = false;
    bool toneOnIconOnly = false;
    int characters = 0; ///< width at first, for content that changes; 0: as wide as what is shown
};

/// What a cell says to assistive technology: never nothing.
[[nodiscard]] QString accessibleCell(const QString &title, const QString &text);

[[nodiscard]] QFont monospaceFont();

template <class Row>
QVariant cellData(const Column<Row> &column, const Row &row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return column.text(row);
    case Qt::ToolTipRole:
        return column.exact ? QVariant(column.exact(row)) : QVariant();
    case Qt::AccessibleTextRole:
        return column.spoken ? column.spoken(row) : accessibleCell(column.title, column.text(row));
    case Qt::DecorationRole:
        if (!column.icon || column.icon(row).isEmpty())
            return {};
        return symbolicIcon(column.icon(row), column.tone ? column.tone(row) : Tone::Text);
    case Qt::ForegroundRole:
        if (!column.tone || column.toneOnIconOnly)
            return {};
        return toneColor(QApplication::palette(), column.tone(row));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return column.monospace ? QVariant(monospaceFont()) : QVariant();
    case RawRole:
        return column.raw ? column.raw(row) : QVariant(column.text(row));
    default:
        return {};
    }
}

template <class Row>
QVariant headerCell(const Column<Row> &column, int role)
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == WidthRole ? QVariant(column.characters) : QVariant();
}

} // namespace cairn::ui
