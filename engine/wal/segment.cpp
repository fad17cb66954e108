#include "wal/segment.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <format>

namespace cairn {

namespace {

constexpr std::uint64_t addressesPerLogFile = std::uint64_t{1} << 32;
constexpr std::size_t segmentNameLength = 24;

std::uint64_t segmentsPerLogFile(std::uint32_t segmentSize)
{
    return addressesPerLogFile / segmentSize;
}

bool isUpperHex(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
}

std::uint32_t hexNumber(std::string_view eightDigits)
{
    std::uint32_t value = 0;
    std::from_chars(eightDigits.data(), eightDigits.data() + eightDigits.size(), value, 16);
    return value;
}

} // namespace

bool isValidSegmentSize(std::uint64_t bytes)
{
    return std::has_single_bit(bytes) && bytes >= (1u << 20) && bytes <= (1u << 30);
}

std::string segmentName(SegmentId segment, std::uint32_t segmentSize)
{
    const auto perFile = segmentsPerLogFile(segmentSize);
    return std::format("{:08X}{:08X}{:08X}", segment.timeline.value, segment.number.value / perFile,
                       segment.number.value % perFile);
}

bool looksLikeSegmentName(std::string_view name)
{
    return name.size() == segmentNameLength && isUpperHex(name);
}

Result<SegmentId> parseSegmentName(std::string_view name, std::uint32_t segmentSize)
{
    if (!looksLikeSegmentName(name))
        return fail(ErrorCode::Usage, "not the name of a WAL segment", std::string(name));
    const auto perFile = segmentsPerLogFile(segmentSize);
    const std::uint64_t inFile = hexNumber(name.substr(16));
    if (inFile >= perFile)
        return fail(ErrorCode::Usage, std::format("no WAL segment of {} MiB has this name", segmentSize / (1u << 20)),
                    std::string(name));
    return SegmentId{TimelineId{hexNumber(name.substr(0, 8))},
                     SegmentNumber{hexNumber(name.substr(8, 8)) * perFile + inFile}};
}

std::string historyFileName(TimelineId timeline)
{
    return std::format("{:08X}.history", timeline.value);
}

WalFileName classifyWalName(std::string_view name, std::uint32_t segmentSize)
{
    WalFileName file;
    if (name.size() == 16 && name.ends_with(".history") && isUpperHex(name.substr(0, 8))) {
        file.kind = WalFileKind::History;
        file.segment.timeline = TimelineId{hexNumber(name.substr(0, 8))};
        return file;
    }
    const auto segment = parseSegmentName(name.substr(0, std::min(name.size(), segmentNameLength)), segmentSize);
    if (!segment)
        return file;
    file.segment = *segment;
    const auto rest = name.substr(segmentNameLength);
    if (rest.empty()) {
        file.kind = WalFileKind::Segment;
    } else if (rest == ".partial") {
        file.kind = WalFileKind::PartialSegment;
    } else if (rest.size() == 16 && rest.front() == '.' && isUpperHex(rest.substr(1, 8)) && rest.ends_with(".backup")) {
        file.kind = WalFileKind::BackupHistory;
        file.offset = hexNumber(rest.substr(1, 8));
    }
    return file;
}

} // namespace cairn
