#include "support/cairn_cli.h"

#include "support/environment.h"
#include "support/expect.h"

#include <QByteArray>

#include <csignal>

namespace cairn::test {

ProcessRequest CairnCli::request(const Arguments &arguments, const CliOptions &options)
{
    ProcessRequest request;
    request.arguments = Arguments{environment().cairn} + arguments;
    request.environment = options.environment;
    if (!options.failpoint.empty())
        request.environment["CAIRN_FAILPOINT"] = options.failpoint;
    request.workingDirectory = options.workingDirectory;
    request.fileSizeLimit = options.fileSizeLimit;
    return request;
}

ProcessResult CairnCli::run(const Arguments &arguments, const CliOptions &options)
{
    return runProcess(request(arguments, options), options.limit);
}

std::unique_ptr<Process> CairnCli::start(const Arguments &arguments, const CliOptions &options)
{
    return std::make_unique<Process>(request(arguments, options));
}

ProcessResult CairnCli::ok(const Arguments &arguments, const CliOptions &options, std::source_location where)
{
    auto result = run(arguments, options);
    if (result.exitCode != 0)
        failTest("cairn " + joined(arguments) + " ended with " + result.text(), where);
    return result;
}

ProcessResult CairnCli::fails(ErrorCode code, const Arguments &arguments, const CliOptions &options,
                              std::source_location where)
{
    auto result = run(arguments, options);
    if (result.exitCode != exitCodeOf(code) || result.err.empty())
        failTest("cairn " + joined(arguments) + " should end with " + std::to_string(exitCodeOf(code)) + " (" +
                     std::string(errorCodeName(code)) + ") and a message, but: " + result.text(),
                 where);
    return result;
}

void CairnCli::isKilled(const Arguments &arguments, const CliOptions &options, std::source_location where)
{
    const auto result = run(arguments, options);
    if (result.signal != SIGKILL)
        failTest("cairn " + joined(arguments) + " did not get to " + options.failpoint + ": " + result.text(), where);
}

QJsonDocument CairnCli::json(const Arguments &arguments, std::source_location where)
{
    const auto result = ok(arguments, {}, where);
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(QByteArray::fromStdString(result.out), &error);
    if (document.isNull())
        failTest("cairn " + joined(arguments) + " printed no JSON (" + error.errorString().toStdString() +
                     "): " + result.text(),
                 where);
    return document;
}

std::string joined(const CairnCli::Arguments &arguments)
{
    std::string line;
    for (const auto &argument : arguments)
        line += (line.empty() ? "" : " ") + argument;
    return line;
}

CairnCli::Arguments operator+(CairnCli::Arguments left, const CairnCli::Arguments &right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

} // namespace cairn::test
