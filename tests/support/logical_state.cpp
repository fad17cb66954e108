#include "support/comparison.h"

#include "support/expect.h"

#include <filesystem>
#include <sstream>

namespace cairn::test {

namespace {

/// pg_dump reads servers up to its own major.
bool dumpReads(int major)
{
    const auto path = clientProgram("pg_dump");
    const auto number = std::filesystem::path(path).parent_path().parent_path().filename().string();
    return major <= std::stoi(number);
}

/// Newer pg_dump prints psql's \restrict with a key of chance.
std::string withoutRandomKeys(const std::string &dump)
{
    std::istringstream in(dump);
    std::string out;
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with("\\restrict ") && !line.starts_with("\\unrestrict "))
            out += line + "\n";
    return out;
}

std::string dumpOf(const TestServer &server, const std::string &database, bool unloggedRows)
{
    std::vector<std::string> arguments{clientProgram("pg_dump"), "-d", server.conninfo(database)};
    if (!unloggedRows)
        arguments.emplace_back("--no-unlogged-table-data");
    return withoutRandomKeys(runOrFail({.arguments = arguments}).out);
}

/// One line per table and sequence, with a digest of all rows in a fixed order. Indexes are used by neither side.
std::string rowsOf(const TestServer &server, const std::string &database)
{
    auto sql = server.connect(database);
    sql.run("SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off");
    std::string text;
    const auto relations = sql.rows("SELECT format('%I.%I', n.nspname, c.relname), c.relkind"
                                    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                    " WHERE c.relkind IN ('r', 'm', 'S') AND c.relpersistence = 'p'"
                                    " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
                                    " ORDER BY 1");
    for (const auto &relation : relations) {
        const auto &name = relation[0];
        text += name + ": ";
        if (relation[1] == "S")
            text += sql.value("SELECT format('%s %s', last_value, is_called) FROM " + name) + "\n";
        else
            text += sql.value("SELECT format('%s rows, %s', count(*), md5(string_agg(t::text, chr(10)"
                              " ORDER BY t::text COLLATE \"C\"))) FROM " +
                              name + " t") +
                    "\n";
    }
    return text;
}

} // namespace

std::string logicalState(const TestServer &server, bool unloggedRows)
{
    auto sql = server.connect();
    std::string text = sql.value("SELECT string_agg(format('role %I %s %s', rolname, rolsuper, rolcanlogin), chr(10)"
                                 " ORDER BY rolname) FROM pg_roles WHERE oid >= 16384 OR rolname = 'postgres'") +
                       "\n";
    text +=
        sql.value("SELECT string_agg(format('tablespace %I', spcname), chr(10) ORDER BY spcname) FROM pg_tablespace") +
        "\n";
    for (const auto &row : sql.rows("SELECT datname FROM pg_database WHERE datallowconn ORDER BY datname")) {
        text += "database " + sql.identifier(row[0]) + "\n" + rowsOf(server, row[0]);
        if (dumpReads(server.major()))
            text += dumpOf(server, row[0], unloggedRows);
    }
    return text;
}

} // namespace cairn::test
