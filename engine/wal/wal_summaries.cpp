#include "wal/wal_summaries.h"

#include "core/worker_pool.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <format>
#include <mutex>
#include <utility>

namespace cairn {

namespace {

constexpr PgMajor firstMajor{17};

Result<TimelineId> timelineField(const QueryResult &rows, std::size_t row, std::size_t column)
{
    CAIRN_TRY(const auto number, rows.number(row, column));
    return TimelineId{static_cast<std::uint32_t>(number)};
}

Result<std::vector<WalSummary>> availableSummaries(Session &session, const std::stop_token &stop)
{
    CAIRN_TRY(const auto rows, session.query("SELECT tli, start_lsn, end_lsn FROM"
                                             " pg_catalog.pg_available_wal_summaries()",
                                             stop));
    std::vector<WalSummary> summaries;
    for (std::size_t row = 0; row < rows.rows.size(); ++row) {
        WalSummary summary;
        CAIRN_TRY(summary.timeline, timelineField(rows, row, 0));
        CAIRN_TRY(summary.start, rows.lsn(row, 1));
        CAIRN_TRY(summary.end, rows.lsn(row, 2));
        summaries.push_back(summary);
    }
    return summaries;
}

std::unexpected<Error> gap(TimelineId timeline, Lsn from, Lsn to)
{
    return fail(
        ErrorCode::WalMissing,
        std::format("no WAL summary covers {} to {} of timeline {}", from.toString(), to.toString(), timeline.value),
        {}, "summarize_wal was off, or wal_summary_keep_time is shorter than the time between two backups");
}

/// The summaries that cover [from, to) of one timeline.
Status chooseOnTimeline(const std::vector<WalSummary> &available, TimelineId timeline, Lsn from, Lsn to,
                        std::vector<WalSummary> &chosen)
{
    Lsn covered = from;
    for (const WalSummary &summary : available) {
        if (summary.timeline != timeline || summary.end <= covered || summary.start >= to)
            continue;
        if (summary.start > covered)
            return gap(timeline, covered, summary.start);
        chosen.push_back(summary);
        covered = summary.end;
    }
    return covered < to ? gap(timeline, covered, to) : Status{};
}

/// Sleeps, unless a stop is requested.
void sleepOrStop(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, stop, time, [] { return false; });
}

Status notSummarizing()
{
    return fail(ErrorCode::Server, "the server does not summarize its WAL", "summarize_wal",
                "ALTER SYSTEM SET summarize_wal = on, and reload");
}

/// One row of pg_wal_summary_contents().
class RowParser {
public:
    explicit RowParser(ChangedBlocks &blocks)
        : m_blocks(blocks)
    {
    }

    [[nodiscard]] Status take(RowFields fields)
    {
        std::array<std::uint32_t, 4> numbers{};
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (!parse(fields[i], numbers[i]))
                return fail(ErrorCode::Server, "the server sent a WAL summary that cannot be understood");
        const auto [tablespace, database, filenode, block] = numbers;
        const bool isLimit = fields[4] == "t";
        const RelationFork fork{Oid{tablespace}, Oid{database}, Oid{filenode}};
        if (filenode == 0)
            m_blocks.replaceDatabase({fork.tablespace, fork.database});
        else if (isLimit)
            m_blocks.replaceFrom(fork, BlockNumber{block});
        else
            m_blocks.addBlock(fork, BlockNumber{block});
        return {};
    }

private:
    static bool parse(std::optional<std::string_view> field, std::uint32_t &number)
    {
        if (!field)
            return false;
        const char *const begin = field->data();
        const char *const end = begin + field->size();
        const auto parsed = std::from_chars(begin, end, number);
        return parsed.ec == std::errc{} && parsed.ptr == end;
    }

    ChangedBlocks &m_blocks;
};

} // namespace

