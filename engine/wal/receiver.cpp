#include "wal/receiver.h"

#include "core/worker_pool.h"
#include "wal/page_header.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <format>
#include <mutex>
#include <optional>
#include <thread>
#include <unistd.h>

namespace cairn {

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::milliseconds untilOrZero(Clock::time_point moment)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(moment - Clock::now());
    return std::max(left, std::chrono::milliseconds(0));
}

/// The segment that is being received, in an unnamed file that is used again for the next one.
class SegmentSpool {
public:
    SegmentSpool(Fd fd, const WalReceiverOptions &options, PgMajor major)
        : m_fd(std::move(fd))
        , m_options(options)
        , m_major(major)
        , m_position(segmentStart(segmentOf(options.from, options.segmentSize), options.segmentSize))
    {
    }

    [[nodiscard]] Lsn position() const { return m_position; }
    /// Takes as many bytes as the current segment still has room for.
    [[nodiscard]] Result<std::size_t> append(ByteView bytes)
    {
        const std::uint64_t offset = m_position.value % m_options.segmentSize;
        const std::size_t room = m_options.segmentSize - offset;
        const auto part = bytes.first(std::min(bytes.size(), room));
        CAIRN_CHECK(writeAt(m_fd, part, offset, m_options.spoolDirectory));
        m_position = Lsn{m_position.value + part.size()};
        return part.size();
    }
    [[nodiscard]] bool isFull() const { return m_position.value % m_options.segmentSize == 0; }

    /// Hands the segment in front of `end` to the sink. Bytes from `end` on become zeros.
    [[nodiscard]] Status handOver(Lsn end, WalSegmentSink &sink)
    {
        const std::uint32_t size = m_options.segmentSize;
        const SegmentId id{m_options.timeline, segmentBefore(end, size)};
        const Lsn start = segmentStart(id.number, size);
        const bool complete = end.value - start.value == size;
        // Shrinking and growing again is how a file gets zeros without writing them.
        const off_t used = static_cast<off_t>(end.value - start.value);
        if (!complete && (::ftruncate(m_fd.get(), used) != 0 || ::ftruncate(m_fd.get(), off_t{size}) != 0))
            return failErrno(errno, "cannot fill up a WAL segment", m_options.spoolDirectory);
        const std::string name = segmentName(id, size);
        CAIRN_CHECK(checkHeader(name));
        return sink.onSegment({id, name, m_fd, size, start, end, complete});
    }

private:
    [[nodiscard]] Status checkHeader(const std::string &name) const
    {
        std::array<std::byte, walLongHeaderSize> header{};
        CAIRN_TRY(const auto got, readAt(m_fd, header, 0, m_options.spoolDirectory));
        const SegmentExpectation expected{m_options.systemIdentifier, m_major, m_options.segmentSize, name};
        CAIRN_CHECK(checkSegmentHeader(ByteView(header).first(got), expected));
        return {};
    }

    Fd m_fd;
    const WalReceiverOptions &m_options;
    PgMajor m_major;
    Lsn m_position; ///< of the next byte
};

} // namespace

struct WalReceiver::State {
    State(ReplicationConnection &&opened, WalReceiverOptions chosen, WalSegmentSink &target, Fd spoolFile)
        : connection(std::move(opened))
        , options(std::move(chosen))
        , sink(target)
        , spool(std::move(spoolFile), options, connection.major())
        , flushed(spool.position())
        , received(spool.position().value)
    {
    }

    void run(const std::stop_token &stop);
    [[nodiscard]] Status receiveAll(const std::stop_token &stop);
    [[nodiscard]] Status handle(const StreamMessage &message, const std::stop_token &stop);
    [[nodiscard]] Status take(const WalData &data, const std::stop_token &stop);
    [[nodiscard]] Status handOver(Lsn end);
    [[nodiscard]] Status finish(Lsn wanted, const std::stop_token &stop);
    [[nodiscard]] Status keepInTouch(const std::stop_token &stop);
    [[nodiscard]] Status reportPosition(bool wantReply, const std::stop_token &stop);
    [[nodiscard]] Status releaseWal(const std::stop_token &stop);
    [[nodiscard]] Lsn goal() const { return Lsn{stopPosition.load()}; }

