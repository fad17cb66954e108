#include "storage/local_storage.h"

#include "core/files.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr std::string_view partSuffix = ".part";
constexpr std::string_view temporarySuffix = ".tmp";
/// Bytes after which the kernel is asked to start writing back, so that the final sync has little left to do.
constexpr std::uint64_t writebackStep = 8u << 20;

bool isUnfinishedName(std::string_view name)
{
    return name.ends_with(partSuffix) || name.ends_with(temporarySuffix);
}

class LocalReader final : public ObjectReader {
public:
    LocalReader(Fd fd, std::uint64_t size, std::string path)
        : m_fd(std::move(fd))
        , m_size(size)
        , m_path(std::move(path))
    {
    }
    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    [[nodiscard]] const std::string &location() const override { return m_path; }
    [[nodiscard]] Status readAt(std::span<std::byte> buffer, std::uint64_t offset) const override
    {
        CAIRN_TRY(const auto got, cairn::readAt(m_fd, buffer, offset, m_path));
        if (got != buffer.size())
            return fail(ErrorCode::Damaged,
                        std::format("the file ends at offset {}, but {} bytes at offset {} are needed", offset + got,
                                    buffer.size(), offset),
                        m_path);
        return {};
    }

private:
    Fd m_fd;
    std::uint64_t m_size;
    std::string m_path;
};

Status moveIntoPlace(const std::string &part, const std::string &path, CreateMode mode)
{
    const unsigned flags = mode == CreateMode::IfAbsent ? RENAME_NOREPLACE : 0u;
    if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, path.c_str(), flags) == 0)
        return {};
    // Some file systems know no flags: a hard link refuses an existing name too.
    if (errno == EINVAL && flags != 0 && ::link(part.c_str(), path.c_str()) == 0) {
        ::unlink(part.c_str());
        return {};
    }
    return failErrno(errno, "cannot move into place", path);
}

/// A part file whose writer is gone. The kernel's lock on it keeps everybody else away.
class LocalUnfinished final : public UnfinishedObject {
public:
    LocalUnfinished(Fd fd, std::uint64_t size, std::string path, bool sync)
        : m_fd(std::move(fd))
        , m_size(size)
        , m_path(std::move(path))
        , m_part(m_path + std::string(partSuffix))
        , m_sync(sync)
    {
    }
    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    [[nodiscard]] const std::string &location() const override { return m_part; }
    [[nodiscard]] Status readAt(std::span<std::byte> buffer, std::uint64_t offset) const override
    {
        CAIRN_TRY(const auto got, cairn::readAt(m_fd, buffer, offset, m_part));
        return got == buffer.size() ? Status{} : fail(ErrorCode::Damaged, "the file is shorter than it was", m_part);
    }
    [[nodiscard]] Status finish(std::uint64_t length, ByteView tail) override
    {
        if (::ftruncate(m_fd.get(), static_cast<off_t>(length)) != 0)
            return failErrno(errno, "cannot cut", m_part);
        CAIRN_CHECK(writeAt(m_fd, tail, length, m_part));
        if (m_sync)
            CAIRN_CHECK(syncFile(m_fd, m_part));
        CAIRN_CHECK(moveIntoPlace(m_part, m_path, CreateMode::IfAbsent));
        return m_sync ? syncDirectory(parentPath(m_path)) : Status{};
    }

private:
    Fd m_fd;
    std::uint64_t m_size;
    std::string m_path;
    std::string m_part;
    bool m_sync;
};

class LocalWriter final : public ObjectWriter {
public:
    LocalWriter(Fd fd, std::string path, CreateMode mode, bool sync)
        : m_fd(std::move(fd))
        , m_path(std::move(path))
        , m_part(m_path + std::string(partSuffix))
        , m_mode(mode)
        , m_sync(sync)
    {
    }
    ~LocalWriter() override
    {
        if (!m_committed && !m_left)
            ::unlink(m_part.c_str());
    }
    void leave() override { m_left = true; }
    [[nodiscard]] const std::string &location() const override { return m_path; }

    [[nodiscard]] Status append(ByteView bytes) override
    {
        CAIRN_CHECK(writeAll(m_fd, bytes, m_part));
        m_written += bytes.size();
        if (m_sync && m_written - m_writtenBack >= writebackStep) {
            ::sync_file_range(m_fd.get(), static_cast<off64_t>(m_writtenBack),
                              static_cast<off64_t>(m_written - m_writtenBack), SYNC_FILE_RANGE_WRITE);
            m_writtenBack = m_written;
        }
        return {};
    }

