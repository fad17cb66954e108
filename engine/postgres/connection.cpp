#include "postgres/connection.h"

#include "core/worker_pool.h"
#include "postgres/connect_failure.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <format>
#include <poll.h>
#include <ranges>
#include <sys/eventfd.h>
#include <unistd.h>

namespace cairn {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t noticesKept = 100;

/// What libpq does not know is null.
std::string textOf(const char *text)
{
    return text != nullptr ? text : std::string();
}

std::string diagnostic(const PGresult *result, int field)
{
    return textOf(pq::resultErrorField(result, field));
}

int pollMilliseconds(const Deadline &deadline)
{
    if (!deadline)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, INT_MAX));
}

/// Keywords and values in the form libpq wants.
class KeywordList {
public:
    void add(std::string keyword, std::string value)
    {
        if (value.empty())
            return; // libpq's own default
        m_keywords.push_back(std::move(keyword));
        m_values.push_back(std::move(value));
    }
    [[nodiscard]] PGconn *connect() const
    {
        std::vector<const char *> keywords;
        std::vector<const char *> values;
        for (std::size_t i = 0; i < m_keywords.size(); ++i) {
            keywords.push_back(m_keywords[i].c_str());
            values.push_back(m_values[i].c_str());
        }
        keywords.push_back(nullptr);
        values.push_back(nullptr);
        // 0: a database name is a name, even one that looks like a connection string.
        return pq::connectStartParams(keywords.data(), values.data(), 0);
    }

private:
    std::vector<std::string> m_keywords;
    std::vector<std::string> m_values;
};

constexpr auto reservedKeywords = std::to_array<std::string_view>(
    {"host", "port", "user", "dbname", "application_name", "client_encoding", "replication", "password"});

Result<KeywordList> keywordsOf(const ConnectionOptions &options, Connection::Purpose purpose)
{
    KeywordList list;
    list.add("host", options.host);
    list.add("port", options.port);
    list.add("user", options.user);
    list.add("application_name", options.applicationName);
    list.add("client_encoding", "SQL_ASCII");
    if (purpose == Connection::Purpose::Replication) {
        list.add("replication", "true");
        list.add("dbname", "replication"); // the server ignores it; the password file is searched for it
    } else {
        list.add("dbname", options.database);
        // From the first statement on: a role or database may have a limit that no backup can keep.
        const char *more = std::getenv("PGOPTIONS");
        list.add("options",
                 std::format("-c statement_timeout=0{}{}", more != nullptr ? " " : "", more != nullptr ? more : ""));
    }
    // A peer that vanished without a word is noticed after about a minute.
    list.add("keepalives_idle", "30");
    list.add("keepalives_interval", "10");
    list.add("keepalives_count", "3");
    for (const auto &[keyword, value] : options.extra) {
        if (std::ranges::find(reservedKeywords, keyword) != reservedKeywords.end())
            return fail(ErrorCode::Usage, std::format("the connection option {} cannot be given this way", keyword), {},
                        keyword == "password" ? "put passwords into ~/.pgpass, PGPASSWORD or a service file" : "");
        list.add(keyword, value); // of several equal keywords libpq takes the last
    }
    return list;
}

} // namespace

Result<Event> Event::make()
{
    Fd fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!fd.isOpen())
        return failErrno(errno, "cannot make an event descriptor", "eventfd");
    return Event(std::move(fd));
}

void Event::raise() const
{
    // Fails only when the counter is full, and then it is raised.
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_fd.get(), &one, sizeof one);
}

void Event::clear() const
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_fd.get(), &count, sizeof count);
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions &options, Purpose purpose,
                                                     const std::stop_token &stop)
{
    CAIRN_TRY(auto stopEvent, Event::make());
    CAIRN_TRY(auto wakeEvent, Event::make());
    std::unique_ptr<Connection> connection(
        new Connection(std::move(stopEvent), std::move(wakeEvent), redactedConninfo(options)));
    CAIRN_CHECK(connection->establish(options, purpose, stop));
    return connection;
}

Connection::~Connection()
{
    close();
}

void Connection::close()
{
    if (m_handle != nullptr)
        pq::finish(std::exchange(m_handle, nullptr));
}