    // The receiver's thread only.
    ReplicationConnection connection;
    const WalReceiverOptions options;
    WalSegmentSink &sink;
    SegmentSpool spool;
    Lsn flushed; ///< everything in front of this is the sink's
    Clock::time_point lastHeard = Clock::now();
    Clock::time_point lastReport = Clock::now();
    bool askedForReply = false;

    std::atomic<std::uint64_t> stopPosition = 0; ///< 0: none yet
    std::atomic<std::uint64_t> received;

    mutable std::mutex mutex;
    std::condition_variable_any ended;
    std::optional<Status> outcome; ///< under the mutex

    std::jthread thread; // last: it is joined before anything that it uses goes
};

void WalReceiver::State::run(const std::stop_token &stop)
{
    Status result;
    try {
        result = receiveAll(stop);
    } catch (const std::exception &problem) {
        result = fail(ErrorCode::Internal, std::string("unexpected failure while receiving WAL: ") + problem.what());
    }
    connection.close(); // also the end of a temporary slot
    const std::scoped_lock lock(mutex);
    outcome = std::move(result);
    ended.notify_all();
}

Status WalReceiver::State::receiveAll(const std::stop_token &stop)
{
    for (;;) {
        if (const Lsn wanted = goal(); wanted.isValid() && spool.position() >= wanted)
            return finish(wanted, stop);
        const auto nextReport = lastReport + options.statusInterval;
        const auto nextDoubt = lastHeard + (askedForReply ? options.silenceLimit : options.silenceLimit / 2);
        CAIRN_TRY(const auto message, connection.receive(untilOrZero(std::min(nextReport, nextDoubt)), stop));
        CAIRN_CHECK(handle(message, stop));
        CAIRN_CHECK(keepInTouch(stop));
    }
}

Status WalReceiver::State::handle(const StreamMessage &message, const std::stop_token &stop)
{
    if (std::holds_alternative<NothingYet>(message))
        return {};
    if (const auto *end = std::get_if<TimelineEnd>(&message))
        return fail(ErrorCode::Server,
                    std::format("timeline {} ended at {} and the server goes on with timeline {}: it was promoted, or "
                                "follows a server that was",
                                options.timeline.value, end->switchPoint.toString(), end->next.value),
                    {}, "run the backup again");
    lastHeard = Clock::now();
    askedForReply = false;
    if (const auto *data = std::get_if<WalData>(&message))
        return take(*data, stop);
    if (std::get<WalKeepalive>(message).replyWanted)
        return reportPosition(false, stop);
    return {};
}

Status WalReceiver::State::take(const WalData &data, const std::stop_token &stop)
{
    if (data.start != spool.position())
        return fail(ErrorCode::Server, std::format("the server sent WAL from {}, expected was {}",
                                                   data.start.toString(), spool.position().toString()));
    for (ByteView left = data.bytes; !left.empty();) {
        CAIRN_TRY(const auto taken, spool.append(left));
        left = left.subspan(taken);
        received.store(spool.position().value);
        if (!spool.isFull())
            continue;
        CAIRN_CHECK(handOver(spool.position()));
        CAIRN_CHECK(releaseWal(stop));
        if (const Lsn wanted = goal(); wanted.isValid() && spool.position() >= wanted)
            return {}; // what follows is not wanted any more
    }
    return {};
}

Status WalReceiver::State::handOver(Lsn end)
{
    CAIRN_CHECK(spool.handOver(end, sink));
    flushed = end;
    lastHeard = Clock::now(); // the server may have spoken while the sink worked
    return {};
}

Status WalReceiver::State::finish(Lsn wanted, const std::stop_token &stop)
{
    if (flushed < wanted)
        CAIRN_CHECK(handOver(wanted));
    // From here on all WAL is safe; a server that does not take a polite farewell changes nothing about it.
    if (releaseWal(stop))
        (void)connection.endStream(stop);
    return {};
}

