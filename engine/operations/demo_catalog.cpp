#include "operations/demo_catalog.h"

#include "catalog/layout.h"
#include "core/files.h"

#include <array>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

/// Whether a path is this user's, and no link that somebody else may have put there.
bool isOwn(const std::string &path)
{
    struct stat facts{};
    return ::lstat(path.c_str(), &facts) == 0 && !S_ISLNK(facts.st_mode) && facts.st_uid == ::geteuid();
}

} // namespace

std::optional<std::string> findDemoCatalog(const std::string &directory)
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *user = nullptr;
    ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &user);
    if (user == nullptr)
        return std::nullopt;
    const std::string demo = joinPath(directory, std::string("cairn-demo-") + user->pw_name);
    std::string catalog = joinPath(demo, "catalog");
    // The marker is what the demo makes first, as the user that it is for.
    if (!isOwn(joinPath(demo, ".cairn-demo")) || !pathExists(joinPath(catalog, catalogRecordKey)))
        return std::nullopt;
    return catalog;
}

} // namespace cairn
