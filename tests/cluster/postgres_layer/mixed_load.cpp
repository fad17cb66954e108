#include "mixed_load.h"

#include "support/environment.h"

#include <algorithm>
#include <format>
#include <ranges>
#include <utility>

namespace cairn::test {

namespace {

constexpr const char *tables = R"(
    CREATE EXTENSION bloom;
    CREATE TABLE rows (id serial PRIMARY KEY, number integer, words text, list integer[], place point,
                       wide text) WITH (fillfactor = 70);
    ALTER TABLE rows ALTER wide SET STORAGE EXTERNAL;
    CREATE INDEX ON rows USING hash (number);
    CREATE INDEX ON rows USING gin (list);
    CREATE INDEX ON rows USING gist (place);
    CREATE INDEX ON rows USING spgist (words);
    CREATE INDEX ON rows USING brin (id) WITH (pages_per_range = 2);
    CREATE INDEX ON rows USING bloom (number, id);
    CREATE INDEX ON rows (words);
    CREATE TABLE shrinking (id integer, filler text);
    CREATE TABLE clustered (id integer PRIMARY KEY, random_order double precision, filler text);
    CREATE INDEX clustered_order ON clustered (random_order);
    CREATE TABLE emptied (id serial PRIMARY KEY, filler text);
    CREATE TABLE moved (id integer, filler text);
    CREATE UNLOGGED TABLE loose (id serial PRIMARY KEY, filler text);
    CREATE SEQUENCE counter;
    INSERT INTO shrinking SELECT i, repeat('s', 500) FROM generate_series(1, 5000) i;
    INSERT INTO clustered SELECT i, random(), repeat('c', 100) FROM generate_series(1, 5000) i;
    INSERT INTO emptied (filler) SELECT repeat('e', 100) FROM generate_series(1, 3000) i;
    INSERT INTO moved SELECT i, repeat('m', 200) FROM generate_series(1, 3000) i;
)";

} // namespace

MixedLoad::MixedLoad(const TestServer &server, std::uint64_t seed)
    : m_server(server)
    , m_random(seed)
    , m_sql(server.connect())
{
    run(tables);
    for (const char *name : {"space_a", "space_b"})
        run(std::format("CREATE TABLESPACE {} LOCATION {}", name, m_sql.literal(freshDirectory(name))));
    for (int i = 0; i < 3; ++i)
        insertRows();
    databases();
    run("VACUUM; CHECKPOINT");
}

void MixedLoad::run(const std::string &statements)
{
    for (const auto statement : std::views::split(statements, ';'))
        if (const std::string text(statement.begin(), statement.end());
            text.find_first_not_of(" \n") != std::string::npos)
            m_sql.run(text);
}

std::string MixedLoad::any(std::initializer_list<const char *> choices)
{
    return choices.begin()[below(choices.size())];
}

std::string MixedLoad::freshName(const std::string &kind)
{
    return std::format("{}_{}", kind, ++m_names);
}

void MixedLoad::run(int more)
{
    std::vector<Step> steps{&MixedLoad::insertRows,
                            &MixedLoad::updateRows,
                            &MixedLoad::deleteRows,
                            &MixedLoad::vacuum,
                            &MixedLoad::vacuumTruncates,
                            &MixedLoad::vacuumFull,
                            &MixedLoad::cluster,
                            &MixedLoad::truncateTable,
                            &MixedLoad::truncateNewTable,
                            &MixedLoad::reindex,
                            &MixedLoad::createAndDropTables,
                            &MixedLoad::rolledBack,
                            &MixedLoad::savepoints,
                            &MixedLoad::largeObjects,
                            &MixedLoad::sequences,
                            &MixedLoad::moveTable,
                            &MixedLoad::tablespaces,
                            &MixedLoad::databases,
                            &MixedLoad::databaseByFileCopy,
                            &MixedLoad::moveDatabase,
                            &MixedLoad::writeInDatabases,
                            &MixedLoad::preparedTransactions,
                            &MixedLoad::unloggedAndTemporary,
                            &MixedLoad::hintBits,
                            &MixedLoad::rewriteCatalog,
                            &MixedLoad::checkpointAndSwitch};
    const std::size_t kinds = steps.size();
    for (int i = 0; i < more; ++i)
        steps.push_back(steps[below(kinds)]);
    std::ranges::shuffle(steps, m_random);
    m_sql = m_server.connect(); // the server may have been started anew
    for (const Step step : steps)
        (this->*step)();
}

void MixedLoad::insertRows()
{
    run(std::format("INSERT INTO rows (number, words, list, place, wide)"
                    " SELECT i * 7 % 1000, md5(i::text), ARRAY[i % 50, i % 7, {0}], point(i % 100, i % 37),"
                    " CASE WHEN i % 50 = 0 THEN repeat(md5(i::text), 200) END"
                    " FROM generate_series(1, {1}) i",
                    below(100), 200 + below(1500)));
}

