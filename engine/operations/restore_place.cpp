#include "operations/restore_place.h"

#include "catalog/external_dirs.h"
#include "core/disk_space.h"
#include "core/failpoint.h"
#include "core/files.h"
#include "core/text.h"
#include "postgres/data_directory.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <ranges>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

/// A marker that a kill left under its temporary name is nothing that anybody needs.
Result<bool> isFree(const std::string &path)
{
    const auto names = listDirectory(path);
    if (!names && names.error().code == ErrorCode::NotFound)
        return !pathExists(path);
    if (!names)
        return std::unexpected(names.error());
    return std::ranges::all_of(*names, RestoreMarker::isTemporaryName);
}

Status removeTemporaryMarkers(const std::string &path)
{
    const auto names = listDirectory(path);
    if (!names)
        return names.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(names.error());
    for (const auto &name : *names)
        if (RestoreMarker::isTemporaryName(name))
            CAIRN_CHECK(removeFile(joinPath(path, name)));
    return {};
}

Status emptyDirectory(const std::string &path)
{
    const auto names = listDirectory(path);
    if (!names)
        return names.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(names.error());
    // The marker goes last: as long as anything else is there, it says what that is.
    for (const auto &name : *names)
        if (!RestoreMarker::isName(name))
            CAIRN_CHECK(removeTree(joinPath(path, name)));
    return RestoreMarker::remove(path);
}

std::unexpected<Error> inTheWay(const std::string &path, bool external)
{
    return fail(ErrorCode::DestinationUnusable, "the directory is not empty", path,
                external ? "give the external directory another place with --external-mapping, leave it out with "
                           "--skip-external-dirs, or remove what is in it"
                         : "restore into a new or empty directory, or remove what is in this one; a stopped cluster "
                           "of this instance can be kept aside with --in-place");
}

} // namespace

Result<RestorePlace> RestorePlace::resolve(const RestoreRequest &request, const BackupRecord &record)
{
    RestorePlace place;
    place.m_pgdata = absolutePath(request.pgdata);
    if (request.walDirectory)
        place.m_wal = absolutePath(*request.walDirectory);
    for (const TablespaceEntry &entry : record.tablespaces) {
        const auto mapped = std::ranges::find(request.tablespaces, entry.path, &TablespaceMapping::from);
        place.m_tablespaces[std::to_string(entry.oid.value)] =
            mapped == request.tablespaces.end() ? entry.path : absolutePath(mapped->to);
    }
    for (const TablespaceMapping &mapping : request.tablespaces)
        if (!std::ranges::contains(record.tablespaces, mapping.from, &TablespaceEntry::path))
            return fail(ErrorCode::Usage, "the backup has no tablespace at the mapped path",
                        printableName(mapping.from), "`cairn show -i ID` lists its tablespaces");
    CAIRN_CHECK(place.resolveExternals(request, record));
    if (request.inPlace)
        place.stayInPlace(request, record);
    const auto roots = place.roots();
    for (std::size_t i = 0; i < roots.size(); ++i)
        for (std::size_t j = i + 1; j < roots.size(); ++j)
            // A tablespace may lie in the data directory, as it may in the source; the other way round nothing good
            // comes of it.
            if (isWithin(roots[i], roots[j]) ||
                ((i > 0 || place.isExternalRoot(roots[j])) && isWithin(roots[j], roots[i])))
                return fail(ErrorCode::Usage,
                            "two directories of the restored cluster would be the same, or one in the other",
                            printableName(roots[i]),
                            "map each tablespace, external directory and pg_wal to a directory of its own");
    return place;
}

/// Directories are renamed themselves, not links to them; pg_wal stays where the old cluster has it.
void RestorePlace::stayInPlace(const RestoreRequest &request, const BackupRecord &record)
{
    m_inPlace = true;
    m_pgdata = canonicalPath(m_pgdata);
    if (m_wal.empty()) {
        const auto links = directoryLinks(m_pgdata);
        const auto old = OldCluster::interrupted(m_pgdata);
        for (const DirectoryLink &link : links ? *links : std::vector<DirectoryLink>{})
            if (link.name == "pg_wal")
                m_wal = link.target;
        if (m_wal.empty() && old && !old->directories().empty())
            m_wal = old->walPath();
    }
    if (!m_wal.empty())
        m_wal = canonicalPath(m_wal);
    for (auto &[oid, path] : m_tablespaces)
        path = canonicalPath(path);
    m_oldPlace = {.pgdata = m_pgdata,
                  .others = {},
                  .spaces = {},
                  .catalog = request.ref.catalog,
                  .systemIdentifier = record.systemIdentifier,
                  .now = Timestamp::now()};
    if (!m_wal.empty())
        m_oldPlace.others.push_back(m_wal);
    for (const auto &[oid, path] : m_tablespaces) {
        m_oldPlace.others.push_back(path);
        m_oldPlace.spaces.push_back("pg_tblspc/" + oid);
    }
}