Status Connection::establish(const ConnectionOptions &options, Purpose purpose, const std::stop_token &stop)
{
    CAIRN_CHECK(pq::load());
    CAIRN_TRY(auto keywords, keywordsOf(options, purpose));
    std::optional<std::string> password; // that somebody gave: libpq's own means come first
    for (;;) {
        CAIRN_CHECK(checkStop(stop));
        m_handle = keywords.connect();
        if (m_handle == nullptr)
            return fail(ErrorCode::Internal, "libpq could not allocate a connection");
        Status connected = negotiate(purpose, options.connectTimeout, stop);
        if (connected || !options.passwords || !wantsPassword(password.has_value()))
            return connected;
        password = options.passwords({.user = textOf(pq::user(m_handle)),
                                      .host = textOf(pq::host(m_handle)),
                                      .port = textOf(pq::port(m_handle)),
                                      .rejected = password},
                                     stop);
        CAIRN_CHECK(checkStop(stop));
        if (!password)
            return connected;
        close();
        keywords.add("password", *password); // of several equal keywords libpq takes the last
    }
}

Status Connection::negotiate(Purpose purpose, std::chrono::milliseconds timeout, const std::stop_token &stop)
{
    pq::setNoticeReceiver(m_handle, &Connection::keepNotice, this);
    pq::setErrorVerbosity(m_handle, PQERRORS_VERBOSE); // with the SQLSTATE, which is the same in every language
    const Deadline deadline = Clock::now() + timeout;
    auto state = pq::status(m_handle) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (state == PGRES_POLLING_FAILED)
            return connectError(purpose);
        // The socket may be another one in every round: libpq goes through the addresses of the host.
        CAIRN_TRY(const Wake woken, wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline, stop));
        if (woken == Wake::Timeout)
            return fail(ErrorCode::Connection,
                        std::format("no answer from PostgreSQL within {} s",
                                    std::chrono::ceil<std::chrono::seconds>(timeout).count()),
                        m_where, "check host and port, and that no firewall swallows the packets");
        state = pq::connectPoll(m_handle);
    }
    pq::setErrorVerbosity(m_handle, PQERRORS_DEFAULT);
    m_versionNumber = pq::serverVersion(m_handle);
    if (pq::setnonblocking(m_handle, 1) != 0)
        return lostError();
    return {};
}

bool Connection::wantsPassword(bool hadOne) const
{
    if (pq::status(m_handle) != CONNECTION_BAD)
        return false; // it took too long
    if (!hadOne)
        return pq::connectionNeedsPassword(m_handle) != 0;
    // Not PQconnectionUsedPassword: libpq forgets it when it tries again without TLS.
    return readConnectFailure(pq::errorMessage(m_handle)).isOfPassword;
}

std::unexpected<Error> Connection::connectError(Purpose purpose) const
{
    const std::string text = readConnectFailure(pq::errorMessage(m_handle)).text;
    const std::string_view what =
        purpose == Purpose::Replication ? "cannot open a replication connection" : "cannot connect to PostgreSQL";
    return fail(ErrorCode::Connection, std::format("{} ({})", what, text), m_where,
                connectHint(text, textOf(pq::user(m_handle))));
}

std::unexpected<Error> Connection::lostError()
{
    const std::string text = m_handle ? onOneLine(pq::errorMessage(m_handle)) : std::string("it was closed");
    return fail(ErrorCode::Connection, std::format("the connection to PostgreSQL is lost ({})", text), m_where,
                "look into the server's log");
}

std::unexpected<Error> Connection::serverError(const PGresult *result)
{
    m_lastSqlState = diagnostic(result, PG_DIAG_SQLSTATE);
    std::string message = diagnostic(result, PG_DIAG_MESSAGE_PRIMARY);
    if (m_lastSqlState.empty() && pq::status(m_handle) == CONNECTION_BAD)
        return lostError();
    if (message.empty())
        message = onOneLine(pq::resultErrorMessage(result));
    if (const auto detail = diagnostic(result, PG_DIAG_MESSAGE_DETAIL); !detail.empty())
        message += " (" + detail + ")";
    std::string hint = diagnostic(result, PG_DIAG_MESSAGE_HINT);
    if (hint.empty() && m_lastSqlState == "42501")
        hint = "the role needs more rights: see the GRANT statements that the connection test shows";
    // Class 08 and the shutdown codes say that the session is over, whatever the statement was.
    const bool lost = m_lastSqlState.starts_with("08") || m_lastSqlState == "57P01" || m_lastSqlState == "57P02" ||
                      m_lastSqlState == "57P03";
    return fail(lost ? ErrorCode::Connection : ErrorCode::Server,
                std::format("PostgreSQL reports: {} (SQLSTATE {})", message,
                            m_lastSqlState.empty() ? "unknown" : m_lastSqlState),
                m_where, std::move(hint));
}

