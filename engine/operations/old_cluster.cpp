#include "operations/old_cluster.h"

#include "catalog/json_fields.h"
#include "core/failpoint.h"
#include "core/files.h"
#include "core/text.h"
#include "operations/command_line.h"
#include "postgres/data_directory.h"

#include <QJsonArray>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <format>
#include <ranges>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

constexpr const char *recordFormat = "cairn-old-cluster-1";

std::string recordPathFor(const std::string &pgdata)
{
    return pgdata + ".cairn-restore.json";
}

/// "20261121T034405Z": sorts, and is fit for a file name.
std::string stampOf(Timestamp time)
{
    std::string stamp = time.toIso().substr(0, std::string_view("2026-11-21T03:44:05").size());
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return stamp + "Z";
}

/// A name beside the path that nothing has.
std::string freeNameBeside(const std::string &path, const char *what, Timestamp now)
{
    const std::string name = path + what + stampOf(now);
    std::string candidate = name;
    for (int i = 2; pathExists(candidate); ++i)
        candidate = std::format("{}-{}", name, i);
    return candidate;
}

/// A directory can only get another name when its parent is on the same file system and may be written.
Status checkMovable(const std::string &path, const char *hint)
{
    const std::string parent = parentPath(path);
    struct stat self{};
    struct stat above{};
    if (::stat(path.c_str(), &self) != 0)
        return failErrno(errno, "cannot stat", path);
    if (::stat(parent.c_str(), &above) != 0)
        return failErrno(errno, "cannot stat", parent);
    if (self.st_dev != above.st_dev)
        return fail(ErrorCode::DestinationUnusable,
                    "the directory is a mount point and cannot be kept under another name", path, hint);
    if (::access(parent.c_str(), W_OK | X_OK) != 0)
        return fail(ErrorCode::DestinationUnusable,
                    "the directory cannot be kept under another name: its parent directory may not be written", path,
                    hint);
    return {};
}

Status checkNoServer(const std::string &pgdata)
{
    CAIRN_TRY(const pid_t process, serverRunningIn(pgdata));
    if (process == 0)
        return {};
    return fail(ErrorCode::DestinationUnusable, std::format("a server runs in the directory (process {})", process),
                pgdata, "stop it first: pg_ctl stop -D " + shellQuote(pgdata));
}

/// A tablespace's directory is shared by the major versions of a cluster, maybe with another cluster: it is only moved
/// when nothing else is in it.
Status checkAlone(const std::string &path, PgMajor major, const char *hint)
{
    CAIRN_TRY(const auto names, listDirectory(path));
    const std::string prefix = std::format("PG_{}_", major.value);
    for (const auto &name : names)
        if (!name.starts_with(prefix) || names.size() > 1)
            return fail(ErrorCode::DestinationUnusable,
                        "the tablespace's directory holds more than this cluster's files, and is not moved", path,
                        hint);
    return {};
}

Status checkWritable(const std::string &directory)
{
    if (::access(directory.c_str(), W_OK | X_OK) == 0)
        return {};
    return fail(ErrorCode::DestinationUnusable,
                "a link of the old cluster cannot be changed: its directory may not be written", directory,
                "mend the mode of the directory, or restore into another one");
}

constexpr const char *moveHint =
    "restore into another directory (for a tablespace: map it with -T), or move what is in "
    "this one away yourself";
constexpr const char *spaceHint = "map the tablespace to another directory with -T";
/// Of a tablespace that the backup does not have there is nothing to map.
constexpr const char *laterHint =
    "the backup does not have this tablespace, but replaying the WAL may make it again in the same place: restore on "
    "another machine, or let the tablespace have a directory of its own that can be renamed";

/// Whether a link is as it should be. What is no link is an error: something has changed since it was looked at.
Result<bool> leadsTo(const std::string &link, const std::string &target)
{
    std::error_code error;
    const auto text = std::filesystem::read_symlink(link, error);
    if (error)
        return failErrno(error.value(), "cannot read the link", link);
    return text.string() == target;
}

