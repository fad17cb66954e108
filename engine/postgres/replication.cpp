#include "postgres/replication.h"

#include "core/worker_pool.h"
#include "postgres/connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <poll.h>

namespace cairn {

namespace {

using Clock = std::chrono::steady_clock;

/// A peer that takes nothing for this long is gone.
constexpr std::chrono::seconds sendLimit{60};

std::string field(const PgResult &result, int column)
{
    if (pq::ntuples(result.get()) < 1 || column >= pq::nfields(result.get()) ||
        pq::getisnull(result.get(), 0, column) != 0)
        return {};
    return {pq::getvalue(result.get(), 0, column), static_cast<std::size_t>(pq::getlength(result.get(), 0, column))};
}

template <class Number>
Result<Number> parseField(const std::string &text, std::string_view what)
{
    Number value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc{} || end != text.data() + text.size())
        return fail(ErrorCode::Server, std::format("the server sent '{}' as {}", text, what));
    return value;
}

Result<Lsn> parseLsnField(const std::string &text)
{
    auto lsn = Lsn::parse(text);
    if (!lsn)
        return fail(ErrorCode::Server, std::format("the server sent '{}' as a WAL position", text));
    return lsn;
}

/// The first result with rows.
const PgResult *rowsOf(const std::vector<PgResult> &results)
{
    const auto found = std::ranges::find_if(
        results, [](const PgResult &result) { return pq::resultStatus(result.get()) == PGRES_TUPLES_OK; });
    return found == results.end() ? nullptr : &*found;
}

Result<TimelineEnd> parseTimelineEnd(const PgResult &result)
{
    CAIRN_TRY(const auto next, parseField<std::uint32_t>(field(result, 0), "a timeline"));
    CAIRN_TRY(const auto switchPoint, parseLsnField(field(result, 1)));
    return TimelineEnd{TimelineId{next}, switchPoint};
}

Status checkSlotName(const std::string &name)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || name.size() > 63 || !std::ranges::all_of(name, allowed))
        return fail(ErrorCode::Usage,
                    "a replication slot's name has 1 to 63 lower-case letters, digits and underscores", name);
    return {};
}

/// WAL that the server removed is its own kind of error, because the answer differs: a slot, or an archive.
std::unexpected<Error> streamError(Error error, const std::string &sqlState)
{
    if (sqlState == "58P01") {
        error.code = ErrorCode::WalMissing;
        error.hint =
            "the server has removed WAL that is needed: use a replication slot, raise wal_keep_size, or back up "
            "with an archive";
    }
    return std::unexpected(std::move(error));
}

} // namespace

/// The message that libpq allocated for the last receive().
struct ReplicationConnection::StreamBuffer {
    struct Free {
        void operator()(char *memory) const { pq::freemem(memory); }
    };
    std::unique_ptr<char, Free> message;
};

ReplicationConnection::ReplicationConnection(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
    , m_buffer(std::make_unique<StreamBuffer>())
{
}
ReplicationConnection::ReplicationConnection(ReplicationConnection &&) noexcept = default;
ReplicationConnection &ReplicationConnection::operator=(ReplicationConnection &&) noexcept = default;
ReplicationConnection::~ReplicationConnection() = default;

Result<ReplicationConnection> ReplicationConnection::connect(const ConnectionOptions &options,
                                                             const std::stop_token &stop)
{
    CAIRN_TRY(auto connection, Connection::open(options, Connection::Purpose::Replication, stop));
    return ReplicationConnection(std::move(connection));
}

Result<SystemIdentity> ReplicationConnection::identifySystem(const std::stop_token &stop)
{
    CAIRN_TRY(const auto results, m_connection->executeSimple("IDENTIFY_SYSTEM", stop));
    const auto *row = rowsOf(results);
    if (row == nullptr)
        return fail(ErrorCode::Server, "the server did not identify itself");
    SystemIdentity identity;
    CAIRN_TRY(identity.systemIdentifier.value, parseField<std::uint64_t>(field(*row, 0), "its system identifier"));
    CAIRN_TRY(identity.timeline.value, parseField<std::uint32_t>(field(*row, 1), "its timeline"));
    CAIRN_TRY(identity.flushed, parseLsnField(field(*row, 2)));
    return identity;
}

Result<std::string> ReplicationConnection::show(const std::string &setting, const std::stop_token &stop)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    if (setting.empty() || !std::ranges::all_of(setting, allowed))
        return fail(ErrorCode::Usage, "not the name of a setting", setting);
    CAIRN_TRY(const auto results, m_connection->executeSimple("SHOW " + setting, stop));
    const auto *row = rowsOf(results);
    return row ? field(*row, 0) : std::string();
}

