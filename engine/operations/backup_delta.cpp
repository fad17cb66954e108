#include "core/worker_pool.h"
#include "operations/backup_worker.h"

#include <algorithm>
#include <cstring>

// What of a file goes into an incremental backup.
//
// Pages of main forks. The usual rule is the page's LSN: below the parent's start LSN nothing touched the page since
// the parent read it, because the checkpoint at the parent's start wrote out everything older. That holds only while
// the file is the same file and the cluster the same history, and there are ways around it: a database made by copying
// files (its pages keep the LSNs that they had in the template), a file number that comes back after the OID counter
// went round, a directory that was replaced by hand, a storage snapshot that was rolled back to before the parent and
// then ran on (pages that the parent has in a newer version are old again). The parent's manifest has the LSN and the
// checksum of every page it captured, and reading those costs a thousandth of reading the pages. So a page is left to
// the parent only when
//   - it is sound (what its header says means something),
//   - its LSN lies below the parent's start LSN, and
//   - the parent has a page with this very LSN and this very checksum at this very block of this path.
// Whatever a path meant before then does not matter: a page that differs is captured, wherever it came from. What the
// marks cannot tell apart is two pages with equal block number, equal LSN and equal 16-bit checksum: the same WAL
// record touched this block last in both. The first rule alone would have missed these and all the others.
//
// The second condition is not implied by the third: a page that the parent caught half written has the new LSN and is
// made whole by the parent's own WAL, which nobody replays when the child is restored.
//
// Hint bits change a page without moving its LSN when neither checksums nor wal_log_hints are on. Losing them would do
// no harm, but they change the checksum, so such pages are captured: what is restored equals what was read. With them
// goes the only difference between a restored chain and a restored FULL backup.
//
// Pages that are all zero are in no frame. One that the parent has content for is named as zero: it was truncated away
// and added again, which is not in the WAL. Blocks behind the end of the file that the parent knew need no word.
//
// DELTA takes nothing of a main fork as unchanged without reading it: neither times nor sizes prove it. The other modes
// know the blocks that may have changed since the parent's start (postgres/changed_blocks.h says what that promises),
// and read only those, and what lies behind the end that the file had in the parent. What they read is judged by the
// same rule, so that a map that names too much costs time, not space.
//
// Maps of free space and visibility change without their LSN (the server even clears bits of the visibility map without
// a block reference in the WAL before 17.11), so neither LSN nor marks count for them. They, init forks and all other
// files are as in the parent when size and 128-bit digest are equal, and are captured as a whole otherwise.

namespace cairn {

namespace {

void addBlock(std::vector<BlockRun> &runs, std::uint32_t block)
{
    if (!runs.empty() && runs.back().first + runs.back().count == block)
        ++runs.back().count;
    else
        runs.push_back({block, 1});
}

} // namespace

Status BackupCopier::Worker::copyChanges(std::uint32_t index, const Fd &fd, std::uint32_t first, std::uint32_t blocks)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const ParentView &parent = *m_copier.m_options.parent;
    const std::uint32_t blockSize = m_copier.m_options.pages.blockSize;
    const auto perChunk = static_cast<std::uint32_t>(maxFrameRaw / blockSize);
    m_read.resize(std::size_t{perChunk} * blockSize);
    m_blocks.clear();
    m_marks.resize(blocks);
    CAIRN_CHECK(parent.marks(*parent.find(index, entry.kind), first, m_marks));
    m_zeros.runs.clear();
    for (const BlockRun &run : m_copier.blocksToRead(index, first, blocks))
        for (std::uint32_t done = 0; done < run.count;) {
            const auto used = static_cast<std::uint32_t>(m_blocks.size());
            const std::uint32_t step = std::min(perChunk - used, run.count - done);
            const auto place = std::span(m_read).subspan(std::size_t{used} * blockSize, std::size_t{step} * blockSize);
            CAIRN_TRY(const auto got, readAt(fd, place, std::uint64_t{run.first + done} * blockSize, entry.path));
            // A file that became shorter is restored with zeros behind its end; replay truncates it, as it did here.
            std::ranges::fill(place.subspan(got / blockSize * blockSize), std::byte{0});
            for (std::uint32_t i = 0; i < step; ++i)
                m_blocks.push_back(run.first + done + i);
            if (m_blocks.size() == perChunk)
                CAIRN_CHECK(captureChanges(index, fd, first));
            done += step;
        }
    CAIRN_CHECK(captureChanges(index, fd, first));
    if (m_zeros.runs.empty())
        return {};
    return m_packer.spool().add(index, std::uint64_t{m_zeros.runs.front().first} * blockSize, m_zeros);
}

