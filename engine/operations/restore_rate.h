#pragma once

#include "catalog/journal.h"
#include "core/sentence.h"

#include <cstddef>
#include <vector>

namespace cairn {

/// How fast a restore will probably be.
struct RestoreRate {
    double bytesPerSecond = 200e6;   ///< of files
    double walBytesPerSecond = 50e6; ///< of WAL that is replayed: assumed, one process does it on every machine
    std::size_t samples = 0;         ///< restores that `bytesPerSecond` is known from; 0: it is assumed

    [[nodiscard]] double copySeconds(std::uint64_t bytes) const { return static_cast<double>(bytes) / bytesPerSecond; }
    [[nodiscard]] double replaySeconds(std::uint64_t bytes) const
    {
        return static_cast<double>(bytes) / walBytesPerSecond;
    }
    /// Where the numbers come from, in words.
    [[nodiscard]] Sentence basis() const;
};

/// So many entries of the journal are worth reading for it.
inline constexpr std::size_t journalForRestoreRate = 200;

/// By the last restores in a journal (newest first): their median, so that one of an odd kind does not count. Pure.
[[nodiscard]] RestoreRate restoreRateOf(const std::vector<JournalRecord> &journal);

} // namespace cairn
