#include "operations/restore_place.h"

#include "catalog/external_dirs.h"
#include "catalog/json_fields.h"
#include "core/disk_space.h"
#include "core/failpoint.h"
#include "core/files.h"
#include "core/text.h"
#include "postgres/data_directory.h"

#include <QJsonArray>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <ranges>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr std::string_view markerName = "cairn_restore.json";
constexpr const char *markerFormat = "cairn-restore-1";

Result<bool> isMissingOrEmpty(const std::string &path)
{
    const auto names = listDirectory(path);
    if (!names && names.error().code == ErrorCode::NotFound)
        return !pathExists(path);
    if (!names)
        return std::unexpected(names.error());
    return names->empty();
}

Status emptyDirectory(const std::string &path)
{
    const auto names = listDirectory(path);
    if (!names)
        return names.error().code == ErrorCode::NotFound ? Status{} : std::unexpected(names.error());
    // The marker goes last: as long as anything else is there, it says what that is.
    for (const auto &name : *names)
        if (name != markerName)
            CAIRN_CHECK(removeTree(joinPath(path, name)));
    return removeTree(joinPath(path, markerName));
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
                  .catalog = request.ref.catalog,
                  .systemIdentifier = record.systemIdentifier,
                  .now = Timestamp::now()};
    if (!m_wal.empty())
        m_oldPlace.others.push_back(m_wal);
    for (const auto &[oid, path] : m_tablespaces)
        m_oldPlace.others.push_back(path);
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

/// The directories that an interrupted restore has begun to fill; none when there was none.
std::set<std::string> RestorePlace::remains(ByteView controlFile) const
{
    const auto content = readWholeFile(joinPath(m_pgdata, markerName), 1 << 20);
    if (!content)
        return {};
    const auto fields = JsonFields::parse(asText(*content), markerFormat);
    if (!fields)
        return {};
    // A server that was started has rewritten pg_control: then this is a cluster, whatever the marker says.
    const auto control = readWholeFile(joinPath(m_pgdata, "global/pg_control"), 1 << 20);
    if (control && !std::ranges::equal(ByteView(*control), controlFile))
        return {};
    std::set<std::string> marked;
    for (const auto &value : fields->value("directories").toArray())
        if (auto path = fromJsonName(value))
            marked.insert(std::move(*path));
    return marked;
}

Result<OldCluster> RestorePlace::findOldCluster(ByteView controlFile) const
{
    if (!m_inPlace)
        return OldCluster{};
    CAIRN_TRY(const bool free, isMissingOrEmpty(m_pgdata));
    if (free || remains(controlFile).contains(m_pgdata))
        return OldCluster::interrupted(m_pgdata);
    return OldCluster::examine(m_oldPlace);
}

Status RestorePlace::checkFree(const std::string &path) const
{
    CAIRN_TRY(const bool free, isMissingOrEmpty(path));
    return free ? Status{} : inTheWay(path, isExternalRoot(path));
}

Status RestorePlace::check(ByteView controlFile, const BytesByRoot &bytes) const
{
    const auto mine = remains(controlFile);
    CAIRN_TRY(const OldCluster old, findOldCluster(controlFile));
    // Directories that the interrupted restore did not use must be free by themselves.
    for (const auto &path : roots())
        if (!mine.contains(path) && !old.isToBeMoved(path))
            CAIRN_CHECK(checkFree(path));
    CAIRN_TRY(const auto all, spaces(bytes));
    for (const PlannedSpace &space : all)
        // What an interrupted restore left is removed before anything is written.
        if (mine.empty() && space.available < space.needed)
            return fail(
                ErrorCode::NoSpace,
                std::format("{} are needed, {} are free", prettySize(space.needed), prettySize(space.available)),
                space.path, "free some space, or restore to another file system");
    return {};
}

Status RestorePlace::prepare(ByteView controlFile, const BytesByRoot &bytes)
{
    CAIRN_CHECK(check(controlFile, bytes));
    const auto mine = remains(controlFile);
    if (mine.empty())
        return {};
    CAIRN_CHECK(emptyAll(mine));
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
    CAIRN_TRY(m_old, findOldCluster(controlFile));
    return m_old.moveAside();
}

std::vector<Sentence> RestorePlace::warnings(ByteView controlFile) const
{
    const auto old = findOldCluster(controlFile);
    return old ? old->warnings() : std::vector<Sentence>{};
}

Result<std::vector<PlannedPlace>> RestorePlace::inspect(ByteView controlFile, const BytesByRoot &bytes) const
{
    const auto mine = remains(controlFile);
    const auto old = findOldCluster(controlFile).value_or(OldCluster{});
    std::vector<PlannedPlace> places;
    const auto add = [&](Sentence purpose, const std::string &path) -> Status {
        CAIRN_TRY(const bool free, isMissingOrEmpty(path));
        const auto written = bytes.find(path);
        const auto state = !pathExists(path)       ? PlannedPlace::State::New
                           : free                  ? PlannedPlace::State::Empty
                           : mine.contains(path)   ? PlannedPlace::State::Remains
                           : old.isToBeMoved(path) ? PlannedPlace::State::Kept
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

Status RestorePlace::make(std::uint32_t directoryMode)
{
    JsonFields marker;
    marker.put("format", markerFormat);
    marker.put("begin", Timestamp::now());
    QJsonArray directories;
    for (const auto &path : roots())
        directories.append(toJsonName(path));
    marker.insert("directories", directories);
    CAIRN_CHECK(makeDirectories(m_pgdata, directoryMode));
    if (::chmod(m_pgdata.c_str(), directoryMode) != 0)
        return failErrno(errno, "cannot set the mode", m_pgdata);
    CAIRN_CHECK(replaceFile(joinPath(m_pgdata, markerName), asBytes(marker.toText())));
    if (!m_wal.empty()) {
        CAIRN_CHECK(makeDirectories(m_wal, directoryMode));
        if (::symlink(m_wal.c_str(), joinPath(m_pgdata, "pg_wal").c_str()) != 0)
            return failErrno(errno, "cannot make the link", joinPath(m_pgdata, "pg_wal"));
    }
    for (const auto &[from, to] : m_externals)
        CAIRN_CHECK(makeDirectories(to));
    if (m_tablespaces.empty())
        return {};
    CAIRN_CHECK(makeDirectory(joinPath(m_pgdata, "pg_tblspc"), directoryMode));
    for (const auto &[oid, path] : m_tablespaces) {
        CAIRN_CHECK(makeDirectories(path, directoryMode));
        const std::string link = joinPath(m_pgdata, "pg_tblspc/" + oid);
        if (::symlink(path.c_str(), link.c_str()) != 0)
            return failErrno(errno, "cannot make the link", link);
    }
    return {};
}

Status RestorePlace::cleanUp()
{
    const auto all = roots();
    CAIRN_CHECK(emptyAll({all.begin(), all.end()}));
    return m_old.putBack();
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
    CAIRN_CHECK(removeFile(joinPath(m_pgdata, markerName)));
    return sync ? syncDirectory(m_pgdata) : Status{};
}

} // namespace cairn
