#pragma once

#include <QApplication>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace cairn::test {

/// An application that knows which event took longest.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
    /// The longest event since the last call: whose and which.
    [[nodiscard]] QString takeLongest();

private:
    int m_depth = 0;
    std::chrono::nanoseconds m_longest{};
    QString m_whose;
};

/// Beats in the GUI thread, and finds how long that thread was deaf to its user: busy, or waiting for something.
///
/// What others do to the machine does not count: the time in which the thread wanted to run and had to stand in line
/// for a processor is taken off (as the kernel tells it), and so is time in which the whole process stood still (a
/// second thread that only sleeps sees that). GUI thread.
class Heartbeat final : public QObject {
public:
    explicit Heartbeat(WatchedApplication &application);
    ~Heartbeat() override;

    struct Stall {
        std::chrono::milliseconds length{};
        QString during; ///< the event that took longest in it
    };
    /// Up to now.
    [[nodiscard]] Stall longest();
    [[nodiscard]] int beats() const { return m_beats; }

private:
    using Clock = std::chrono::steady_clock;
    struct Gap {
        Clock::time_point from;
        Clock::time_point to;
        std::chrono::nanoseconds inLine{};
        QString during;
    };
    void beat();
    void sleepAndWatch(const std::stop_token &stop);

    WatchedApplication &m_application;
    QTimer m_timer;
    int m_beats = 0;
    Clock::time_point m_last;
    std::chrono::nanoseconds m_inLine{};
    std::vector<Gap> m_gaps; ///< of which any could be too long
    std::mutex m_mutex;
    std::vector<std::pair<Clock::time_point, Clock::time_point>> m_still; ///< guarded: nothing of the process ran
    std::jthread m_sleeper;
};

} // namespace cairn::test