void MixedLoad::updateRows()
{
    run(std::format("UPDATE rows SET number = number + 1 WHERE id % 97 = {0};"
                    "UPDATE rows SET words = words || 'x', place = point(number, {0}) WHERE id % 211 = {0};"
                    "SELECT count(*) FROM (SELECT 1 FROM rows WHERE id % 301 = {0} FOR UPDATE) locked",
                    below(97)));
}

void MixedLoad::deleteRows()
{
    run(std::format("DELETE FROM rows WHERE id % 31 = {}", below(31)));
}

void MixedLoad::vacuum()
{
    run(any({"VACUUM rows", "VACUUM (FREEZE, ANALYZE) rows", "VACUUM", "ANALYZE"}));
}

void MixedLoad::vacuumTruncates()
{
    run(std::format("DELETE FROM shrinking WHERE id > {}; VACUUM shrinking;", below(4000)));
    if (below(2) == 0)
        run(std::format("INSERT INTO shrinking SELECT i, repeat('S', 500) FROM generate_series({}, 5000) i",
                        below(4000)));
}

void MixedLoad::vacuumFull()
{
    endPrepared();
    run(any({"VACUUM FULL clustered", "VACUUM FULL shrinking", "VACUUM FULL rows"}));
}

void MixedLoad::cluster()
{
    run("CLUSTER clustered USING clustered_order; UPDATE clustered SET random_order = random() WHERE id % 7 = 3");
}

void MixedLoad::truncateTable()
{
    run(any({"TRUNCATE emptied", "TRUNCATE emptied RESTART IDENTITY", "BEGIN; TRUNCATE emptied; ROLLBACK"}));
    run("INSERT INTO emptied (filler) SELECT repeat('E', 100) FROM generate_series(1, 1000) i");
}

void MixedLoad::truncateNewTable()
{
    const auto name = freshName("fresh");
    run(std::format("BEGIN; CREATE TABLE {0} (id integer); INSERT INTO {0} SELECT generate_series(1, 3000);"
                    "TRUNCATE {0}; INSERT INTO {0} SELECT generate_series(1, 100); COMMIT",
                    name));
    m_tables.push_back(name);
}

void MixedLoad::reindex()
{
    endPrepared();
    run(any({"REINDEX TABLE rows", "REINDEX INDEX clustered_order", "REINDEX TABLE pg_class"}));
}

void MixedLoad::createAndDropTables()
{
    const auto name = freshName("table");
    run(std::format("CREATE TABLE {0} TABLESPACE {1} AS SELECT i, md5(i::text) AS text FROM"
                    " generate_series(1, 2000) i; CREATE INDEX ON {0} (text)",
                    name, any({"pg_default", "space_a", "space_b"})));
    m_tables.push_back(name);
    if (m_tables.size() > 3) {
        const auto victim = m_tables.begin() + static_cast<std::ptrdiff_t>(below(m_tables.size()));
        run("DROP TABLE " + *victim);
        m_tables.erase(victim);
    }
}

void MixedLoad::rolledBack()
{
    run("BEGIN; CREATE TABLE never AS SELECT generate_series(1, 1000) AS id;"
        "INSERT INTO moved SELECT i, 'never' FROM generate_series(1, 500) i;"
        "DELETE FROM clustered WHERE id % 5 = 0; DROP TABLE shrinking; ROLLBACK");
}

void MixedLoad::savepoints()
{
    run("BEGIN; INSERT INTO moved VALUES (1, 'kept'); SAVEPOINT here; CREATE TABLE gone (id integer);"
        "INSERT INTO gone SELECT generate_series(1, 500); DELETE FROM moved WHERE id % 3 = 0;"
        "ROLLBACK TO here; UPDATE moved SET filler = 'M' WHERE id % 40 = 1; COMMIT");
}

void MixedLoad::largeObjects()
{
    run(std::format("SELECT lo_from_bytea(0, decode(repeat('{:02x}', 30000), 'hex'));"
                    "SELECT lo_put(oid, 1000, decode(repeat('ee', 9000), 'hex')) FROM"
                    " (SELECT oid FROM pg_largeobject_metadata ORDER BY oid LIMIT 1) first;"
                    "SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE oid::int8 % 5 = 0",
                    below(256)));
}

void MixedLoad::sequences()
{
    run("SELECT nextval('counter') FROM generate_series(1, 100)");
    run(any({"SELECT setval('counter', 5)", "ALTER SEQUENCE counter INCREMENT 2", "ALTER SEQUENCE counter RESTART"}));
}

