#pragma once

#include "core/bounded_queue.h"
#include "core/direct_file.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace cairn {

/// Writes large files on threads of its own while others make the data: who decompresses does not wait for the disk.
/// What follows one another in a file is gathered into pieces. Memory: 16 MiB for each producer. Thread-safe.
class WriteBehind {
    struct Piece {
        std::shared_ptr<const DirectFile> file;
        std::uint64_t offset = 0;
        std::size_t length = 0;
        std::span<std::byte> room;
        [[nodiscard]] Status write() const { return file->write(room.first(length), offset); }
    };

public:
    /// Bytes in the longest piece: several frames of a pack.
    static constexpr std::size_t longestPiece = 1u << 20;
    /// @param producers as many Gatherers have to be made, and to end.
    explicit WriteBehind(unsigned producers);
    /// How many threads are to call writeAll(): a disk works best on several writes at a time.
    [[nodiscard]] unsigned threads() const { return m_threads; }
    /// Writes what the producers hand over, until the last of them has ended. The first error of a write ends it.
    [[nodiscard]] Status writeAll(const std::stop_token &stop);

    /// A producer's side; made and used by one thread.
    class Gatherer {
    public:
        explicit Gatherer(WriteBehind &behind)
            : m_behind(behind)
        {
        }
        ~Gatherer();
        Gatherer(const Gatherer &) = delete;
        Gatherer &operator=(const Gatherer &) = delete;
        /// Room for bytes at an offset, at most the longest piece: what is put there is written after advance(). Waits
        /// and is cancelled as put().
        [[nodiscard]] Result<std::span<std::byte>> reserve(const std::shared_ptr<const DirectFile> &file,
                                                           std::uint64_t offset, std::size_t length,
                                                           const std::stop_token &stop);
        /// The first bytes of the room that was reserved last are filled.
        void advance(std::size_t length) { m_piece->length += length; }
        /// Takes a copy of the bytes; waits while the disk is behind. Cancelled when a stop was requested.
        [[nodiscard]] Status put(const std::shared_ptr<const DirectFile> &file, std::uint64_t offset, ByteView bytes,
                                 const std::stop_token &stop);
        /// Hands over what was gathered; without that it is not written.
        [[nodiscard]] Status flush(const std::stop_token &stop);

    private:
        WriteBehind &m_behind;
        std::optional<Piece> m_piece; ///< being filled
    };

private:
    void leave();

    const unsigned m_threads;
    DirectBuffer m_memory; ///< of all pieces
    BoundedQueue<std::span<std::byte>> m_free;
    BoundedQueue<Piece> m_filled;
    std::atomic<unsigned> m_producers;
};

} // namespace cairn
