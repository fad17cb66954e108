#include "views/desktop.h"

#include "base/language.h"
#include "views/main_window.h"

namespace cairn::ui {

Desktop::Desktop(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_window(std::make_unique<MainWindow>(services))
{
    // Later: the wish comes out of a menu of the window that goes.
    connect(&services.language, &Language::changed, this, &Desktop::replaceWindow, Qt::QueuedConnection);
}

Desktop::~Desktop() = default;

void Desktop::replaceWindow()
{
    m_window->saveState();
    auto next = std::make_unique<MainWindow>(m_services);
    next->takeOver(*m_window);
    // Shown before the other one goes: without a window the program would end.
    if (m_window->isVisible())
        next->show();
    next->takeWindows(*m_window);
    m_window = std::move(next);
    Q_EMIT windowReplaced();
}

} // namespace cairn::ui
