#include "postgres/page.h"

#include <array>

namespace cairn {

namespace {

// The loader picks the clone for the processor before the sanitizers' runtimes are ready, so builds with them get one
// version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(CAIRN_SANITIZED)
#define CAIRN_PROCESSOR_CLONES [[gnu::target_clones("avx2", "default")]]
#else
#define CAIRN_PROCESSOR_CLONES
#endif

/// Eight of the 32 accumulators. Written as a vector type so that every optimisation level keeps them in registers.
using Lanes = std::uint32_t __attribute__((vector_size(32)));

constexpr std::size_t rowSize = 128;

// The starting values of the 32 accumulators: section 3.2 of the PostgreSQL facts.
constexpr Lanes start0{0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C};
constexpr Lanes start1{0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB};
constexpr Lanes start2{0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4};
constexpr Lanes start3{0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756};

constexpr std::uint32_t fnvPrime = 16777619;

/// Mixes the whole page, 128 bytes a round, and returns the xor of all accumulators.
CAIRN_PROCESSOR_CLONES std::uint32_t mixPage(const std::byte *page, std::size_t rows)
{
    // The checksum's own two bytes count as zero; the first row is taken from a copy without them.
    alignas(32) std::array<std::byte, rowSize> first;
    std::memcpy(first.data(), page, rowSize);
    first[8] = std::byte{0};
    first[9] = std::byte{0};

    Lanes sum0 = start0;
    Lanes sum1 = start1;
    Lanes sum2 = start2;
    Lanes sum3 = start3;
    const std::byte *row = first.data();
    for (std::size_t round = 0; round < rows + 2; ++round) {
        Lanes word0{};
        Lanes word1{};
        Lanes word2{};
        Lanes word3{};
        if (round < rows) { // the last two rounds mix in zeros
            std::memcpy(&word0, row, sizeof word0);
            std::memcpy(&word1, row + 32, sizeof word1);
            std::memcpy(&word2, row + 64, sizeof word2);
            std::memcpy(&word3, row + 96, sizeof word3);
        }
        word0 ^= sum0;
        word1 ^= sum1;
        word2 ^= sum2;
        word3 ^= sum3;
        sum0 = (word0 * fnvPrime) ^ (word0 >> 17);
        sum1 = (word1 * fnvPrime) ^ (word1 >> 17);
        sum2 = (word2 * fnvPrime) ^ (word2 >> 17);
        sum3 = (word3 * fnvPrime) ^ (word3 >> 17);
        row = page + (round + 1) * rowSize;
    }
    const Lanes all = sum0 ^ sum1 ^ sum2 ^ sum3;
    std::uint32_t result = 0;
    for (std::size_t lane = 0; lane < 8; ++lane)
        result ^= all[lane];
    return result;
}

bool headerIsSane(const PageHeader &header, std::uint32_t blockSize)
{
    constexpr std::uint16_t knownFlags = 0x7;
    constexpr std::uint16_t alignment = 8;
    return header.pageSize == blockSize && header.layoutVersion == 4 && (header.flags & ~knownFlags) == 0 &&
           header.lower >= pageHeaderSize && header.lower <= header.upper && header.upper <= header.special &&
           header.special <= blockSize && header.special % alignment == 0;
}

} // namespace

PageHeader readPageHeader(ByteView page)
{
    const auto sizeAndVersion = loadLe<std::uint16_t>(page, 18);
    return {
        .lsn = pageLsn(page),
        .checksum = storedPageChecksum(page),
        .flags = loadLe<std::uint16_t>(page, 10),
        .lower = loadLe<std::uint16_t>(page, 12),
        .upper = loadLe<std::uint16_t>(page, 14),
        .special = loadLe<std::uint16_t>(page, 16),
        .pageSize = sizeAndVersion & 0xFF00u,
        .layoutVersion = static_cast<std::uint8_t>(sizeAndVersion & 0xFFu),
        .pruneXid = loadLe<std::uint32_t>(page, 20),
    };
}

bool isZero(ByteView bytes)
{
    // Equal to itself shifted by one byte, and the first byte is zero: memcmp runs at the speed of memory.
    return bytes.empty() ||
           (bytes[0] == std::byte{0} && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

std::uint16_t pageChecksum(ByteView page, BlockNumber block)
{
    const std::uint32_t mixed = mixPage(page.data(), page.size() / rowSize) ^ block.value;
    return static_cast<std::uint16_t>(mixed % 65535 + 1);
}

std::string_view pageVerdictText(PageVerdict verdict)
{
    switch (verdict) {
    case PageVerdict::Ok:
    case PageVerdict::Zero:
        return "page is sound";
    case PageVerdict::Changing:
        return "page was being written; recovery will rewrite it";
    case PageVerdict::NewNotZero:
        return "page claims to be unused but is not empty";
    case PageVerdict::BadHeader:
        return "page header is not valid";
    case PageVerdict::BadChecksum:
        return "page checksum does not match";
    case PageVerdict::LsnBeyondWal:
        return "page has an LSN beyond the end of the WAL";
    }
    return "unknown";
}

PageVerdict verifyPage(ByteView page, BlockNumber block, const PageRules &rules)
{
    if (isNewPage(page))
        return isZero(page) ? PageVerdict::Zero : PageVerdict::NewNotZero;
    const PageHeader header = readPageHeader(page);
    PageVerdict problem = PageVerdict::Ok;
    if (!headerIsSane(header, rules.blockSize))
        problem = PageVerdict::BadHeader;
    else if (rules.checksums && pageChecksum(page, block) != header.checksum)
        problem = PageVerdict::BadChecksum;

    const bool beyond = rules.walEnd.isValid() && header.lsn > rules.walEnd;
    if (problem == PageVerdict::Ok)
        return beyond ? PageVerdict::LsnBeyondWal : PageVerdict::Ok;
    // A torn page is excused only by an LSN that WAL of this backup can have: garbage often looks like a very large
    // LSN.
    if (rules.changedSince.isValid() && header.lsn >= rules.changedSince && !beyond)
        return PageVerdict::Changing;
    return problem;
}

} // namespace cairn
