#pragma once

#include "catalog/retention/window.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace cairn::ui {

class WindowBand;

/// What can be recovered now and after a plan was carried out, as two strips and in words. GUI thread.
class WindowChange final : public QWidget {
    Q_OBJECT
public:
    explicit WindowChange(QWidget *parent = nullptr);
    void setWindows(const std::vector<RecoverableInterval> &before, const std::vector<RecoverableInterval> &after);

private:
    WindowBand *m_band;
    QLabel *m_before;
    QLabel *m_after;
};

} // namespace cairn::ui