QJsonArray toArray(const std::vector<std::pair<std::string, std::string>> &pairs)
{
    QJsonArray array;
    for (const auto &[first, second] : pairs)
        array.append(QJsonArray{toJsonName(first), toJsonName(second)});
    return array;
}

Result<std::vector<std::vector<std::string>>> fromArray(const JsonFields &fields, const char *key, qsizetype width)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto &value : fields.value(key).toArray()) {
        std::vector<std::string> row;
        for (const auto &cell : value.toArray())
            if (auto text = fromJsonName(cell))
                row.push_back(*std::move(text));
        if (value.toArray().size() != width || std::ssize(row) != width)
            return fail(ErrorCode::Damaged, std::format("the list \"{}\" cannot be read", key));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Result<OldCluster> OldCluster::examine(const Place &place)
{
    constexpr const char *hint = "restore into a new directory, or move what is in this one away yourself";
    const auto control = readControlFile(place.pgdata);
    if (!control)
        return fail(ErrorCode::WrongCluster,
                    "the directory is not empty, and whether it holds this cluster cannot be told: " +
                        control.error().message,
                    place.pgdata, hint);
    if (control->fields.systemIdentifier != place.systemIdentifier)
        return fail(
            ErrorCode::WrongCluster,
            std::format("the directory holds another cluster: its system identifier is {}, that of the backup {}",
                        control->fields.systemIdentifier.value, place.systemIdentifier.value),
            place.pgdata, hint);
    CAIRN_CHECK(checkNoServer(place.pgdata));
    CAIRN_CHECK(checkMovable(place.pgdata, moveHint));
    if (isWithin(canonicalPath(place.catalog), place.pgdata))
        return fail(ErrorCode::DestinationUnusable, "the catalog lies in the directory that would be moved",
                    place.pgdata, hint);
    OldCluster old;
    old.judgeState(control->fields.state);
    CAIRN_CHECK(old.findDirectories(place, control->fields.major));
    CAIRN_CHECK(old.findLinks());
    for (const MovedLink &link : old.m_links)
        CAIRN_CHECK(checkWritable(parentPath(joinPath(place.pgdata, link.name))));
    return old;
}

void OldCluster::judgeState(ClusterState state)
{
    if (state != ClusterState::ShutDown && state != ClusterState::ShutDownInRecovery)
        m_warnings.push_back({Phrase::OldNeedsRecovery, {std::string(clusterStateName(state))}});
}

Status OldCluster::findDirectories(const Place &place, PgMajor major)
{
    constexpr const char *name = ".before-restore-";
    m_directories.push_back({place.pgdata, freeNameBeside(place.pgdata, name, place.now)});
    CAIRN_TRY(const auto links, directoryLinks(place.pgdata));
    for (const DirectoryLink &link : links) {
        const std::string path = canonicalPath(link.target);
        const bool isSpace = link.name != "pg_wal";
        const bool isRestored = std::ranges::contains(place.others, path);
        if (!keptAt(path).empty() || (!isRestored && (!isSpace || std::ranges::contains(place.spaces, link.name))))
            continue;
        const auto content = listDirectory(path);
        if (!content && content.error().code != ErrorCode::NotFound)
            return std::unexpected(content.error());
        if (!content || content->empty())
            continue;
        if (isSpace)
            CAIRN_CHECK(checkAlone(path, major, isRestored ? spaceHint : laterHint));
        CAIRN_CHECK(checkMovable(path, isRestored ? moveHint : laterHint));
        m_directories.push_back({path, freeNameBeside(path, name, place.now)});
    }
    return {};
}

Status OldCluster::findLinks()
{
    CAIRN_TRY(const auto links, directoryLinks(m_directories.front().from));
    for (const DirectoryLink &link : links) {
        const std::string target = canonicalPath(link.target);
        if (link.name == "pg_wal")
            m_walPath = target;
        for (const KeptDirectory &directory : m_directories)
            if (isWithin(target, directory.from))
                m_links.push_back({link.name, link.text, directory.to + target.substr(directory.from.size())});
    }
    return {};
}

Result<OldCluster> OldCluster::interrupted(const std::string &pgdata)
{
    const std::string path = recordPathFor(pgdata);
    const auto content = readWholeFile(path, 1 << 20);
    if (!content && content.error().code == ErrorCode::NotFound)
        return OldCluster{};
    if (!content)
        return std::unexpected(content.error());
    const auto unreadable = [&path](const Error &error) {
        return fail(ErrorCode::Damaged, "what an interrupted restore wrote down cannot be read: " + error.message, path,
                    "look for directories named *.before-restore-*: they hold the old cluster. When all is where it "
                    "should be, remove this file");
    };
    auto fields = JsonFields::parse(asText(*content), recordFormat);
    if (!fields)
        return unreadable(fields.error());
    const auto directories = fromArray(*fields, "directories", 2);
    const auto links = fromArray(*fields, "links", 3);
    if (!directories || !links)
        return unreadable(directories ? links.error() : directories.error());
    OldCluster old;
    for (const auto &row : *directories)
        old.m_directories.push_back({row[0], row[1]});
    for (const auto &row : *links)
        old.m_links.push_back({row[0], row[1], row[2]});
    fields->get("wal", old.m_walPath);
    if (old.m_directories.empty() || old.m_directories.front().from != pgdata ||
        !pathExists(old.m_directories.front().to))
        return OldCluster{}; // nothing was moved, or it was put back by hand since
    if (const auto control = readControlFile(old.m_directories.front().to))
        old.judgeState(control->fields.state);
    return old;
}

std::string OldCluster::toText() const
{
    std::vector<std::pair<std::string, std::string>> directories;
    directories.reserve(m_directories.size());
    for (const KeptDirectory &directory : m_directories)
        directories.emplace_back(directory.from, directory.to);
    QJsonArray links;
    for (const MovedLink &link : m_links)
        links.append(QJsonArray{toJsonName(link.name), toJsonName(link.before), toJsonName(link.after)});
    JsonFields fields;
    fields.put("format", recordFormat);
    fields.put("begin", Timestamp::now());
    fields.insert("directories", toArray(directories));
    fields.insert("links", links);
    fields.put("wal", m_walPath);
    fields.put("put-back", putBackCommands());
    return fields.toText();
}

std::string OldCluster::recordPath() const
{
    return recordPathFor(m_directories.front().from);
}

std::string OldCluster::keptAt(const std::string &path) const
{
    const auto found =
        std::ranges::find_if(m_directories, [&path](const auto &directory) { return isWithin(path, directory.from); });
    return found == m_directories.end() ? std::string{} : found->to + path.substr(found->from.size());
}

bool OldCluster::isToBeMoved(const std::string &path) const
{
    // Whatever lies in a directory goes where that goes: what counts is the directory.
    return pathExists(path) && std::ranges::any_of(m_directories, [&path](const auto &directory) {
               return isWithin(path, directory.from) && !pathExists(directory.to);
           });
}

std::string OldCluster::walPath() const
{
    return m_walPath;
}

bool OldCluster::isAside() const
{
    return !m_directories.empty() && pathExists(m_directories.front().to);
}

Status OldCluster::checkStopped() const
{
    return isAside() ? checkNoServer(m_directories.front().to) : Status{};
}

Status OldCluster::moveAside(DirectoryLocks &locks)
{
    if (m_directories.empty())
        return {};
    CAIRN_CHECK(failpoint("aside.before-record"));
    CAIRN_CHECK(replaceFile(recordPath(), asBytes(toText())));
    auto moved = move(locks);
    if (moved)
        return {};
    if (auto back = putBack(locks); !back)
        return fail(moved.error().code, moved.error().message + "; then " + back.error().text(), moved.error().subject,
                    moved.error().hint);
    return moved;
}

Status OldCluster::move(DirectoryLocks &locks)
{
    CAIRN_CHECK(failpoint("aside.after-record"));
    CAIRN_CHECK(checkStopped()); // the kept one, when an interrupted restore has moved it
    // The data directory goes first: without it nobody can start the cluster while some of its tablespaces are away.
    for (const KeptDirectory &directory : m_directories) {
        if (pathExists(directory.from) || pathExists(directory.to))
            CAIRN_CHECK(locks.replace(directory.from, directory.to));
        CAIRN_CHECK(failpoint("aside.after-move"));
    }
    CAIRN_CHECK(relink(true));
    CAIRN_CHECK(failpoint("aside.after-links"));
    // A server that was started since the first look runs on in the directory, whatever its name.
    return checkStopped();
}

Status OldCluster::relink(bool after) const
{
    const std::string &pgdata = m_directories.front().to;
    const std::string scratch = pgdata + ".cairn-link";
    CAIRN_CHECK(removeFile(scratch));
    for (const MovedLink &link : m_links) {
        const std::string path = joinPath(pgdata, link.name);
        const std::string &target = after ? link.after : link.before;
        // What is right stays: what kept it from being changed would keep it from being changed back.
        CAIRN_TRY(const bool isRight, leadsTo(path, target));
        if (isRight)
            continue;
        CAIRN_CHECK(failpoint("aside.link"));
        if (::symlink(target.c_str(), scratch.c_str()) != 0)
            return failErrno(errno, "cannot make the link", scratch);
        if (std::rename(scratch.c_str(), path.c_str()) != 0) {
            const int why = errno;
            ::unlink(scratch.c_str());
            return failErrno(why, "cannot replace the link", path);
        }
        CAIRN_CHECK(syncDirectory(parentPath(path)));
    }
    return {};
}

Status OldCluster::putBack(DirectoryLocks &locks)
{
    if (m_directories.empty())
        return {};
    const auto explain = [](const Error &error) {
        return fail(error.code, "the old cluster could not be put back: " + error.message, error.subject, error.hint);
    };
    // Nothing is taken away under a server that somebody has started in what is kept.
    if (const auto stopped = checkStopped(); !stopped)
        return explain(stopped.error());
    if (isAside())
        if (const auto linked = relink(false); !linked)
            return explain(linked.error());
    // The data directory comes back last, as it went first.
    for (const KeptDirectory &directory : m_directories | std::views::reverse) {
        if (!pathExists(directory.to))
            continue;
        const std::string rest = freeNameBeside(directory.from, ".unfinished-restore-", Timestamp::now());
        if (const auto moved = locks.rename(directory.to, directory.from, rest); !moved)
            return explain(moved.error());
        if (pathExists(rest))
            m_setAside.push_back({directory.from, rest});
    }
    return forget();
}

std::string OldCluster::advice() const
{
    if (!isAside())
        return {};
    std::string text = "nothing of the old cluster is lost: it is kept as " + printableName(m_directories.front().to) +
                       ". With no server in it, this puts it back:";
    for (const auto &line : putBackCommands())
        text += "\n    " + line;
    return text;
}

Status OldCluster::forget() const
{
    if (m_directories.empty())
        return {};
    CAIRN_CHECK(removeFile(recordPath()));
    return syncDirectory(parentPath(recordPath()));
}

std::vector<std::string> OldCluster::putBackCommands() const
{
    std::vector<std::string> lines;
    for (const KeptDirectory &directory : m_directories | std::views::reverse)
        lines.push_back(std::format("test ! -e {0} || {{ test ! -e {1} || mv {1} {2}; mv {0} {1}; }}",
                                    shellQuote(directory.to), shellQuote(directory.from),
                                    shellQuote(directory.from + ".set-aside")));
    for (const MovedLink &link : m_links)
        lines.push_back("ln -sfn " + shellQuote(link.before) + " " +
                        shellQuote(joinPath(m_directories.front().from, link.name)));
    return lines;
}

} // namespace cairn
