#include "postgres/data_directory.h"

#include "core/bytes.h"
#include "core/files.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <optional>
#include <system_error>
#include <unistd.h>

namespace cairn {

namespace {

namespace fs = std::filesystem;

bool isLink(const std::string &path)
{
    std::error_code error;
    return fs::is_symlink(fs::symlink_status(path, error));
}

Result<std::string> readLink(const std::string &path)
{
    std::error_code error;
    const fs::path target = fs::read_symlink(path, error);
    if (error)
        return failErrno(error.value(), "cannot read the link", path);
    return target.string();
}

/// The path with the target of the first link in it; nothing when there is none.
std::optional<fs::path> behindFirstLink(const fs::path &path)
{
    fs::path before;
    for (auto part = path.begin(); part != path.end(); ++part) {
        std::error_code error;
        const fs::path link = before / *part;
        const fs::path target = fs::read_symlink(link, error);
        if (error) {
            before = link;
            continue;
        }
        fs::path next = before / target; // the target alone, when it is absolute
        for (++part; part != path.end(); ++part)
            next /= *part;
        return next;
    }
    return std::nullopt;
}

/// Whether the program works in another directory: a server works in its data directory.
bool worksElsewhere(pid_t process, const std::string &pgdata)
{
    std::error_code error;
    const fs::path directory = fs::read_symlink("/proc/" + std::to_string(process) + "/cwd", error);
    return !error && canonicalPath(directory.string()) != canonicalPath(pgdata);
}

} // namespace

Result<pid_t> serverRunningIn(const std::string &pgdata)
{
    const std::string path = joinPath(pgdata, "postmaster.pid");
    const auto content = readWholeFile(path, 1 << 20);
    if (!content && content.error().code == ErrorCode::NotFound)
        return 0;
    if (!content)
        return std::unexpected(content.error());
    const std::string_view text = asText(*content);
    const std::string_view line = text.substr(0, text.find('\n'));
    pid_t process = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), process);
    // A standalone backend writes its number negative.
    process = process < 0 ? -process : process;
    if (error != std::errc{} || process == 0)
        return fail(ErrorCode::DestinationUnusable, "postmaster.pid cannot be read: whether a server runs is not known",
                    path, "make sure that no server runs there, and remove the file");
    const bool exists = ::kill(process, 0) == 0 || errno == EPERM;
    return exists && !worksElsewhere(process, pgdata) ? process : 0;
}

Result<std::vector<DirectoryLink>> directoryLinks(const std::string &pgdata)
{
    std::vector<std::string> names{"pg_wal"};
    const auto spaces = listDirectory(joinPath(pgdata, "pg_tblspc"));
    if (!spaces && spaces.error().code != ErrorCode::NotFound)
        return std::unexpected(spaces.error());
    for (const auto &name : spaces ? *spaces : std::vector<std::string>{})
        names.push_back("pg_tblspc/" + name);
    std::vector<DirectoryLink> links;
    for (const auto &name : names) {
        if (!isLink(joinPath(pgdata, name)))
            continue;
        CAIRN_TRY(auto text, readLink(joinPath(pgdata, name)));
        const std::string directory = absolutePath(parentPath(joinPath(pgdata, name)));
        links.push_back({name, text.starts_with('/') ? text : joinPath(directory, text), text});
    }
    return links;
}

std::string canonicalPath(const std::string &path)
{
    constexpr int mostLinks = 40; // as many as the kernel follows
    std::error_code error;
    fs::path current(path);
    for (int i = 0; i < mostLinks && !error; ++i) {
        const fs::path found = fs::weakly_canonical(current, error);
        if (error)
            break;
        // It stops at a link that leads nowhere.
        const auto next = behindFirstLink(found);
        if (!next)
            return absolutePath(found.string());
        current = *next;
    }
    return absolutePath(path);
}

} // namespace cairn
