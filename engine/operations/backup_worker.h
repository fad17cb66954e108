#pragma once

#include "operations/backup_copy.h"

namespace cairn {

/// One thread of a BackupCopier: takes tasks until there are none.
class BackupCopier::Worker {
public:
    Worker(BackupCopier &copier, FramePacker &packer, OperationContext &context, const std::stop_token &stop,
           bool asksForHealth)
        : m_copier(copier)
        , m_packer(packer)
        , m_context(context)
        , m_stop(stop)
        , m_asksForHealth(asksForHealth)
    {
    }
    [[nodiscard]] Status run();

private:
    [[nodiscard]] Status runTask(const Task &task);
    [[nodiscard]] Status copyFile(std::uint32_t index);
    [[nodiscard]] Status copyRelation(std::uint32_t index, const Fd &fd, std::uint32_t first, std::uint32_t blocks);
    /// copyRelation for a file that builds on the parent: only what changed is captured.
    [[nodiscard]] Status copyChanges(std::uint32_t index, const Fd &fd, std::uint32_t first, std::uint32_t blocks);
    /// Takes what changed of the pages in m_read, which are those of m_blocks. `first` is the block of the first mark.
    [[nodiscard]] Status captureChanges(std::uint32_t index, const Fd &fd, std::uint32_t first);
    /// Returns the pages in m_read to capture, moved to the front, as a part. Zeroed ones go to m_zeros.
    [[nodiscard]] Result<ManifestPart> selectChanges(std::uint32_t index, const Fd &fd, std::uint32_t first);
    /// A fork that is captured as a whole, or not at all when it is as in the parent.
    [[nodiscard]] Status copyFork(std::uint32_t index, const Fd &fd);
    /// Whether the first `size` bytes are the parent's file, by size and digest.
    [[nodiscard]] Result<bool> isAsInParent(std::uint32_t index, const Fd &fd, std::uint64_t size);
    [[nodiscard]] Status copyTail(std::uint32_t index, const Fd &fd);
    [[nodiscard]] Status copyPlain(std::uint32_t index, const Fd &fd);
    /// Takes what is stored already out of a part and its pages, which are moved to the front; gives it back as parts.
    [[nodiscard]] Result<std::vector<ManifestPart>> takeStored(std::uint32_t index, ManifestPart &part,
                                                               std::span<std::byte> pages);
    /// Commits stored parts, and between them, in the order of blocks, a new part whose pages lie in the reserved
    /// place.
    [[nodiscard]] Status commitPages(std::uint32_t index, std::vector<ManifestPart> stored, ManifestPart part);
    /// Commits a stretch of a file that is no relation when it is stored already. False: it is not.
    [[nodiscard]] Result<bool> commitStoredStretch(std::uint32_t index, const ManifestPart &part, ByteView bytes);
    /// Opens a listed file; nothing when it vanished.
    [[nodiscard]] Result<std::optional<Fd>> openSource(std::uint32_t index);
    [[nodiscard]] Status packPages(std::uint32_t index, const Fd &fd, std::uint32_t first, std::span<std::byte> chunk);
    /// Checks one page and reads it again when it is torn. `page` may be rewritten.
    [[nodiscard]] Result<PageVerdict> examine(std::uint32_t index, const Fd &fd, std::uint32_t block,
                                              std::span<std::byte> page);
    /// The LSN and checksum of an examined page.
    [[nodiscard]] PageMark markOf(std::uint32_t index, std::uint32_t block, ByteView page, PageVerdict verdict) const;
    /// Bytes that were read, and how many of them were captured.
    [[nodiscard]] Status account(std::uint64_t read, std::uint64_t captured);

    BackupCopier &m_copier;
    FramePacker &m_packer;
    OperationContext &m_context;
    const std::stop_token &m_stop;
    bool m_asksForHealth;
    Bytes m_read;                             ///< pages that may or may not be captured
    std::vector<std::uint32_t> m_blocks;      ///< of the pages in m_read
    std::vector<PageMark> m_marks;            ///< of the parent, for the stretch at hand
    ManifestZeros m_zeros;                    ///< of the stretch at hand
    std::vector<LeftoverIndex::Slot> m_slots; ///< of the pages of a part
    Xxh3Stream *m_digest = nullptr;           ///< gets every page that is read, when the file's digest is wanted
};

} // namespace cairn
