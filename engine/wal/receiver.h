#pragma once

#include "core/error.h"
#include "core/files.h"
#include "core/ids.h"
#include "postgres/replication.h"
#include "wal/segment.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace cairn {

/// A segment that was received in full, or, as the last one, up to the requested position.
struct ReceivedSegment {
    SegmentId id;
    std::string name;
    /// Exactly segmentSize bytes, the header of its first page checked. An unnamed file; read it with readAt().
    const Fd &file;
    std::uint32_t segmentSize = 0;
    Lsn start;
    Lsn end; ///< end of the WAL in it; bytes from here on are zero
    bool complete =
        true; ///< false: `end` lies before the end of the segment, so this is not what the archive will hold
};

/// Takes over received segments. Called on the receiver's thread, in order, one at a time. While it runs the server
/// gets no sign of life from us: it must return well within wal_sender_timeout (60 s by default).
class WalSegmentSink {
public:
    WalSegmentSink() = default;
    WalSegmentSink(const WalSegmentSink &) = delete;
    WalSegmentSink &operator=(const WalSegmentSink &) = delete;
    virtual ~WalSegmentSink() = default;
    /// Makes the segment durable: once this returned success the server may forget it. An error ends the receiver.
    [[nodiscard]] virtual Status onSegment(const ReceivedSegment &segment) = 0;
};

struct WalReceiverOptions {
    Lsn from; ///< streaming begins at the start of the segment that holds this
    TimelineId timeline;
    std::string slot; ///< an existing slot, or empty
    SystemIdentifier systemIdentifier;
    std::uint32_t segmentSize = defaultSegmentSize;
    std::string spoolDirectory; ///< where the unnamed files for segments are made: on disk, with room for one segment
    std::chrono::milliseconds statusInterval{10'000};
    /// Give up when the server was silent for this long, a request for a reply included.
    std::chrono::milliseconds silenceLimit{60'000};
};

/// Receives WAL over the replication protocol on a thread of its own and hands it to a sink, segment by segment. With a
/// slot, the server may forget a segment once the sink has it. The receiver never stands in for a synchronous standby,
/// and never keeps a server from shutting down. The functions below may be called from any thread.
class WalReceiver {
public:
    /// Starts streaming; when this returns the server has accepted the request. The sink must outlive the receiver.
    /// Give it the connection that made the temporary slot: the slot lives as long as the connection.
    [[nodiscard]] static Result<std::unique_ptr<WalReceiver>> start(ReplicationConnection connection,
                                                                    WalReceiverOptions options, WalSegmentSink &sink,
                                                                    const std::stop_token &stop);

    WalReceiver(const WalReceiver &) = delete;
    WalReceiver &operator=(const WalReceiver &) = delete;
    /// Aborts, if it still runs, and waits for the thread.
    ~WalReceiver();

    /// Receive up to `stop` (a backup's stop LSN), hand over the last segment filled up with zeros, and end. No WAL
    /// behind `stop` is waited for. The sink sees the segment of stop - 1 as its last one.
    void stopAt(Lsn stop);
    /// Waits for the end: of the receiver after stopAt(), or of its life by an error. A request on `stop` aborts it
    /// (Cancelled). Errors: Connection (lost, silent), WalMissing (the server removed it), WalDamaged and WrongCluster
    /// (a segment's header), Server (the timeline ended: the server was promoted, or follows one that was), and what
    /// the sink said.
    [[nodiscard]] Status wait(const std::stop_token &stop);
    /// The error it ended with, if it did: look at it now and then, so that a broken stream ends the operation early.
    [[nodiscard]] Status health() const;
    /// How far the stream was received.
    [[nodiscard]] Lsn received() const;

private:
    struct State;
    explicit WalReceiver(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace cairn
