#include "operations/restore_files.h"

#include "core/failpoint.h"
#include "core/files.h"
#include "core/worker_pool.h"
#include "operations/file_lanes.h"
#include "operations/write_behind.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <functional>
#include <iterator>
#include <ranges>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

/// Parts that wait for a worker: about 4 GiB of page data, which is some MiB of memory.
constexpr std::size_t waitingParts = 16384;
/// From this much on it pays to write past the page cache, or to let the disk begin before the end waits for it.
constexpr std::uint64_t largeJob = 1 << 20;
constexpr std::string_view controlPath = "global/pg_control";
constexpr std::string_view tablespaceMapPath = "tablespace_map";

std::uint64_t bytesOf(const FileJob &job)
{
    return std::ranges::fold_left(job.parts, std::uint64_t{0},
                                  [](std::uint64_t sum, const ManifestPart &part) { return sum + part.length; });
}

bool isWritten(const ManifestFile &file)
{
    return (file.kind == FileKind::File || file.kind == FileKind::Relation) && file.path != controlPath &&
           file.path != tablespaceMapPath;
}

} // namespace

/// One worker: writes the jobs it gets.
class FileRestorer::Writer {
public:
    Writer(FileRestorer &restorer, WriteBehind &behind, OperationContext &context)
        : m_restorer(restorer)
        , m_context(context)
        , m_behind(behind)
    {
    }