Status BackupCopier::Worker::captureChanges(std::uint32_t index, const Fd &fd, std::uint32_t first)
{
    if (m_blocks.empty())
        return {};
    const std::uint32_t blockSize = m_copier.m_options.pages.blockSize;
    CAIRN_TRY(auto part, selectChanges(index, fd, first));
    CAIRN_CHECK(account(m_blocks.size() * blockSize, part.length));
    m_blocks.clear();
    if (part.length == 0)
        return {};
    CAIRN_TRY(auto stored, takeStored(index, part, m_read));
    CAIRN_TRY(const auto room, m_packer.reserve(part.length));
    std::memcpy(room.data(), m_read.data(), part.length);
    return commitPages(index, std::move(stored), std::move(part));
}

Result<ManifestPart> BackupCopier::Worker::selectChanges(std::uint32_t index, const Fd &fd, std::uint32_t first)
{
    const std::uint32_t blockSize = m_copier.m_options.pages.blockSize;
    const Lsn parentStart = m_copier.m_options.parent->startLsn();
    ManifestPart part;
    part.blockSize = blockSize;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const std::uint32_t block = m_blocks[i];
        const PageMark &before = m_marks[block - first];
        const std::span<std::byte> page = std::span(m_read).subspan(i * blockSize, blockSize);
        PageVerdict verdict = PageVerdict::Zero;
        if (!isZero(page)) {
            CAIRN_TRY(verdict, examine(index, fd, block, page));
        }
        if (verdict == PageVerdict::Zero) {
            if (before != PageMark{})
                addBlock(m_zeros.runs, block);
            continue;
        }
        const PageMark mark = markOf(index, block, page, verdict);
        if (verdict == PageVerdict::Ok && mark.lsn < parentStart && mark == before)
            continue;
        if (part.length != i * blockSize)
            std::memcpy(m_read.data() + part.length, page.data(), blockSize);
        part.length += blockSize;
        part.pages.push_back(mark);
        addBlock(part.runs, block);
    }
    return part;
}

Status BackupCopier::Worker::copyFork(std::uint32_t index, const Fd &fd)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const std::uint32_t blockSize = m_copier.m_options.pages.blockSize;
    if (entry.size % blockSize == 0) {
        CAIRN_TRY(const bool same, isAsInParent(index, fd, entry.size));
        if (same)
            return {};
    }
    Xxh3Stream digest;
    m_digest = &digest;
    const Status copied = copyRelation(index, fd, 0, static_cast<std::uint32_t>(entry.size / blockSize));
    m_digest = nullptr;
    CAIRN_CHECK(copied);
    CopiedFile &file = m_copier.m_files[index];
    CAIRN_TRY(const std::uint64_t size, sizeOf(fd, entry.path));
    // Of a file with a broken page at its end, or one that became shorter meanwhile, the digest would not be the one of
    // what is restored.
    if (entry.size % blockSize == 0 && size >= entry.size) {
        file.digest = digest.digest128();
        file.hasDigest = true;
    }
    return copyTail(index, fd);
}

Result<bool> BackupCopier::Worker::isAsInParent(std::uint32_t index, const Fd &fd, std::uint64_t size)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const Options &options = m_copier.m_options;
    const ParentFile *parent = options.parent == nullptr ? nullptr : options.parent->find(index, entry.kind);
    if (parent == nullptr || !parent->digest || parent->size != size || size == 0)
        return false;
    const std::uint32_t blockSize = options.pages.blockSize;
    m_read.resize(maxFrameRaw / blockSize * blockSize);
    Xxh3Stream digest;
    for (std::uint64_t offset = 0; offset < size;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(m_read.size(), size - offset));
        const std::span<std::byte> place = std::span(m_read).first(wanted);
        CAIRN_TRY(const auto got, readAt(fd, place, offset, entry.path));
        if (got < wanted)
            return false;
        // A damaged page is named in every backup, also when it was damaged before: copying finds it.
        if (entry.kind == SourceKind::Relation)
            for (std::size_t at = 0; at < got; at += blockSize)
                if (const auto block = static_cast<std::uint32_t>((offset + at) / blockSize); !isAcceptable(verifyPage(
                        ByteView(place).subspan(at, blockSize),
                        BlockNumber{entry.relation.firstBlock(options.segmentBlocks).value + block}, options.pages)))
                    return false;
        digest.update(place);
        offset += got;
        CAIRN_CHECK(checkStop(m_stop));
    }
    const Digest128 found = digest.digest128();
    if (found != *parent->digest)
        return false;
    CopiedFile &file = m_copier.m_files[index];
    file.size = size;
    file.digest = found;
    file.hasDigest = true;
    file.inherits = true;
    CAIRN_CHECK(account(size, 0));
    return true;
}

} // namespace cairn
