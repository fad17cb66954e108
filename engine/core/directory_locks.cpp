#include "core/directory_locks.h"

#include "core/failpoint.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace cairn {

namespace {

// flock(2) waits for ever or not at all, and whoever holds a lock may be the one that waits for this run: so a wait
// that ends is tries and pauses. Programs that clean up temporary directories lock them for moments, too
// (systemd-tmpfiles(8)).
constexpr std::chrono::milliseconds pause(50);
constexpr int triesOfDirectory = 10;
constexpr int triesOfParent = 400; // a name is given under it, nothing else: nobody has it for long

enum class Lock { Taken, Busy, Unsupported };

Lock lockNow(const Fd &fd, int tries)
{
    for (int i = 0; i < tries; ++i) {
        if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0)
            return Lock::Taken;
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return Lock::Unsupported;
        std::this_thread::sleep_for(pause);
    }
    return Lock::Busy;
}

std::optional<std::pair<dev_t, ino_t>> identityOf(const std::string &path)
{
    struct stat facts{};
    if (::stat(path.c_str(), &facts) != 0)
        return std::nullopt;
    return std::pair(facts.st_dev, facts.st_ino);
}

/// The directory that the name is in, also when the path leads over a link.
std::string parentOf(const std::string &path)
{
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    return parentPath(error ? absolutePath(path) : real.string());
}

/// An empty directory with the mode and owner of another one, unless it is there.
Status makeLike(const std::string &model, const std::string &path)
{
    CAIRN_CHECK(failpoint("aside.renamed"));
    struct stat facts{};
    if (::stat(model.c_str(), &facts) != 0)
        return failErrno(errno, "cannot stat", model);
    if (::mkdir(path.c_str(), 0700) != 0)
        return errno == EEXIST ? Status{} : failErrno(errno, "cannot make directory", path);
    // Only root may give a directory away; for anybody else the owner is the one that there can be.
    if (::chown(path.c_str(), facts.st_uid, facts.st_gid) != 0 && errno != EPERM)
        return failErrno(errno, "cannot set the owner", path);
    if (::chmod(path.c_str(), facts.st_mode & 07777) != 0)
        return failErrno(errno, "cannot set the mode", path);
    return {};
}

std::unexpected<Error> taken(const std::string &path)
{
    return fail(ErrorCode::Locked, "another restore works in the directory", path,
                "wait until it has ended, or stop it; its lock ends with its process");
}

} // namespace

DirectoryLocks::DirectoryLocks(DirectoryLocks &&other) noexcept
    : m_held(std::exchange(other.m_held, {}))
{
}

DirectoryLocks &DirectoryLocks::operator=(DirectoryLocks &&other) noexcept
{
    std::swap(m_held, other.m_held);
    return *this;
}

DirectoryLocks::~DirectoryLocks()
{
    release();
}

/// The last that was made is removed first: it may lie in one that was made before.
void DirectoryLocks::release()
{
    while (!m_held.empty()) {
        const Held &last = m_held.back();
        if (!last.made.empty()) {
            const auto parent = lockParent(last.made);
            if (identityOf(last.made) == last.identity)
                ::rmdir(last.made.c_str());
        }
        m_held.pop_back();
    }
}

bool DirectoryLocks::holds(Identity identity) const
{
    return std::ranges::contains(m_held, identity, &Held::identity);
}

/// Without a lock, too, where the parent cannot be read or locked: then nobody else gives names in it, either.
Result<Fd> DirectoryLocks::lockParent(const std::string &path) const
{
    const std::string parent = parentOf(path);
    const auto identity = identityOf(parent);
    if (!identity || holds(*identity))
        return Fd{};
    auto fd = openFile(parent, O_RDONLY | O_DIRECTORY);
    if (!fd)
        return Fd{};
    if (lockNow(*fd, triesOfParent) == Lock::Busy)
        return fail(ErrorCode::Locked, "another program holds a lock on the directory", parent,
                    "lslocks(8) shows which; try again when it has ended");
    return fd;
}

Status DirectoryLocks::takeUnlocked(const std::string &path, bool made)
{
    auto fd = openFile(path, O_RDONLY | O_DIRECTORY);
    if (!fd)
        return fd.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(std::move(fd).error());
    struct stat facts{};
    if (::fstat(fd->get(), &facts) != 0)
        return failErrno(errno, "cannot stat", path);
    const Identity identity(facts.st_dev, facts.st_ino);
    if (holds(identity))
        return {};
    if (lockNow(*fd, triesOfDirectory) == Lock::Busy)
        return taken(path);
    // Whoever had it may have moved it away or removed it.
    if (identityOf(path) != identity)
        return taken(path);
    m_held.push_back({identity, *std::move(fd), made ? absolutePath(path) : std::string{}});
    return {};
}

Status DirectoryLocks::take(const std::string &path)
{
    CAIRN_TRY(const Fd parent, lockParent(path));
    return takeUnlocked(path, false);
}

Status DirectoryLocks::make(const std::string &path, mode_t mode)
{
    CAIRN_CHECK(makeDirectories(parentPath(absolutePath(path)), mode));
    CAIRN_TRY(const Fd parent, lockParent(path));
    const bool isNew = ::mkdir(path.c_str(), mode) == 0;
    if (!isNew)
        CAIRN_CHECK(makeDirectory(path, mode)); // says what is wrong, if it is not there already
    return takeUnlocked(path, isNew);
}

Status DirectoryLocks::replace(const std::string &path, const std::string &other)
{
    CAIRN_TRY(const Fd parent, lockParent(path));
    CAIRN_CHECK(takeUnlocked(path, false));
    CAIRN_CHECK(takeUnlocked(other, false));
    const bool renamedNow = !pathExists(other);
    if (renamedNow && std::rename(path.c_str(), other.c_str()) != 0)
        return failErrno(errno, "cannot rename the directory", path);
    auto made = makeLike(other, path);
    if (made)
        made = takeUnlocked(path, true);
    if (!made && renamedNow && (::rmdir(path.c_str()) == 0 || errno == ENOENT))
        std::rename(other.c_str(), path.c_str());
    CAIRN_CHECK(made);
    return syncDirectory(parentPath(path));
}

Status DirectoryLocks::rename(const std::string &from, const std::string &to, const std::string &aside)
{
    CAIRN_TRY(const Fd parent, lockParent(from));
    if (::rmdir(to.c_str()) != 0 && errno != ENOENT && std::rename(to.c_str(), aside.c_str()) != 0)
        return failErrno(errno, "cannot remove the directory, nor give it another name", to);
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return failErrno(errno, "cannot rename the directory", from);
    return syncDirectory(parentPath(from));
}

void DirectoryLocks::keep()
{
    for (Held &held : m_held)
        held.made.clear();
}

} // namespace cairn
