#include "operations/backup_external.h"

#include "core/files.h"
#include "core/text.h"

#include <cerrno>
#include <cstdlib>
#include <format>
#include <memory>
#include <string_view>
#include <sys/stat.h>

namespace cairn {

namespace {

struct Place {
    std::string path; ///< without links
    std::string what;
};

/// The path without links; as it is when it cannot be resolved.
std::string resolved(const std::string &path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : absolutePath(path);
}

std::vector<Place> placesOfCluster(const std::string &pgdata, const std::string &catalog)
{
    std::vector<Place> places{{resolved(pgdata), "the data directory"},
                              {resolved(joinPath(pgdata, "pg_wal")), "the directory of the WAL"},
                              {resolved(catalog), "the catalog"}};
    const std::string links = joinPath(pgdata, "pg_tblspc");
    if (const auto names = listDirectory(links))
        for (const std::string &name : *names)
            places.push_back({resolved(joinPath(links, name)), std::format("tablespace {}", printableName(name))});
    return places;
}

} // namespace

Status checkExternalDirectories(const std::vector<std::string> &directories, const std::string &pgdata,
                                const std::string &catalog)
{
    if (directories.empty())
        return {};
    std::vector<Place> places = placesOfCluster(pgdata, catalog);
    for (const std::string &directory : directories) {
        struct stat facts{};
        if (::stat(directory.c_str(), &facts) != 0) {
            Error error = failErrno(errno, "the external directory cannot be reached", directory).error();
            error.hint = "make it, or leave it out of --external-dirs";
            return std::unexpected(std::move(error));
        }
        if (!S_ISDIR(facts.st_mode))
            return fail(ErrorCode::Usage, "an external directory must be a directory", printableName(directory));
        const std::string path = resolved(directory);
        for (const Place &other : places)
            if (isWithin(path, other.path) || isWithin(other.path, path))
                return fail(
                    ErrorCode::Usage,
                    std::format("the external directory and {} are the same, or one lies in the other", other.what),
                    printableName(directory), "give directories that lie apart");
        places.push_back({path, std::format("the external directory {}", printableName(directory))});
    }
    return {};
}

} // namespace cairn
