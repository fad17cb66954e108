#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "postgres/session.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace cairn {

struct SystemIdentity {
    SystemIdentifier systemIdentifier;
    TimelineId timeline;
    Lsn flushed; ///< end of the flushed WAL
};

struct TimelineHistoryFile {
    std::string name;    ///< "00000002.history"
    std::string content; ///< raw bytes
};

/// A piece of the WAL stream. The bytes belong to the connection and are valid until the next call of receive().
struct WalData {
    Lsn start;
    ByteView bytes;
    Lsn serverEnd;
};
/// The server is alive, and may want an answer at once.
struct WalKeepalive {
    Lsn serverEnd;
    bool replyWanted = false;
};
/// The requested timeline ended in the server's history: it goes on as `next` from `switchPoint`.
struct TimelineEnd {
    TimelineId next;
    Lsn switchPoint;
};
/// Nothing arrived in the given time, or a wake-up call came.
struct NothingYet {};

using StreamMessage = std::variant<NothingYet, WalData, WalKeepalive, TimelineEnd>;

/// A physical replication connection (walsender): section 6 of the PostgreSQL facts. Used by one thread at a time, but
/// for wake(). Errors as Session.
class ReplicationConnection {
public:
    /// Needs the REPLICATION attribute and a pg_hba.conf line for "replication"; the error says so when that is the
    /// cause.
    [[nodiscard]] static Result<ReplicationConnection> connect(const ConnectionOptions &options,
                                                               const std::stop_token &stop);
    ReplicationConnection(ReplicationConnection &&) noexcept;
    ReplicationConnection &operator=(ReplicationConnection &&) noexcept;
    ~ReplicationConnection();

    [[nodiscard]] Result<SystemIdentity> identifySystem(const std::stop_token &stop);
    /// A setting as text with unit ("16MB").
    [[nodiscard]] Result<std::string> show(const std::string &setting, const std::stop_token &stop);
    /// Makes a physical slot that holds WAL back from the last checkpoint on. A temporary one vanishes with this
    /// connection, and also at the first error on it. @param name lower-case letters, digits, underscores, up to 63.
    /// AlreadyExists when the name is taken.
    [[nodiscard]] Status createPhysicalSlot(const std::string &name, bool temporary, const std::stop_token &stop);
    /// A missing slot is NotFound. Waits until a walsender that still uses it has gone.
    [[nodiscard]] Status dropSlot(const std::string &name, const std::stop_token &stop);
    /// NotFound for timeline 1 and for timelines without a history file.
    [[nodiscard]] Result<TimelineHistoryFile> timelineHistory(TimelineId timeline, const std::stop_token &stop);

    /// Begins to stream. After it only receive(), sendStatus() and endStream() may be called.
    /// @param slot empty: none. WalMissing when the server no longer has that WAL.
    /// @return the end of the timeline at once when `from` is exactly its switch point.
    [[nodiscard]] Result<std::optional<TimelineEnd>> startStream(const std::string &slot, Lsn from, TimelineId timeline,
                                                                 const std::stop_token &stop);
    /// Waits for the next message, a stop request (Cancelled), wake(), or the end of the time.
    [[nodiscard]] Result<StreamMessage> receive(std::chrono::milliseconds timeout, const std::stop_token &stop);
    /// Tells the server how far the WAL was read and made durable; the slot follows `flushed`. An invalid `flushed`
    /// says nothing about it: the slot stays, and the server does not take us for a synchronous standby.
    [[nodiscard]] Status sendStatus(Lsn written, Lsn flushed, bool wantReply, const std::stop_token &stop);
    /// Ends the stream from our side; afterwards commands can be sent again.
    [[nodiscard]] Status endStream(const std::stop_token &stop);

    /// Makes a receive() that waits, or the next one, return NothingYet. Any thread.
    void wake();
    [[nodiscard]] int versionNumber() const;
    [[nodiscard]] PgMajor major() const { return majorOfVersionNumber(versionNumber()); }
    void close();

private:
    explicit ReplicationConnection(std::unique_ptr<Connection> connection);
    struct StreamBuffer;
    [[nodiscard]] Result<StreamMessage> parseMessage(std::size_t length) const;
    [[nodiscard]] Result<StreamMessage> finishStream(const std::stop_token &stop);

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<StreamBuffer> m_buffer;
};

} // namespace cairn
