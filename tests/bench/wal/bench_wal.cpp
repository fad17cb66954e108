// How fast WAL is decoded: bench_wal DIRECTORY [WORKERS] reads all complete segments of a directory, once to have them
// in the page cache, and then several times to build the changed-block map. Prints one JSON object.

#include "core/files.h"
#include "wal/block_map_builder.h"
#include "wal/record_reader.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <format>
#include <string>
#include <vector>

namespace cairn {

namespace {

constexpr int rounds = 5;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point began)
{
    return std::chrono::duration<double>(Clock::now() - began).count();
}

struct Input {
    std::string directory;
    BlockMapRequest request;
};

/// The longest run of segments at the end of the directory's listing, and what their first page says about them.
Result<Input> findSegments(const std::string &directory)
{
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(directory))
        if (looksLikeSegmentName(entry.path().filename().string()))
            names.push_back(entry.path().filename().string());
    if (names.empty())
        return fail(ErrorCode::Usage, "there are no WAL segments", directory);
    std::ranges::sort(names);
    CAIRN_TRY(const Fd file, openFile(joinPath(directory, names.front()), O_RDONLY));
    Bytes page(walLongHeaderSize);
    CAIRN_TRY([[maybe_unused]] const auto got, readAt(file, page, 0, directory));
    const auto header = readWalPageHeader(page);
    const auto major = header ? majorOfWalMagic(header->magic) : std::nullopt;
    if (!major)
        return fail(ErrorCode::Unsupported, "the first segment is not WAL of a known version", directory);
    Input input{directory, {}};
    auto &request = input.request;
    request.history = TimelineHistory(header->timeline);
    request.major = *major;
    request.systemIdentifier = header->systemIdentifier;
    request.segmentSize = header->segmentSize;
    CAIRN_TRY(const auto first, parseSegmentName(names.front(), request.segmentSize));
    CAIRN_TRY(const auto last, parseSegmentName(names.back(), request.segmentSize));
    // The reader finds the first record itself; the map begins with it.
    DirectorySegmentProvider provider(directory, request.segmentSize);
    WalReaderOptions options;
    options.history = request.history;
    options.major = request.major;
    options.systemIdentifier = request.systemIdentifier;
    options.segmentSize = request.segmentSize;
    options.start = segmentStart(first.number, request.segmentSize);
    options.seekFirstRecord = true;
    options.limit = segmentStart(nextSegment(last.number), request.segmentSize);
    WalReader reader(provider, options);
    for (bool begun = false;; begun = true) {
        CAIRN_TRY(const auto record, reader.next());
        if (!record)
            break;
        if (!begun)
            request.from = record->start;
        request.to = record->end;
    }
    return input;
}

/// Reading alone, with all its checks: what the map costs on top is the rest.
Result<double> readOnce(SegmentProvider &provider, const BlockMapRequest &request)
{
    WalReaderOptions options;
    options.history = request.history;
    options.major = request.major;
    options.systemIdentifier = request.systemIdentifier;
    options.segmentSize = request.segmentSize;
    options.start = request.from;
    options.limit = request.to;
    const auto began = Clock::now();
    WalReader reader(provider, options);
    WalRecord record;
    for (;;) {
        CAIRN_TRY(const bool found, reader.next(record));
        if (!found)
            return secondsSince(began);
    }
}

Status measure(Input input, unsigned workers)
{
    DirectorySegmentProvider provider(input.directory, input.request.segmentSize);
    input.request.workers = workers;
    std::vector<double> reading;
    std::vector<double> building;
    BlockMap map;
    for (int round = 0; round < rounds; ++round) {
        CAIRN_TRY(const double seconds, readOnce(provider, input.request));
        reading.push_back(seconds);
        Progress progress;
        const auto began = Clock::now();
        CAIRN_TRY(map, buildBlockMap(provider, input.request, progress, {}));
        building.push_back(secondsSince(began));
    }
    std::ranges::sort(reading);
    std::ranges::sort(building);
    const double read = reading[rounds / 2];
    const double built = building[rounds / 2];
    const double size = static_cast<double>(map.bytes);
    std::puts(
        std::format(R"({{"bytes": {}, "records": {}, "workers": {}, "read_seconds": {:.4f}, "map_seconds": {:.4f}, )"
                    R"("read_gb_per_second": {:.3f}, "map_gb_per_second": {:.3f}, "blocks": {}, "forks": {}, )"
                    R"("map_bytes": {}}})",
                    map.bytes, map.records, workers, read, built, size / read / 1e9, size / built / 1e9,
                    map.blocks.blockCount(), map.blocks.forks().size(), map.blocks.memoryUsed())
            .c_str());
    return {};
}

Status run(int count, char **arguments)
{
    if (count < 2)
        return fail(ErrorCode::Usage, "usage: bench_wal DIRECTORY [WORKERS]");
    CAIRN_TRY(auto input, findSegments(arguments[1]));
    const unsigned long workers = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 1;
    return measure(std::move(input), static_cast<unsigned>(std::max(workers, 1ul)));
}

} // namespace

} // namespace cairn

int main(int count, char **arguments)
{
    const auto status = cairn::run(count, arguments);
    if (!status)
        std::fprintf(stderr, "%s\n", status.error().text().c_str());
    return status ? 0 : 1;
}
