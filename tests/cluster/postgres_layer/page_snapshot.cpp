#include "page_snapshot.h"

#include "layer_support.h"

#include "core/files.h"
#include "core/hash.h"
#include "postgres/relation_path.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <set>
#include <span>

namespace cairn::test {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t pageSize = 8192;
constexpr std::uint32_t segmentBlocks = 131072;

std::string nameOf(const RelationFork &fork)
{
    return std::format("{}/{}/{}", fork.tablespace.value, fork.database.value, fork.filenode.value);
}

/// The metapage of an SP-GiST index remembers where there was room lately. PostgreSQL does not log that, and checks it
/// before use: a backup may hold what was remembered earlier.
void forgetRememberedPages(std::span<std::byte> page)
{
    constexpr std::uint16_t spGistPage = 0xFF82;
    constexpr std::uint16_t metapage = 1;
    constexpr std::size_t remembered = 28;
    if (loadLe<std::uint16_t>(page, pageSize - 2) != spGistPage ||
        (loadLe<std::uint16_t>(page, pageSize - 8) & metapage) == 0)
        return;
    constexpr std::size_t checksum = 8;
    storeLe<std::uint16_t>(page, checksum, 0);
    std::ranges::fill(page.subspan(remembered, pageSize - 8 - remembered), std::byte{0});
}

void addFile(const std::string &path, const RelationFile &file, PageSnapshot &snapshot)
{
    auto content = need(readWholeFile(path, std::uint64_t{1} << 30));
    expect(content.size() % pageSize == 0, path + " does not consist of pages");
    auto &pages = snapshot[forkOf(file)];
    const std::size_t first = file.firstBlock(segmentBlocks).value;
    const std::size_t count = content.size() / pageSize;
    pages.resize(std::max(pages.size(), first + count));
    for (std::size_t i = 0; i < count; ++i) {
        const auto page = std::span(content).subspan(i * pageSize, pageSize);
        forgetRememberedPages(page);
        pages[first + i] = xxh3(page);
    }
}

} // namespace

PageSnapshot snapshotPages(const std::string &dataDirectory)
{
    PageSnapshot snapshot;
    std::set<RelationFork> unlogged;
    const auto options = fs::directory_options::follow_directory_symlink;
    for (const char *top : {"base", "global", "pg_tblspc"})
        for (const auto &entry : fs::recursive_directory_iterator(fs::path(dataDirectory) / top, options)) {
            const auto kind = classifyPath(entry.path().lexically_relative(dataDirectory).string());
            if (kind.kind != PathKind::Relation || kind.relation.temporary)
                continue;
            auto main = forkOf(kind.relation);
            main.fork = Fork::Main;
            if (kind.relation.fork == Fork::Init)
                unlogged.insert(main);
            if (kind.relation.fork == Fork::Main)
                addFile(entry.path().string(), kind.relation, snapshot);
        }
    for (const auto &fork : unlogged)
        snapshot.erase(fork);
    return snapshot;
}

MapCheck checkMap(const ChangedBlocks &map, const PageSnapshot &before, const PageSnapshot &after)
{
    MapCheck check;
    for (const auto &[fork, pages] : after) {
        const auto old = before.find(fork);
        if (old == before.end())
            continue; // a file that the parent does not hold is copied whatever the map says
        const auto common = static_cast<std::uint32_t>(std::min(old->second.size(), pages.size()));
        const auto changes = map.changesOf(fork, BlockNumber{0}, common);
        std::vector<bool> named(common);
        for (const auto &range : changes.ranges)
            for (std::uint32_t i = 0; i < range.count; ++i)
                named[range.first.value + i] = true;
        const bool whole = changes.kind == ForkChanges::Kind::Whole;
        check.wholeForks += whole ? 1 : 0;
        for (std::uint32_t block = 0; block < common; ++block) {
            const bool differs = pages[block] != old->second[block];
            check.differing += differs ? 1 : 0;
            check.named += named[block] && !whole ? 1 : 0;
            if (differs && !named[block])
                check.missed.push_back(std::format("{} block {}", nameOf(fork), block));
        }
    }
    return check;
}

std::string mapDifferences(const ChangedBlocks &one, const ChangedBlocks &other, const PageSnapshot &snapshot)
{
    std::string differences;
    for (const auto &[fork, pages] : snapshot) {
        const auto length = static_cast<std::uint32_t>(pages.size());
        if (length == 0 ||
            one.changesOf(fork, BlockNumber{0}, length).ranges == other.changesOf(fork, BlockNumber{0}, length).ranges)
            continue;
        differences += std::format("{} of {} blocks:", nameOf(fork), length);
        for (const ChangedBlocks *map : {&one, &other}) {
            differences += " [";
            for (const auto &range : map->changesOf(fork, BlockNumber{0}, length).ranges)
                differences += std::format(" {}+{}", range.first.value, range.count);
            differences += " ]";
        }
        differences += '\n';
    }
    return differences;
}

} // namespace cairn::test
