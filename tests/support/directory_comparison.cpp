#include "support/comparison.h"

#include "support/expect.h"

#include "core/bytes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <span>

namespace cairn::test {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t pageSize = 8192;

using Page = std::span<std::byte>;

std::uint16_t field16(Page page, std::size_t offset)
{
    return loadLe<std::uint16_t>(page, offset);
}

void clear(Page page, std::size_t offset, std::size_t length)
{
    std::ranges::fill(page.subspan(offset, length), std::byte{0});
}

/// Hint bits, command ids and padding of the tuples of a heap page; dead marks of line pointers of an index page.
void maskItems(Page page, std::size_t lower, std::size_t special)
{
    for (std::size_t at = 24; at + 4 <= lower; at += 4) {
        auto item = loadLe<std::uint32_t>(page, at);
        const std::size_t offset = item & 0x7fff;
        const std::size_t length = item >> 17;
        const bool isNormal = ((item >> 15) & 3) == 1;
        if (special == pageSize && isNormal && length >= 23 && offset + length <= pageSize) {
            clear(page, offset + 8, 4); // command id
            const auto infomask = field16(page, offset + 20);
            storeLe<std::uint16_t>(page, offset + 20,
                                   std::uint16_t(infomask & 0x000f)); // visibility is in the other bits
            const auto end = offset + length;
            clear(page, end, std::min((end + 7) & ~std::size_t(7), pageSize) - end);
        }
        if (special != pageSize)
            storeLe<std::uint32_t>(page, at, item & ~std::uint32_t(3u << 15));
    }
}

/// What replay does not reproduce, as wal_consistency_checking masks it.
void maskPage(Page page, bool isMap)
{
    if (field16(page, 14) == 0)
        return;         // a new page
    clear(page, 0, 10); // LSN, checksum
    clear(page, 10, 2); // flags are hints
    clear(page, 20, 4); // prune xid
    const std::size_t lower = field16(page, 12);
    const std::size_t upper = field16(page, 14);
    const std::size_t special = field16(page, 16);
    if (isMap || lower < 24 || lower > upper || upper > special || special > pageSize)
        return;
    clear(page, lower, upper - lower);
    maskItems(page, lower, special);
    // The first page of an SP-GiST index remembers where there was room, which is not in the WAL.
    if (pageSize - special == 8 && field16(page, pageSize - 2) == 0xff82 && (field16(page, special) & 1) != 0)
        clear(page, 28, special - 28);
    if (pageSize - special == 16) { // btree: cycle id; flags "has garbage" and "split end" are hints
        clear(page, pageSize - 2, 2);
        storeLe<std::uint16_t>(page, pageSize - 4, std::uint16_t(field16(page, pageSize - 4) & ~0x60u));
    }
}

const std::set<std::string> neverComparedDirectories{"pg_wal",      "pg_stat_tmp",  "pg_stat",
                                                     "pg_replslot", "pg_subtrans",  "pg_notify",
                                                     "pg_serial",   "pg_snapshots", "pg_dynshmem"};
const std::set<std::string> neverComparedFiles{
    "postmaster.pid",   "postmaster.opts",       "backup_label",         "backup_label.old",
    "tablespace_map",   "tablespace_map.old",    "recovery.conf",        "recovery.done",
    "recovery.signal",  "standby.signal",        "postgresql.auto.conf", "current_logfiles",
    "pg_internal.init", "replorigin_checkpoint", "backup_manifest",      "recovery.conf.sample"};

bool isTemporary(const std::string &name)
{
    // t3_16385, t3_16385_fsm, t3_16385.1
    return name.starts_with("pgsql_tmp") || (name.size() > 1 && name[0] == 't' && name[1] >= '0' && name[1] <= '9' &&
                                             name.find('_') != std::string::npos);
}

bool isRelation(const std::string &path)
{
    const auto name = fs::path(path).filename().string();
    return (path.starts_with("base/") || path.starts_with("global/") || path.starts_with("pg_tblspc/")) &&
           !name.empty() && name[0] >= '1' && name[0] <= '9';
}

using Files = std::map<std::string, fs::path>;

/// Every file to compare, by its path inside the data directory; links of tablespaces are followed.
void listFiles(const fs::path &directory, const std::string &prefix, const DirectoryComparison &how, Files &out)
{
    for (const auto &entry : fs::directory_iterator(directory)) {
        const auto name = entry.path().filename().string();
        const auto path = prefix + name;
        if (std::ranges::find(how.ignoredFiles, path) != how.ignoredFiles.end() || isTemporary(name))
            continue;
        if (entry.is_directory()) {
            if (!(prefix.empty() && neverComparedDirectories.contains(name)))
                listFiles(entry.path(), path + "/", how, out);
        } else if (!neverComparedFiles.contains(name) && !(how.replayed && name == "pg_control")) {
            out.emplace(path, entry.path());
        }
    }
}

/// The main fork of an unlogged relation is not in a backup; its init fork is.
void dropUnlogged(Files &files)
{
    std::set<std::string> unlogged;
    for (const auto &[path, file] : files)
        if (isRelation(path) && path.ends_with("_init"))
            unlogged.insert(path.substr(0, path.size() - 5));
    std::erase_if(files, [&](const auto &entry) {
        if (!isRelation(entry.first) || entry.first.ends_with("_init"))
            return false;
        return unlogged.contains(entry.first.substr(0, entry.first.find_first_of("_.", entry.first.rfind('/') + 1)));
    });
}

Bytes contentOf(const fs::path &path)
{
    std::ifstream in(path, std::ios::binary);
    Bytes bytes(fs::file_size(path));
    in.read(reinterpret_cast<char *>(bytes.data()), std::streamsize(bytes.size()));
    expect(in.good() || bytes.empty(), "cannot read " + path.string());
    return bytes;
}

/// PostgreSQL 10 and 11 write a header into pages by which a table grows in advance, and log nothing (hio.c,
/// RelationAddExtraBlocks: a crash leaves zeros, which is as good). No LSN and no item: nobody ever used the page.
bool wasNeverUsed(Page page)
{
    return loadLe<std::uint64_t>(page, 0) == 0 && field16(page, 12) == 24 && field16(page, 14) == pageSize &&
           field16(page, 16) == pageSize &&
           std::ranges::all_of(page.subspan(24), [](std::byte b) { return b == std::byte{0}; });
}

void zeroUnusedPages(Bytes &bytes)
{
    for (std::size_t at = 0; at + pageSize <= bytes.size(); at += pageSize)
        if (const auto page = Page(bytes).subspan(at, pageSize); wasNeverUsed(page))
            clear(page, 0, pageSize);
}

/// A relation grown in advance: pages that were never used exist only where they were reserved.
void dropTrailingZeroPages(Bytes &bytes)
{
    while (bytes.size() >= pageSize &&
           std::ranges::all_of(Page(bytes).last(pageSize), [](std::byte b) { return b == std::byte{0}; }))
        bytes.resize(bytes.size() - pageSize);
}

void maskFile(const std::string &path, Bytes &bytes)
{
    zeroUnusedPages(bytes);
    dropTrailingZeroPages(bytes);
    for (std::size_t at = 0; at + pageSize <= bytes.size(); at += pageSize)
        maskPage(Page(bytes).subspan(at, pageSize), path.ends_with("_vm"));
}

/// The server makes a map before its first entry, and logs only the entry: without one the map may as well be missing.
bool holdsNoEntry(const std::string &path, const fs::path &file)
{
    if (!isRelation(path))
        return false;
    if (path.ends_with("_fsm"))
        return true; // never logged
    if (!path.ends_with("_vm"))
        return false;
    constexpr std::size_t header = 24;
    auto content = contentOf(file);
    for (std::size_t at = 0; at + pageSize <= content.size(); at += pageSize)
        if (!std::ranges::all_of(Page(content).subspan(at + header, pageSize - header),
                                 [](std::byte b) { return b == std::byte{0}; }))
            return false;
    return true;
}

std::string compareFile(const std::string &path, const fs::path &actualPath, const fs::path &expectedPath,
                        bool replayed)
{
    auto actual = contentOf(actualPath);
    auto expected = contentOf(expectedPath);
    if (replayed && isRelation(path)) {
        if (path.ends_with("_fsm"))
            return {}; // not WAL-logged: rebuilt as it is used
        maskFile(path, actual);
        maskFile(path, expected);
    }
    if (actual == expected)
        return {};
    const auto at = std::size_t(std::ranges::mismatch(actual, expected).in1 - actual.begin());
    return path + ": block " + std::to_string(at / pageSize) + ", offset " + std::to_string(at % pageSize) +
           " differs (" + std::to_string(actual.size()) + " and " + std::to_string(expected.size()) + " bytes)\n";
}

} // namespace

std::string directoryDifferences(const std::string &actual, const std::string &expected, const DirectoryComparison &how)
{
    Files actualFiles;
    Files expectedFiles;
    listFiles(actual, {}, how, actualFiles);
    listFiles(expected, {}, how, expectedFiles);
    dropUnlogged(actualFiles);
    dropUnlogged(expectedFiles);
    expect(expectedFiles.size() > 500, "a cluster has more files than " + expected);
    std::string differences;
    for (const auto &[path, file] : expectedFiles) {
        const auto found = actualFiles.find(path);
        if (found != actualFiles.end())
            differences += compareFile(path, found->second, file, how.replayed);
        else if (!how.replayed || !holdsNoEntry(path, file))
            differences += path + ": missing\n";
    }
    for (const auto &[path, file] : actualFiles)
        if (!expectedFiles.contains(path) && !(how.replayed && holdsNoEntry(path, file)))
            differences += path + ": too many\n";
    return differences;
}

void compareDirectories(const std::string &actual, const std::string &expected, const DirectoryComparison &how,
                        std::source_location where)
{
    const auto differences = directoryDifferences(actual, expected, how);
    expect(differences.empty(), actual + " and " + expected + " differ:\n" + differences.substr(0, 4000), where);
}

} // namespace cairn::test
