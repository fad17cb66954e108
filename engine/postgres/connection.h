#pragma once

// Private to this folder: the libpq handle behind Session and ReplicationConnection.

#include "core/error.h"
#include "core/files.h"
#include "postgres/libpq.h"
#include "postgres/session.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

struct PgResultDeleter {
    void operator()(PGresult *result) const { pq::clear(result); }
};
using PgResult = std::unique_ptr<PGresult, PgResultDeleter>;

/// An eventfd: makes poll(2) return. raise() from any thread.
class Event {
public:
    [[nodiscard]] static Result<Event> make();
    void raise() const;
    void clear() const;
    [[nodiscard]] int fd() const { return m_fd.get(); }

private:
    explicit Event(Fd fd)
        : m_fd(std::move(fd))
    {
    }
    Fd m_fd;
};

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// A libpq connection in non-blocking mode. Everything that waits does so in poll(2) on the socket and two events, so
/// that a stop request or wake() ends the wait at once. Used by one thread at a time, but for wake().
class Connection {
public:
    enum class Purpose { Sql, Replication };
    enum class Wake { Socket, Event, Timeout };

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options, Purpose purpose,
                                                                  const std::stop_token &stop);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    /// Runs a command over the extended protocol (parameters) and returns its results.
    [[nodiscard]] Result<std::vector<PgResult>> execute(const std::string &sql, const QueryParameters &parameters,
                                                        const std::stop_token &stop);
    /// The same, but the rows are handed over as they arrive, in results of some rows each, and not kept. An error of
    /// the handler cancels the command on the server and is returned.
    using PartHandler = std::function<Status(const PGresult *)>;
    [[nodiscard]] Status stream(const std::string &sql, const QueryParameters &parameters, const PartHandler &handler,
                                const std::stop_token &stop);
    /// Runs a command over the simple protocol, the only one a walsender takes. Ends early when a COPY begins.
    [[nodiscard]] Result<std::vector<PgResult>> executeSimple(const std::string &command, const std::stop_token &stop);
    /// Waits for all results of a command that was sent, or until a COPY begins. A stop request cancels the command.
    [[nodiscard]] Result<std::vector<PgResult>> collect(const std::stop_token &stop);
    /// Writes what libpq has buffered.
    [[nodiscard]] Status flush(const std::stop_token &stop, Deadline deadline = {});
    /// Waits until the socket is ready for `events` (POLLIN, POLLOUT). Cancelled when a stop was requested.
    [[nodiscard]] Result<Wake> wait(short events, Deadline deadline, const std::stop_token &stop);
    /// Reads what has arrived on the socket.
    [[nodiscard]] Status consume();

    void wake() const { m_wake.raise(); }
    [[nodiscard]] PGconn *handle() const { return m_handle; }
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }
    [[nodiscard]] int versionNumber() const { return m_versionNumber; }
    [[nodiscard]] const std::string &lastSqlState() const { return m_lastSqlState; }
    [[nodiscard]] std::vector<std::string> takeNotices() { return std::exchange(m_notices, {}); }
    void close();

    /// The error that a failed result stands for; remembers its SQLSTATE.
    [[nodiscard]] std::unexpected<Error> serverError(const PGresult *result);
    /// The error of a connection that broke.
    [[nodiscard]] std::unexpected<Error> lostError();

private:
    Connection(Event stopEvent, Event wakeEvent, std::string where)
        : m_stop(std::move(stopEvent))
        , m_wake(std::move(wakeEvent))
        , m_where(std::move(where))
    {
    }
    [[nodiscard]] Status establish(const ConnectionOptions &options, Purpose purpose, const std::stop_token &stop);
    /// One attempt, once the handle is there.
    [[nodiscard]] Status negotiate(Purpose purpose, std::chrono::milliseconds timeout, const std::stop_token &stop);
    /// Whether a password, or another one than it had, could mend what just failed.
    [[nodiscard]] bool wantsPassword(bool hadOne) const;
    [[nodiscard]] std::unexpected<Error> connectError(Purpose purpose) const;
    [[nodiscard]] Status send(const std::string &sql, const QueryParameters &parameters, const std::stop_token &stop);
    /// collect(), which hands results that are only a part of the rows over instead of keeping them.
    [[nodiscard]] Result<std::vector<PgResult>> collectWith(const PartHandler &handler, const std::stop_token &stop);
    /// Asks the server to cancel what it runs, and waits a moment for it to obey; closes the connection if it does not.
    void cancelRunning();
    [[nodiscard]] bool drainUntil(std::chrono::steady_clock::time_point deadline);
    static void keepNotice(void *self, const PGresult *result);

    PGconn *m_handle = nullptr;
    Event m_stop;
    Event m_wake;
    std::string m_where;
    int m_versionNumber = 0;
    std::string m_lastSqlState;
    std::vector<std::string> m_notices;
};

} // namespace cairn