Status RestorePlace::resolveExternals(const RestoreRequest &request, const BackupRecord &record)
{
    m_withExternals = !request.skipExternalDirectories;
    if (!m_withExternals && !request.externals.empty())
        return fail(ErrorCode::Usage, "external directories are either left out or mapped", {},
                    "give --skip-external-dirs or --external-mapping, not both");
    for (const ExternalMapping &mapping : request.externals)
        if (!std::ranges::contains(record.externalDirectories, absolutePath(mapping.from)))
            return fail(ErrorCode::Usage, "the backup has no external directory of the mapped path",
                        printableName(mapping.from), "`cairn show -i ID` lists its external directories");
    for (const std::string &directory : record.externalDirectories) {
        const auto mapped = std::ranges::find(request.externals, directory,
                                              [](const ExternalMapping &item) { return absolutePath(item.from); });
        if (m_withExternals)
            m_externals[directory] = mapped == request.externals.end() ? directory : absolutePath(mapped->to);
    }
    return {};
}

bool RestorePlace::isExternalRoot(const std::string &path) const
{
    return std::ranges::any_of(m_externals, [&](const auto &item) { return item.second == path; });
}

Result<std::string> RestorePlace::pathOf(const std::string &stored) const
{
    // Stored paths are data from outside: one that could leave its directory is damage.
    const bool folded = !stored.empty() && stored.find('\0') == std::string::npos && stored != ".." &&
                        !stored.starts_with("../") && !stored.ends_with("/..") && !stored.contains("/../");
    if (folded && !isExternalPath(stored))
        return joinPath(m_pgdata, stored);
    if (folded && !m_withExternals)
        return std::string{};
    for (const auto &[from, to] : m_externals)
        if (folded && isWithin(stored, from))
            return to + stored.substr(from.size());
    return fail(ErrorCode::Damaged, "the manifest names a path that is not below the directories of the backup",
                stored);
}

std::string RestorePlace::rootOf(const std::string &stored) const
{
    constexpr std::string_view links = "pg_tblspc/";
    if (stored.starts_with(links)) {
        const auto found =
            m_tablespaces.find(stored.substr(links.size(), stored.find('/', links.size()) - links.size()));
        if (found != m_tablespaces.end())
            return found->second;
    }
    for (const auto &[from, to] : m_externals)
        if (isExternalPath(stored) && isWithin(stored, from))
            return to;
    return m_pgdata;
}

std::vector<std::string> RestorePlace::roots() const
{
    std::vector<std::string> all{m_pgdata};
    if (!m_wal.empty())
        all.push_back(m_wal);
    for (const auto &[oid, path] : m_tablespaces)
        all.push_back(path);
    for (const auto &[from, to] : m_externals)
        all.push_back(to);
    return all;
}

std::string RestorePlace::walPath() const
{
    return m_wal.empty() ? joinPath(m_pgdata, "pg_wal") : m_wal;
}

Status RestorePlace::lock(std::optional<std::uint32_t> directoryMode)
{
    if (const auto marker = RestoreMarker::read(m_pgdata))
        CAIRN_CHECK(marker->checkOwner(m_pgdata));
    for (const auto &path : roots())
        CAIRN_CHECK(m_locks.take(path));
    return directoryMode ? m_locks.make(m_pgdata, *directoryMode) : Status{};
}

/// The marker of an interrupted restore into these directories; nothing when there was none.
std::optional<RestoreMarker> RestorePlace::interrupted(ByteView controlFile) const
{
    auto marker = RestoreMarker::read(m_pgdata);
    // A directory that was given another name since holds one that speaks of what is elsewhere.
    if (!marker || !marker->directories().contains(m_pgdata))
        return std::nullopt;
    // A server that was started has rewritten pg_control: then this is a cluster, whatever the marker says.
    const auto control = readWholeFile(joinPath(m_pgdata, "global/pg_control"), 1 << 20);
    if (control && !std::ranges::equal(ByteView(*control), controlFile))
        return std::nullopt;
    return marker;
}

