#include "settle.h"

#include <QAbstractAnimation>
#include <QApplication>
#include <QEvent>
#include <QEventLoop>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace cairn::ui {

namespace {

/// Sees when a window has painted itself, and whether anything was laid out anew meanwhile.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(const QWidget &window)
        : m_window(window)
    {
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        static constexpr QEvent::Type changes[]{QEvent::LayoutRequest, QEvent::Resize, QEvent::Show,
                                                QEvent::PaletteChange, QEvent::StyleChange};
        // One repaint does all of the window; the window itself may be covered by what is in it.
        m_painted = m_painted || (event->type() == QEvent::Paint && receiver->isWidgetType() &&
                                  static_cast<const QWidget *>(receiver)->window() == &m_window);
        m_changed = m_changed || std::ranges::contains(changes, event->type());
        return false;
    }
    void begin() { m_painted = m_changed = false; }
    [[nodiscard]] bool painted() const { return m_painted; }
    [[nodiscard]] bool changed() const { return m_changed; }

private:
    const QWidget &m_window;
    bool m_painted = false;
    bool m_changed = false;
};

/// The button that clears a field fades in. What turns for ever is no reason to wait.
bool isStill(const QWidget &window)
{
    return std::ranges::none_of(window.findChildren<QAbstractAnimation *>(), [](const QAbstractAnimation *animation) {
        return animation->state() == QAbstractAnimation::Running && animation->totalDuration() >= 0;
    });
}

} // namespace

bool waitUntil(const std::function<bool()> &isSo, std::chrono::milliseconds limit)
{
    // A timer is an event too: it ends the waiting. (processEvents() with a time would not wait at all.)
    QTimer end;
    end.setSingleShot(true);
    end.start(limit);
    while (!isSo()) {
        if (!end.isActive())
            return false;
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void settle(QWidget &window)
{
    constexpr int mostRounds = 50;
    PaintWatch watch(window);
    for (int round = 0; round < mostRounds; ++round) {
        watch.begin();
        window.update();
        waitUntil([&watch] { return watch.painted(); }, std::chrono::seconds(10));
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        waitUntil([&window] { return isStill(window); }, std::chrono::seconds(10));
        if (!watch.changed())
            return;
    }
}

} // namespace cairn::ui
