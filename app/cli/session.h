#pragma once

#include "options/common_options.h"
#include "options/logging_options.h"
#include "options/progress_option.h"
#include "progress_display.h"
#include "signals.h"

#include "core/context.h"

#include <memory>
#include <string_view>

namespace cairn::cli {

/// What a command works with: the stop signal, the log, the progress display, standard output.
class Session {
public:
    Session(const SignalWatch &signals, const CommonOptions &common);
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    ~Session();

    /// For commands that work on an instance: reads its settings, opens the logs that options, settings and defaults
    /// ask for, and shows progress. The console works also when this fails.
    [[nodiscard]] Result<InstanceConfig> begin(const InstanceRef &ref, const LoggingOptions &logging,
                                               const ProgressOption &progress = {});
    /// For commands without one instance: the same from options and defaults alone.
    [[nodiscard]] Status begin(const std::string &catalog, const LoggingOptions &logging,
                               const ProgressOption &progress = {});

    [[nodiscard]] OperationContext &context() { return m_context; }
    [[nodiscard]] Logger &log() { return m_log; }
    [[nodiscard]] std::stop_token stopToken() const { return m_signals.stopToken(); }
    /// The signal that asked to stop, 0 for none.
    [[nodiscard]] int signalReceived() const { return m_signals.received(); }
    /// Whether results on standard output may be coloured.
    [[nodiscard]] bool colorsResults() const;

    /// Ends the progress display and writes a result to standard output.
    [[nodiscard]] Status print(std::string_view text);
    /// Ends the progress display and logs what went wrong, on the console at least.
    void report(const Error &error);

private:
    [[nodiscard]] Status open(const InstanceConfig &settings, const std::string &catalog, const LoggingOptions &logging,
                              const ProgressOption &progress);
    void addConsole(LogLevel from, LogFormat format);

    const SignalWatch &m_signals;
    const CommonOptions &m_common;
    bool m_hasConsole = false;
    StatusLine m_statusLine;
    Logger m_log;
    Progress m_progress;
    OperationContext m_context;
    std::unique_ptr<ProgressDisplay> m_display;
};

} // namespace cairn::cli
