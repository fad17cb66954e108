#include "postgres/changed_blocks.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <utility>

namespace cairn {

namespace {

constexpr unsigned chunkBits = 16;
constexpr std::uint32_t blocksPerChunk = 1u << chunkBits;
constexpr unsigned wordBits = 16;
constexpr std::size_t bitmapWords = blocksPerChunk / wordBits;
/// More offsets than this become a bitmap: inserting into a sorted array costs more and more.
constexpr std::size_t mostOffsets = 1024;
constexpr std::size_t firstIndexSize = 64;

std::uint64_t hashOf(const RelationFork &fork)
{
    // Numbers of files are dense, those of tablespaces and databases few: one multiplication spreads them well.
    const std::uint64_t place = std::uint64_t{fork.tablespace.value} << 32 | fork.database.value;
    return (fork.filenode.value + place * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93 >> 20;
}

/// Appends a run, joined with the one before where they touch.
void appendRun(std::vector<BlockRange> &ranges, std::uint64_t first, std::uint64_t end)
{
    if (first >= end)
        return;
    const auto count = static_cast<std::uint32_t>(end - first);
    if (!ranges.empty() && std::uint64_t{ranges.back().first.value} + ranges.back().count == first)
        ranges.back().count += count;
    else
        ranges.push_back({BlockNumber{static_cast<std::uint32_t>(first)}, count});
}

} // namespace

bool ChangedBlocks::isBitmap(const Chunk &chunk)
{
    return chunk.words.size() == bitmapWords;
}

std::size_t ChangedBlocks::memoryOf(const Entry &entry)
{
    std::size_t memory = entry.chunks.capacity() * sizeof(Chunk);
    for (const Chunk &chunk : entry.chunks)
        memory += chunk.words.capacity() * sizeof(std::uint16_t);
    return memory;
}

std::size_t ChangedBlocks::memoryUsed() const
{
    return m_entries.capacity() * sizeof(Entry) + m_index.capacity() * sizeof(std::uint32_t) +
           m_databases.capacity() * sizeof(DatabaseDirectory) + m_chunkMemory;
}

// -----------------------------------------------------------------------------------------------------------------
// Chunks

void ChangedBlocks::makeBitmap(Chunk &chunk)
{
    std::vector<std::uint16_t> bits(bitmapWords);
    for (const std::uint16_t offset : chunk.words)
        bits[offset / wordBits] |= static_cast<std::uint16_t>(1u << offset % wordBits);
    chunk.words = std::move(bits);
}

void ChangedBlocks::insert(Chunk &chunk, std::uint16_t offset)
{
    auto &words = chunk.words;
    if (!isBitmap(chunk)) {
        const auto place =
            words.empty() || words.back() < offset ? words.end() : std::ranges::lower_bound(words, offset);
        if (place != words.end() && *place == offset)
            return;
        if (words.size() < mostOffsets) {
            words.insert(place, offset);
            return;
        }
        makeBitmap(chunk);
    }
    words[offset / wordBits] |= static_cast<std::uint16_t>(1u << offset % wordBits);
}

void ChangedBlocks::mergeChunk(Chunk &into, Chunk &&from)
{
    if (!isBitmap(into) && isBitmap(from))
        std::swap(into, from);
    if (!isBitmap(from)) {
        for (const std::uint16_t offset : from.words)
            insert(into, offset);
        return;
    }
    for (std::size_t i = 0; i < bitmapWords; ++i)
        into.words[i] |= from.words[i];
}

void ChangedBlocks::appendRuns(const Chunk &chunk, std::uint64_t first, std::uint64_t end,
                               std::vector<BlockRange> &ranges)
{
    const std::uint64_t base = std::uint64_t{chunk.number} << chunkBits;
    const auto append = [&](std::uint64_t from, std::uint64_t to) {
        appendRun(ranges, std::max(base + from, first), std::min(base + to, end));
    };
    if (!isBitmap(chunk)) {
        for (const std::uint16_t offset : chunk.words)
            append(offset, std::uint64_t{offset} + 1);
        return;
    }
    for (std::size_t i = 0; i < bitmapWords; ++i) {
        std::uint32_t word = chunk.words[i];
        for (std::size_t at = i * wordBits; word != 0;) {
            const int zeros = std::countr_zero(word);
            const int ones = std::countr_one(word >> zeros);
            at += static_cast<std::size_t>(zeros);
            append(at, at + static_cast<std::size_t>(ones));
            at += static_cast<std::size_t>(ones);
            word >>= zeros + ones;
        }
    }
}

// -----------------------------------------------------------------------------------------------------------------
// Finding a fork

std::size_t ChangedBlocks::slotOf(const RelationFork &fork) const
{
    const std::size_t mask = m_index.size() - 1;
    for (std::size_t slot = hashOf(fork) & mask;; slot = (slot + 1) & mask) {
        if (m_index[slot] == 0)
            return slot;
        const Entry &entry = m_entries[m_index[slot] - 1];
        if (entry.filenode == fork.filenode && entry.database == fork.database && entry.tablespace == fork.tablespace)
            return slot;
    }
}

const ChangedBlocks::Entry *ChangedBlocks::find(const RelationFork &fork) const
{
    if (m_index.empty())
        return nullptr;
    const std::uint32_t found = m_index[slotOf(fork)];
    return found == 0 ? nullptr : &m_entries[found - 1];
}

void ChangedBlocks::rebuildIndex(std::size_t slots)
{
    m_index.assign(slots, 0);
    m_index.shrink_to_fit();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        m_index[slotOf({entry.tablespace, entry.database, entry.filenode})] = static_cast<std::uint32_t>(i + 1);
    }
}

ChangedBlocks::Entry *ChangedBlocks::findOrAdd(const RelationFork &fork)
{
    if (m_last < m_entries.size()) {
        Entry &last = m_entries[m_last];
        if (last.filenode == fork.filenode && last.database == fork.database && last.tablespace == fork.tablespace)
            return &last;
    }
    if (m_index.empty())
        rebuildIndex(firstIndexSize);
    std::size_t slot = slotOf(fork);
    if (m_index[slot] == 0) {
        if (isReplaced({fork.tablespace, fork.database}))
            return nullptr;
        if ((m_entries.size() + 1) * 4 > m_index.size() * 3) {
            rebuildIndex(m_index.size() * 2);
            slot = slotOf(fork);
        }
        m_entries.push_back({fork.tablespace, fork.database, fork.filenode, ~std::uint32_t{0}, {}});
        m_index[slot] = static_cast<std::uint32_t>(m_entries.size());
    }
    m_last = m_index[slot] - 1;
    return &m_entries[m_last];
}

ChangedBlocks::Chunk &ChangedBlocks::chunkOf(Entry &entry, std::uint32_t number)
{
    auto &chunks = entry.chunks;
    if (!chunks.empty() && chunks.back().number == number)
        return chunks.back();
    auto place = std::ranges::lower_bound(chunks, number, {}, &Chunk::number);
    if (place == chunks.end() || place->number != number) {
        const std::size_t before = chunks.capacity();
        place = chunks.insert(place, {number, {}});
        m_chunkMemory += (chunks.capacity() - before) * sizeof(Chunk);
    }
    return *place;
}

// -----------------------------------------------------------------------------------------------------------------
// Adding

void ChangedBlocks::addBlock(const RelationFork &fork, BlockNumber block)
{
    if (!tracks(fork.fork))
        return;
    Entry *entry = findOrAdd(fork);
    if (entry == nullptr || block.value >= entry->replacedFrom)
        return;
    Chunk &chunk = chunkOf(*entry, block.value >> chunkBits);
    const std::size_t before = chunk.words.capacity();
    insert(chunk, static_cast<std::uint16_t>(block.value & (blocksPerChunk - 1)));
    if (const std::size_t after = chunk.words.capacity(); after != before) [[unlikely]] {
        m_chunkMemory += (after - before) * sizeof(std::uint16_t);
        coarsenIfNeeded();
    }
}

void ChangedBlocks::cut(Entry &entry, std::uint32_t first)
{
    if (first >= entry.replacedFrom)
        return;
    m_chunkMemory -= memoryOf(entry);
    entry.replacedFrom = first;
    // Blocks behind the cut that are in the chunk of the cut stay: they are covered twice.
    const std::uint64_t keep = (std::uint64_t{first} + blocksPerChunk - 1) >> chunkBits;
    std::erase_if(entry.chunks, [keep](const Chunk &chunk) { return chunk.number >= keep; });
    entry.chunks.shrink_to_fit();
    m_chunkMemory += memoryOf(entry);
}

void ChangedBlocks::replaceFrom(const RelationFork &fork, BlockNumber first)
{
    if (!tracks(fork.fork))
        return;
    if (Entry *entry = findOrAdd(fork))
        cut(*entry, first.value);
    coarsenIfNeeded();
}

void ChangedBlocks::replaceDatabase(DatabaseDirectory directory)
{
    const auto place = std::ranges::lower_bound(m_databases, directory);
    if (m_everything || (place != m_databases.end() && *place == directory))
        return;
    m_databases.insert(place, directory);
    coarsenIfNeeded();
}

void ChangedBlocks::merge(ChangedBlocks &&other)
{
    m_coarsenedForks += other.m_coarsenedForks;
    m_everything = m_everything || other.m_everything;
    for (const auto directory : other.m_databases)
        replaceDatabase(directory);
    for (Entry &theirs : other.m_entries) {
        Entry *mine = findOrAdd({theirs.tablespace, theirs.database, theirs.filenode});
        if (mine == nullptr)
            continue;
        cut(*mine, theirs.replacedFrom);
        m_chunkMemory -= memoryOf(*mine);
        for (Chunk &chunk : theirs.chunks) {
            if (std::uint64_t{chunk.number} << chunkBits >= mine->replacedFrom)
                break;
            const auto place = std::ranges::lower_bound(mine->chunks, chunk.number, {}, &Chunk::number);
            if (place != mine->chunks.end() && place->number == chunk.number)
                mergeChunk(*place, std::move(chunk));
            else
                mine->chunks.insert(place, std::move(chunk));
        }
        m_chunkMemory += memoryOf(*mine);
        coarsenIfNeeded();
    }
    other = ChangedBlocks(other.m_memoryLimit);
}

// -----------------------------------------------------------------------------------------------------------------
// The limit

void ChangedBlocks::coarsenIfNeeded()
{
    if (memoryUsed() <= m_memoryLimit && !m_everything) [[likely]]
        return;
    // Well below the limit, so that the next block does not bring it back here.
    const std::size_t goal = m_memoryLimit / 4 * 3;
    if (!m_everything)
        coarsenForks(goal);
    if (!m_everything && memoryUsed() > goal)
        coarsenDatabases(goal);
    if (m_everything || memoryUsed() > m_memoryLimit) {
        // So many forks in so many databases that not even their names fit.
        m_coarsenedForks += m_entries.size();
        m_everything = true;
        m_entries = std::vector<Entry>();
        m_index = std::vector<std::uint32_t>();
        m_databases = std::vector<DatabaseDirectory>();
        m_chunkMemory = 0;
    }
    m_last = 0;
}

void ChangedBlocks::coarsenForks(std::size_t goal)
{
    std::vector<std::pair<std::size_t, std::size_t>> sizes; // memory, place
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (const std::size_t memory = memoryOf(m_entries[i]); memory > 0)
            sizes.emplace_back(memory, i);
    std::ranges::sort(sizes, std::greater());
    for (const auto &[memory, place] : sizes) {
        if (memoryUsed() <= goal)
            return;
        cut(m_entries[place], 0);
        ++m_coarsenedForks;
    }
}

void ChangedBlocks::coarsenDatabases(std::size_t goal)
{
    std::map<DatabaseDirectory, std::size_t> forkCounts;
    for (const Entry &entry : m_entries)
        ++forkCounts[{entry.tablespace, entry.database}];
    std::vector<std::pair<std::size_t, DatabaseDirectory>> order;
    order.reserve(forkCounts.size());
    for (const auto &[directory, count] : forkCounts)
        order.emplace_back(count, directory);
    std::ranges::sort(order, std::greater());
    for (const auto &[count, directory] : order) {
        if (memoryUsed() <= goal)
            return;
        std::erase_if(m_entries, [&](const Entry &entry) {
            return DatabaseDirectory{entry.tablespace, entry.database} == directory;
        });
        m_entries.shrink_to_fit();
        m_chunkMemory = std::accumulate(m_entries.begin(), m_entries.end(), std::size_t{0},
                                        [](std::size_t sum, const Entry &entry) { return sum + memoryOf(entry); });
        rebuildIndex(std::max(firstIndexSize, std::bit_ceil(m_entries.size() * 2)));
        m_databases.insert(std::ranges::lower_bound(m_databases, directory), directory);
        m_coarsenedForks += count;
    }
}

// -----------------------------------------------------------------------------------------------------------------
// Asking

bool ChangedBlocks::isReplaced(DatabaseDirectory directory) const
{
    return m_everything || std::ranges::binary_search(m_databases, directory);
}

ForkChanges ChangedBlocks::changesOf(const RelationFork &fork, BlockNumber first, std::uint32_t count) const
{
    ForkChanges changes;
    const std::uint64_t end = std::uint64_t{first.value} + count;
    const Entry *entry = find(fork);
    if (!tracks(fork.fork) || isReplaced({fork.tablespace, fork.database}) ||
        (entry != nullptr && entry->replacedFrom == 0)) {
        changes.kind = ForkChanges::Kind::Whole;
        changes.replacedFrom = BlockNumber{0};
        appendRun(changes.ranges, first.value, end);
        return changes;
    }
    if (entry == nullptr)
        return changes;
    const bool replaced = entry->replacedFrom != ~std::uint32_t{0};
    const std::uint64_t namedEnd = replaced ? std::min<std::uint64_t>(end, entry->replacedFrom) : end;
    auto chunk = std::ranges::lower_bound(entry->chunks, first.value >> chunkBits, {}, &Chunk::number);
    for (; chunk != entry->chunks.end() && std::uint64_t{chunk->number} << chunkBits < namedEnd; ++chunk)
        appendRuns(*chunk, first.value, namedEnd, changes.ranges);
    if (replaced) {
        changes.replacedFrom = BlockNumber{entry->replacedFrom};
        appendRun(changes.ranges, std::max<std::uint64_t>(first.value, entry->replacedFrom), end);
    }
    if (!changes.ranges.empty())
        changes.kind = ForkChanges::Kind::Partial;
    return changes;
}

std::vector<RelationFork> ChangedBlocks::forks() const
{
    std::vector<RelationFork> all;
    all.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        all.push_back({entry.tablespace, entry.database, entry.filenode});
    return all;
}

std::uint64_t ChangedBlocks::blockCount() const
{
    std::uint64_t count = 0;
    for (const Entry &entry : m_entries) {
        std::vector<BlockRange> ranges;
        for (const Chunk &chunk : entry.chunks)
            appendRuns(chunk, 0, entry.replacedFrom, ranges);
        for (const auto &range : ranges)
            count += range.count;
    }
    return count;
}

} // namespace cairn
