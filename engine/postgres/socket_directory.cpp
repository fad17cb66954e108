#include "postgres/socket_directory.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr const char *parent = "/tmp";
constexpr std::string_view prefix = "cairn-look-";
constexpr std::string_view unique = "XXXXXX"; // mkdtemp(3)
constexpr std::string_view hbaName = "pg_hba.conf";

/// The directory, locked; closed when another process has it, it is another user's, or it cannot be locked.
Fd lock(const std::string &path)
{
    auto fd = openFile(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    struct stat status{};
    const bool isOurs = fd && ::fstat(fd->get(), &status) == 0 && status.st_uid == ::geteuid() &&
                        ::flock(fd->get(), LOCK_EX | LOCK_NB) == 0;
    return isOurs ? *std::move(fd) : Fd{};
}

void removeAbandoned()
{
    const auto names = listDirectory(parent);
    for (const std::string &name : names ? *names : std::vector<std::string>{}) {
        if (!name.starts_with(prefix) || name.size() != prefix.size() + unique.size())
            continue;
        const std::string path = joinPath(parent, name);
        if (pathExists(joinPath(path, hbaName)) && lock(path).isOpen())
            (void)removeTree(path);
    }
}

} // namespace

Result<SocketDirectory> SocketDirectory::make(std::string_view hba)
{
    removeAbandoned();
    std::string path = joinPath(parent, std::string(prefix) + std::string(unique));
    if (::mkdtemp(path.data()) == nullptr)
        return failErrno(errno, "cannot make a private directory", path);
    SocketDirectory directory(std::move(path));
    directory.m_lock = lock(directory.path());
    CAIRN_CHECK(replaceFile(directory.hbaFile(), asBytes(hba)));
    return directory;
}

SocketDirectory::SocketDirectory(SocketDirectory &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_lock(std::move(other.m_lock))
{
}

SocketDirectory::~SocketDirectory()
{
    if (!m_path.empty())
        (void)removeTree(m_path);
}

std::string SocketDirectory::hbaFile() const
{
    return joinPath(m_path, hbaName);
}

} // namespace cairn
