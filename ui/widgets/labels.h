#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace cairn::ui {

// Labels in the few kinds that the windows use. Colours come from palette roles, so that they follow light and dark.

/// A title of a page or dialog.
[[nodiscard]] QLabel *makeTitle(const QString &text, QWidget *parent);
/// The title of a group of fields.
[[nodiscard]] QLabel *makeSection(const QString &text, QWidget *parent);
/// An explanation: quieter, wrapped.
[[nodiscard]] QLabel *makeHint(const QString &text, QWidget *parent);
/// Text that can be selected and copied, with mouse and keyboard, wrapped.
[[nodiscard]] QLabel *makeReadable(const QString &text, QWidget *parent);

/// Gives all forms below a widget one width of labels, so that their fields line up.
void alignForms(QWidget &widget);

} // namespace cairn::ui
