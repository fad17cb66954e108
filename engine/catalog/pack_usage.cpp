#include "catalog/pack_usage.h"

#include <algorithm>

namespace cairn {

namespace {

/// A frame is never longer (FORMAT.md, section 4), and no pack as long as 8 TiB.
constexpr unsigned lengthBits = 21;
static_assert(maxFrameHeader + maxFrameRaw < (std::size_t{1} << lengthBits));
/// Duplicates are dropped when so many were noted since the last time.
constexpr std::size_t sortStep = 4096;

} // namespace

std::uint32_t PackUsage::pack(const std::string &name, std::uint64_t size)
{
    const auto [entry, isNew] = m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_packs.size()));
    if (isNew)
        m_packs.push_back({name, size, {}, 0});
    return entry->second;
}

void PackUsage::use(std::uint32_t pack, const FrameLocation &frame)
{
    Pack &entry = m_packs[pack];
    const std::uint64_t packed = frame.offset << lengthBits | frame.length;
    if (!entry.frames.empty() && entry.frames.back() == packed)
        return;
    entry.frames.push_back(packed);
    if (entry.frames.size() > entry.sorted * 2 + sortStep)
        sort(entry);
}

void PackUsage::sort(Pack &pack)
{
    std::ranges::sort(pack.frames);
    const auto rest = std::ranges::unique(pack.frames);
    pack.frames.erase(rest.begin(), rest.end());
    pack.sorted = pack.frames.size();
}

std::uint64_t PackUsage::liveBytes(std::uint32_t pack)
{
    Pack &entry = m_packs[pack];
    sort(entry);
    std::uint64_t bytes = 0;
    for (const std::uint64_t packed : entry.frames)
        bytes += packed & ((1u << lengthBits) - 1);
    return bytes;
}

std::vector<PackUsage::Frame> PackUsage::frames(std::uint32_t pack)
{
    Pack &entry = m_packs[pack];
    sort(entry);
    std::vector<Frame> list;
    list.reserve(entry.frames.size());
    for (const std::uint64_t packed : entry.frames)
        list.push_back({packed >> lengthBits, static_cast<std::uint32_t>(packed & ((1u << lengthBits) - 1))});
    return list;
}

Result<std::vector<ManifestPack>> packsOf(const Storage &storage, const std::string &manifestKey)
{
    CAIRN_TRY(auto reader, ManifestReader::open(storage, manifestKey));
    std::vector<ManifestPack> packs;
    for (;;) {
        CAIRN_TRY(auto item, reader.next());
        if (!item || !std::holds_alternative<ManifestPack>(*item))
            return packs;
        packs.push_back(std::move(std::get<ManifestPack>(*item)));
    }
}

} // namespace cairn
