#include "source/external_walk.h"

#include "core/text.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <cerrno>
#include <format>
#include <sys/stat.h>

namespace cairn {

namespace {

/// One walk, depth first.
class ExternalWalk {
public:
    ExternalWalk(SourceListing &listing, const std::stop_token &stop)
        : m_listing(listing)
        , m_stop(stop)
    {
    }

    Status enter(const std::string &directory, const struct stat &facts)
    {
        CAIRN_CHECK(checkStop(m_stop));
        auto names = listDirectory(directory);
        if (!names)
            return names.error().code == ErrorCode::NotFound && !m_above.empty() ? Status{}
                                                                                 : std::unexpected(names.error());
        add(directory, SourceKind::Directory, facts);
        m_above.emplace_back(facts.st_dev, facts.st_ino);
        for (const std::string &name : *names)
            CAIRN_CHECK(take(joinPath(directory, name)));
        m_above.pop_back();
        return {};
    }

private:
    Status take(const std::string &path)
    {
        struct stat facts{};
        if (::stat(path.c_str(), &facts) != 0) {
            const int error = errno;
            struct stat link{};
            if (::lstat(path.c_str(), &link) != 0)
                return {}; // gone
            if (error != ENOENT && error != ENOTDIR && error != ELOOP)
                return failErrno(error, "cannot stat", path);
            pass(path, "a link to nothing");
            return {};
        }
        if (S_ISDIR(facts.st_mode)) {
            if (!std::ranges::contains(m_above, std::pair(facts.st_dev, facts.st_ino)))
                return enter(path, facts);
            pass(path, "a link to a directory above it");
        } else if (S_ISREG(facts.st_mode)) {
            add(path, SourceKind::File, facts);
            m_listing.entries.back().size = static_cast<std::uint64_t>(facts.st_size);
        } else {
            pass(path, "neither a file nor a directory");
        }
        return {};
    }

    void pass(const std::string &path, std::string_view reason)
    {
        m_listing.warnings.push_back(std::format("left out of the backup: {} ({})", printableName(path), reason));
    }

    void add(const std::string &path, SourceKind kind, const struct stat &facts)
    {
        SourceEntry entry;
        entry.path = path;
        entry.kind = kind;
        entry.mode = facts.st_mode;
        entry.modified = Timestamp{std::int64_t{facts.st_mtim.tv_sec} * 1'000'000 + facts.st_mtim.tv_nsec / 1000};
        m_listing.entries.push_back(std::move(entry));
    }

    SourceListing &m_listing;
    const std::stop_token &m_stop;
    std::vector<std::pair<dev_t, ino_t>> m_above; ///< the directories that the walk is in
};

} // namespace

Status listExternal(const std::string &directory, SourceListing &listing, const std::stop_token &stop)
{
    struct stat facts{};
    if (::stat(directory.c_str(), &facts) != 0)
        return failErrno(errno, "the external directory cannot be reached", directory);
    return ExternalWalk(listing, stop).enter(directory, facts);
}

} // namespace cairn