void MixedLoad::moveTable()
{
    run("ALTER TABLE moved SET TABLESPACE " + any({"pg_default", "space_a", "space_b"}));
}

/// One that goes again with what was in it, and one that stays until the next time.
void MixedLoad::tablespaces()
{
    const auto name = freshName("passing");
    run(std::format(
        "CREATE TABLESPACE {0} LOCATION {1}; CREATE TABLE in_{0} TABLESPACE {0} AS"
        " SELECT i, md5(i::text) FROM generate_series(1, 2000) i; CREATE INDEX ON in_{0} (i) TABLESPACE {0}",
        name, m_sql.literal(freshDirectory(name))));
    if (const auto old = std::exchange(m_space, below(2) == 0 ? name : std::string()); !old.empty())
        run(std::format("DROP TABLE in_{0}; DROP TABLESPACE {0}", old));
    if (m_space.empty())
        run(std::format("ALTER TABLE in_{0} SET TABLESPACE pg_default; DROP INDEX in_{0}_i_idx; DROP TABLESPACE {0};"
                        "DROP TABLE in_{0}",
                        name));
}

void MixedLoad::databases()
{
    const auto name = freshName("database");
    run(std::format("CREATE DATABASE {} TABLESPACE {}", name, any({"pg_default", "space_a", "space_b"})));
    m_databases.push_back(name);
    if (m_databases.size() > 3)
        dropDatabase(m_databases[below(m_databases.size())]);
}

void MixedLoad::databaseByFileCopy()
{
    // From one of ours, not from a template that hardly changes.
    const auto &source = m_databases[below(m_databases.size())];
    const auto name = freshName("copied");
    run(std::format("CREATE DATABASE {} TEMPLATE {} {}", name, source,
                    m_server.major() >= 15 ? "STRATEGY file_copy" : ""));
    m_databases.push_back(name);
    if (m_databases.size() > 4)
        dropDatabase(m_databases.front());
}

void MixedLoad::dropDatabase(const std::string &name)
{
    run("DROP DATABASE " + name);
    std::erase(m_databases, name);
}

void MixedLoad::moveDatabase()
{
    const auto &name = m_databases[below(m_databases.size())];
    run(std::format("ALTER DATABASE {} SET TABLESPACE {}", name, any({"pg_default", "space_a", "space_b"})));
}

void MixedLoad::writeInDatabases()
{
    for (const auto &name : m_databases) {
        auto sql = m_server.connect(name);
        sql.run(std::format("CREATE TABLE {} AS SELECT i, md5(i::text) FROM generate_series(1, {}) i; ANALYZE",
                            freshName("inside"), 10 + below(3000)));
    }
}

void MixedLoad::preparedTransactions()
{
    const auto name = freshName("prepared");
    run(std::format("BEGIN; CREATE TABLE {0} AS SELECT generate_series(1, 1000) AS id; CREATE TABLE {0}_2 (id integer);"
                    "DROP TABLE {0}_2; INSERT INTO rows (number) VALUES (1); PREPARE TRANSACTION '{0}'",
                    name));
    m_prepared.push_back(name); // it may stay so from one moment of quiet to the next
    if (m_prepared.size() > 2)
        endPrepared();
}

/// Their locks would stop statements that want a table for themselves.
void MixedLoad::endPrepared()
{
    for (const auto &name : std::exchange(m_prepared, {}))
        run(std::format("{} PREPARED '{}'", any({"COMMIT", "ROLLBACK"}), name));
}

void MixedLoad::unloggedAndTemporary()
{
    run(std::format("INSERT INTO loose (filler) SELECT repeat('u', 100) FROM generate_series(1, 1000) i;"
                    "CREATE TEMPORARY TABLE {0} AS SELECT generate_series(1, 5000) AS id; UPDATE {0} SET id = id + 1;",
                    freshName("temporary")));
    if (below(3) == 0)
        run(any({"TRUNCATE loose", "ALTER TABLE loose SET LOGGED; ALTER TABLE loose SET UNLOGGED"}));
}

void MixedLoad::hintBits()
{
    run("SET enable_indexscan = off; SET enable_bitmapscan = off; SELECT count(*), sum(length(words)) FROM rows;"
        "SELECT count(*) FROM clustered; SELECT count(*) FROM moved; RESET ALL");
}

void MixedLoad::rewriteCatalog()
{
    endPrepared();
    run(any({"VACUUM FULL pg_class", "VACUUM FULL pg_attribute", "VACUUM FULL pg_proc",
             "CLUSTER pg_index USING pg_index_indexrelid_index"}));
}

void MixedLoad::checkpointAndSwitch()
{
    run(any({"CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT; SELECT pg_switch_wal()"}));
}

} // namespace cairn::test
