#pragma once

#include "core/log.h"
#include "core/progress.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace cairn::cli {

/// The live line at the bottom of a terminal, and everything else that wants to write above it. Any thread.
class StatusLine {
public:
    /// Replaces the line; nothing for taking it away.
    void show(const std::string &text);
    /// Takes the line away, lets `write` write, and puts the line back.
    template <class Write>
    void interrupt(Write write)
    {
        const std::scoped_lock lock(m_mutex);
        draw({});
        write();
        draw(m_text);
    }

private:
    void draw(const std::string &text);

    std::mutex m_mutex;
    std::string m_text;
    bool m_visible = false;
};

/// The console of the log while a live line may stand there.
[[nodiscard]] std::unique_ptr<LogSink> makeConsoleSinkAbove(StatusLine &line, LogLevel from, LogFormat format,
                                                            bool color);

/// A phase's key ("copying") in words for a person.
[[nodiscard]] std::string phaseText(std::string_view phase);

/// The live line: phase, bar, bytes of total, rate, time left; at most `columns` wide.
[[nodiscard]] std::string progressLine(const ProgressSnapshot &shot, std::size_t columns);

/// One line of JSON for programs.
[[nodiscard]] std::string progressJson(const ProgressSnapshot &shot);

/// Shows the progress of an operation on stderr until destroyed. No operation may be running when it is made or
/// destroyed.
class ProgressDisplay {
public:
    /// Bar: the live line. Json: lines of JSON. Both are sampled ten times a second, on a thread of their own, and
    /// whenever a phase begins. Messages: an INFO message per phase.
    enum class Kind { Bar, Json, Messages };

    ProgressDisplay(Kind kind, Progress &progress, Logger &log, StatusLine &line);
    ProgressDisplay(const ProgressDisplay &) = delete;
    ProgressDisplay &operator=(const ProgressDisplay &) = delete;
    ~ProgressDisplay();

private:
    void run();
    void sample();

    Kind m_kind;
    Progress &m_progress;
    Logger &m_log;
    StatusLine &m_line;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_over = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace cairn::cli