Status ReplicationConnection::createPhysicalSlot(const std::string &name, bool temporary, const std::stop_token &stop)
{
    CAIRN_CHECK(checkSlotName(name));
    const auto made = m_connection->executeSimple(
        std::format("CREATE_REPLICATION_SLOT \"{}\"{} PHYSICAL RESERVE_WAL", name, temporary ? " TEMPORARY" : ""),
        stop);
    if (made)
        return {};
    Error error = made.error();
    const auto &state = m_connection->lastSqlState();
    if (state == "42710")
        error.code = ErrorCode::AlreadyExists;
    else if (state == "53400")
        error.hint = "raise max_replication_slots, or drop slots that nobody uses";
    return std::unexpected(std::move(error));
}

Status ReplicationConnection::dropSlot(const std::string &name, const std::stop_token &stop)
{
    CAIRN_CHECK(checkSlotName(name));
    const auto dropped = m_connection->executeSimple(std::format("DROP_REPLICATION_SLOT \"{}\" WAIT", name), stop);
    if (dropped)
        return {};
    Error error = dropped.error();
    if (m_connection->lastSqlState() == "42704")
        error.code = ErrorCode::NotFound;
    return std::unexpected(std::move(error));
}

Result<TimelineHistoryFile> ReplicationConnection::timelineHistory(TimelineId timeline, const std::stop_token &stop)
{
    const auto results = m_connection->executeSimple(std::format("TIMELINE_HISTORY {}", timeline.value), stop);
    if (!results) {
        Error error = results.error();
        if (m_connection->lastSqlState() == "58P01")
            error.code = ErrorCode::NotFound;
        return std::unexpected(std::move(error));
    }
    const auto *row = rowsOf(*results);
    if (row == nullptr)
        return fail(ErrorCode::Server, std::format("the server sent no history of timeline {}", timeline.value));
    return TimelineHistoryFile{field(*row, 0), field(*row, 1)};
}

Result<std::optional<TimelineEnd>> ReplicationConnection::startStream(const std::string &slot, Lsn from,
                                                                      TimelineId timeline, const std::stop_token &stop)
{
    std::string command = "START_REPLICATION ";
    if (!slot.empty()) {
        CAIRN_CHECK(checkSlotName(slot));
        command += std::format("SLOT \"{}\" ", slot);
    }
    command += std::format("PHYSICAL {} TIMELINE {}", from.toString(), timeline.value);
    const auto results = m_connection->executeSimple(command, stop);
    if (!results)
        return streamError(results.error(), m_connection->lastSqlState());
    if (!results->empty() && pq::resultStatus(results->back().get()) == PGRES_COPY_BOTH)
        return std::optional<TimelineEnd>{};
    if (const auto *row = rowsOf(*results)) {
        CAIRN_TRY(auto end, parseTimelineEnd(*row));
        return std::optional(end);
    }
    return fail(ErrorCode::Server, "the server did not begin to stream");
}

Result<StreamMessage> ReplicationConnection::receive(std::chrono::milliseconds timeout, const std::stop_token &stop)
{
    const Deadline deadline = Clock::now() + timeout;
    for (;;) {
        if (!m_connection->isOpen())
            return m_connection->lostError();
        CAIRN_CHECK(checkStop(stop));
        char *message = nullptr;
        const int length = pq::getCopyData(m_connection->handle(), &message, 1);
        m_buffer->message.reset(message);
        if (length > 0)
            return parseMessage(static_cast<std::size_t>(length));
        if (length == -2)
            return m_connection->lostError();
        if (length == -1)
            return finishStream(stop);
        CAIRN_TRY(const auto woken, m_connection->wait(POLLIN, deadline, stop));
        if (woken != Connection::Wake::Socket)
            return StreamMessage{NothingYet{}};
        CAIRN_CHECK(m_connection->consume());
    }
}

