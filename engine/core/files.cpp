#include "core/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <format>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

struct DirCloser {
    void operator()(DIR *dir) const { ::closedir(dir); }
};

Status removeEntry(int parent, const char *name, const std::string &path);

Status removeContents(int directory, const std::string &path)
{
    const int copy = ::dup(directory);
    if (copy < 0)
        return failErrno(errno, "cannot read directory", path);
    std::unique_ptr<DIR, DirCloser> dir(::fdopendir(copy));
    if (!dir)
        return failErrno(errno, "cannot read directory", path);
    while (const dirent *entry = ::readdir(dir.get())) {
        const std::string_view name(entry->d_name);
        if (name != "." && name != "..")
            CAIRN_CHECK(removeEntry(directory, entry->d_name, joinPath(path, name)));
    }
    return {};
}

Status removeEntry(int parent, const char *name, const std::string &path)
{
    if (::unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return {};
    if (errno != EISDIR && errno != EPERM)
        return failErrno(errno, "cannot remove", path);
    const Fd directory(::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!directory.isOpen())
        return failErrno(errno, "cannot open directory", path);
    CAIRN_CHECK(removeContents(directory.get(), path));
    if (::unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
        return failErrno(errno, "cannot remove directory", path);
    return {};
}

} // namespace

Fd &Fd::operator=(Fd &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

Fd::~Fd()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Status Fd::close(std::string_view path)
{
    const int fd = std::exchange(m_fd, -1);
    if (fd >= 0 && ::close(fd) != 0)
        return failErrno(errno, "cannot close", path);
    return {};
}

Result<Fd> openFile(const std::string &path, int flags, mode_t mode)
{
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (fd < 0)
        return failErrno(errno, "cannot open", path);
    return Fd(fd);
}

Result<std::size_t> readAt(const Fd &fd, std::span<std::byte> buffer, std::uint64_t offset, std::string_view path)
{
    std::size_t done = 0;
    while (done < buffer.size()) {
        const ssize_t got =
            ::pread(fd.get(), buffer.data() + done, buffer.size() - done, static_cast<off_t>(offset + done));
        if (got == 0)
            break;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failErrno(errno, std::format("cannot read at offset {}", offset + done), path);
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Status writeAt(const Fd &fd, ByteView bytes, std::uint64_t offset, std::string_view path)
{
    while (!bytes.empty()) {
        const ssize_t put = ::pwrite(fd.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return failErrno(errno, "cannot write", path);
        bytes = bytes.subspan(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
    return {};
}

Status writeAll(const Fd &fd, ByteView bytes, std::string_view path)
{
    while (!bytes.empty()) {
        const ssize_t put = ::write(fd.get(), bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return failErrno(errno, "cannot write", path);
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
    return {};
}

Status syncFile(const Fd &fd, std::string_view path)
{
    if (::fdatasync(fd.get()) != 0)
        return failErrno(errno, "cannot sync", path);
    return {};
}

Status syncDirectory(const std::string &path)
{
    CAIRN_TRY(const Fd fd, openFile(path, O_RDONLY | O_DIRECTORY));
    if (::fsync(fd.get()) != 0 && errno != EINVAL)
        return failErrno(errno, "cannot sync directory", path);
    return {};
}

Result<std::uint64_t> sizeOf(const Fd &fd, std::string_view path)
{
    struct stat info{};
    if (::fstat(fd.get(), &info) != 0)
        return failErrno(errno, "cannot stat", path);
    return static_cast<std::uint64_t>(info.st_size);
}

Result<Bytes> readWholeFile(const std::string &path, std::uint64_t limit)
{
    CAIRN_TRY(const Fd fd, openFile(path, O_RDONLY));
    CAIRN_TRY(const auto size, sizeOf(fd, path));
    if (size > limit)
        return fail(ErrorCode::Damaged,
                    std::format("the file has {} bytes, more than the {} that it may have", size, limit), path);
    Bytes content(size);
    CAIRN_TRY(const auto got, readAt(fd, content, 0, path));
    content.resize(got);
    return content;
}

Status replaceFile(const std::string &path, ByteView content, mode_t mode, bool sync)
{
    const std::string temporary = std::format("{}.{}.tmp", path, ::getpid());
    const auto write = [&]() -> Status {
        CAIRN_TRY(Fd fd, openLocked(temporary, mode));
        CAIRN_CHECK(writeAll(fd, content, temporary));
        if (sync)
            CAIRN_CHECK(syncFile(fd, temporary));
        // Renamed while the lock is held: without it the file would count as left behind by a dead writer.
        if (::rename(temporary.c_str(), path.c_str()) != 0)
            return failErrno(errno, "cannot rename into place", path);
        return fd.close(path);
    };
    if (auto written = write(); !written) {
        ::unlink(temporary.c_str());
        return written;
    }
    return sync ? syncDirectory(parentPath(path)) : Status{};
}

Status makeDirectory(const std::string &path, mode_t mode)
{
    if (::mkdir(path.c_str(), mode) == 0)
        return {};
    struct stat info{};
    if (errno == EEXIST && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode))
        return {};
    return failErrno(errno, "cannot make directory", path);
}

Status makeDirectories(const std::string &path, mode_t mode)
{
    if (path.empty() || pathExists(path))
        return makeDirectory(path.empty() ? "." : path, mode);
    const std::string parent = parentPath(path);
    if (parent != path)
        CAIRN_CHECK(makeDirectories(parent, mode));
    return makeDirectory(path, mode);
}

Result<std::vector<std::string>> listDirectory(const std::string &path)
{
    std::unique_ptr<DIR, DirCloser> dir(::opendir(path.c_str()));
    if (!dir)
        return failErrno(errno, "cannot read directory", path);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent *entry = ::readdir(dir.get())) {
        const std::string_view name(entry->d_name);
        if (name != "." && name != "..")
            names.emplace_back(name);
        errno = 0;
    }
    if (errno != 0)
        return failErrno(errno, "cannot read directory", path);
    std::ranges::sort(names);
    return names;
}

bool pathExists(const std::string &path)
{
    struct stat info{};
    return ::lstat(path.c_str(), &info) == 0;
}

Status removeFile(const std::string &path)
{
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return failErrno(errno, "cannot remove", path);
    return {};
}

Status removeTree(const std::string &path)
{
    return removeEntry(AT_FDCWD, path.c_str(), path);
}

Result<Fd> openLocked(const std::string &path, mode_t mode)
{
    for (;;) {
        CAIRN_TRY(Fd fd, openFile(path, O_RDWR | O_CREAT, mode));
        while (::flock(fd.get(), LOCK_EX) != 0)
            if (errno != EINTR)
                return failErrno(errno, "cannot lock", path);
        // The previous owner may have moved or removed the file while we waited: then this is not the named one any
        // more.
        struct stat mine{};
        struct stat named{};
        if (::fstat(fd.get(), &mine) != 0 || ::stat(path.c_str(), &named) != 0 || mine.st_ino != named.st_ino)
            continue;
        if (::ftruncate(fd.get(), 0) != 0)
            return failErrno(errno, "cannot truncate", path);
        return fd;
    }
}

Result<Fd> openScratchFile(const std::string &directory)
{
    const int fd = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return Fd(fd);
    // Some file systems (NFS, FUSE) have no O_TMPFILE: make a name and drop it at once.
    std::string name = joinPath(directory, "cairn-scratch-XXXXXX");
    Fd named(::mkostemp(name.data(), O_CLOEXEC));
    if (!named.isOpen())
        return failErrno(errno, "cannot make a scratch file", directory);
    ::unlink(name.c_str());
    return named;
}

std::string joinPath(std::string_view directory, std::string_view name)
{
    std::string path(directory);
    if (!path.empty() && path.back() != '/' && !name.empty())
        path += '/';
    path += name;
    return path;
}

std::string parentPath(std::string_view path)
{
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos)
        return ".";
    return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string baseName(std::string_view path)
{
    const auto slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string absolutePath(std::string_view path)
{
    std::error_code ignored;
    std::string folded = std::filesystem::absolute(std::filesystem::path(path), ignored).lexically_normal().string();
    while (folded.size() > 1 && folded.back() == '/')
        folded.pop_back();
    return folded;
}

bool isWithin(std::string_view path, std::string_view directory)
{
    if (!path.starts_with(directory))
        return false;
    return path.size() == directory.size() || directory == "/" || path[directory.size()] == '/';
}

} // namespace cairn
