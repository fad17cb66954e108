#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "postgres/changed_blocks.h"
#include "postgres/session.h"
#include "wal/history.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

/// WAL summaries, the change tracking of PostgreSQL 17 and later: section 7.1 of the PostgreSQL facts. All functions
/// may be called by any role. One thread at a time per session.

struct SummarizerState {
    bool enabled = false; ///< summarize_wal
    bool running = false; ///< there is a summarizer process
    TimelineId timeline;  ///< of the position below
    Lsn summarized;       ///< WAL up to here is in summary files
    Lsn pending;          ///< WAL up to here is summarized in memory
    bool operator==(const SummarizerState &) const = default;
};

/// What the summarizer is doing. Unsupported when the server is older than 17.
[[nodiscard]] Result<SummarizerState> summarizerState(Session &session, const std::stop_token &stop);

/// A summary file of the server: it covers the records that start in [start, end) of a timeline.
struct WalSummary {
    TimelineId timeline;
    Lsn start;
    Lsn end;
    bool operator==(const WalSummary &) const = default;
};

/// Of the summaries that there are, those that are needed to know all changes in [from, to) on the way of `history`,
/// ascending. WalMissing, with the range that is not covered, when there is a gap. Pure.
[[nodiscard]] Result<std::vector<WalSummary>> chooseSummaries(std::vector<WalSummary> available,
                                                              const TimelineHistory &history, Lsn from, Lsn to);

struct SummaryRequest {
    TimelineHistory history; ///< of the timeline that the new backup is on; the parent must lie on this way
    Lsn from;                ///< start LSN of the parent
    Lsn to;                  ///< start LSN of the new backup
    std::size_t memoryLimit = ChangedBlocks::defaultMemoryLimit;
    /// How long the summarizer may stand still before it is given up. The server's own limit is a minute.
    std::chrono::milliseconds patience{60'000};
};

/// Why SUMMARY is not possible for a parent that began at `from`, in words for a person; nothing when it is. For the
/// choice of the mode before a backup begins: what happened since the last checkpoint need not be summarized yet.
[[nodiscard]] Result<std::optional<std::string>> whyNoSummaries(Session &session, const TimelineHistory &history,
                                                                Lsn from, const std::stop_token &stop);

/// Waits until the summarizer has reached `to`, that is, `to` or a later position is in its files.
///
/// The server has no event for this. The summarizer itself is woken by the checkpoint that begins a backup, so usually
/// the first look or the second is enough; between two looks this sleeps from 10 ms up to half a second, and ends at
/// once when a stop is requested. Server error when summarize_wal is off, or when no position moved for `patience`.
[[nodiscard]] Status waitForSummarizer(Session &session, Lsn to, std::chrono::milliseconds patience,
                                       const std::stop_token &stop);

/// Waits for the summarizer, and takes the changes in [from, to) from its summaries. Memory: the map and about a
/// thousand rows. WalMissing when the summaries have a gap; Server when they cannot be read or the summarizer does not
/// move; Unsupported before 17.
[[nodiscard]] Result<ChangedBlocks> blocksFromSummaries(Session &session, const SummaryRequest &request,
                                                        const std::stop_token &stop);

} // namespace cairn
