#include "operations/backup_worker.h"

#include "core/text.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <cstring>
#include <format>
#include <sys/stat.h>

namespace cairn {

namespace {

/// How often a page that does not verify is read again before it counts as damaged. The server writes a page with one
/// system call, so a torn read heals within microseconds; a damaged page never does.
constexpr int rereads = 20;
constexpr std::size_t lateLsnLimit = 1000;

} // namespace

Status BackupCopier::Worker::run()
{
    for (;;) {
        const std::size_t next = m_copier.m_nextTask.fetch_add(1);
        if (next >= m_copier.m_tasks.size())
            return {};
        CAIRN_CHECK(checkStop(m_stop));
        if (m_asksForHealth)
            CAIRN_CHECK(m_copier.m_health());
        CAIRN_CHECK(runTask(m_copier.m_tasks[next]));
    }
}

Status BackupCopier::Worker::runTask(const Task &task)
{
    if (task.blocks == 0) {
        for (std::uint32_t at = task.file; at < task.fileEnd; ++at)
            CAIRN_CHECK(copyFile(m_copier.m_order[at]));
        return {};
    }
    CAIRN_TRY(const auto fd, openSource(task.file));
    m_context.progress.addItems(task.begins ? 1 : 0);
    if (!fd)
        return {};
    return m_copier.m_files[task.file].inherits ? copyChanges(task.file, *fd, task.firstBlock, task.blocks)
                                                : copyRelation(task.file, *fd, task.firstBlock, task.blocks);
}

Result<std::optional<Fd>> BackupCopier::Worker::openSource(std::uint32_t index)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    auto fd = m_copier.m_source.open(entry.path);
    if (fd)
        return std::optional<Fd>(std::move(*fd));
    if (fd.error().code != ErrorCode::NotFound)
        return std::unexpected(fd.error());
    m_context.log.log("file vanished while it was to be copied: {}", printableName(entry.path));
    m_copier.m_files[index].vanished = true;
    return std::nullopt;
}

Status BackupCopier::Worker::copyFile(std::uint32_t index)
{
    CAIRN_CHECK(checkStop(m_stop));
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    CAIRN_TRY(const auto fd, openSource(index));
    const auto blocks = static_cast<std::uint32_t>(entry.size / m_copier.m_options.pages.blockSize);
    if (fd && m_copier.m_files[index].inherits) {
        CAIRN_CHECK(copyChanges(index, *fd, 0, blocks));
    } else if (fd && entry.kind == SourceKind::Relation && entry.relation.fork != Fork::Main) {
        CAIRN_CHECK(copyFork(index, *fd));
    } else if (fd && entry.kind == SourceKind::Relation) {
        CAIRN_CHECK(copyRelation(index, *fd, 0, blocks));
        CAIRN_CHECK(copyTail(index, *fd));
    } else if (fd) {
        CAIRN_CHECK(copyPlain(index, *fd));
    }
    m_context.progress.addItems(1);
    return {};
}

Status BackupCopier::Worker::account(std::uint64_t read, std::uint64_t captured)
{
    m_context.progress.addBytes(read);
    m_copier.m_captured += captured;
    m_copier.m_rate.take(read, m_stop);
    return checkStop(m_stop);
}

Status BackupCopier::Worker::copyRelation(std::uint32_t index, const Fd &fd, std::uint32_t first, std::uint32_t blocks)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const std::uint32_t blockSize = m_copier.m_options.pages.blockSize;
    const auto perChunk = static_cast<std::uint32_t>(maxFrameRaw / blockSize);
    for (std::uint32_t done = 0; done < blocks;) {
        const std::uint32_t step = std::min(perChunk, blocks - done);
        CAIRN_TRY(const auto place, m_packer.reserve(std::size_t{step} * blockSize));
        const std::uint64_t offset = std::uint64_t{first + done} * blockSize;
        CAIRN_TRY(const auto got, readAt(fd, place, offset, entry.path));
        // A file that became shorter is restored with zeros behind its end; replay truncates it, as it did here.
        const std::size_t whole = got / blockSize * blockSize;
        CAIRN_CHECK(packPages(index, fd, first + done, place.first(whole)));
        CAIRN_CHECK(account(place.size(), place.size()));
        if (whole < place.size()) {
            const std::uint64_t rest = std::uint64_t{blocks - done - step} * blockSize;
            return account(rest, rest);
        }
        done += step;
    }
    return {};
}

