#include "ptrack_stand_in.h"

#include "layer_support.h"

#include "wal/wal_summaries.h"

#include <chrono>
#include <format>

namespace cairn::test {

namespace {

/// Path and numbers of changed blocks for each segment, from summaries that end behind the given position.
constexpr const char *answer = R"(
DECLARE
    changed record;
    bits bytea;
    block bigint;
BEGIN
    FOR changed IN
        WITH contents AS (
            SELECT c.* FROM pg_available_wal_summaries() s,
                LATERAL pg_wal_summary_contents(s.tli, s.start_lsn, s.end_lsn) c
            WHERE s.end_lsn > $1 AND c.relforknumber = 0),
        copied AS ( -- files of databases that were made by copying
            SELECT c.reltablespace, c.reldatabase, f.name::oid AS relfilenode FROM contents c,
                LATERAL pg_ls_dir({0}.directory(c.reltablespace, c.reldatabase), true, false) f (name)
            WHERE c.relfilenode = 0 AND f.name ~ '^[1-9][0-9]*$'),
        limits AS (
            SELECT reltablespace, reldatabase, relfilenode, min(relblocknumber) AS first FROM contents
            WHERE is_limit_block AND relfilenode <> 0 GROUP BY 1, 2, 3
            UNION ALL
            SELECT DISTINCT reltablespace, reldatabase, relfilenode, 0::int8 FROM copied),
        sizes AS (
            SELECT r.*, file, (pg_stat_file(file, true)).size / 8192 AS pages FROM
                (SELECT reltablespace, reldatabase, relfilenode FROM contents WHERE relfilenode <> 0
                UNION SELECT * FROM copied) r,
                LATERAL (SELECT {0}.directory(reltablespace, reldatabase) || '/' || relfilenode AS file) f),
        blocks AS (
            SELECT file, relblocknumber AS number FROM sizes
                JOIN contents USING (reltablespace, reldatabase, relfilenode)
            WHERE NOT is_limit_block AND relblocknumber < pages
            UNION
            SELECT file, generate_series(first, pages - 1) FROM sizes
                JOIN limits USING (reltablespace, reldatabase, relfilenode))
        SELECT file, array_agg(number) AS numbers FROM blocks GROUP BY file
    LOOP
        bits := decode(repeat('00', ((SELECT max(n) FROM unnest(changed.numbers) n) / 8 + 1)::int), 'hex');
        FOREACH block IN ARRAY changed.numbers LOOP
            bits := set_bit(bits, block, 1);
        END LOOP;
        path := changed.file;
        pagecount := cardinality(changed.numbers);
        pagemap := bits;
        RETURN NEXT;
    END LOOP;
END)";

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
    sql.run("CREATE SCHEMA " + schema);
    setVersion(sql, "2.4");
    sql.run(std::format("CREATE FUNCTION {}.ptrack_init_lsn() RETURNS pg_lsn LANGUAGE sql AS"
                        " 'SELECT min(start_lsn) FROM pg_available_wal_summaries()'",
                        schema));
    sql.run(
        std::format("CREATE FUNCTION {}.directory(space oid, database oid) RETURNS text LANGUAGE sql AS $$"
                    " SELECT CASE space WHEN 1663 THEN 'base/' || database WHEN 1664 THEN 'global' ELSE 'pg_tblspc/' "
                    "|| space || '/PG_'"
                    " || current_setting('server_version_num')::int / 10000 || '_' || (SELECT catalog_version_no FROM"
                    " pg_control_system()) || '/' || database END $$",
                    schema));
    sql.run(std::format("CREATE FUNCTION {}.ptrack_get_pagemapset(start_lsn pg_lsn, OUT path text, OUT pagecount int8,"
                        " OUT pagemap bytea) RETURNS SETOF record LANGUAGE plpgsql AS $body${}$body$",
                        schema, replaced(answer, "{0}", schema)));
    // CREATE EXTENSION would need files in the server's installation.
    sql.run(
        std::format("SET allow_system_table_mods = on; INSERT INTO pg_extension (oid, extname, extowner, extnamespace,"
                    " extrelocatable, extversion) VALUES (99999, 'ptrack', 10, {}::regnamespace, true, '2.4');"
                    " RESET allow_system_table_mods",
                    sql.literal(schema)));
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
