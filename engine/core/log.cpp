#include "core/log.h"

#include "core/files.h"
#include "core/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr std::array<std::string_view, 7> levelNames{"verbose", "log", "info", "notice", "warning", "error", "off"};

std::string upper(std::string_view text)
{
    std::string all(text);
    for (char &c : all)
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return all;
}

std::string jsonLine(const LogRecord &record)
{
    const QJsonObject object{
        {QStringLiteral("ts"), QString::fromStdString(record.time.toIso())},
        {QStringLiteral("pid"), static_cast<qint64>(::getpid())},
        {QStringLiteral("level"), QString::fromStdString(upper(logLevelName(record.level)))},
        {QStringLiteral("msg"), QString::fromStdString(record.message)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n";
}

class ConsoleSink final : public LogSink {
public:
    ConsoleSink(LogLevel from, LogFormat format, bool color)
        : m_from(from)
        , m_format(format)
        , m_color(color)
    {
    }

    void write(const LogRecord &record) override
    {
        if (record.level < m_from)
            return;
        const std::string line = m_format == LogFormat::Json ? jsonLine(record) : plainLine(record);
        const Fd stderrFd(::dup(STDERR_FILENO));
        // There is nowhere to report that the console is gone.
        static_cast<void>(writeAll(stderrFd, asBytes(line), "stderr"));
    }

private:
    [[nodiscard]] std::string plainLine(const LogRecord &record) const
    {
        const std::string text = upper(logLevelName(record.level)) + ": " + record.message;
        if (!m_color || record.level < LogLevel::Warning)
            return text + "\n";
        return (record.level == LogLevel::Warning ? "\033[1;33m" : "\033[1;31m") + text + "\033[0m\n";
    }

    LogLevel m_from;
    LogFormat m_format;
    bool m_color;
};

class FileSink final : public LogSink {
public:
    explicit FileSink(LogFileOptions options)
        : m_options(std::move(options))
    {
    }

    void write(const LogRecord &record) override
    {
        if (record.level < m_options.from || m_broken)
            return;
        const std::string line = m_options.format == LogFormat::Json
                                     ? jsonLine(record)
                                     : std::format("{} [{}] {}: {}\n", record.time.toLocalText(), ::getpid(),
                                                   upper(logLevelName(record.level)), record.message);
        if (auto done = append(line, record.time); !done) {
            m_broken = true;
            const std::string complaint = "WARNING: no log file from here on: " + done.error().text() + "\n";
            static_cast<void>(::write(STDERR_FILENO, complaint.data(), complaint.size()));
        }
    }

private:
    [[nodiscard]] std::string path(Timestamp now) const
    {
        const auto seconds = static_cast<std::time_t>(now.seconds());
        std::tm parts{};
        ::localtime_r(&seconds, &parts);
        std::array<char, 512> name{};
        const auto length = std::strftime(name.data(), name.size(), m_options.fileName.c_str(), &parts);
        return joinPath(m_options.directory, length > 0 ? std::string_view(name.data(), length) : m_options.fileName);
    }

    /// The age of a log is kept in the modification time of an empty file beside it, which survives restarts.
    [[nodiscard]] bool isDue(const std::string &file, Timestamp now) const
    {
        struct stat info{};
        if (::stat(file.c_str(), &info) != 0)
            return false;
        if (m_options.rotateAtBytes > 0 && static_cast<std::uint64_t>(info.st_size) >= m_options.rotateAtBytes)
            return true;
        struct stat birth{};
        return m_options.rotateAfterSeconds > 0 && ::stat((file + ".rotation").c_str(), &birth) == 0 &&
               now.seconds() - birth.st_mtime >= m_options.rotateAfterSeconds;
    }

    Status append(const std::string &line, Timestamp now)
    {
        const std::string file = path(now);
        if (!m_fd.isOpen() || file != m_path || isDue(file, now))
            CAIRN_CHECK(open(file, now));
        return writeAll(m_fd, asBytes(line), file);
    }

    Status open(const std::string &file, Timestamp now)
    {
        CAIRN_CHECK(makeDirectories(m_options.directory));
        if (isDue(file, now)) {
            if (::rename(file.c_str(), (file + ".1").c_str()) != 0)
                return failErrno(errno, "cannot rotate the log", file);
            CAIRN_CHECK(removeFile(file + ".rotation"));
        }
        CAIRN_TRY(m_fd, openFile(file, O_WRONLY | O_CREAT | O_APPEND));
        if (m_options.rotateAfterSeconds > 0 && !pathExists(file + ".rotation"))
            CAIRN_CHECK(openFile(file + ".rotation", O_WRONLY | O_CREAT));
        m_path = file;
        return {};
    }

    LogFileOptions m_options;
    Fd m_fd;
    std::string m_path;
    bool m_broken = false;
};

} // namespace

std::string_view logLevelName(LogLevel level)
{
    return levelNames[static_cast<std::size_t>(level)];
}

Result<LogLevel> parseLogLevel(std::string_view text)
{
    for (std::size_t i = 0; i < levelNames.size(); ++i)
        if (upper(levelNames[i]) == upper(text))
            return static_cast<LogLevel>(i);
    return fail(ErrorCode::Usage, "not a log level", std::string(text),
                "levels are verbose, log, info, notice, warning, error and off");
}

std::unique_ptr<LogSink> makeConsoleSink(LogLevel from, LogFormat format, bool color)
{
    return std::make_unique<ConsoleSink>(from, format, color);
}

std::unique_ptr<LogSink> makeFileSink(LogFileOptions options)
{
    return std::make_unique<FileSink>(std::move(options));
}

void Logger::add(std::unique_ptr<LogSink> sink)
{
    const std::scoped_lock lock(m_mutex);
    m_sinks.push_back(std::move(sink));
}

void Logger::write(LogLevel level, std::string message)
{
    const LogRecord record{Timestamp::now(), level, std::move(message)};
    const std::scoped_lock lock(m_mutex);
    for (const auto &sink : m_sinks)
        sink->write(record);
}

} // namespace cairn
