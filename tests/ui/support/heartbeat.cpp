#include "support/heartbeat.h"

#include <QEvent>
#include <QMetaEnum>

#include <algorithm>
#include <fstream>
#include <utility>

namespace cairn::test {

namespace {

using namespace std::chrono_literals;

constexpr auto rhythm = 5ms;
/// Shorter gaps are of no interest.
constexpr auto notable = 30ms;

/// How long the calling thread has stood in line for a processor since it began.
std::chrono::nanoseconds timeInLine()
{
    std::ifstream file("/proc/thread-self/schedstat");
    long long run = 0;
    long long inLine = 0;
    file >> run >> inLine;
    return std::chrono::nanoseconds(inLine);
}

QString describe(const QObject &receiver, const QEvent &event)
{
    const char *const type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event.type());
    return QStringLiteral("%1 of %2 “%3”")
        .arg(type ? QString::fromLatin1(type) : QString::number(event.type()),
             QString::fromLatin1(receiver.metaObject()->className()), receiver.objectName());
}

} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    // Before: the receiver may be gone afterwards, and its event another.
    const QString whose = describe(*receiver, *event);
    const auto begin = std::chrono::steady_clock::now();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    if (const auto took = std::chrono::steady_clock::now() - begin; took > m_longest) {
        m_longest = took;
        m_whose = whose;
    }
    return result;
}

QString WatchedApplication::takeLongest()
{
    m_longest = {};
    return std::exchange(m_whose, {});
}

Heartbeat::Heartbeat(WatchedApplication &application)
    : m_application(application)
    , m_last(Clock::now())
    , m_inLine(timeInLine())
    , m_sleeper([this](const std::stop_token &stop) { sleepAndWatch(stop); })
{
    static_cast<void>(m_application.takeLongest());
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    m_timer.start(rhythm);
}

Heartbeat::~Heartbeat() = default;

void Heartbeat::beat()
{
    ++m_beats;
    const auto now = Clock::now();
    const auto inLine = timeInLine();
    const QString during = m_application.takeLongest();
    if (now - m_last > notable)
        m_gaps.push_back({m_last, now, inLine - m_inLine, during});
    m_last = now;
    m_inLine = inLine;
}

void Heartbeat::sleepAndWatch(const std::stop_token &stop)
{
    auto last = Clock::now();
    auto before = timeInLine();
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(rhythm);
        const auto now = Clock::now();
        const auto inLine = timeInLine();
        if (now - last - (inLine - before) > notable) {
            const std::scoped_lock lock(m_mutex);
            m_still.emplace_back(last, now);
        }
        last = now;
        before = inLine;
    }
}

Heartbeat::Stall Heartbeat::longest()
{
    beat();                                   // what lasts until now counts
    std::this_thread::sleep_for(10 * rhythm); // the sleeper has seen what this thread has
    const std::scoped_lock lock(m_mutex);
    Stall longest;
    for (const Gap &gap : m_gaps) {
        Clock::duration length = gap.to - gap.from - gap.inLine;
        for (const auto &[from, to] : m_still)
            length -= std::max(Clock::duration::zero(), std::min(to, gap.to) - std::max(from, gap.from));
        const auto rounded = std::chrono::duration_cast<std::chrono::milliseconds>(length);
        if (rounded > longest.length)
            longest = {rounded, gap.during};
    }
    return longest;
}

} // namespace cairn::test