void Connection::keepNotice(void *self, const PGresult *result)
{
    auto &notices = static_cast<Connection *>(self)->m_notices;
    if (notices.size() < noticesKept)
        notices.push_back(diagnostic(result, PG_DIAG_SEVERITY) + ": " + diagnostic(result, PG_DIAG_MESSAGE_PRIMARY));
}

Result<Connection::Wake> Connection::wait(short events, Deadline deadline, const std::stop_token &stop)
{
    // Raised by an earlier wait with another token: cleared before the callback can raise it for this one.
    m_stop.clear();
    const std::stop_callback onStop(stop, [this] { m_stop.raise(); });
    std::array<pollfd, 3> waited{
        {{pq::socket(m_handle), events, 0}, {m_stop.fd(), POLLIN, 0}, {m_wake.fd(), POLLIN, 0}}};
    int ready = 0;
    do
        ready = ::poll(waited.data(), waited.size(), pollMilliseconds(deadline));
    while (ready < 0 && errno == EINTR);
    if (ready < 0)
        return failErrno(errno, "cannot wait for the server", m_where);
    if (stop.stop_requested())
        return cancelledError();
    if (waited[2].revents != 0) {
        m_wake.clear();
        return Wake::Event;
    }
    return waited[0].revents != 0 ? Wake::Socket : Wake::Timeout;
}

Status Connection::consume()
{
    if (pq::consumeInput(m_handle) == 0)
        return lostError();
    return {};
}

Status Connection::flush(const std::stop_token &stop, Deadline deadline)
{
    for (;;) {
        const int left = pq::flush(m_handle);
        if (left == 0)
            return {};
        if (left < 0)
            return lostError();
        // The server may be waiting for us to read before it reads on.
        CAIRN_TRY(const Wake woken, wait(POLLIN | POLLOUT, deadline, stop));
        if (woken == Wake::Timeout)
            return fail(ErrorCode::Connection, "the server does not take what we send", m_where);
        CAIRN_CHECK(consume());
    }
}

namespace {

bool isPart(ExecStatusType status)
{
#ifdef LIBPQ_HAS_CHUNK_MODE
    if (status == PGRES_TUPLES_CHUNK)
        return true;
#endif
    return status == PGRES_SINGLE_TUPLE;
}

} // namespace

Status Connection::send(const std::string &sql, const QueryParameters &parameters, const std::stop_token &stop)
{
    if (!isOpen())
        return lostError();
    CAIRN_CHECK(checkStop(stop));
    std::vector<const char *> values;
    for (const auto &parameter : parameters) {
        if (parameter && parameter->find('\0') != std::string::npos)
            return fail(ErrorCode::Usage, "a value for PostgreSQL holds a zero byte");
        values.push_back(parameter ? parameter->c_str() : nullptr);
    }
    if (pq::sendQueryParams(m_handle, sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                            nullptr, 0) == 0)
        return lostError();
    return {};
}

Result<std::vector<PgResult>> Connection::execute(const std::string &sql, const QueryParameters &parameters,
                                                  const std::stop_token &stop)
{
    CAIRN_CHECK(send(sql, parameters, stop));
    return collect(stop);
}

Status Connection::stream(const std::string &sql, const QueryParameters &parameters, const PartHandler &handler,
                          const std::stop_token &stop)
{
    CAIRN_CHECK(send(sql, parameters, stop));
#ifdef LIBPQ_HAS_CHUNK_MODE
    constexpr int rowsPerPart = 1000;
    const bool inParts = pq::setChunkedRowsMode(m_handle, rowsPerPart) != 0;
#else
    const bool inParts = pq::setSingleRowMode(m_handle) != 0;
#endif
    if (!inParts)
        return fail(ErrorCode::Internal, "libpq refuses to hand rows over one by one");
    CAIRN_CHECK(collectWith(handler, stop));
    return {};
}

