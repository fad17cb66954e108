#pragma once

#include <memory>
#include <source_location>
#include <string>
#include <vector>

struct pg_conn;

namespace cairn::test {

/// One connection to a server. A statement that fails fails the test; failing on purpose has its own function.
class Sql {
public:
    using Row = std::vector<std::string>;

    explicit Sql(const std::string &conninfo, std::source_location where = std::source_location::current());

    /// Runs one or more statements.
    void run(const std::string &statements, std::source_location where = std::source_location::current());
    /// All rows of a query; NULL is an empty text.
    [[nodiscard]] std::vector<Row> rows(const std::string &query,
                                        std::source_location where = std::source_location::current());
    /// The only value of a query.
    [[nodiscard]] std::string value(const std::string &query,
                                    std::source_location where = std::source_location::current());
    /// The SQLSTATE with which a statement fails; empty when it works.
    [[nodiscard]] std::string failureOf(const std::string &statement);
    /// A text as an SQL literal.
    [[nodiscard]] std::string literal(const std::string &text) const;
    /// A name as an SQL identifier.
    [[nodiscard]] std::string identifier(const std::string &name) const;

private:
    struct Closer {
        void operator()(pg_conn *connection) const;
    };
    std::unique_ptr<pg_conn, Closer> m_connection;
};

} // namespace cairn::test
