#include "ptrack_stand_in.h"

#include "layer_support.h"
#include "ptrack_stand_in_sql.h"

#include "wal/wal_summaries.h"

#include <chrono>
#include <format>

namespace cairn::test {

namespace {

std::string schemaOf(const Sql &sql)
{
    return sql.identifier(ptrackSchema);
}

void setVersion(Sql &sql, const std::string &version)
{
    sql.run(
        std::format("CREATE OR REPLACE FUNCTION {}.ptrack_version() RETURNS text LANGUAGE sql AS 'SELECT ''{}''::text'",
                    schemaOf(sql), version));
}

std::string replaced(std::string text, const std::string &mark, const std::string &by)
{
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

} // namespace

void createPtrackStandIn(Sql &sql)
{
    const auto schema = schemaOf(sql);
    sql.run(replaced(replaced(standInSql, "{schema}", schema), "{name}", sql.literal(schema)));
}

void letStandInCatchUp(const TestServer &server)
{
    auto sql = server.connect();
    sql.run("CHECKPOINT");
    const auto redo = need(Lsn::parse(sql.value("SELECT redo_lsn FROM pg_control_checkpoint()")));
    auto session = sessionOf(server);
    need(waitForSummarizer(session, redo, std::chrono::minutes(1), {}));
}

void setPtrackAnswer(Sql &sql, const std::string &version, const std::string &query)
{
    const auto schema = schemaOf(sql);
    const bool counts = version != "2.1";
    setVersion(sql, version);
    sql.run(
        std::format("DROP FUNCTION {0}.ptrack_get_pagemapset(pg_lsn);"
                    "CREATE FUNCTION {0}.ptrack_get_pagemapset(start_lsn pg_lsn, OUT path text, {1} OUT pagemap bytea)"
                    " RETURNS SETOF record LANGUAGE sql AS $body$SELECT p, {2} m FROM ({3}) given (p, m)$body$",
                    schema, counts ? "OUT pagecount int8," : "", counts ? "0::int8," : "", query));
}

} // namespace cairn::test