Result<std::vector<PgResult>> Connection::executeSimple(const std::string &command, const std::stop_token &stop)
{
    if (!isOpen())
        return lostError();
    CAIRN_CHECK(checkStop(stop));
    if (pq::sendQuery(m_handle, command.c_str()) == 0)
        return lostError();
    return collect(stop);
}

Result<std::vector<PgResult>> Connection::collect(const std::stop_token &stop)
{
    return collectWith({}, stop);
}

Result<std::vector<PgResult>> Connection::collectWith(const PartHandler &handler, const std::stop_token &stop)
{
    m_lastSqlState.clear();
    std::vector<PgResult> results;
    PgResult failed;
    Status state = flush(stop);
    while (state) {
        if (pq::isBusy(m_handle) != 0) {
            const auto woken = wait(POLLIN, {}, stop);
            state = woken ? consume() : std::unexpected(woken.error());
            continue;
        }
        PgResult result(pq::getResult(m_handle));
        if (!result)
            break;
        const auto status = pq::resultStatus(result.get());
        if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE) {
            if (!failed) // a second one only says that the connection is gone after the first
                failed = std::move(result);
            continue;
        }
        if (isPart(status)) {
            state = handler(result.get());
            continue;
        }
        results.push_back(std::move(result));
        if (status == PGRES_COPY_BOTH || status == PGRES_COPY_IN || status == PGRES_COPY_OUT)
            break; // libpq would return the same result for ever
    }
    // Of the other errors only the handler's leave a command that goes on.
    if (!state && (state.error().code == ErrorCode::Cancelled || (handler && pq::status(m_handle) == CONNECTION_OK)))
        cancelRunning();
    if (!state)
        return std::unexpected(std::move(state).error());
    if (failed)
        return serverError(failed.get());
    return results;
}

bool Connection::drainUntil(Clock::time_point deadline)
{
    const std::stop_token never;
    for (;;) {
        if (pq::isBusy(m_handle) == 0) {
            const PgResult result(pq::getResult(m_handle));
            if (!result)
                return true;
            const auto status = pq::resultStatus(result.get());
            if (status == PGRES_COPY_BOTH || status == PGRES_COPY_IN || status == PGRES_COPY_OUT)
                return false; // a stream began before the request arrived: libpq would return this result for ever
            continue;
        }
        const auto woken = wait(POLLIN, deadline, never);
        if (!woken || *woken == Wake::Timeout || !consume())
            return false;
    }
}

#ifdef LIBPQ_HAS_ASYNC_CANCEL

namespace {

/// Sends the request and waits for its end, but not longer than the deadline.
void sendCancel(PGconn *handle, Clock::time_point deadline)
{
    const std::unique_ptr<PGcancelConn, decltype((pq::cancelFinish))> request(pq::cancelCreate(handle),
                                                                              pq::cancelFinish);
    if (!request || pq::cancelStart(request.get()) == 0)
        return;
    for (auto state = PGRES_POLLING_WRITING; state == PGRES_POLLING_WRITING || state == PGRES_POLLING_READING;
         state = pq::cancelPoll(request.get())) {
        const short events = state == PGRES_POLLING_WRITING ? POLLOUT : POLLIN;
        pollfd waited{pq::cancelSocket(request.get()), events, 0};
        if (::poll(&waited, 1, pollMilliseconds(deadline)) == 0)
            return;
    }
}

} // namespace

#else

namespace {

/// libpq before 17: blocks as long as the network lets it.
void sendCancel(PGconn *handle, Clock::time_point)
{
    const std::unique_ptr<PGcancel, decltype((pq::freeCancel))> request(pq::getCancel(handle), pq::freeCancel);
    std::array<char, 256> problem{};
    if (request)
        pq::cancel(request.get(), problem.data(), static_cast<int>(problem.size()));
}

} // namespace

#endif

void Connection::cancelRunning()
{
    const auto deadline = Clock::now() + std::chrono::milliseconds(700);
    sendCancel(m_handle, deadline);
    if (!drainUntil(deadline))
        close();
}

} // namespace cairn
