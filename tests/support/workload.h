#pragma once

#include "support/test_server.h"

#include <memory>
#include <string>

namespace cairn::test {

/// pgbench's bank. Whatever was committed, its accounts, tellers, branches and history add up; half a transaction, a
/// lost page or a page too new breaks the sum.
class Bank {
public:
    /// Makes the tables in a database of the server (about 15 MB per unit of scale).
    static void create(const TestServer &server, int scale = 1, const std::string &database = "postgres");

    /// Runs `count` transactions per client and returns when all are committed.
    static void transact(const TestServer &server, int count, int clients = 2,
                         const std::string &database = "postgres");
    /// Runs transactions until stopLoad(); returns when the first hundred are committed.
    void startLoad(const TestServer &server, const std::string &database = "postgres");
    /// Ends the load. Also after the server was killed.
    void stopLoad();
    /// Returns when no transaction of a load that was ended is still under way on the server: its sessions notice late
    /// that their client is gone. Waits by locking the tables, not by looking again and again.
    static void settle(const TestServer &server, const std::string &database = "postgres");
    /// Fails the test when the sums of the four tables differ, or nothing was ever transacted.
    static void check(const TestServer &server, const std::string &database = "postgres",
                      std::source_location where = std::source_location::current());
    /// Number of committed transactions.
    [[nodiscard]] static long transactions(const TestServer &server, const std::string &database = "postgres");

private:
    std::unique_ptr<Process> m_load;
};

} // namespace cairn::test