    [[nodiscard]] Status commit(const CommitFailpoints &failpoints) override
    {
        CAIRN_CHECK(pass(failpoints.beforeSync));
        if (m_sync)
            CAIRN_CHECK(syncFile(m_fd, m_part));
        CAIRN_CHECK(pass(failpoints.beforeRename));
        CAIRN_CHECK(moveIntoPlace(m_part, m_path, m_mode));
        m_committed = true;
        CAIRN_CHECK(pass(failpoints.afterRename));
        if (m_sync)
            CAIRN_CHECK(syncDirectory(parentPath(m_path)));
        return pass(failpoints.afterSync);
    }

private:
    static Status pass(const std::optional<FailpointName> &name) { return name ? failpoint(*name) : Status{}; }

    Fd m_fd;
    std::string m_path;
    std::string m_part;
    CreateMode m_mode;
    bool m_sync;
    bool m_committed = false;
    bool m_left = false;
    std::uint64_t m_written = 0;
    std::uint64_t m_writtenBack = 0;
};

/// Opens "<path>.part", locked, in a directory that may have to be made first.
Result<Fd> openPart(const std::string &part)
{
    auto opened = openLocked(part);
    if (opened || opened.error().code != ErrorCode::NotFound)
        return opened;
    CAIRN_CHECK(makeDirectories(parentPath(part)));
    return openLocked(part);
}

/// Opens and locks what a dead writer left. NotFound when there is nothing, or the writer lives: it holds the lock.
Result<Fd> lockLeft(const std::string &part)
{
    CAIRN_TRY(Fd fd, openFile(part, O_RDWR));
    // It may have moved into place since it was opened, and the name may be a newer writer's by now.
    struct stat locked{};
    struct stat named{};
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0 || ::fstat(fd.get(), &locked) != 0 ||
        ::stat(part.c_str(), &named) != 0 || locked.st_ino != named.st_ino)
        return fail(ErrorCode::NotFound, "it is being written", part);
    return fd;
}

ObjectInfo infoOf(std::string name, const struct stat &facts)
{
    ObjectInfo info;
    info.name = std::move(name);
    info.isPrefix = S_ISDIR(facts.st_mode);
    info.size = info.isPrefix ? 0 : static_cast<std::uint64_t>(facts.st_size);
    info.modified = Timestamp{std::int64_t{facts.st_mtim.tv_sec} * 1'000'000 + facts.st_mtim.tv_nsec / 1000};
    return info;
}

} // namespace

LocalStorage::LocalStorage(std::string root, bool sync)
    : m_root(std::move(root))
    , m_sync(sync)
{
}

std::string LocalStorage::location(const std::string &key) const
{
    return joinPath(m_root, key);
}

Result<std::unique_ptr<ObjectReader>> LocalStorage::open(const std::string &key) const
{
    const std::string path = location(key);
    CAIRN_TRY(Fd fd, openFile(path, O_RDONLY));
    CAIRN_TRY(const auto size, sizeOf(fd, path));
    return std::make_unique<LocalReader>(std::move(fd), size, path);
}

Result<std::unique_ptr<ObjectWriter>> LocalStorage::create(const std::string &key, CreateMode mode)
{
    const std::string path = location(key);
    CAIRN_TRY(Fd fd, openPart(path + std::string(partSuffix)));
    if (mode == CreateMode::IfAbsent && pathExists(path)) {
        ::unlink((path + std::string(partSuffix)).c_str());
        return fail(ErrorCode::AlreadyExists, "exists already", path);
    }
    return std::make_unique<LocalWriter>(std::move(fd), path, mode, m_sync);
}

Status LocalStorage::replaceSmall(const std::string &key, ByteView content)
{
    const std::string path = location(key);
    CAIRN_CHECK(makeDirectories(parentPath(path)));
    return replaceFile(path, content, 0600, m_sync);
}

Result<std::shared_ptr<void>> LocalStorage::guard(const std::string &key)
{
    // The directory stands for what is in it: it is there as long as any of that, and no name is left behind.
    const std::string directory = parentPath(location(key));
    CAIRN_TRY(Fd fd, openFile(directory, O_RDONLY | O_DIRECTORY));
    while (::flock(fd.get(), LOCK_EX) != 0)
        if (errno != EINTR)
            break; // network file systems may refuse this for a directory
    return std::make_shared<Fd>(std::move(fd));
}

