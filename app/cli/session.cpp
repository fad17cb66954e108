#include "session.h"

#include "output.h"

#include "operations/config_format.h"
#include "operations/snapshots.h"

#include <cstdlib>
#include <unistd.h>

namespace cairn::cli {

namespace {

bool isLiveTerminal(int fileDescriptor)
{
    const char *terminal = std::getenv("TERM");
    return ::isatty(fileDescriptor) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

} // namespace

Session::Session(const SignalWatch &signals, const CommonOptions &common)
    : m_signals(signals)
    , m_common(common)
    , m_context{signals.stopToken(), m_progress, m_log}
{
}

Session::~Session() = default;

void Session::addConsole(LogLevel from, LogFormat format)
{
    m_log.add(makeConsoleSinkAbove(m_statusLine, from, format, wantsColor(STDERR_FILENO, m_common.noColor)));
    m_hasConsole = true;
}

Status Session::open(const InstanceConfig &settings, const std::string &catalog, const LoggingOptions &logging,
                     const ProgressOption &progress)
{
    InstanceConfig effective = settings;
    logging.applyTo(effective);
    effective = withDefaults(effective, catalog);
    CAIRN_TRY(const LogLevel consoleLevel, parseLogLevel(*effective.logLevelConsole));
    addConsole(consoleLevel, logging.consoleFormat);
    CAIRN_CHECK(addLogFiles(m_log, effective));
    if (progress.display() == ProgressOption::Display::None)
        return {};
    const auto kind = progress.display() == ProgressOption::Display::Json ? ProgressDisplay::Kind::Json
                      : isLiveTerminal(STDERR_FILENO)                     ? ProgressDisplay::Kind::Bar
                                                                          : ProgressDisplay::Kind::Messages;
    m_display = std::make_unique<ProgressDisplay>(kind, m_progress, m_log, m_statusLine);
    return {};
}

Result<InstanceConfig> Session::begin(const InstanceRef &ref, const LoggingOptions &logging,
                                      const ProgressOption &progress)
{
    auto config = readInstanceConfig(ref);
    if (!config) {
        const LogLevel level =
            parseLogLevel(logging.settings.logLevelConsole.value_or("info")).value_or(LogLevel::Info);
        addConsole(level, logging.consoleFormat);
        return config;
    }
    CAIRN_CHECK(open(*config, ref.catalog, logging, progress));
    return config;
}

Status Session::begin(const std::string &catalog, const LoggingOptions &logging, const ProgressOption &progress)
{
    return open({}, catalog, logging, progress);
}

bool Session::colorsResults() const
{
    return wantsColor(STDOUT_FILENO, m_common.noColor);
}

Status Session::print(std::string_view text)
{
    m_display.reset();
    return writeResult(text);
}

void Session::report(const Error &error)
{
    m_display.reset();
    if (!m_hasConsole)
        addConsole(LogLevel::Info, LogFormat::Plain);
    m_log.write(LogLevel::Error, error.text());
}

} // namespace cairn::cli
