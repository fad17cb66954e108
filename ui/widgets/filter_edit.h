#pragma once

#include <QLineEdit>

namespace cairn::ui {

/// A field for a filter. Escape in it is its own, whatever else Escape means in the window.
class FilterEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent);

Q_SIGNALS:
    /// Escape was pressed: the filter is to go, and the focus back to what it filters.
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace cairn::ui