Status WalReceiver::State::keepInTouch(const std::stop_token &stop)
{
    const auto now = Clock::now();
    const auto silence = now - lastHeard;
    if (silence >= options.silenceLimit)
        return fail(ErrorCode::Connection,
                    std::format("the server was silent for {} s; the connection seems to be lost",
                                std::chrono::round<std::chrono::seconds>(silence).count()),
                    {}, "check the network and the server");
    if (silence >= options.silenceLimit / 2 && !askedForReply) {
        askedForReply = true;
        return reportPosition(true, stop);
    }
    if (now - lastReport >= options.statusInterval)
        return reportPosition(false, stop);
    return {};
}

/// Says how far we have read, and nothing about what is durable: a walsender whose client reports a flushed position
/// counts as a synchronous standby where synchronous_standby_names is '*', and a server that shuts down waits until
/// everything it sent is flushed, while we flush whole segments only.
Status WalReceiver::State::reportPosition(bool wantReply, const std::stop_token &stop)
{
    lastReport = Clock::now();
    return connection.sendStatus(spool.position(), Lsn{}, wantReply, stop);
}

/// Lets the slot go forward to what the sink has, and takes the flushed position back at once.
Status WalReceiver::State::releaseWal(const std::stop_token &stop)
{
    if (!options.slot.empty())
        CAIRN_CHECK(connection.sendStatus(spool.position(), flushed, false, stop));
    return reportPosition(false, stop);
}

WalReceiver::WalReceiver(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

Result<std::unique_ptr<WalReceiver>> WalReceiver::start(ReplicationConnection connection, WalReceiverOptions options,
                                                        WalSegmentSink &sink, const std::stop_token &stop)
{
    if (!isValidSegmentSize(options.segmentSize))
        return fail(ErrorCode::Internal, "the WAL receiver was given no valid segment size");
    CAIRN_TRY(const auto identity, connection.identifySystem(stop));
    if (identity.systemIdentifier != options.systemIdentifier)
        return fail(ErrorCode::WrongCluster,
                    std::format("the replication connection leads to the cluster with system identifier {}, not to {}",
                                identity.systemIdentifier.value, options.systemIdentifier.value),
                    {}, "both connections must reach the same server");
    CAIRN_TRY(auto spoolFile, openScratchFile(options.spoolDirectory));
    const Lsn from = segmentStart(segmentOf(options.from, options.segmentSize), options.segmentSize);
    CAIRN_TRY(const auto ended, connection.startStream(options.slot, from, options.timeline, stop));
    if (ended)
        return fail(ErrorCode::Server,
                    std::format("timeline {} ended at {}, the server is on timeline {}", options.timeline.value,
                                ended->switchPoint.toString(), ended->next.value),
                    {}, "run the backup again");
    auto state = std::make_unique<State>(std::move(connection), std::move(options), sink, std::move(spoolFile));
    state->thread = std::jthread([state = state.get()](const std::stop_token &token) { state->run(token); });
    return std::unique_ptr<WalReceiver>(new WalReceiver(std::move(state)));
}

WalReceiver::~WalReceiver() = default; // the thread is asked to stop, and joined

void WalReceiver::stopAt(Lsn stop)
{
    m_state->stopPosition.store(stop.value);
    m_state->connection.wake();
}

Status WalReceiver::wait(const std::stop_token &stop)
{
    std::unique_lock lock(m_state->mutex);
    const bool done = m_state->ended.wait(lock, stop, [this] { return m_state->outcome.has_value(); });
    if (done)
        return *m_state->outcome;
    lock.unlock();
    m_state->thread.request_stop();
    m_state->thread.join();
    return cancelledError();
}

Status WalReceiver::health() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->outcome.value_or(Status{});
}

Lsn WalReceiver::received() const
{
    return Lsn{m_state->received.load()};
}

} // namespace cairn
