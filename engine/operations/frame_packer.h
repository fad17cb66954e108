#pragma once

#include "catalog/layout.h"
#include "core/progress.h"
#include "operations/part_spool.h"
#include "storage/pack_writer.h"
#include "storage/storage.h"

#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// What every worker needs to know to write packs of one backup.
struct PackingPlan {
    Storage &storage;
    const InstanceKeys &keys;
    BackupId backup;
    SystemIdentifier system;
    Compression compression;
    Progress &progress;
    std::uint64_t packLimit = std::uint64_t{1} << 30; ///< a pack is sealed when it has grown beyond this
};

/// One worker's way into packs: gathers pieces of files into frames, writes them, and spools a manifest part for each
/// piece. A piece is pages or bytes of one file, at most maxFrameRaw bytes. Not thread-safe.
class FramePacker {
public:
    FramePacker(const PackingPlan &plan, unsigned worker);

    /// A place in the current frame for up to `length` raw bytes; writes the frame first when there is no room.
    [[nodiscard]] Result<std::span<std::byte>> reserve(std::size_t length);
    /// Takes the first part.length bytes of the place that reserve() gave. `part` lacks only pack, frame and
    /// frameOffset.
    void commit(std::uint32_t file, std::uint64_t position, FrameExtent extent, ManifestPart part);
    /// Takes a part that is stored already: it has pack, frame and frameOffset.
    [[nodiscard]] Status commitStored(std::uint32_t file, std::uint64_t position, ManifestPart part);
    /// Leaves what was written for a later backup to pick up; nothing can be written any more.
    void leave();
    /// Writes the frame that is being gathered, and seals the pack.
    [[nodiscard]] Status finish();

    [[nodiscard]] PartSpool &spool() { return m_spool; }
    /// The packs written.
    [[nodiscard]] const std::vector<ManifestPack> &packs() const { return m_packs; }

private:
    struct Pending {
        std::uint32_t file = 0;
        std::uint64_t position = 0;
        ManifestPart part;
        bool stored = false;
    };
    [[nodiscard]] Status writeFrame();
    [[nodiscard]] Status openPack();
    [[nodiscard]] Status sealPack();

    const PackingPlan &m_plan;
    unsigned m_worker;
    Bytes m_raw;
    std::size_t m_used = 0;
    std::vector<FrameExtent> m_extents;
    std::vector<Pending> m_pending;
    std::optional<PackWriter> m_pack;
    std::vector<ManifestPack> m_packs;
    PartSpool m_spool;
};

/// Packs of different workers are numbered apart, worker * this + sequence, so that parts can be encoded at once.
inline constexpr std::uint32_t packNumbersPerWorker = 1u << 20;

} // namespace cairn
