#include "operations/frame_packer.h"

namespace cairn {

namespace {
/// Many tiny files make long headers; this keeps them well below maxFrameHeader.
constexpr std::size_t maxExtentsPerFrame = 512;
/// Parts that wait for the frame of one of them.
constexpr std::size_t maxPending = 4096;
} // namespace

FramePacker::FramePacker(const PackingPlan &plan, unsigned worker)
    : m_plan(plan)
    , m_worker(worker)
    , m_raw(maxFrameRaw)
    , m_spool(plan.storage.scratchDirectory())
{
}

Result<std::span<std::byte>> FramePacker::reserve(std::size_t length)
{
    if (m_used + length > m_raw.size() || m_extents.size() >= maxExtentsPerFrame || m_pending.size() >= maxPending)
        CAIRN_CHECK(writeFrame());
    return std::span(m_raw).subspan(m_used, length);
}

void FramePacker::commit(std::uint32_t file, std::uint64_t position, FrameExtent extent, ManifestPart part)
{
    part.frameOffset = static_cast<std::uint32_t>(m_used);
    m_used += part.length;
    m_extents.push_back(std::move(extent));
    m_pending.push_back({file, position, std::move(part), false});
}

Status FramePacker::commitStored(std::uint32_t file, std::uint64_t position, ManifestPart part)
{
    // Parts of a file are spooled in their order: this one waits when one before it does.
    if (m_pending.empty())
        return m_spool.add(file, position, part);
    m_pending.push_back({file, position, std::move(part), true});
    return {};
}

void FramePacker::leave()
{
    if (m_pack)
        m_pack->leave();
    m_pack.reset();
}

Status FramePacker::openPack()
{
    const auto sequence = static_cast<unsigned>(m_packs.size());
    const std::string name = packName(m_plan.backup, m_worker, sequence);
    const PackHeader header{m_plan.backup, m_plan.system, Timestamp::now(), m_worker, sequence};
    CAIRN_TRY(m_pack, PackWriter::create(m_plan.storage, m_plan.keys.pack(name), header, m_plan.compression));
    m_packs.push_back({m_worker * packNumbersPerWorker + sequence, name, 0});
    return {};
}

Status FramePacker::writeFrame()
{
    if (m_extents.empty())
        return {};
    if (m_pack && m_pack->size() >= m_plan.packLimit)
        CAIRN_CHECK(sealPack());
    if (!m_pack)
        CAIRN_CHECK(openPack());
    CAIRN_TRY(const FrameLocation where, m_pack->append(std::move(m_extents), ByteView(m_raw).first(m_used)));
    m_plan.progress.addStored(where.length);
    for (Pending &pending : m_pending) {
        if (!pending.stored) {
            pending.part.pack = m_packs.back().index;
            pending.part.frame = where;
        }
        CAIRN_CHECK(m_spool.add(pending.file, pending.position, pending.part));
    }
    m_extents.clear();
    m_pending.clear();
    m_used = 0;
    return {};
}

Status FramePacker::sealPack()
{
    CAIRN_CHECK(m_pack->seal());
    m_packs.back().size = m_pack->size();
    m_pack.reset();
    return {};
}

Status FramePacker::finish()
{
    CAIRN_CHECK(writeFrame());
    return m_pack ? sealPack() : Status{};
}

} // namespace cairn
