#include "source/local_source.h"

#include "core/text.h"
#include "core/worker_pool.h"
#include "source/external_walk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

namespace {

EntryType typeOf(mode_t mode)
{
    if (S_ISREG(mode))
        return EntryType::File;
    if (S_ISDIR(mode))
        return EntryType::Directory;
    return S_ISLNK(mode) ? EntryType::Symlink : EntryType::Other;
}

Timestamp modifiedAt(const struct stat &facts)
{
    return Timestamp{std::int64_t{facts.st_mtim.tv_sec} * 1'000'000 + facts.st_mtim.tv_nsec / 1000};
}

Result<std::string> readLink(const std::string &path)
{
    std::array<char, 4096> target{};
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0)
        return failErrno(errno, "cannot read link", path);
    return std::string(target.data(), static_cast<std::size_t>(length));
}

struct Child {
    DirectoryEntry entry;
    struct stat facts{};
};

/// The entries of a directory with their facts, not following links.
Result<std::vector<Child>> childrenOf(const std::string &directory)
{
    CAIRN_TRY(auto names, listDirectory(directory));
    std::vector<Child> children;
    children.reserve(names.size());
    for (auto &name : names) {
        Child child;
        if (::lstat(joinPath(directory, name).c_str(), &child.facts) != 0) {
            if (errno == ENOENT)
                continue;
            return failErrno(errno, "cannot stat", joinPath(directory, name));
        }
        child.entry = {std::move(name), typeOf(child.facts.st_mode)};
        children.push_back(std::move(child));
    }
    return children;
}

} // namespace

/// One walk over the tree, depth first.
class LocalSource::Walk {
public:
    Walk(const LocalSource &source, const std::stop_token &stop)
        : m_source(source)
        , m_stop(stop)
        , m_versionDirectory(tablespaceVersionDirectory(source.m_options.major, source.m_options.catalogVersion))
    {
    }

    Result<SourceListing> run()
    {
        CAIRN_CHECK(enter(""));
        for (const std::string &directory : m_source.m_externals)
            CAIRN_CHECK(listExternal(directory, m_listing, m_stop));
        std::ranges::sort(m_listing.entries, {}, &SourceEntry::path);
        return std::move(m_listing);
    }

private:
    Status enter(const std::string &relative)
    {
        CAIRN_CHECK(checkStop(m_stop));
        auto children = childrenOf(absolute(relative));
        if (!children) // dropped while we walked; the data directory itself must be there
            return children.error().code == ErrorCode::NotFound && !relative.empty()
                       ? Status{}
                       : std::unexpected(children.error());
        std::vector<DirectoryEntry> entries;
        std::ranges::transform(*children, std::back_inserter(entries), &Child::entry);
        const auto decisions = m_source.m_rules.decide(relative, entries);
        for (std::size_t i = 0; i < children->size(); ++i)
            CAIRN_CHECK(take(relative, (*children)[i], decisions[i]));
        return {};
    }

    Status take(const std::string &parent, const Child &child, const EntryDecision &decision)
    {
        const std::string relative = parent.empty() ? child.entry.name : parent + "/" + child.entry.name;
        switch (decision.action) {
        case EntryAction::Skip:
            return {};
        case EntryAction::SkipAndWarn:
            m_listing.warnings.push_back(
                std::format("left out of the backup: {} ({})", printableName(relative), decision.reason));
            return {};
        case EntryAction::IncludeEmpty: {
            // pg_wal is often a link to another disk: what counts is the directory behind it.
            struct stat facts = child.facts;
            if (child.entry.type == EntryType::Symlink && ::stat(absolute(relative).c_str(), &facts) != 0)
                return failErrno(errno, "cannot stat", absolute(relative));
            add(relative, SourceKind::Directory, facts);
            return {};
        }
        case EntryAction::FollowLink:
            return takeLink(relative, child);
        case EntryAction::Include:
            break;
        }
        if (child.entry.type != EntryType::Directory) {
            addFile(relative, child.facts);
            return {};
        }
        if (isNestedTablespace(relative))
            return {};
        add(relative, SourceKind::Directory, child.facts);
        return enter(relative);
    }

