#include "operations/leftover_index.h"

#include "core/hash.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <array>

namespace cairn {

namespace {

/// A frame in the scratch file: pack, length, offset, hash of the stored bytes.
constexpr std::size_t frameEntrySize = 24;

/// A hash that is not the sign for "nothing".
std::uint64_t hashOf(ByteView bytes)
{
    return std::max<std::uint64_t>(1, xxh3(bytes));
}

} // namespace

/// One worker: reads packs front to back and writes down what is in them.
class LeftoverIndex::Reader {
public:
    Reader(LeftoverIndex &index, const Instance &instance, const SourceListing &listing, OperationContext &context)
        : m_index(index)
        , m_instance(instance)
        , m_listing(listing)
        , m_context(context)
    {
    }

    Status read(std::uint32_t number, const std::stop_token &stop)
    {
        Source &source = *m_index.m_packs[number];
        const auto pack = Pack::open(m_instance.storage(), m_instance.keys().pack(source.entry.name));
        if (!pack)
            return pass(pack.error());
        source.entry.size = (*pack)->object().size();
        const std::uint64_t end = source.entry.size - packTrailerSize;
        for (std::uint64_t offset = packHeaderSize; offset < end;) {
            CAIRN_CHECK(checkStop(stop));
            std::uint64_t next = 0;
            const auto view = m_frames.readNext(**pack, offset, next, FrameCheck::Raw);
            if (!view)
                return pass(view.error());
            m_context.progress.addBytes(next - offset);
            CAIRN_CHECK(
                note(number, {offset, static_cast<std::uint32_t>(next - offset), view->header.storedHash}, *view));
            offset = next;
        }
        return {};
    }

private:
    /// What cannot be read is not used; that is all.
    Status pass(const Error &error)
    {
        if (error.code == ErrorCode::Cancelled)
            return std::unexpected(error);
        m_context.log.warning("a pack of an interrupted backup is not used beyond this: {}", error.text());
        return {};
    }

    Status note(std::uint32_t pack, const FrameLocation &where, const FrameView &view)
    {
        const std::uint32_t frame = m_index.m_frameCount++;
        std::array<std::byte, frameEntrySize> entry{};
        storeLe(entry, 0, pack);
        storeLe(entry, 4, where.length);
        storeLe(entry, 8, where.offset);
        storeLe(entry, 16, where.storedHash);
        CAIRN_CHECK(writeAt(m_index.m_frames, entry, std::uint64_t{frame} * frameEntrySize, m_index.m_scratch));
        std::uint32_t at = 0;
        for (const FrameExtent &extent : view.header.extents) {
            if (std::uint64_t{at} + extent.length > view.raw.size())
                return {};
            CAIRN_CHECK(noteExtent(frame, at, extent, view.raw.subspan(at, extent.length)));
            at += extent.length;
        }
        return {};
    }

    Status noteExtent(std::uint32_t frame, std::uint32_t at, const FrameExtent &extent, ByteView raw)
    {
        const auto found = std::ranges::lower_bound(m_listing.entries, extent.path, {}, &SourceEntry::path);
        if (found == m_listing.entries.end() || found->path != extent.path)
            return {};
        const auto file = static_cast<std::uint32_t>(found - m_listing.entries.begin());
        if (found->kind == SourceKind::File && extent.blockSize == 0 && extent.offset % maxFrameRaw == 0)
            return write(file, extent.offset / maxFrameRaw, {{hashOf(raw), frame, at}});
        if (found->kind != SourceKind::Relation || extent.blockSize != m_index.m_blockSize)
            return {};
        for (const BlockRun &run : extent.runs) {
            std::vector<Slot> slots(run.count);
            for (Slot &slot : slots) {
                if (raw.size() < extent.blockSize)
                    return {};
                slot = {hashOf(raw.first(extent.blockSize)), frame, at};
                raw = raw.subspan(extent.blockSize);
                at += extent.blockSize;
            }
            CAIRN_CHECK(write(file, run.first, slots));
        }
        return {};
    }

    Status write(std::uint32_t file, std::uint64_t first, std::vector<Slot> slots)
    {
        const std::uint64_t known = m_index.m_bases[file + 1] - m_index.m_bases[file];
        if (first >= known)
            return {}; // the file is shorter now
        slots.resize(std::min<std::uint64_t>(slots.size(), known - first));
        std::atomic_ref(m_index.m_known[file]).store(1, std::memory_order_relaxed);
        return writeAt(m_index.m_slots, std::as_bytes(std::span(slots)), (m_index.m_bases[file] + first) * sizeof(Slot),
                       m_index.m_scratch);
    }

