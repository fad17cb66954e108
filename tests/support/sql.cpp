#include "support/sql.h"

#include "support/expect.h"

#include <libpq-fe.h>

namespace cairn::test {

namespace {

struct ResultCloser {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, ResultCloser>;

bool succeeded(const PGresult *result)
{
    const auto status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

void check(const ResultPointer &result, const std::string &statement, pg_conn *connection, std::source_location where)
{
    expect(succeeded(result.get()), statement + "\nfailed: " + PQerrorMessage(connection), where);
}

} // namespace

void Sql::Closer::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Sql::Sql(const std::string &conninfo, std::source_location where)
    : m_connection(PQconnectdb(conninfo.c_str()))
{
    expect(PQstatus(m_connection.get()) == CONNECTION_OK,
           "no connection with " + conninfo + ": " + PQerrorMessage(m_connection.get()), where);
    // Notices of the server would only blur the test's output.
    PQsetNoticeProcessor(m_connection.get(), [](void *, const char *) {}, nullptr);
}

void Sql::run(const std::string &statements, std::source_location where)
{
    const ResultPointer result(PQexec(m_connection.get(), statements.c_str()));
    check(result, statements, m_connection.get(), where);
}

std::vector<Sql::Row> Sql::rows(const std::string &query, std::source_location where)
{
    const ResultPointer result(PQexec(m_connection.get(), query.c_str()));
    check(result, query, m_connection.get(), where);
    std::vector<Row> all;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        auto &texts = all.emplace_back();
        for (int column = 0; column < PQnfields(result.get()); ++column)
            texts.emplace_back(PQgetvalue(result.get(), row, column),
                               std::size_t(PQgetlength(result.get(), row, column)));
    }
    return all;
}

std::string Sql::value(const std::string &query, std::source_location where)
{
    const auto all = rows(query, where);
    expect(all.size() == 1 && all[0].size() == 1, query + "\ndid not return one value", where);
    return all[0][0];
}

std::string Sql::failureOf(const std::string &statement)
{
    const ResultPointer result(PQexec(m_connection.get(), statement.c_str()));
    if (succeeded(result.get()))
        return {};
    const char *state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    return state != nullptr ? state : "connection";
}

std::string Sql::literal(const std::string &text) const
{
    char *quoted = PQescapeLiteral(m_connection.get(), text.data(), text.size());
    std::string copy(quoted);
    PQfreemem(quoted);
    return copy;
}

std::string Sql::identifier(const std::string &name) const
{
    char *quoted = PQescapeIdentifier(m_connection.get(), name.data(), name.size());
    std::string copy(quoted);
    PQfreemem(quoted);
    return copy;
}

} // namespace cairn::test
