#include "operations/backup_worker.h"

#include <algorithm>
#include <cstring>

// What an interrupted backup left in packs is taken over page by page: the page has been read from the cluster, and
// when the same bytes are stored for the same block of the same file already, the manifest refers to those. What may
// have happened to the file in between, and when, does not matter.

namespace cairn {

namespace {

void addBlock(ManifestPart &part, std::uint32_t block, const PageMark &mark)
{
    part.length += part.blockSize;
    part.pages.push_back(mark);
    if (!part.runs.empty() && part.runs.back().first + part.runs.back().count == block)
        ++part.runs.back().count;
    else
        part.runs.push_back({block, 1});
}

} // namespace

Result<std::vector<ManifestPart>> BackupCopier::Worker::takeStored(std::uint32_t index, ManifestPart &part,
                                                                   std::span<std::byte> pages)
{
    std::vector<ManifestPart> stored;
    const LeftoverIndex *leftovers = m_copier.m_options.leftovers;
    if (leftovers == nullptr || !leftovers->knows(index))
        return stored;
    ManifestPart rest;
    rest.blockSize = part.blockSize;
    std::size_t at = 0;
    for (const BlockRun &run : part.runs) {
        m_slots.resize(run.count);
        CAIRN_CHECK(leftovers->pages(index, run.first, m_slots));
        for (std::uint32_t i = 0; i < run.count; ++i, ++at) {
            const std::span<std::byte> page = pages.subspan(at * part.blockSize, part.blockSize);
            CAIRN_TRY(const auto place, leftovers->find(m_slots[i], page));
            if (!place) {
                if (rest.length != at * part.blockSize)
                    std::memcpy(pages.data() + rest.length, page.data(), page.size());
                addBlock(rest, run.first + i, part.pages[at]);
                continue;
            }
            const bool goesOn = !stored.empty() && stored.back().pack == place->pack &&
                                stored.back().frame == place->frame &&
                                stored.back().frameOffset + stored.back().length == place->frameOffset;
            if (!goesOn) {
                ManifestPart &begun = stored.emplace_back();
                begun.pack = place->pack;
                begun.frame = place->frame;
                begun.frameOffset = place->frameOffset;
                begun.blockSize = part.blockSize;
            }
            addBlock(stored.back(), run.first + i, part.pages[at]);
        }
    }
    part = std::move(rest);
    return stored;
}

Status BackupCopier::Worker::commitPages(std::uint32_t index, std::vector<ManifestPart> stored, ManifestPart part)
{
    const SourceEntry &entry = m_copier.m_listing.entries[index];
    const auto positionOf = [](const ManifestPart &item) {
        return std::uint64_t{item.runs.front().first} * item.blockSize;
    };
    const auto commitNew = [&] {
        FrameExtent extent{entry.path, entry.mode, entry.size, part.blockSize, part.runs, 0, part.length};
        const std::uint64_t position = positionOf(part);
        m_packer.commit(index, position, std::move(extent), std::move(part));
    };
    bool isNew = part.length > 0;
    for (ManifestPart &item : stored) {
        if (isNew && positionOf(part) < positionOf(item)) {
            commitNew();
            isNew = false;
        }
        const std::uint64_t position = positionOf(item);
        CAIRN_CHECK(m_packer.commitStored(index, position, std::move(item)));
    }
    if (isNew)
        commitNew();
    return {};
}

Result<bool> BackupCopier::Worker::commitStoredStretch(std::uint32_t index, const ManifestPart &part, ByteView bytes)
{
    const LeftoverIndex *leftovers = m_copier.m_options.leftovers;
    if (leftovers == nullptr || !leftovers->knows(index))
        return false;
    CAIRN_TRY(const auto slot, leftovers->stretch(index, part.offset));
    CAIRN_TRY(const auto place, leftovers->find(slot, bytes));
    if (!place)
        return false;
    ManifestPart stored = part;
    stored.pack = place->pack;
    stored.frame = place->frame;
    stored.frameOffset = place->frameOffset;
    CAIRN_CHECK(m_packer.commitStored(index, part.offset, std::move(stored)));
    return true;
}

} // namespace cairn