Result<Bytes> LocalStorage::readSmall(const std::string &key, std::uint64_t limit) const
{
    return readWholeFile(location(key), limit);
}

Result<std::vector<ObjectInfo>> LocalStorage::list(const std::string &prefix) const
{
    const std::string directory = location(prefix);
    auto names = listDirectory(directory);
    if (!names && names.error().code == ErrorCode::NotFound)
        return std::vector<ObjectInfo>{};
    if (!names)
        return std::unexpected(names.error());
    std::vector<ObjectInfo> entries;
    entries.reserve(names->size());
    for (auto &name : *names) {
        struct stat facts{};
        if (::stat(joinPath(directory, name).c_str(), &facts) != 0)
            continue; // removed since it was listed
        if (S_ISDIR(facts.st_mode) || !isUnfinishedName(name))
            entries.push_back(infoOf(std::move(name), facts));
    }
    return entries;
}

Result<std::vector<std::string>> LocalStorage::listUnfinished(const std::string &prefix) const
{
    auto names = listDirectory(location(prefix));
    if (!names && names.error().code == ErrorCode::NotFound)
        return std::vector<std::string>{};
    if (names)
        std::erase_if(*names, [](const std::string &name) { return !isUnfinishedName(name); });
    return names;
}

Result<std::optional<ObjectInfo>> LocalStorage::stat(const std::string &key) const
{
    struct stat facts{};
    const std::string path = location(key);
    if (::stat(path.c_str(), &facts) == 0)
        return infoOf(baseName(key), facts);
    if (errno == ENOENT || errno == ENOTDIR)
        return std::nullopt;
    return failErrno(errno, "cannot stat", path);
}

Status LocalStorage::makeDurable(const std::string &key)
{
    const std::string path = location(key);
    CAIRN_TRY(const Fd fd, openFile(path, O_RDONLY));
    CAIRN_CHECK(syncFile(fd, path));
    return syncDirectory(parentPath(path));
}

Status LocalStorage::remove(const std::string &key)
{
    return removeFile(location(key));
}

Status LocalStorage::removeAll(const std::string &prefix)
{
    CAIRN_CHECK(removeTree(location(prefix)));
    const std::string parent = parentPath(location(prefix));
    return m_sync && pathExists(parent) ? syncDirectory(parent) : Status{};
}

Status LocalStorage::removeUnfinished(const std::string &key)
{
    const std::string part = location(key) + (isUnfinishedName(key) ? "" : std::string(partSuffix));
    const auto taken = lockLeft(part);
    if (!taken)
        return taken.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(taken.error());
    return removeFile(part);
}

Result<std::unique_ptr<UnfinishedObject>> LocalStorage::takeUnfinished(const std::string &key)
{
    const std::string path = location(key);
    CAIRN_TRY(Fd fd, lockLeft(path + std::string(partSuffix)));
    CAIRN_TRY(const auto size, sizeOf(fd, path));
    return std::make_unique<LocalUnfinished>(std::move(fd), size, path, m_sync);
}

Result<bool> LocalStorage::waitForChange(const std::string &prefix, std::chrono::milliseconds limit,
                                         const std::stop_token &stop, const std::function<Result<bool>()> &ready) const
{
    const std::string directory = location(prefix);
    const Fd watch(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    const Fd wake(::eventfd(0, EFD_CLOEXEC));
    if (!watch.isOpen() || !wake.isOpen())
        return failErrno(errno, "cannot watch for new files", directory);
    if (::inotify_add_watch(watch.get(), directory.c_str(), IN_CREATE | IN_MOVED_TO) < 0)
        return failErrno(errno, "cannot watch for new files", directory);
    const std::stop_callback onStop(stop, [&wake] {
        const std::uint64_t one = 1;
        static_cast<void>(::write(wake.get(), &one, sizeof one));
    });
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (;;) {
        CAIRN_CHECK(checkStop(stop));
        CAIRN_TRY(const bool done, ready());
        if (done)
            return true;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return false;
        std::array<pollfd, 2> waits{{{watch.get(), POLLIN, 0}, {wake.get(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), static_cast<int>(std::min<std::int64_t>(left, 1 << 30)));
        std::array<std::byte, 4096> events{};
        while (::read(watch.get(), events.data(), events.size()) > 0) {
        }
    }
}

} // namespace cairn
