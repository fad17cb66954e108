#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "core/passwords.h"
#include "core/timestamp.h"
#include "postgres/version.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn {

class Connection;

/// How to reach a server. Empty fields mean what libpq makes of them: environment (PGHOST, …), service file, defaults.
/// There is no password here: libpq finds it itself in PGPASSWORD, the password file or the service file, and when it
/// does not, `passwords` is asked.
struct ConnectionOptions {
    std::string host; ///< name, address or directory of the socket
    std::string port;
    std::string user;
    std::string database;
    std::string applicationName = "cairn";
    /// More libpq keywords (sslmode, service, passfile, …). They may not name what the fields above say.
    std::vector<std::pair<std::string, std::string>> extra;
    /// For the whole attempt, all addresses of the host together. Looking up a host name is not interruptible.
    std::chrono::milliseconds connectTimeout{15'000};
    PasswordSource passwords{}; ///< the time that it takes does not count
};

/// "host=/run/postgresql port=5432 user=backup dbname=postgres sslmode=require": for logs and messages, without
/// secrets.
[[nodiscard]] std::string redactedConninfo(const ConnectionOptions &options);
/// Takes a libpq connection string or URI apart. Usage for malformed ones and for ones that hold a password.
[[nodiscard]] Result<ConnectionOptions> parseConninfo(const std::string &conninfo);
/// A libpq connection string of these options (for primary_conninfo), with libpq's quoting, without the application
/// name.
[[nodiscard]] std::string formatConninfo(const ConnectionOptions &options);

/// The rows of a query. Fields are the bytes the server sent, in text format; NULL is an empty optional.
struct QueryResult {
    std::vector<std::string> columns;
    std::vector<std::vector<std::optional<std::string>>> rows;

    [[nodiscard]] bool isNull(std::size_t row, std::size_t column) const;
    /// The field, empty for NULL and for a field that is not there.
    [[nodiscard]] const std::string &text(std::size_t row, std::size_t column) const;
    [[nodiscard]] bool boolean(std::size_t row, std::size_t column) const { return text(row, column) == "t"; }
    /// Server errors when the field is no number (no LSN).
    [[nodiscard]] Result<std::int64_t> number(std::size_t row, std::size_t column) const;
    [[nodiscard]] Result<Lsn> lsn(std::size_t row, std::size_t column) const;
};

/// A parameter of a query, $1 first; an empty optional is NULL. No NUL bytes.
using QueryParameters = std::vector<std::optional<std::string>>;

/// The fields of one row; they are valid until the handler returns. NULL is an empty optional.
using RowFields = std::span<const std::optional<std::string_view>>;
using RowHandler = std::function<Status(RowFields)>;

/// One SQL connection. Used by one thread at a time. Values reach the server only as parameters.
///
/// Set up at connect: search_path empty (objects of other users cannot stand in for built-in ones; every query still
/// says pg_catalog), statement, lock and idle timeouts off, DateStyle ISO, and client_encoding SQL_ASCII: names and
/// paths are bytes, and this is the one encoding in which the server hands its bytes over unconverted and unrefused.
/// Text of messages may thus be in the database's encoding.
///
/// Errors: Connection when there is no connection or it is lost, with what to check; Server for SQL errors, with
/// SQLSTATE in the message and, when a right is missing, the GRANT to run; Cancelled.
class Session {
public:
    [[nodiscard]] static Result<Session> connect(const ConnectionOptions &options, const std::stop_token &stop);
    Session(Session &&) noexcept;
    Session &operator=(Session &&) noexcept;
    ~Session();

    /// Runs one statement. A stop request cancels it on the server and returns within a second; the session is then
    /// closed if the server did not react.
    [[nodiscard]] Result<QueryResult> query(const std::string &sql, const QueryParameters &parameters,
                                            const std::stop_token &stop);
    [[nodiscard]] Result<QueryResult> query(const std::string &sql, const std::stop_token &stop)
    {
        return query(sql, {}, stop);
    }

    /// Runs one statement and hands its rows over as they arrive, so that any number of them needs little memory. An
    /// error of the handler ends the statement and is returned.
    [[nodiscard]] Status queryRows(const std::string &sql, const QueryParameters &parameters, const RowHandler &handler,
                                   const std::stop_token &stop);

    /// As an SQL literal or identifier, for the few commands that take no parameters (ALTER SYSTEM). Usage for NUL
    /// bytes.
    [[nodiscard]] Result<std::string> quoteLiteral(std::string_view text) const;
    [[nodiscard]] Result<std::string> quoteIdentifier(std::string_view name) const;

    [[nodiscard]] int versionNumber() const; ///< 170010
    [[nodiscard]] PgMajor major() const { return majorOfVersionNumber(versionNumber()); }
    /// Notices and warnings since the last call, oldest first (at most a hundred are kept).
    [[nodiscard]] std::vector<std::string> takeNotices();
    [[nodiscard]] const ConnectionOptions &options() const { return m_options; }
    /// SQLSTATE of the last failed query ("42501"); empty when the server did not say one.
    [[nodiscard]] const std::string &lastSqlState() const;
    /// Closes the connection; the server ends what the session had open.
    void close();

private:
    explicit Session(std::unique_ptr<Connection> connection, ConnectionOptions options);
    [[nodiscard]] Status prepareSession(const std::stop_token &stop);

    std::unique_ptr<Connection> m_connection;
    ConnectionOptions m_options;
};

} // namespace cairn
