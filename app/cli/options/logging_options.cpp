#include "options/logging_options.h"

#include "values.h"

namespace cairn::cli {

namespace {

Result<std::string> parseLevel(std::string_view text)
{
    CAIRN_TRY(const LogLevel level, parseLogLevel(text));
    return std::string(logLevelName(level));
}

const std::vector<std::string> levelWords{"verbose", "log", "info", "notice", "warning", "error", "off"};

} // namespace

void LoggingOptions::declare(OptionSet &options)
{
    options.beginGroup("Logging options");
    options
        .value("--log-level-console", settings.logLevelConsole, "LEVEL", "least important messages on stderr (info)",
               parseLevel)
        .choices(levelWords);
    options
        .value("--log-level-file", settings.logLevelFile, "LEVEL", "least important messages in the log file (off)",
               parseLevel)
        .choices(levelWords);
    options.choice(
        "--log-format-console", consoleFormat,
        std::vector<std::pair<std::string, LogFormat>>{{"plain", LogFormat::Plain}, {"json", LogFormat::Json}},
        "how messages are written on stderr (plain)");
    options.choice("--log-format-file", settings.logFormatFile,
                   std::vector<std::pair<std::string, std::string>>{{"plain", "plain"}, {"json", "json"}},
                   "how messages are written in the log file (plain)");
    options.value("--log-filename", settings.logFilename, "NAME",
                  "name of the log file, strftime patterns allowed (cairn.log)", parseName);
    options.value("--error-log-filename", settings.errorLogFilename, "NAME",
                  "name of a second log file that gets errors only", parseName);
    options
        .value("--log-directory", settings.logDirectory, "DIR", "directory of the log files (log in the catalog)",
               parsePath)
        .completes(Completes::Directory);
    options.value("--log-rotation-size", settings.logRotationSize, "SIZE",
                  "start a new log file at this size, in kB unless a unit is given; 0: never (0)",
                  [](std::string_view text) { return parseSize(text, 1024); });
    options.value("--log-rotation-age", settings.logRotationAge, "TIME",
                  "start a new log file at this age, in minutes unless a unit is given; 0: never (0)",
                  [](std::string_view text) { return parseSeconds(text, 60'000); });
}

void LoggingOptions::applyTo(InstanceConfig &config) const
{
    const auto apply = [](const auto &given, auto &setting) {
        if (given)
            setting = given;
    };
    apply(settings.logLevelConsole, config.logLevelConsole);
    apply(settings.logLevelFile, config.logLevelFile);
    apply(settings.logFormatFile, config.logFormatFile);
    apply(settings.logFilename, config.logFilename);
    apply(settings.errorLogFilename, config.errorLogFilename);
    apply(settings.logDirectory, config.logDirectory);
    apply(settings.logRotationSize, config.logRotationSize);
    apply(settings.logRotationAge, config.logRotationAge);
}

Status addLogFiles(Logger &log, const InstanceConfig &settings)
{
    LogFileOptions file;
    CAIRN_TRY(file.from, parseLogLevel(settings.logLevelFile.value_or("off")));
    file.directory = settings.logDirectory.value_or(".");
    file.fileName = settings.logFilename.value_or(file.fileName);
    file.format = settings.logFormatFile == "json" ? LogFormat::Json : LogFormat::Plain;
    file.rotateAtBytes = settings.logRotationSize.value_or(0);
    file.rotateAfterSeconds = settings.logRotationAge.value_or(0);
    if (file.from != LogLevel::Off)
        log.add(makeFileSink(file));
    if (settings.errorLogFilename) {
        file.fileName = *settings.errorLogFilename;
        file.from = LogLevel::Error;
        log.add(makeFileSink(std::move(file)));
    }
    return {};
}

} // namespace cairn::cli
