#pragma once

#include "base/services.h"

#include <QObject>

#include <memory>

namespace cairn::ui {

class MainWindow;

/// The main window for as long as the program runs. When the language changes, another window takes the place of this
/// one, with the same chosen and running: so every text follows, and no widget has to know of it. GUI thread.
class Desktop final : public QObject {
    Q_OBJECT
public:
    explicit Desktop(const Services &services, QObject *parent = nullptr);
    ~Desktop() override;

    [[nodiscard]] MainWindow &window() const { return *m_window; }

Q_SIGNALS:
    /// window() is another one.
    void windowReplaced();

private:
    void replaceWindow();
    const Services &m_services;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace cairn::ui
