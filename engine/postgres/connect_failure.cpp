#include "postgres/connect_failure.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace cairn {

namespace {

constexpr std::string_view blank = " \t\r";

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(blank);
    return first == std::string_view::npos ? std::string_view{}
                                           : line.substr(first, line.find_last_not_of(blank) - first + 1);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the SQLSTATE out of "FATAL:  28P01: no", if there is one. What stands before it is in the server's language.
std::string takeSqlState(std::string &line)
{
    constexpr std::string_view sign = ":  ";
    constexpr std::size_t length = 5;
    for (auto at = line.find(sign); at != std::string::npos; at = line.find(sign, at + 1)) {
        const auto begin = at + sign.size();
        const std::string code = line.substr(begin, length);
        const bool isCode = code.size() == length &&
                            std::ranges::all_of(code, [](char c) { return isDigit(c) || (c >= 'A' && c <= 'Z'); });
        if (!isCode || line.compare(begin + length, 2, ": ") != 0)
            continue;
        line.erase(begin, length + 2);
        return code;
    }
    return {};
}

/// "LOCATION:  auth_failed, auth.c:331", in whatever language.
bool isLocation(std::string_view line)
{
    const auto place = line.rfind(".c:");
    return line.contains(":  ") && place != std::string_view::npos && place + 3 < line.size() &&
           std::ranges::all_of(line.substr(place + 3), isDigit);
}

/// The SQLSTATE of a password is its own. LDAP, PAM and RADIUS share theirs with much else that befalls a login, but
/// not the function that reports it.
bool isOfPassword(std::string_view sqlState, std::string_view location)
{
    return sqlState == "28P01" || (sqlState == "28000" && location.contains(":  auth_failed,"));
}

/// For messages; libpq's own quoting wants a connection that stands.
std::string quotedRole(std::string_view name)
{
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

/// In a hint, {} stands for the role.
struct ConnectHint {
    std::string_view sign;
    std::string_view hint;
};

// libpq gives no code for a failed connection, only text; in another language the general hint has to do.
constexpr auto connectHints = std::to_array<ConnectHint>({
    // Before what follows it when libpq tries again without TLS.
    {"password authentication failed",
     "check the user name and the password in ~/.pgpass, PGPASSWORD or the service file"},
    {"no pg_hba.conf entry for replication",
     "add a line for database \"replication\", this user and this address to pg_hba.conf and reload the server"},
    {"no pg_hba.conf entry", "add a line for this database, user and address to pg_hba.conf and reload the server"},
    {"no password supplied", "put the password into ~/.pgpass (mode 0600), PGPASSWORD or a service file"},
    {"authentication failed", "check pg_hba.conf and pg_ident.conf for this user and address"},
    {"must be superuser or replication role", "run: ALTER ROLE {} REPLICATION;"},
    {"permission denied to start WAL sender", "run: ALTER ROLE {} REPLICATION;"},
    {"number of requested standby connections exceeds", "raise max_wal_senders, or end other replication connections"},
    {"all replication slots are in use", "raise max_replication_slots, or drop slots that nobody uses"},
    {"too many clients", "raise max_connections, or end other sessions"},
    {"remaining connection slots are reserved", "raise max_connections, or end other sessions"},
    {"is starting up", "the server is still starting or recovering; try again in a moment"},
    {"is shutting down", "the server is shutting down"},
    {"Connection refused", "check that the server runs, its port, and listen_addresses"},
    {"could not translate host name", "check the host name"},
    {"does not exist", "check the name of the database and of the user"},
    {"No such file or directory",
     "check that the server runs, and the directory of its socket (unix_socket_directories) and port"},
    {"ertificate", "check sslmode, sslrootcert and the server's certificate"},
});

constexpr std::string_view generalHint =
    "check that the server runs, host and port, pg_hba.conf, and the user's password";

} // namespace

std::string onOneLine(std::string_view text)
{
    std::string line;
    for (const auto part : std::views::split(text, '\n')) {
        const std::string_view words = trimmed(std::string_view(part));
        if (words.empty())
            continue;
        line += line.empty() ? "" : "; ";
        line += words;
    }
    return line;
}

ConnectFailure readConnectFailure(std::string_view message)
{
    ConnectFailure failure;
    std::string text;
    bool ofServer = false;
    for (const auto part : std::views::split(message, '\n')) {
        std::string line{std::string_view(part)};
        if (std::string code = takeSqlState(line); !code.empty()) {
            failure.sqlState = std::move(code);
            ofServer = true;
        }
        failure.isOfPassword = failure.isOfPassword || isOfPassword(failure.sqlState, line);
        if (ofServer && isLocation(line))
            continue;
        text += line + '\n';
    }
    failure.text = onOneLine(text);
    // Poolers have codes of their own for it, but say it in English.
    failure.isOfPassword = failure.isOfPassword || failure.text.contains("password authentication failed");
    return failure;
}

std::string connectHint(std::string_view text, std::string_view role)
{
    const auto known =
        std::ranges::find_if(connectHints, [text](const ConnectHint &hint) { return text.contains(hint.sign); });
    std::string hint(known != connectHints.end() ? known->hint : generalHint);
    if (const auto place = hint.find("{}"); place != std::string::npos)
        hint.replace(place, 2, quotedRole(role));
    return hint;
}

} // namespace cairn