Status BackupCopier::Worker::packPages(std::uint32_t index, const Fd &fd, std::uint32_t first,
                                       std::span<std::byte> chunk)
{
    const std::uint32_t blockSize = m_copier.m_options.pages.blockSize;
    ManifestPart part;
    part.blockSize = blockSize;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < chunk.size(); at += blockSize) {
        const auto block = static_cast<std::uint32_t>(first + at / blockSize);
        const std::span<std::byte> page = chunk.subspan(at, blockSize);
        if (isZero(page)) {
            if (m_digest != nullptr)
                m_digest->update(page);
            continue;
        }
        CAIRN_TRY(const PageVerdict verdict, examine(index, fd, block, page));
        if (m_digest != nullptr)
            m_digest->update(page);
        part.pages.push_back(markOf(index, block, page, verdict));
        if (kept != at)
            std::memcpy(chunk.data() + kept, page.data(), blockSize);
        kept += blockSize;
        if (!part.runs.empty() && part.runs.back().first + part.runs.back().count == block)
            ++part.runs.back().count;
        else
            part.runs.push_back({block, 1});
    }
    if (kept == 0)
        return {};
    part.length = static_cast<std::uint32_t>(kept);
    CAIRN_TRY(auto stored, takeStored(index, part, chunk));
    return commitPages(index, std::move(stored), std::move(part));
}

PageMark BackupCopier::Worker::markOf(std::uint32_t index, std::uint32_t block, ByteView page,
                                      PageVerdict verdict) const
{
    // A page that was just found to match its checksum need not be summed up again.
    const Options &options = m_copier.m_options;
    if (verdict == PageVerdict::Ok && options.pages.checksums)
        return {pageLsn(page), storedPageChecksum(page)};
    const std::uint32_t first = m_copier.m_listing.entries[index].relation.firstBlock(options.segmentBlocks).value;
    return {pageLsn(page), pageChecksum(page, BlockNumber{first + block})};
}

Result<PageVerdict> BackupCopier::Worker::examine(std::uint32_t index, const Fd &fd, std::uint32_t block,
                                                  std::span<std::byte> page)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const Options &options = m_copier.m_options;
    const BlockNumber inFork{entry.relation.firstBlock(options.segmentBlocks).value + block};
    PageVerdict verdict = verifyPage(page, inFork, options.pages);
    for (int attempt = 0; attempt < rereads && !isAcceptable(verdict); ++attempt) {
        CAIRN_TRY(const auto got, readAt(fd, page, std::uint64_t{block} * page.size(), entry.path));
        std::memset(page.data() + got, 0, page.size() - got);
        verdict = verifyPage(page, inFork, options.pages);
    }
    if (!isAcceptable(verdict)) {
        m_copier.noteBadPage(entry, block, pageVerdictText(verdict));
    } else if (const Lsn lsn = pageLsn(page); lsn > options.walEndAtStart) {
        const std::scoped_lock lock(m_copier.m_mutex);
        auto &late = m_copier.m_late;
        // A heap with the smallest LSN on top: the largest ones are kept.
        if (late.size() >= lateLsnLimit && lsn > late.front().lsn) {
            std::ranges::pop_heap(late, std::greater{});
            late.pop_back();
        }
        if (late.size() < lateLsnLimit) {
            late.push_back({index, block, lsn});
            std::ranges::push_heap(late, std::greater{});
        }
    }
    return verdict;
}

Status BackupCopier::Worker::copyTail(std::uint32_t index, const Fd &fd)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const std::size_t length = entry.size % m_copier.m_options.pages.blockSize;
    if (length == 0)
        return {};
    m_copier.warn(std::format("{} is not a whole number of pages; its last {} bytes are kept as they are",
                              printableName(entry.path), length));
    CAIRN_TRY(const auto place, m_packer.reserve(length));
    const std::uint64_t offset = entry.size - length;
    CAIRN_TRY(const auto got, readAt(fd, place, offset, entry.path));
    if (got == 0)
        return {};
    ManifestPart part;
    part.offset = offset;
    part.length = static_cast<std::uint32_t>(got);
    FrameExtent extent{entry.path, entry.mode, entry.size, 0, {}, offset, part.length};
    m_packer.commit(index, offset, std::move(extent), std::move(part));
    return account(got, got);
}

Status BackupCopier::Worker::copyPlain(std::uint32_t index, const Fd &fd)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    // The file may have been replaced since it was listed: the size that counts is that of what was opened.
    CAIRN_TRY(const std::uint64_t size, sizeOf(fd, entry.path));
    CAIRN_TRY(const bool same, isAsInParent(index, fd, size));
    if (same)
        return {};
    Xxh3Stream digest;
    std::uint64_t offset = 0;
    while (offset < size) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(maxFrameRaw, size - offset));
        CAIRN_TRY(const auto place, m_packer.reserve(wanted));
        CAIRN_TRY(const auto got, readAt(fd, place, offset, entry.path));
        if (got == 0)
            break;
        digest.update(place.first(got));
        ManifestPart part;
        part.offset = offset;
        part.length = static_cast<std::uint32_t>(got);
        CAIRN_TRY(const bool stored, commitStoredStretch(index, part, place.first(got)));
        if (!stored) {
            FrameExtent extent{entry.path, entry.mode, size, 0, {}, offset, part.length};
            m_packer.commit(index, offset, std::move(extent), std::move(part));
        }
        offset += got;
        CAIRN_CHECK(account(got, got));
    }
    CopiedFile &copied = m_copier.m_files[index];
    copied.size = offset;
    copied.digest = digest.digest128();
    copied.hasDigest = true;
    return {};
}

} // namespace cairn