    Status takeLink(const std::string &relative, const Child &child)
    {
        const std::string path = absolute(relative);
        CAIRN_TRY(auto target, readLink(path));
        struct stat facts{};
        if (::stat(path.c_str(), &facts) != 0)
            return failErrno(errno, std::format("the tablespace location {} cannot be reached", printableName(target)),
                             path);
        add(relative, SourceKind::TablespaceLink, child.facts);
        m_listing.entries.back().linkTarget = std::move(target);
        m_listing.entries.back().mode = facts.st_mode;
        return enter(relative);
    }

    /// A tablespace whose location lies inside the data directory is taken once, through its link.
    [[nodiscard]] bool isNestedTablespace(const std::string &relative)
    {
        if (!m_locationsKnown)
            findTablespaceLocations();
        struct stat facts{};
        if (m_locations.empty() || relative.starts_with("pg_tblspc/") ||
            ::stat(absolute(relative).c_str(), &facts) != 0)
            return false;
        return std::ranges::contains(m_locations, std::pair(facts.st_dev, facts.st_ino));
    }

    void findTablespaceLocations()
    {
        m_locationsKnown = true;
        const auto names = listDirectory(absolute("pg_tblspc"));
        if (!names)
            return;
        for (const auto &name : *names) {
            struct stat facts{};
            const std::string path = absolute("pg_tblspc/" + name);
            if (::lstat(path.c_str(), &facts) == 0 && S_ISLNK(facts.st_mode) && ::stat(path.c_str(), &facts) == 0)
                m_locations.emplace_back(facts.st_dev, facts.st_ino);
        }
    }

    void addFile(const std::string &relative, const struct stat &facts)
    {
        const PathClass what = classifyPath(relative, m_versionDirectory);
        const bool relation = what.kind == PathKind::Relation && !what.relation.temporary;
        add(relative, relation ? SourceKind::Relation : SourceKind::File, facts);
        SourceEntry &entry = m_listing.entries.back();
        entry.size = static_cast<std::uint64_t>(facts.st_size);
        entry.relation = what.relation;
        m_listing.totalBytes += entry.size;
    }

    void add(const std::string &relative, SourceKind kind, const struct stat &facts)
    {
        SourceEntry entry;
        entry.path = relative;
        entry.kind = kind;
        entry.mode = facts.st_mode;
        entry.modified = modifiedAt(facts);
        m_listing.entries.push_back(std::move(entry));
    }

    [[nodiscard]] std::string absolute(const std::string &relative) const
    {
        return relative.empty() ? m_source.m_pgdata : joinPath(m_source.m_pgdata, relative);
    }

    const LocalSource &m_source;
    const std::stop_token &m_stop;
    std::string m_versionDirectory;
    std::vector<std::pair<dev_t, ino_t>> m_locations;
    bool m_locationsKnown = false;
    SourceListing m_listing;
};

LocalSource::LocalSource(std::string pgdata, BackupRulesOptions options, std::vector<std::string> externalDirectories)
    : m_pgdata(std::move(pgdata))
    , m_options(options)
    , m_rules(std::move(options))
    , m_externals(std::move(externalDirectories))
{
}

Result<SourceListing> LocalSource::list(const std::stop_token &stop) const
{
    return Walk(*this, stop).run();
}

Result<Fd> LocalSource::open(const std::string &path) const
{
    if (!path.starts_with('/'))
        return openFile(joinPath(m_pgdata, path), O_RDONLY);
    // Nobody promises what lies in an external directory: a pipe must not keep the backup waiting for its other end.
    return openFile(path, O_RDONLY | O_NONBLOCK);
}

} // namespace cairn