Result<SummarizerState> summarizerState(Session &session, const std::stop_token &stop)
{
    if (session.major() < firstMajor)
        return fail(ErrorCode::Unsupported, "PostgreSQL summarizes its WAL from version 17 on");
    CAIRN_TRY(const auto rows, session.query("SELECT pg_catalog.current_setting('summarize_wal') = 'on',"
                                             " summarized_tli, summarized_lsn, pending_lsn, summarizer_pid IS NOT NULL"
                                             " FROM pg_catalog.pg_get_wal_summarizer_state()",
                                             stop));
    SummarizerState state;
    state.enabled = rows.boolean(0, 0);
    state.running = rows.boolean(0, 4);
    CAIRN_TRY(state.timeline, timelineField(rows, 0, 1));
    CAIRN_TRY(state.summarized, rows.lsn(0, 2));
    CAIRN_TRY(state.pending, rows.lsn(0, 3));
    return state;
}

Result<std::vector<WalSummary>> chooseSummaries(std::vector<WalSummary> available, const TimelineHistory &history,
                                                Lsn from, Lsn to)
{
    std::ranges::sort(available, {}, [](const WalSummary &summary) { return std::pair(summary.start, summary.end); });
    std::vector<WalSummary> chosen;
    while (from < to) {
        const TimelineId timeline = history.timelineAt(from);
        const Lsn end = std::min(to, history.endOf(timeline));
        CAIRN_CHECK(chooseOnTimeline(available, timeline, from, end, chosen));
        from = end;
    }
    return chosen;
}

Result<std::optional<std::string>> whyNoSummaries(Session &session, const TimelineHistory &history, Lsn from,
                                                  const std::stop_token &stop)
{
    if (session.major() < firstMajor)
        return "PostgreSQL summarizes its WAL from version 17 on";
    CAIRN_TRY(const auto state, summarizerState(session, stop));
    if (!state.enabled)
        return notSummarizing().error().message;
    CAIRN_TRY(auto available, availableSummaries(session, stop));
    const auto chosen = chooseSummaries(std::move(available), history, from, state.summarized);
    return chosen ? std::nullopt : std::optional(chosen.error().message);
}

Status waitForSummarizer(Session &session, Lsn to, std::chrono::milliseconds patience, const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds longestSleep{500};
    using Clock = std::chrono::steady_clock;
    SummarizerState last;
    auto moved = Clock::now();
    for (std::chrono::milliseconds sleep{10};; sleep = std::min(sleep * 2, longestSleep)) {
        CAIRN_TRY(const auto state, summarizerState(session, stop));
        if (state.summarized >= to)
            return {};
        if (!state.enabled)
            return notSummarizing();
        if (state != last)
            moved = Clock::now();
        else if (Clock::now() - moved >= patience)
            return fail(ErrorCode::Server,
                        std::format("the WAL summarizer stands still at {}, and {} is needed",
                                    std::max(state.summarized, state.pending).toString(), to.toString()),
                        {}, state.running ? "look into the server's log" : "the summarizer process is not running");
        last = state;
        sleepOrStop(std::min(sleep, patience), stop);
        CAIRN_CHECK(checkStop(stop));
    }
}

Result<ChangedBlocks> blocksFromSummaries(Session &session, const SummaryRequest &request, const std::stop_token &stop)
{
    ChangedBlocks blocks(request.memoryLimit);
    if (session.major() < firstMajor)
        return fail(ErrorCode::Unsupported, "PostgreSQL summarizes its WAL from version 17 on");
    CAIRN_CHECK(waitForSummarizer(session, request.to, request.patience, stop));
    CAIRN_TRY(auto available, availableSummaries(session, stop));
    CAIRN_TRY(const auto summaries, chooseSummaries(std::move(available), request.history, request.from, request.to));
    RowParser parser(blocks);
    for (const WalSummary &summary : summaries)
        CAIRN_CHECK(session.queryRows(
            "SELECT reltablespace, reldatabase, relfilenode, relblocknumber, is_limit_block"
            " FROM pg_catalog.pg_wal_summary_contents($1, $2, $3) WHERE relforknumber = 0",
            {std::to_string(summary.timeline.value), summary.start.toString(), summary.end.toString()},
            [&](RowFields fields) { return parser.take(fields); }, stop));
    return blocks;
}

} // namespace cairn
