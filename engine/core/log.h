#pragma once

#include "core/error.h"
#include "core/timestamp.h"

#include <format>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn {

/// pg_probackup's levels, most to least verbose.
enum class LogLevel { Verbose, Log, Info, Notice, Warning, Error, Off };

[[nodiscard]] std::string_view logLevelName(LogLevel level);
[[nodiscard]] Result<LogLevel> parseLogLevel(std::string_view text);

struct LogRecord {
    Timestamp time;
    LogLevel level = LogLevel::Info;
    std::string message;
};

/// Where log records go. write() is called under the logger's mutex, from any thread.
class LogSink {
public:
    LogSink() = default;
    LogSink(const LogSink &) = delete;
    LogSink &operator=(const LogSink &) = delete;
    virtual ~LogSink() = default;
    virtual void write(const LogRecord &record) = 0;
};

enum class LogFormat { Plain, Json };

/// stderr. Plain: "INFO: text"; JSON: one object a line (ts, pid, level, msg).
[[nodiscard]] std::unique_ptr<LogSink> makeConsoleSink(LogLevel from, LogFormat format, bool color);

struct LogFileOptions {
    std::string directory;
    std::string fileName = "cairn.log"; ///< strftime patterns allowed
    LogLevel from = LogLevel::Off;
    LogFormat format = LogFormat::Plain;
    std::uint64_t rotateAtBytes = 0;     ///< 0: never
    std::int64_t rotateAfterSeconds = 0; ///< 0: never; age is counted from the file's first record
};

/// A file with rotation: an old file is moved to "<name>.1" when size or age is reached. Opened at the first record.
[[nodiscard]] std::unique_ptr<LogSink> makeFileSink(LogFileOptions options);

/// Fans records out to sinks. Thread-safe. Values must never hold passwords: connection strings are logged redacted.
class Logger {
public:
    void add(std::unique_ptr<LogSink> sink);
    void write(LogLevel level, std::string message);

    template <class... Args>
    void verbose(std::format_string<Args...> text, Args &&...args)
    {
        write(LogLevel::Verbose, std::format(text, std::forward<Args>(args)...));
    }
    template <class... Args>
    void log(std::format_string<Args...> text, Args &&...args)
    {
        write(LogLevel::Log, std::format(text, std::forward<Args>(args)...));
    }
    template <class... Args>
    void info(std::format_string<Args...> text, Args &&...args)
    {
        write(LogLevel::Info, std::format(text, std::forward<Args>(args)...));
    }
    template <class... Args>
    void notice(std::format_string<Args...> text, Args &&...args)
    {
        write(LogLevel::Notice, std::format(text, std::forward<Args>(args)...));
    }
    template <class... Args>
    void warning(std::format_string<Args...> text, Args &&...args)
    {
        write(LogLevel::Warning, std::format(text, std::forward<Args>(args)...));
    }
    template <class... Args>
    void error(std::format_string<Args...> text, Args &&...args)
    {
        write(LogLevel::Error, std::format(text, std::forward<Args>(args)...));
    }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<LogSink>> m_sinks;
};

} // namespace cairn