    LeftoverIndex &m_index;
    const Instance &m_instance;
    const SourceListing &m_listing;
    OperationContext &m_context;
    FrameReader m_frames;
};

void LeftoverIndex::placeSlots(const SourceListing &listing, std::uint32_t blockSize)
{
    m_blockSize = blockSize;
    m_known.resize(listing.entries.size());
    m_bases.reserve(listing.entries.size() + 1);
    std::uint64_t base = 0;
    for (const SourceEntry &entry : listing.entries) {
        m_bases.push_back(base);
        if (entry.kind == SourceKind::Relation)
            base += entry.size / blockSize;
        else if (entry.kind == SourceKind::File)
            base += (entry.size + maxFrameRaw - 1) / maxFrameRaw;
    }
    m_bases.push_back(base);
}

Result<std::unique_ptr<LeftoverIndex>> LeftoverIndex::build(const Instance &instance,
                                                            const std::vector<std::vector<std::string>> &packs,
                                                            const SourceListing &listing, std::uint32_t blockSize,
                                                            unsigned threads, OperationContext &context)
{
    auto index = std::make_unique<LeftoverIndex>();
    index->placeSlots(listing, blockSize);
    index->m_scratch = instance.storage().scratchDirectory();
    CAIRN_TRY(index->m_slots, openScratchFile(index->m_scratch));
    CAIRN_TRY(index->m_frames, openScratchFile(index->m_scratch));
    std::uint64_t bytes = 0;
    for (const auto &group : packs)
        for (const std::string &name : group) {
            auto source = std::make_unique<Source>();
            source->entry = {firstLeftoverPack + static_cast<std::uint32_t>(index->m_packs.size()), name, 0, 0};
            index->m_packs.push_back(std::move(source));
            CAIRN_TRY(const auto facts, instance.storage().stat(instance.keys().pack(name)));
            bytes += facts ? facts->size : 0;
        }
    context.progress.beginPhase("reading-interrupted", bytes);
    // One group after the other: within a group nothing is there twice, so no two workers write to one place.
    std::atomic<std::uint32_t> next{0};
    std::uint32_t end = 0;
    for (const auto &group : packs) {
        end += static_cast<std::uint32_t>(group.size());
        const auto work = [&](unsigned, const std::stop_token &stop) -> Status {
            Reader reader(*index, instance, listing, context);
            for (std::uint32_t at = next.fetch_add(1); at < end; at = next.fetch_add(1))
                CAIRN_CHECK(reader.read(at, stop));
            return {};
        };
        CAIRN_CHECK(runWorkers(std::max(1u, threads), context.stop, work));
        next = end; // every worker took one number too many
    }
    index->m_framesUsed = std::vector<std::atomic<bool>>(index->m_frameCount);
    return index;
}

Status LeftoverIndex::pages(std::uint32_t file, std::uint32_t first, std::span<Slot> out) const
{
    std::ranges::fill(out, Slot{});
    const std::uint64_t known = m_bases[file + 1] - m_bases[file];
    if (!knows(file) || first >= known)
        return {};
    const auto wanted = std::as_writable_bytes(out.first(std::min<std::uint64_t>(out.size(), known - first)));
    // What was never written behind the last slot reads as nothing.
    return readAt(m_slots, wanted, (m_bases[file] + first) * sizeof(Slot), m_scratch).transform([](auto) {});
}

Result<LeftoverIndex::Slot> LeftoverIndex::stretch(std::uint32_t file, std::uint64_t offset) const
{
    Slot slot;
    const std::uint64_t at = offset / maxFrameRaw;
    if (offset % maxFrameRaw != 0 || !knows(file) || at >= m_bases[file + 1] - m_bases[file])
        return slot;
    CAIRN_CHECK(
        readAt(m_slots, std::as_writable_bytes(std::span(&slot, 1)), (m_bases[file] + at) * sizeof(Slot), m_scratch));
    return slot;
}

Result<std::optional<LeftoverIndex::Place>> LeftoverIndex::find(const Slot &slot, ByteView bytes) const
{
    if (slot.hash == 0 || slot.hash != hashOf(bytes))
        return std::nullopt;
    std::array<std::byte, frameEntrySize> entry{};
    CAIRN_TRY(const auto got, readAt(m_frames, entry, std::uint64_t{slot.frame} * frameEntrySize, m_scratch));
    if (got != entry.size())
        return fail(ErrorCode::Io, "the scratch file is shorter than what was written to it", m_scratch);
    const auto number = loadLe<std::uint32_t>(entry, 0);
    if (number >= m_packs.size())
        return fail(ErrorCode::Internal, "a frame of an interrupted backup is in no pack");
    if (!m_framesUsed[slot.frame].exchange(true))
        m_packs[number]->live += loadLe<std::uint32_t>(entry, 4);
    ++m_pieces;
    m_bytes += bytes.size();
    return Place{m_packs[number]->entry.index,
                 {loadLe<std::uint64_t>(entry, 8), loadLe<std::uint32_t>(entry, 4), loadLe<std::uint64_t>(entry, 16)},
                 slot.offset};
}

std::vector<ManifestPack> LeftoverIndex::usedPacks() const
{
    std::vector<ManifestPack> used;
    for (const auto &source : m_packs)
        if (source->live > 0) {
            used.push_back(source->entry);
            used.back().live = source->live;
        }
    return used;
}

} // namespace cairn
