#pragma once

#include "catalog/catalog.h"
#include "catalog/manifest.h"
#include "core/context.h"
#include "core/files.h"
#include "source/local_source.h"
#include "storage/pack_reader.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cairn {

/// What interrupted backups left in packs, as the workers of a new backup look it up: of every page, and of every
/// stretch of another file, what it hashes to and where it is. A worker that has read a page and finds its hash here
/// refers to what is stored already, byte for byte the same, instead of storing it again. Neither times nor LSNs are
/// trusted for that, and which backup it came from, of which mode, does not matter.
///
/// The hashes are those of verified and decompressed frames. They lie in scratch files, sixteen bytes a page. Immutable
/// once it is built, but for the notes which packs are used; any thread.
class LeftoverIndex {
public:
    /// A stored piece.
    struct Place {
        std::uint32_t pack = 0; ///< as in packs()
        FrameLocation frame;
        std::uint32_t frameOffset = 0; ///< in the frame's raw bytes
    };
    /// What is known of one page or stretch; opaque.
    struct Slot {
        std::uint64_t hash = 0; ///< 0: nothing
        std::uint32_t frame = 0;
        std::uint32_t offset = 0;
    };

    /// Reads the packs front to back with several workers. What is damaged in them is passed over with a warning.
    /// @param packs names, in groups: what comes later counts where both have it.
    [[nodiscard]] static Result<std::unique_ptr<LeftoverIndex>>
    build(const Instance &instance, const std::vector<std::vector<std::string>> &packs, const SourceListing &listing,
          std::uint32_t blockSize, unsigned threads, OperationContext &context);

    /// Whether anything of a file is known, so that the rest need not be asked.
    [[nodiscard]] bool knows(std::uint32_t file) const { return file < m_known.size() && m_known[file] != 0; }
    /// What is known of the blocks from `first` on of a relation file.
    [[nodiscard]] Status pages(std::uint32_t file, std::uint32_t first, std::span<Slot> out) const;
    /// What is known of the stretch of any other file that begins at `offset`.
    [[nodiscard]] Result<Slot> stretch(std::uint32_t file, std::uint64_t offset) const;
    /// Where a piece is whose bytes are `bytes`; nothing when they are others. Notes that its pack is used.
    [[nodiscard]] Result<std::optional<Place>> find(const Slot &slot, ByteView bytes) const;

    /// The packs that something was found in, with the numbers that places have.
    [[nodiscard]] std::vector<ManifestPack> usedPacks() const;
    [[nodiscard]] std::uint64_t pieces() const { return m_pieces; }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    class Reader;
    struct Source {
        ManifestPack entry;
        std::atomic<std::uint64_t> live{0}; ///< bytes of its frames that something was found in
    };
    void placeSlots(const SourceListing &listing, std::uint32_t blockSize);

    std::uint32_t m_blockSize = 0;
    std::string m_scratch;
    Fd m_slots;                         ///< Slot after Slot, file after file
    Fd m_frames;                        ///< where each frame is, by its number
    std::vector<std::uint64_t> m_bases; ///< of each listed file: its first slot; one more at the end
    std::vector<std::uint8_t> m_known;  ///< of each listed file: whether it has any
    std::atomic<std::uint32_t> m_frameCount{0};
    mutable std::vector<std::atomic<bool>> m_framesUsed; ///< by number
    mutable std::vector<std::unique_ptr<Source>> m_packs;
    mutable std::atomic<std::uint64_t> m_pieces{0};
    mutable std::atomic<std::uint64_t> m_bytes{0};
};

/// Numbers of packs that were taken over begin here, above those of any worker (frame_packer.h).
inline constexpr std::uint32_t firstLeftoverPack = 0xFFF0'0000;

} // namespace cairn
