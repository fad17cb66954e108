#include "core/disk_space.h"

#include "core/files.h"

#include <cerrno>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace cairn {

Result<DiskSpace> diskSpaceOf(const std::string &path)
{
    std::string parent = path;
    while (!pathExists(parent) && parent != "/" && parent != ".")
        parent = parentPath(parent);
    struct stat facts{};
    struct statvfs space{};
    if (::stat(parent.c_str(), &facts) != 0 || ::statvfs(parent.c_str(), &space) != 0)
        return failErrno(errno, "cannot ask for free space", parent);
    return DiskSpace{parent, facts.st_dev, std::uint64_t{space.f_bavail} * space.f_frsize,
                     std::uint64_t{space.f_blocks} * space.f_frsize};
}

} // namespace cairn
