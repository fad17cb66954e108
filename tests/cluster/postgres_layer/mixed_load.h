#pragma once

#include "support/test_server.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace cairn::test {

/// A load that does everything to relation files that PostgreSQL can, in an order that a seed decides: rows, indexes of
/// all methods, vacuum in all ways, rewrites, truncation, databases made and moved, tablespaces, large objects,
/// sequences, prepared transactions, unlogged and temporary tables, rollbacks, checkpoints.
class MixedLoad {
public:
    /// Makes tables, tablespaces and databases. The server needs max_prepared_transactions.
    MixedLoad(const TestServer &server, std::uint64_t seed);
    /// Everything once, in random order, and then `more` random things.
    void run(int more);

private:
    using Step = void (MixedLoad::*)();

    void insertRows();
    void updateRows();
    void deleteRows();
    void vacuum();
    void vacuumTruncates();
    void vacuumFull();
    void cluster();
    void truncateTable();
    void truncateNewTable();
    void reindex();
    void createAndDropTables();
    void rolledBack();
    void savepoints();
    void largeObjects();
    void sequences();
    void moveTable();
    void tablespaces();
    void databases();
    void databaseByFileCopy();
    void moveDatabase();
    void writeInDatabases();
    void preparedTransactions();
    void endPrepared();
    void unloggedAndTemporary();
    void hintBits();
    void rewriteCatalog();
    void checkpointAndSwitch();

    /// One by one: a text of several statements would be one transaction, in which not all of them may run.
    void run(const std::string &statements);
    [[nodiscard]] std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }
    [[nodiscard]] std::string any(std::initializer_list<const char *> choices);
    [[nodiscard]] std::string freshName(const std::string &kind);
    void dropDatabase(const std::string &name);

    const TestServer &m_server;
    std::mt19937_64 m_random;
    Sql m_sql;
    int m_names = 0;
    std::vector<std::string> m_databases;
    std::vector<std::string> m_tables;
    std::vector<std::string> m_prepared;
    std::string m_space; ///< a tablespace that was made and not dropped yet
};

} // namespace cairn::test