/// What is in the directories now.
Result<RestorePlace::Found> RestorePlace::find(ByteView controlFile) const
{
    Found found;
    const auto marker = interrupted(controlFile);
    if (marker)
        found.remains = marker->directories();
    if (!m_inPlace)
        return found;
    CAIRN_TRY(const bool free, isFree(m_pgdata));
    CAIRN_TRY(found.old, free || marker ? OldCluster::interrupted(m_pgdata) : OldCluster::examine(m_oldPlace));
    // Somebody has begun to put the old cluster back by hand: this is the old cluster's again, whatever the marker
    // says.
    std::erase_if(found.remains, [&found](const auto &path) { return found.old.isToBeMoved(path); });
    return found;
}

Status RestorePlace::checkFree(const std::string &path) const
{
    CAIRN_TRY(const bool free, isFree(path));
    return free ? Status{} : inTheWay(path, isExternalRoot(path));
}

Status RestorePlace::check(ByteView controlFile, const BytesByRoot &bytes) const
{
    CAIRN_TRY(const Found found, find(controlFile));
    if (const auto marker = interrupted(controlFile))
        CAIRN_CHECK(marker->checkOwner(m_pgdata));
    CAIRN_CHECK(found.old.checkStopped());
    // Directories that the interrupted restore did not use must be free by themselves.
    for (const auto &path : roots())
        if (!found.remains.contains(path) && !found.old.isToBeMoved(path))
            CAIRN_CHECK(checkFree(path));
    CAIRN_TRY(const auto all, spaces(bytes));
    for (const PlannedSpace &space : all)
        // What an interrupted restore left is removed before anything is written.
        if (found.remains.empty() && space.available < space.needed)
            return fail(
                ErrorCode::NoSpace,
                std::format("{} are needed, {} are free", prettySize(space.needed), prettySize(space.available)),
                space.path, "free some space, or restore to another file system");
    return {};
}

Status RestorePlace::prepare(ByteView controlFile, const BytesByRoot &bytes)
{
    CAIRN_CHECK(check(controlFile, bytes));
    CAIRN_TRY(const Found found, find(controlFile));
    CAIRN_CHECK(removeTemporaryMarkers(m_pgdata));
    if (found.remains.empty())
        return {};
    CAIRN_CHECK(emptyAll(found.remains));
    return check(controlFile, bytes);
}

/// The data directory last: its marker says what the others hold.
Status RestorePlace::emptyAll(const std::set<std::string> &paths) const
{
    const auto all = roots();
    for (const auto &path : all | std::views::reverse)
        if (paths.contains(path))
            CAIRN_CHECK(emptyDirectory(path));
    return {};
}

Status RestorePlace::setAside(ByteView controlFile)
{
    CAIRN_TRY(Found found, find(controlFile));
    m_old = std::move(found.old);
    return m_old.moveAside(m_locks);
}

std::vector<Sentence> RestorePlace::warnings(ByteView controlFile) const
{
    const auto found = find(controlFile);
    return found ? found->old.warnings() : std::vector<Sentence>{};
}

Result<std::vector<PlannedPlace>> RestorePlace::inspect(ByteView controlFile, const BytesByRoot &bytes) const
{
    const Found found = find(controlFile).value_or(Found{});
    const OldCluster &old = found.old;
    std::vector<PlannedPlace> places;
    const auto add = [&](Sentence purpose, const std::string &path) -> Status {
        CAIRN_TRY(const bool free, isFree(path));
        const auto written = bytes.find(path);
        const auto state = !pathExists(path)              ? PlannedPlace::State::New
                           : free                         ? PlannedPlace::State::Empty
                           : found.remains.contains(path) ? PlannedPlace::State::Remains
                           : old.isToBeMoved(path)        ? PlannedPlace::State::Kept
                                                          : PlannedPlace::State::InTheWay;
        places.push_back(
            {std::move(purpose), path, state, written == bytes.end() ? 0 : written->second, old.keptAt(path)});
        return {};
    };
    CAIRN_CHECK(add(Phrase::DataDirectory, m_pgdata));
    if (!m_wal.empty())
        CAIRN_CHECK(add("pg_wal", m_wal));
    for (const auto &[oid, path] : m_tablespaces)
        CAIRN_CHECK(add({Phrase::TablespaceOid, {oid}}, path));
    for (const auto &[from, to] : m_externals)
        CAIRN_CHECK(add({Phrase::ExternalDirectory, {printableName(from)}}, to));
    const auto used = roots();
    for (const KeptDirectory &directory : old.directories())
        if (!std::ranges::contains(used, directory.from))
            CAIRN_CHECK(add(Phrase::LaterTablespace, directory.from));
    return places;
}