Result<StreamMessage> ReplicationConnection::parseMessage(std::size_t length) const
{
    constexpr std::size_t dataHeader = 25;
    constexpr std::size_t keepaliveSize = 18;
    const ByteView bytes = asBytes({m_buffer->message.get(), length});
    const char type = m_buffer->message.get()[0];
    if (type == 'w' && length >= dataHeader)
        return WalData{Lsn{loadBe<std::uint64_t>(bytes, 1)}, bytes.subspan(dataHeader),
                       Lsn{loadBe<std::uint64_t>(bytes, 9)}};
    if (type == 'k' && length >= keepaliveSize)
        return WalKeepalive{Lsn{loadBe<std::uint64_t>(bytes, 1)}, bytes[17] != std::byte{0}};
    return fail(ErrorCode::Server,
                std::format("the server sent a replication message of an unknown kind ({:#x}, {} bytes)",
                            static_cast<unsigned char>(type), length));
}

Result<StreamMessage> ReplicationConnection::finishStream(const std::stop_token &stop)
{
    // The server ended the copy: at the end of a historic timeline, at a shutdown, or by an error. Only in the first
    // two cases it waits for our own end of copy.
    PGconn *handle = m_connection->handle();
    const PgResult ended(pq::getResult(handle));
    const auto status = pq::resultStatus(ended.get());
    if (status == PGRES_FATAL_ERROR) {
        auto error = m_connection->serverError(ended.get());
        return streamError(std::move(error).error(), m_connection->lastSqlState());
    }
    if ((status == PGRES_COPY_IN || status == PGRES_COPY_BOTH) && pq::putCopyEnd(handle, nullptr) < 0)
        return m_connection->lostError();
    auto results = m_connection->collect(stop);
    if (!results)
        return streamError(std::move(results).error(), m_connection->lastSqlState());
    if (const auto *row = rowsOf(*results)) {
        CAIRN_TRY(const auto end, parseTimelineEnd(*row));
        return StreamMessage{end};
    }
    return fail(ErrorCode::Connection, "the server ended the WAL stream; it is shutting down", {},
                "run the backup again when the server is up");
}

Status ReplicationConnection::sendStatus(Lsn written, Lsn flushed, bool wantReply, const std::stop_token &stop)
{
    if (!m_connection->isOpen())
        return m_connection->lostError();
    std::array<std::byte, 34> message{};
    message[0] = std::byte{'r'};
    storeBe<std::uint64_t>(message, 1, written.value);
    storeBe<std::uint64_t>(message, 9, flushed.value);
    storeBe<std::uint64_t>(message, 17, 0); // nothing is applied here
    storeBe<std::int64_t>(message, 25, Timestamp::now().toPostgres());
    message[33] = std::byte{wantReply};
    const auto text = asText(message);
    if (pq::putCopyData(m_connection->handle(), text.data(), static_cast<int>(text.size())) < 0)
        return m_connection->lostError();
    return m_connection->flush(stop, Clock::now() + sendLimit);
}

Status ReplicationConnection::endStream(const std::stop_token &stop)
{
    if (!m_connection->isOpen())
        return m_connection->lostError();
    PGconn *handle = m_connection->handle();
    if (pq::putCopyEnd(handle, nullptr) < 0)
        return m_connection->lostError();
    const Deadline deadline = Clock::now() + sendLimit;
    CAIRN_CHECK(m_connection->flush(stop, deadline));
    for (;;) { // what was under way when we said stop
        char *message = nullptr;
        const int length = pq::getCopyData(handle, &message, 1);
        m_buffer->message.reset(message);
        if (length == -1)
            break;
        if (length == -2)
            return m_connection->lostError();
        if (length > 0)
            continue;
        CAIRN_TRY(const auto woken, m_connection->wait(POLLIN, deadline, stop));
        if (woken == Connection::Wake::Timeout)
            return fail(ErrorCode::Connection, "the server does not end the WAL stream");
        CAIRN_CHECK(m_connection->consume());
    }
    CAIRN_CHECK(m_connection->collect(stop));
    return {};
}

void ReplicationConnection::wake()
{
    m_connection->wake();
}

int ReplicationConnection::versionNumber() const
{
    return m_connection->versionNumber();
}

void ReplicationConnection::close()
{
    m_connection->close();
}

} // namespace cairn
