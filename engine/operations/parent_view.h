#pragma once

#include "core/files.h"
#include "operations/chain_reader.h"
#include "source/local_source.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cairn {

/// What the parent (with everything it builds on) holds of one listed file.
struct ParentFile {
    FileKind kind = FileKind::Directory; ///< Directory: it has no such file
    std::uint64_t size = 0;
    std::optional<Digest128> digest;
    std::uint64_t marks = 0;     ///< where its page marks begin in the spool
    std::uint32_t markCount = 0; ///< blocks that have a mark there
};

/// The parent of an incremental backup as its workers ask for it, in any order and at once: facts of each file, and the
/// mark (LSN and checksum) of each page, which lie in a scratch file, ten bytes a page. Immutable once it is built.
class ParentView {
public:
    /// Reads the chain once, side by side with the sorted listing.
    /// @param wantsMarks whether the marks of the pages of this entry will be asked for.
    [[nodiscard]] static Result<std::unique_ptr<ParentView>>
    build(const Instance &instance, const BackupChain &chain, const SourceListing &listing,
          const std::function<bool(const SourceEntry &)> &wantsMarks, const std::stop_token &stop);

    /// Null when the parent has no file of the same path and kind.
    [[nodiscard]] const ParentFile *find(std::uint32_t index, SourceKind kind) const;
    /// The marks of the blocks from `first` on; {0, 0} stands for a block that is zero or not there.
    [[nodiscard]] Status marks(const ParentFile &file, std::uint32_t first, std::span<PageMark> out) const;
    [[nodiscard]] Lsn startLsn() const { return m_startLsn; }

private:
    class Spool;
    std::vector<ParentFile> m_files; ///< one per entry of the listing
    Fd m_spool;
    std::string m_spoolName;
    Lsn m_startLsn;
};

} // namespace cairn
