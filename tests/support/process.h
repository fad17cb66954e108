#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace cairn::test {

/// What a program is started with.
struct ProcessRequest {
    std::vector<std::string> arguments{}; ///< the first is the program, found through PATH when it has no slash
    std::map<std::string, std::string> environment{}; ///< added to the test's own; an empty value removes the variable
    std::string workingDirectory{};                   ///< empty: the test's own
    int deathSignal = 9;                              ///< sent to it when the test process ends, however it ends
    std::uint64_t fileSizeLimit = 0;                  ///< RLIMIT_FSIZE; 0: none
};

/// How a program ended, and what it said.
struct ProcessResult {
    int exitCode = -1; ///< -1 when a signal ended it
    int signal = 0;
    std::string out;
    std::string err;
    /// Everything about it, for a failure's message.
    [[nodiscard]] std::string text() const;
};

/// A child process whose output is read while it runs. Belongs to one thread; the destructor kills what still runs.
class Process {
public:
    explicit Process(const ProcessRequest &request);
    ~Process();
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool isRunning();
    void signal(int number) const;
    /// Waits until it stops itself (a failpoint with :stop). Fails the test when it ends instead.
    void waitUntilStopped() const;
    /// Waits until it ends. Over the limit it is killed and the test fails: a limit is for hangs, never a measurement.
    ProcessResult wait(std::chrono::seconds limit = std::chrono::seconds(180));
    /// Waits until its output (both streams as one) from `from` on holds `part`. False when it ended without.
    [[nodiscard]] bool waitForOutput(std::string_view part, std::size_t from = 0,
                                     std::chrono::seconds limit = std::chrono::seconds(120));
    /// Both streams as one, in the order in which they were read.
    [[nodiscard]] std::string output() const;

private:
    void readOutput();

    pid_t m_pid = -1;
    int m_out = -1;
    int m_err = -1;
    int m_stopReading = -1; ///< an eventfd
    std::string m_name;
    mutable std::mutex m_mutex; ///< guards the texts and m_ended
    std::condition_variable m_changed;
    std::string m_outText;
    std::string m_errText;
    std::string m_both;
    bool m_ended = false; ///< both streams are at their end
    bool m_reaped = false;
    int m_status = 0;
    std::jthread m_reader;
};

/// Starts a program and waits for its end.
[[nodiscard]] ProcessResult runProcess(const ProcessRequest &request,
                                       std::chrono::seconds limit = std::chrono::seconds(180));

/// Like runProcess, but fails the test when the program does not exit with 0.
ProcessResult runOrFail(const ProcessRequest &request, std::chrono::seconds limit = std::chrono::seconds(180));

} // namespace cairn::test
