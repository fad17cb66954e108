#include "postgres/session.h"

#include "postgres/connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

namespace cairn {

namespace {

const std::string emptyText;

struct FreeByLibpq {
    void operator()(void *memory) const { pq::freemem(memory); }
};
struct FreeConninfo {
    void operator()(PQconninfoOption *options) const { pq::conninfoFree(options); }
};

/// Values as pq::conninfoParse() reads them: quotes where needed, quote and backslash protected.
std::string quoteConninfoValue(std::string_view value)
{
    if (!value.empty() && value.find_first_of(" \t\n\r\f\v'\\") == std::string_view::npos)
        return std::string(value);
    std::string quoted = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + "'";
}

/// Keywords whose values are secrets.
bool isSecret(std::string_view keyword)
{
    return keyword == "password" || keyword == "sslpassword" || keyword.ends_with("_secret");
}

QueryResult copyResult(const PGresult *result)
{
    QueryResult copy;
    const int columns = pq::nfields(result);
    for (int column = 0; column < columns; ++column)
        copy.columns.emplace_back(pq::fname(result, column));
    const int rows = pq::ntuples(result);
    copy.rows.resize(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        auto &fields = copy.rows[static_cast<std::size_t>(row)];
        fields.resize(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            if (pq::getisnull(result, row, column) == 0)
                fields[static_cast<std::size_t>(column)].emplace(
                    pq::getvalue(result, row, column), static_cast<std::size_t>(pq::getlength(result, row, column)));
    }
    return copy;
}

template <class Quote>
Result<std::string> quoteWith(PGconn *handle, std::string_view text, const Quote &quote)
{
    if (text.find('\0') != std::string_view::npos)
        return fail(ErrorCode::Usage, "a value for PostgreSQL holds a zero byte");
    if (handle == nullptr)
        return fail(ErrorCode::Connection, "the connection to PostgreSQL is closed");
    const std::unique_ptr<char, FreeByLibpq> quoted(quote(handle, text.data(), text.size()));
    if (!quoted)
        return fail(ErrorCode::Usage, std::string("a value cannot be sent to PostgreSQL: ") + pq::errorMessage(handle));
    return std::string(quoted.get());
}

Status applyParsedOption(const PQconninfoOption &option, ConnectionOptions &options)
{
    const std::string keyword = option.keyword;
    const std::string value = option.val;
    if (keyword == "host")
        options.host = value;
    else if (keyword == "port")
        options.port = value;
    else if (keyword == "user")
        options.user = value;
    else if (keyword == "dbname")
        options.database = value;
    else if (keyword == "application_name")
        options.applicationName = value;
    else if (isSecret(keyword))
        return fail(ErrorCode::Usage, "the connection string holds a password", {},
                    "put passwords into ~/.pgpass, PGPASSWORD or a service file");
    else if (keyword == "connect_timeout") {
        int seconds = 0;
        std::from_chars(value.data(), value.data() + value.size(), seconds);
        if (seconds > 0)
            options.connectTimeout = std::chrono::seconds(seconds);
    } else {
        options.extra.emplace_back(keyword, value);
    }
    return {};
}

} // namespace

std::string formatConninfo(const ConnectionOptions &options)
{
    std::string text;
    const auto add = [&text](std::string_view keyword, std::string_view value) {
        if (!value.empty())
            text += std::format("{}{}={}", text.empty() ? "" : " ", keyword, quoteConninfoValue(value));
    };
    add("host", options.host);
    add("port", options.port);
    add("user", options.user);
    add("dbname", options.database);
    for (const auto &[keyword, value] : options.extra)
        if (!isSecret(keyword))
            add(keyword, value);
    return text;
}

std::string redactedConninfo(const ConnectionOptions &options)
{
    std::string text = formatConninfo(options);
    return text.empty() ? "libpq's defaults" : text;
}

Result<ConnectionOptions> parseConninfo(const std::string &conninfo)
{
    CAIRN_CHECK(pq::load());
    char *problem = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeConninfo> parsed(pq::conninfoParse(conninfo.c_str(), &problem));
    const std::unique_ptr<char, FreeByLibpq> problemOwner(problem);
    if (!parsed) {
        // libpq's text may quote parts of the string; a password may be among them.
        const bool secret = conninfo.find("password") != std::string::npos || conninfo.find('@') != std::string::npos;
        return fail(ErrorCode::Usage, "the connection string is not valid", secret || !problem ? "" : problem);
    }
    ConnectionOptions options;
    for (const auto *option = parsed.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr)
            CAIRN_CHECK(applyParsedOption(*option, options));
    return options;
}

bool QueryResult::isNull(std::size_t row, std::size_t column) const
{
    return row >= rows.size() || column >= rows[row].size() || !rows[row][column].has_value();
}

const std::string &QueryResult::text(std::size_t row, std::size_t column) const
{
    return isNull(row, column) ? emptyText : *rows[row][column];
}

Result<std::int64_t> QueryResult::number(std::size_t row, std::size_t column) const
{
    const auto &field = text(row, column);
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (field.empty() || problem != std::errc{} || end != field.data() + field.size())
        return fail(ErrorCode::Server, std::format("the server sent '{}' where a number belongs", field));
    return value;
}

Result<Lsn> QueryResult::lsn(std::size_t row, std::size_t column) const
{
    auto value = Lsn::parse(text(row, column));
    if (!value)
        return fail(ErrorCode::Server,
                    std::format("the server sent '{}' where a WAL position belongs", text(row, column)));
    return value;
}

Session::Session(std::unique_ptr<Connection> connection, ConnectionOptions options)
    : m_connection(std::move(connection))
    , m_options(std::move(options))
{
}
Session::Session(Session &&) noexcept = default;
Session &Session::operator=(Session &&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::connect(const ConnectionOptions &options, const std::stop_token &stop)
{
    CAIRN_TRY(auto connection, Connection::open(options, Connection::Purpose::Sql, stop));
    Session session(std::move(connection), options);
    CAIRN_CHECK(session.prepareSession(stop));
    return session;
}

Status Session::prepareSession(const std::stop_token &stop)
{
    // Nothing is looked up by an unqualified name before the search path is empty; afterwards only pg_catalog is
    // searched.
    CAIRN_CHECK(query("SELECT pg_catalog.set_config('search_path', '', false),"
                      " pg_catalog.set_config('datestyle', 'ISO', false)",
                      stop));
    // Which of the timeouts exist depends on the version.
    CAIRN_CHECK(query("SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings"
                      " WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',"
                      " 'idle_session_timeout', 'transaction_timeout')",
                      stop));
    return {};
}

Result<QueryResult> Session::query(const std::string &sql, const QueryParameters &parameters,
                                   const std::stop_token &stop)
{
    CAIRN_TRY(const auto results, m_connection->execute(sql, parameters, stop));
    if (results.empty())
        return QueryResult{};
    return copyResult(results.back().get());
}

Status Session::queryRows(const std::string &sql, const QueryParameters &parameters, const RowHandler &handler,
                          const std::stop_token &stop)
{
    std::vector<std::optional<std::string_view>> fields;
    const auto takePart = [&](const PGresult *part) -> Status {
        fields.resize(static_cast<std::size_t>(pq::nfields(part)));
        for (int row = 0; row < pq::ntuples(part); ++row) {
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const int column = static_cast<int>(i);
                fields[i].reset();
                if (pq::getisnull(part, row, column) == 0)
                    fields[i].emplace(pq::getvalue(part, row, column),
                                      static_cast<std::size_t>(pq::getlength(part, row, column)));
            }
            CAIRN_CHECK(handler(fields));
        }
        return {};
    };
    return m_connection->stream(sql, parameters, takePart, stop);
}

Result<std::string> Session::quoteLiteral(std::string_view text) const
{
    return quoteWith(m_connection->handle(), text, pq::escapeLiteral);
}

Result<std::string> Session::quoteIdentifier(std::string_view name) const
{
    return quoteWith(m_connection->handle(), name, pq::escapeIdentifier);
}

int Session::versionNumber() const
{
    return m_connection->versionNumber();
}

std::vector<std::string> Session::takeNotices()
{
    return m_connection->takeNotices();
}

const std::string &Session::lastSqlState() const
{
    return m_connection->lastSqlState();
}

void Session::close()
{
    m_connection->close();
}

} // namespace cairn
