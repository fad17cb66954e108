#include "core/progress.h"

namespace cairn {

Progress::Progress() = default;

void Progress::beginPhase(std::string_view name, std::uint64_t bytesTotal, std::uint64_t itemsTotal)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_phase = name;
        m_phaseBegan = Clock::now();
        m_bytesDone = 0;
        m_itemsDone = 0;
        m_bytesTotal = bytesTotal;
        m_itemsTotal = itemsTotal;
    }
    if (m_onPhase)
        m_onPhase();
}

ProgressSnapshot Progress::snapshot() const
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    ProgressSnapshot shot;
    shot.phase = m_phase;
    shot.bytesDone = m_bytesDone;
    shot.bytesTotal = m_bytesTotal;
    shot.itemsDone = m_itemsDone;
    shot.itemsTotal = m_itemsTotal;
    shot.bytesStored = m_bytesStored;
    shot.finished = m_finished;
    shot.elapsedSeconds = std::chrono::duration<double>(now - m_began).count();
    const double inPhase = std::chrono::duration<double>(now - m_phaseBegan).count();
    if (inPhase > 0.05)
        shot.bytesPerSecond = static_cast<double>(shot.bytesDone) / inPhase;
    // Below half a second or one percent an estimate is noise.
    const bool enough = inPhase > 0.5 && shot.bytesDone * 100 >= shot.bytesTotal;
    if (enough && shot.bytesTotal >= shot.bytesDone && shot.bytesPerSecond > 0)
        shot.secondsLeft = static_cast<double>(shot.bytesTotal - shot.bytesDone) / shot.bytesPerSecond;
    return shot;
}

} // namespace cairn
