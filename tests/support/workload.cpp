#include "support/workload.h"

#include "support/expect.h"

#include <csignal>

namespace cairn::test {

namespace {

std::vector<std::string> pgbench(const TestServer &server, const std::string &database,
                                 const std::vector<std::string> &options)
{
    std::vector<std::string> arguments{
        clientProgram("pgbench"), "-h", server.socketDirectory(), "-p", "5432", "-U", "postgres"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back(database);
    return arguments;
}

} // namespace

void Bank::create(const TestServer &server, int scale, const std::string &database)
{
    runOrFail({.arguments = pgbench(server, database, {"-i", "-q", "-s", std::to_string(scale)})});
}

void Bank::transact(const TestServer &server, int count, int clients, const std::string &database)
{
    runOrFail(
        {.arguments = pgbench(server, database, {"-n", "-c", std::to_string(clients), "-t", std::to_string(count)})});
}

void Bank::startLoad(const TestServer &server, const std::string &database)
{
    m_load = std::make_unique<Process>(
        ProcessRequest{.arguments = pgbench(server, database, {"-n", "-c", "2", "-T", "100000"})});
    transact(server, 50, 2, database);
}

void Bank::stopLoad()
{
    expect(m_load != nullptr, "no load is running");
    m_load->signal(SIGINT);
    (void)m_load->wait();
    m_load.reset();
}

void Bank::settle(const TestServer &server, const std::string &database)
{
    server.connect(database).run(
        "BEGIN; LOCK TABLE pgbench_accounts, pgbench_tellers, pgbench_branches, pgbench_history "
        "IN ACCESS EXCLUSIVE MODE; COMMIT");
}

void Bank::check(const TestServer &server, const std::string &database, std::source_location where)
{
    auto sql = server.connect(database);
    const auto sums = sql.rows("SELECT (SELECT sum(abalance) FROM pgbench_accounts),"
                               " (SELECT sum(tbalance) FROM pgbench_tellers),"
                               " (SELECT sum(bbalance) FROM pgbench_branches),"
                               " (SELECT sum(delta) FROM pgbench_history),"
                               " (SELECT count(*) FROM pgbench_accounts) % 100000,"
                               " (SELECT count(*) FROM pgbench_history)",
                               where)[0];
    const auto all = "accounts " + sums[0] + ", tellers " + sums[1] + ", branches " + sums[2] + ", history " + sums[3];
    expect(sums[0] == sums[1] && sums[1] == sums[2] && sums[2] == sums[3], "the books do not balance: " + all, where);
    expect(sums[4] == "0", "accounts are missing", where);
    expect(sums[5] != "0", "no transaction was ever made", where);
}

long Bank::transactions(const TestServer &server, const std::string &database)
{
    return std::stol(server.connect(database).value("SELECT count(*) FROM pgbench_history"));
}

} // namespace cairn::test
