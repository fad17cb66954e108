#include "help_text.h"

#include "core/failpoint.h"
#include "core/json_writer.h"

#include <array>
#include <format>
#include <utility>

namespace cairn::cli {

namespace {

constexpr std::size_t lineWidth = 100;
constexpr std::size_t descriptionColumn = 36;

/// Appends words from column `indent` on, with line breaks where a line would become too long; `column` is where it
/// starts.
void appendWrapped(std::string &out, std::string_view text, std::size_t indent, std::size_t column)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        if (column > indent && column + 1 + word.size() > lineWidth) {
            out += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out += '\n';
}

/// Two columns: a term, and what it means.
void appendEntry(std::string &out, const std::string &term, std::string_view meaning,
                 std::size_t column = descriptionColumn)
{
    out += "  " + term;
    const std::size_t used = term.size() + 2;
    if (used + 2 > column)
        out += "\n" + std::string(column, ' ');
    else
        out += std::string(column - used, ' ');
    appendWrapped(out, meaning, column, column);
}

std::string optionTerm(const OptionInfo &info)
{
    std::string term = info.shortName != 0 ? std::format("-{}, ", info.shortName) : "    ";
    term += info.displayName();
    if (info.valueIsOptional)
        return term + "[=" + info.valueName + "]";
    return info.valueName.empty() ? term : term + "=" + info.valueName;
}

std::string optionMeaning(const OptionInfo &info)
{
    std::string meaning = info.description;
    if (info.mayRepeat && !info.valueName.empty())
        meaning += "; may be repeated";
    if (!info.environmentName.empty())
        meaning += " [" + info.environmentName + "]";
    return meaning;
}

struct Variable {
    std::string_view name;
    std::string_view meaning;
};
constexpr std::array<Variable, 13> variables{{
    {"BACKUP_PATH", "the catalog, when --backup-path is not given"},
    {"PGDATA", "the data directory, when --pgdata is not given; archive-push and archive-get do not look at it"},
    {"PGHOST", "the server, when --pghost is not given"},
    {"PGPORT", "the server's port, when --pgport is not given"},
    {"PGUSER", "the user to connect as, when --pguser is not given"},
    {"PGDATABASE", "the database to connect to, when --pgdatabase is not given"},
    {"PGPASSWORD", "the password; a .pgpass file is the safer place"},
    {"PGPASSFILE", "another place of the .pgpass file"},
    {"PGSERVICE", "a connection service of libpq; its other variables (PGSSLMODE, …) work too"},
    {"NO_COLOR", "when not empty: no colors, as with --no-color"},
    {"TERM", "dumb: neither colors nor a live progress line"},
    {"TZ", "the zone of times that are printed, and of times that are given without one"},
    {"CAIRN_FAILPOINT", "test builds only: where to fail, see `cairn help failpoints`"},
}};

constexpr std::array allCodes{
    ErrorCode::Internal,
    ErrorCode::Usage,
    ErrorCode::NotFound,
    ErrorCode::AlreadyExists,
    ErrorCode::Io,
    ErrorCode::NoSpace,
    ErrorCode::Permission,
    ErrorCode::Locked,
    ErrorCode::Damaged,
    ErrorCode::SourceDamaged,
    ErrorCode::WalMissing,
    ErrorCode::WalDamaged,
    ErrorCode::Connection,
    ErrorCode::Server,
    ErrorCode::WrongCluster,
    ErrorCode::Unsupported,
    ErrorCode::TargetUnreachable,
    ErrorCode::DestinationUnusable,
    ErrorCode::Cancelled,
};
static_assert(allCodes.size() == std::to_underlying(ErrorCode::Cancelled) + 1, "a code is missing in the help");

constexpr std::string_view helperExitCodes =
    "archive-push (archive_command) ends with one of these codes; stopped by a signal it ends with 128 plus the "
    "signal's number.\n"
    "archive-get (restore_command) ends with 0 when the file was delivered and verified, with 1 when it is not in the "
    "archive,\n"
    "and with 200 plus one of these codes when that could not be told or the file is damaged, so that PostgreSQL "
    "stops\n"
    "instead of ending recovery early; stopped by a signal it ends with 128 plus the signal's number.\n"
    "validate ends with the code of the worst that it found.\n";

constexpr std::string_view variableOrder = "Defaults are overridden by the settings of the instance (`cairn "
                                           "set-config`), those by the environment, and that by the\n"
                                           "command line.\n";

constexpr std::string_view failpointUse =
    "CAIRN_FAILPOINT=NAME[@N][:ACTION] acts at the N-th passage (the first "
    "unless told): without an action the process is\n"
    "killed; error, enospc, delay and stop inject an error, a full disk, a wait of\n"
    "some seconds, or a halt until SIGCONT.\n";

Status checkFailpoints()
{
    if (failpointsCompiledIn())
        return {};
    return fail(ErrorCode::Usage, "this build has no failpoints", {},
                "they are compiled in with -DCAIRN_FAILPOINTS=ON, for tests");
}

} // namespace

std::string usageLine(const CommandEntry &entry, const OptionSet &options)
{
    std::string line = "cairn " + std::string(entry.name);
    for (const auto &name : options.positionalNames())
        line += " " + name;
    for (const auto &info : options.options())
        if (info.mustBeGiven)
            line += info.shortName != 0 ? std::format(" -{} {}", info.shortName, info.valueName)
                                        : std::format(" {} {}", info.displayName(), info.valueName);
    return line + " [OPTION]...";
}

std::string overviewHelp()
{
    std::string out =
        "Usage: cairn COMMAND [OPTION]...\n\nBackup and point-in-time recovery for PostgreSQL.\n\nCommands:\n";
    for (const auto &entry : commandTable())
        appendEntry(out, std::string(entry.name), entry.summary, 18);
    out += "\nHelp topics:\n";
    appendEntry(out, "exit-codes", "what the exit codes mean", 18);
    appendEntry(out, "environment", "variables and where values come from", 18);
    if (failpointsCompiledIn())
        appendEntry(out, "failpoints", "where this test build can be made to fail", 18);
    return out + "\n`cairn COMMAND --help` or `cairn help COMMAND` explains a command and its options.\n";
}

std::string overviewJson()
{
    JsonWriter json;
    json.beginObject().key("commands").beginArray();
    for (const auto &entry : commandTable())
        json.beginObject().member("name", entry.name).member("summary", entry.summary).endObject();
    json.endArray().endObject();
    return json.take();
}

std::string commandHelp(const CommandEntry &entry, const OptionSet &options)
{
    std::string out = std::format("Usage: {}\n\n{}: {}.\n", usageLine(entry, options), entry.name, entry.summary);
    if (!entry.details.empty())
        out += std::format("\n{}\n", entry.details);
    std::string_view group;
    for (const auto &info : options.options()) {
        if (info.group != group)
            out += std::format("\n{}:\n", info.group);
        group = info.group;
        appendEntry(out, optionTerm(info), optionMeaning(info));
    }
    return out;
}

std::string commandJson(const CommandEntry &entry, const OptionSet &options)
{
    JsonWriter json;
    json.beginObject().member("name", entry.name).member("summary", entry.summary);
    json.member("usage", usageLine(entry, options)).key("options").beginArray();
    for (const auto &info : options.options()) {
        json.beginObject().member("name", info.displayName());
        if (info.shortName != 0)
            json.member("short-name", std::string{'-', info.shortName});
        json.member("value", info.valueName).member("description", info.description).member("group", info.group);
        json.member("required", info.mustBeGiven).member("repeatable", info.mayRepeat && !info.valueName.empty());
        json.member("environment", info.environmentName).key("choices").beginArray();
        for (const auto &choice : info.choiceNames)
            json.text(choice);
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string exitCodesHelp()
{
    std::string out = "Exit codes:\n";
    out += std::format("{:>5}  {:<22}  {}\n", 0, "ok", "success");
    for (const ErrorCode code : allCodes)
        out += std::format("{:>5}  {:<22}  {}\n", exitCodeOf(code), errorCodeName(code), errorCodeMeaning(code));
    return out + "\n" + std::string(helperExitCodes);
}

std::string exitCodesJson()
{
    JsonWriter json;
    json.beginArray();
    for (const ErrorCode code : allCodes)
        json.beginObject()
            .member("exit-code", exitCodeOf(code))
            .member("name", errorCodeName(code))
            .member("meaning", errorCodeMeaning(code))
            .endObject();
    json.endArray();
    return json.take();
}

std::string environmentHelp()
{
    std::string out = "Environment variables:\n";
    for (const auto &variable : variables)
        appendEntry(out, std::string(variable.name), variable.meaning, 20);
    return out + "\n" + std::string(variableOrder);
}

std::string environmentJson()
{
    JsonWriter json;
    json.beginArray();
    for (const auto &variable : variables)
        json.beginObject().member("name", variable.name).member("meaning", variable.meaning).endObject();
    json.endArray();
    return json.take();
}

Result<std::string> failpointsHelp()
{
    CAIRN_CHECK(checkFailpoints());
    std::string out = std::string(failpointUse) + "\nFailpoints:\n";
    for (const auto &info : failpointTable)
        appendEntry(out, std::string(info.name), info.where);
    return out;
}

Result<std::string> failpointsJson()
{
    CAIRN_CHECK(checkFailpoints());
    JsonWriter json;
    json.beginArray();
    for (const auto &info : failpointTable)
        json.beginObject().member("name", info.name).member("where", info.where).endObject();
    json.endArray();
    return json.take();
}

} // namespace cairn::cli