Result<std::vector<PlannedSpace>> RestorePlace::spaces(const BytesByRoot &bytes) const
{
    std::map<std::uint64_t, PlannedSpace> spaces;
    for (const auto &path : roots()) {
        CAIRN_TRY(const DiskSpace disk, diskSpaceOf(path));
        const auto [entry, isNew] = spaces.try_emplace(disk.device);
        if (isNew)
            entry->second = {disk.path, 0, disk.available};
        if (const auto written = bytes.find(path); written != bytes.end())
            entry->second.needed += written->second;
    }
    std::vector<PlannedSpace> all;
    all.reserve(spaces.size());
    for (auto &[device, space] : spaces)
        all.push_back(std::move(space));
    return all;
}

/// Makes a directory that this restore may empty again.
Status RestorePlace::claim(const std::string &path, mode_t mode)
{
    CAIRN_CHECK(m_locks.make(path, mode));
    CAIRN_CHECK(checkFree(path)); // before it was locked somebody may have been faster
    m_claimed.insert(path);
    return {};
}

Status RestorePlace::make(std::uint32_t directoryMode)
{
    CAIRN_CHECK(claim(m_pgdata, directoryMode));
    if (::chmod(m_pgdata.c_str(), directoryMode) != 0)
        return failErrno(errno, "cannot set the mode", m_pgdata);
    m_marker = RestoreMarker::make(roots());
    CAIRN_CHECK(m_marker->write(m_pgdata));
    if (!m_wal.empty()) {
        CAIRN_CHECK(claim(m_wal, directoryMode));
        if (::symlink(m_wal.c_str(), joinPath(m_pgdata, "pg_wal").c_str()) != 0)
            return failErrno(errno, "cannot make the link", joinPath(m_pgdata, "pg_wal"));
    }
    for (const auto &[from, to] : m_externals)
        CAIRN_CHECK(claim(to, 0700));
    if (m_tablespaces.empty())
        return {};
    CAIRN_CHECK(makeDirectory(joinPath(m_pgdata, "pg_tblspc"), directoryMode));
    for (const auto &[oid, path] : m_tablespaces) {
        CAIRN_CHECK(claim(path, directoryMode));
        const std::string link = joinPath(m_pgdata, "pg_tblspc/" + oid);
        if (::symlink(path.c_str(), link.c_str()) != 0)
            return failErrno(errno, "cannot make the link", link);
    }
    return {};
}

Status RestorePlace::cleanUp()
{
    // Where a file system has no locks, another restore may have come in between.
    const auto marker = RestoreMarker::read(m_pgdata);
    CAIRN_TRY(const bool free, isFree(m_pgdata));
    if (marker ? marker != m_marker : !free && !m_claimed.contains(m_pgdata))
        return fail(ErrorCode::Locked, "somebody else has filled the directory meanwhile: it is left as it is",
                    m_pgdata);
    const Status emptied = emptyAll(m_claimed);
    CAIRN_CHECK(m_old.putBack(m_locks));
    return emptied;
}

Status RestorePlace::sync() const
{
    // One call per file system instead of one per file; since Linux 5.8 it reports write errors (syncfs(2)).
    std::set<dev_t> done;
    for (const auto &path : roots()) {
        CAIRN_TRY(const Fd fd, openFile(path, O_RDONLY | O_DIRECTORY));
        struct stat facts{};
        if (::fstat(fd.get(), &facts) != 0)
            return failErrno(errno, "cannot stat", path);
        if (done.insert(facts.st_dev).second && ::syncfs(fd.get()) != 0)
            return failErrno(errno, "cannot sync the file system of", path);
        CAIRN_CHECK(syncDirectory(parentPath(path)));
    }
    return {};
}

Status RestorePlace::complete(bool sync)
{
    CAIRN_CHECK(failpoint("aside.before-forget"));
    CAIRN_CHECK(m_old.forget());
    CAIRN_CHECK(RestoreMarker::remove(m_pgdata));
    m_locks.keep();
    return sync ? syncDirectory(m_pgdata) : Status{};
}

} // namespace cairn