    Status write(const FileJob &job, const std::stop_token &stop)
    {
        CAIRN_TRY(const std::string path, m_restorer.m_place.pathOf(job.file.path));
        if (m_restorer.goesPastCache(job))
            CAIRN_CHECK(writePastCache(job, path, stop));
        else
            CAIRN_CHECK(writeCached(job, path));
        if (job.first) {
            ++m_restorer.m_filesWritten;
            m_context.progress.addItems(1);
            CAIRN_CHECK(failpoint("restore.file"));
        }
        return {};
    }

private:
    Status writeCached(const FileJob &job, const std::string &path)
    {
        CAIRN_TRY(Fd fd, openFile(path, O_WRONLY | O_CREAT | O_NOFOLLOW, job.file.mode & 07777));
        if (job.first && ::ftruncate(fd.get(), static_cast<off_t>(job.file.size)) != 0)
            return failErrno(errno, "cannot set the size", path);
        CAIRN_CHECK(setMode(job, fd, path));
        for (const ManifestPart &part : job.parts) {
            CAIRN_CHECK(writePart(part, job.file,
                                  [&](std::uint64_t offset, ByteView raw) { return writeAt(fd, raw, offset, path); }));
            count(part);
        }
        if (m_restorer.m_sync && bytesOf(job) >= largeJob)
            ::sync_file_range(fd.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
        return fd.close(path);
    }

    Status writePastCache(const FileJob &job, const std::string &path, const std::stop_token &stop)
    {
        CAIRN_TRY(auto opened, DirectFile::open(path, O_CREAT | O_NOFOLLOW, job.file.mode & 07777));
        const auto file = std::make_shared<const DirectFile>(std::move(opened));
        // Space that is taken at once is in one piece, and needs no search for each write. Where it cannot be taken, or
        // a signal came in between, the size alone will do.
        if (job.first && ::fallocate(file->fd().get(), 0, 0, static_cast<off_t>(job.file.size)) != 0 &&
            ((errno != EOPNOTSUPP && errno != EINTR) ||
             ::ftruncate(file->fd().get(), static_cast<off_t>(job.file.size)) != 0))
            return failErrno(errno, "cannot set the size", path);
        CAIRN_CHECK(setMode(job, file->fd(), path));
        for (const ManifestPart &part : job.parts) {
            CAIRN_TRY(const bool done, decompressBehind(part, job.file, file, stop));
            if (!done)
                CAIRN_CHECK(writePart(part, job.file, [&](std::uint64_t offset, ByteView raw) {
                    return m_behind.put(file, offset, raw, stop);
                }));
            count(part);
        }
        return m_behind.flush(stop);
    }

    /// Most frames are one stretch of one file: they need not be copied. False when this part is not such a frame.
    Result<bool> decompressBehind(const ManifestPart &part, const ManifestFile &file,
                                  const std::shared_ptr<const DirectFile> &to, const std::stop_token &stop)
    {
        if (part.blockSize == 0 || part.runs.size() != 1 || part.frameOffset != 0)
            return false;
        const BlockRun &run = part.runs.front();
        if (part.length > maxFrameRaw || std::uint64_t{run.count} * part.blockSize != part.length)
            return false;
        const std::uint64_t offset = std::uint64_t{run.first} * part.blockSize;
        CAIRN_TRY(const auto room, m_behind.reserve(to, offset, part.length, stop));
        CAIRN_TRY(const ByteView raw, rawOf(part, file, room));
        if (raw.data() != room.data())
            return false;
        m_raw = {}; // it is not the reader's, and will be another one's
        m_behind.advance(part.length);
        return true;
    }

    static Status setMode(const FileJob &job, const Fd &fd, const std::string &path)
    {
        if (job.first && ::fchmod(fd.get(), job.file.mode & 07777) != 0)
            return failErrno(errno, "cannot set the mode", path);
        return {};
    }

    Status writePart(const ManifestPart &part, const ManifestFile &file,
                     const std::function<Status(std::uint64_t, ByteView)> &put)
    {
        CAIRN_TRY(ByteView raw, rawOf(part, file));
        if (part.blockSize == 0)
            return put(part.offset, raw);
        for (const BlockRun &run : part.runs) {
            const std::size_t length = std::size_t{run.count} * part.blockSize;
            CAIRN_CHECK(put(std::uint64_t{run.first} * part.blockSize, raw.first(length)));
            raw = raw.subspan(length);
        }
        return {};
    }

    void count(const ManifestPart &part)
    {
        m_restorer.m_bytesWritten += part.length;
        m_context.progress.addBytes(part.length);
    }

    /// The raw bytes of a part; valid until the next call. They are in `target` when they are all of the frame, which
    /// has not been read before, and need decompressing.
    Result<ByteView> rawOf(const ManifestPart &part, const ManifestFile &file, std::span<std::byte> target = {})
    {
        const auto pack = m_restorer.m_packs.find(part.pack);
        if (pack == m_restorer.m_packs.end())
            return fail(ErrorCode::Damaged,
                        std::format("the manifest refers to pack {}, which it does not name", part.pack), file.path);
        if (part.pack != m_lastPack || part.frame != m_lastFrame || m_raw.empty()) {
            m_raw = {};
            CAIRN_TRY(const auto view, m_frames.read(*pack->second, part.frame, FrameCheck::Raw, target));
            m_lastPack = part.pack;
            m_lastFrame = part.frame;
            m_raw = view.raw;
        }
        if (std::uint64_t{part.frameOffset} + part.length > m_raw.size())
            return fail(ErrorCode::Damaged, "a part lies outside of its frame", file.path);
        return m_raw.subspan(part.frameOffset, part.length);
    }

    FileRestorer &m_restorer;
    OperationContext &m_context;
    WriteBehind::Gatherer m_behind;
    FrameReader m_frames;
    std::uint32_t m_lastPack = 0;
    FrameLocation m_lastFrame;
    ByteView m_raw;
};

FileRestorer::FileRestorer(const Instance &instance, BackupChain chain, const RestorePlace &place, unsigned threads,
                           bool sync)
    : m_instance(instance)
    , m_chain(std::move(chain))
    , m_place(place)
    , m_threads(std::max(1u, threads))
    , m_sync(sync)
{
}

FileRestorer::~FileRestorer() = default;

Result<ChainJobs> FileRestorer::openJobs()
{
    return ChainJobs::open(m_instance, m_chain, [this](const ManifestPack &entry) -> Status {
        if (m_packs.contains(entry.index))
            return {};
        CAIRN_TRY(auto pack, Pack::open(m_instance.storage(), m_instance.keys().pack(entry.name)));
        m_packs.emplace(entry.index, std::move(pack));
        return {};
    });
}

Status FileRestorer::survey(const std::stop_token &stop)
{
    CAIRN_TRY(auto jobs, openJobs());
    for (;;) {
        CAIRN_CHECK(checkStop(stop));
        CAIRN_TRY(const auto batch, jobs.next());
        if (!batch)
            break;
        for (const FileJob &job : *batch) {
            CAIRN_TRY(const std::string path, m_place.pathOf(job.file.path));
            if (job.first && isWritten(job.file) && !path.empty()) {
                ++m_totalFiles;
                m_totalBytes += job.file.size;
                m_bytesByRoot[m_place.rootOf(job.file.path)] += job.file.size;
            }
            if (job.file.path == controlPath) {
                m_controlMode = job.file.mode & 07777;
                CAIRN_TRY(m_control, contentOf(job));
            }
        }
    }
    CAIRN_CHECK(jobs.finish());
    if (m_control.empty())
        return fail(ErrorCode::Damaged, "the backup holds no pg_control", m_chain.front().id.toString());
    return {};
}

Result<Bytes> FileRestorer::contentOf(const FileJob &job)
{
    Bytes content(job.file.size);
    FrameReader frames;
    for (const ManifestPart &part : job.parts) {
        const auto pack = m_packs.find(part.pack);
        if (pack == m_packs.end() || part.blockSize != 0 || part.offset + part.length > content.size())
            return fail(ErrorCode::Damaged, "a part of the file is not what it must be", job.file.path);
        CAIRN_TRY(const auto view, frames.read(*pack->second, part.frame));
        if (std::uint64_t{part.frameOffset} + part.length > view.raw.size())
            return fail(ErrorCode::Damaged, "a part lies outside of its frame", job.file.path);
        std::ranges::copy(view.raw.subspan(part.frameOffset, part.length),
                          content.begin() + static_cast<std::ptrdiff_t>(part.offset));
    }
    return content;
}

Status FileRestorer::makeDirectoriesOf(const FileBatch &batch)
{
    for (const FileJob &job : batch) {
        // The place has made the links of tablespaces, and pg_wal where it is a link.
        if (job.file.kind != FileKind::Directory)
            continue;
        CAIRN_TRY(const std::string path, m_place.pathOf(job.file.path));
        if (path.empty())
            continue;
        CAIRN_CHECK(makeDirectory(path, job.file.mode & 07777));
        struct stat facts{};
        const bool isLink = ::lstat(path.c_str(), &facts) == 0 && S_ISLNK(facts.st_mode);
        const std::uint32_t mode = job.file.mode & 07777;
        if (!isLink && ::chmod(path.c_str(), mode | S_IRWXU) != 0)
            return failErrno(errno, "cannot set the mode", path);
        // An external directory may be one that nothing can be written into, and has to be filled all the same.
        if (!isLink && (mode & S_IRWXU) != S_IRWXU)
            m_closedDirectories.emplace_back(path, mode);
    }
    return {};
}

Status FileRestorer::closeDirectories()
{
    // Children come behind their parents: backwards each can still be reached.
    for (const auto &[path, mode] : std::views::reverse(m_closedDirectories))
        if (::chmod(path.c_str(), mode) != 0)
            return failErrno(errno, "cannot set the mode", path);
    return {};
}

/// What is not synced is left to the page cache, which is the faster then.
bool FileRestorer::goesPastCache(const FileJob &job) const
{
    return !m_directRoots.empty() && job.file.kind == FileKind::Relation && bytesOf(job) >= largeJob &&
           m_directRoots.contains(m_place.rootOf(job.file.path));
}

Status FileRestorer::writeAllFiles(OperationContext &context)
{
    context.progress.beginPhase("restoring", m_totalBytes, m_totalFiles);
    if (m_sync)
        std::ranges::copy_if(m_bytesByRoot | std::views::keys, std::inserter(m_directRoots, m_directRoots.end()),
                             &DirectFile::suits);
    CAIRN_TRY(auto jobs, openJobs());
    CAIRN_TRY(auto batch, jobs.next());
    FileLanes lanes(waitingParts);
    WriteBehind behind(m_threads);
    const auto produce = [&](const std::stop_token &stop) -> Status {
        while (batch) {
            // Parents come before children in the manifest, so directories exist before a worker sees their files.
            CAIRN_CHECK(makeDirectoriesOf(*batch));
            for (FileJob &job : *batch) {
                CAIRN_TRY(const std::string path, m_place.pathOf(job.file.path));
                if (!isWritten(job.file) || path.empty())
                    continue;
                for (ManifestPart &part : job.parts)
                    part.pages = {}; // not needed for writing, and most of the memory
                if (!lanes.push(std::move(job), stop))
                    return cancelledError();
            }
            CAIRN_TRY(batch, jobs.next());
        }
        lanes.close();
        return {};
    };
    const auto work = [&](unsigned index, const std::stop_token &stop) -> Status {
        if (index == 0)
            return produce(stop);
        if (index > m_threads)
            return behind.writeAll(stop);
        Writer writer(*this, behind, context);
        FileLanes::Seat seat;
        while (auto job = lanes.pop(seat, stop)) {
            CAIRN_CHECK(checkStop(stop));
            CAIRN_CHECK(writer.write(*job, stop));
        }
        return checkStop(stop);
    };
    const unsigned diskThreads = m_directRoots.empty() ? 0 : behind.threads();
    CAIRN_CHECK(runWorkers(1 + m_threads + diskThreads, context.stop, work));
    return closeDirectories();
}

} // namespace cairn
