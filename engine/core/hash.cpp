#include "core/hash.h"

#include <algorithm>
#include <format>
#include <isa-l/crc.h>
#include <new>
#include <xxhash.h>

namespace cairn {

namespace {

Digest128 canonical(XXH128_hash_t hash)
{
    XXH128_canonical_t text;
    XXH128_canonicalFromHash(&text, hash);
    Digest128 digest;
    std::memcpy(digest.bytes.data(), text.digest, digest.bytes.size());
    return digest;
}

} // namespace

std::uint64_t xxh3(ByteView bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

void appendChecksum(Bytes &out, std::size_t from)
{
    const std::uint64_t hash = xxh3(ByteView(out).subspan(from));
    ByteWriter(out).fixed(hash);
}

bool checksumHolds(ByteView bytes)
{
    const std::size_t body = bytes.size() - 8;
    return loadLe<std::uint64_t>(bytes, body) == xxh3(bytes.first(body));
}

Digest128 xxh3Digest(ByteView bytes)
{
    return canonical(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string Digest128::toHex() const
{
    std::string hex;
    for (const auto byte : bytes)
        hex += std::format("{:02x}", std::to_integer<unsigned>(byte));
    return hex;
}

struct Xxh3Stream::State {
    State()
        : state(XXH3_createState())
    {
        if (state == nullptr)
            throw std::bad_alloc();
    }
    ~State() { XXH3_freeState(state); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    XXH3_state_t *state;
};

Xxh3Stream::Xxh3Stream()
    : m_state(std::make_unique<State>())
{
    reset();
}
Xxh3Stream::~Xxh3Stream() = default;
Xxh3Stream::Xxh3Stream(Xxh3Stream &&) noexcept = default;
Xxh3Stream &Xxh3Stream::operator=(Xxh3Stream &&) noexcept = default;

void Xxh3Stream::reset()
{
    // The 128-bit reset prepares the same state as the 64-bit one; both digests can be taken from it.
    XXH3_128bits_reset(m_state->state);
}

void Xxh3Stream::update(ByteView bytes)
{
    XXH3_128bits_update(m_state->state, bytes.data(), bytes.size());
}

std::uint64_t Xxh3Stream::digest() const
{
    return XXH3_64bits_digest(m_state->state);
}

Digest128 Xxh3Stream::digest128() const
{
    return canonical(XXH3_128bits_digest(m_state->state));
}

namespace {

#ifdef __x86_64__
/// The last 0 to 7 bytes as one step, without a branch that could be guessed wrong: zeros in front of a message do not
/// change what is left of it from zero on, and a sum reaches only into the first four bytes of what follows it.
[[gnu::target("sse4.2")]] inline std::uint64_t crc32cOfRest(std::uint64_t rest, std::size_t size, std::uint64_t sum)
{
    const std::size_t bits = size * 8;
    return __builtin_ia32_crc32di(0, ((rest ^ sum) << (63 - bits)) << 1) ^ (sum >> bits);
}

/// The instruction itself: up to some hundred bytes quicker than the library, which prepares for long inputs.
[[gnu::target("sse4.2")]] std::uint32_t crc32cOfFew(ByteView bytes, std::uint32_t crc)
{
    std::uint64_t sum = crc;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8)
        sum = __builtin_ia32_crc32di(sum, loadLe<std::uint64_t>(bytes, at));
    const std::size_t size = bytes.size() - at;
    std::uint64_t rest = 0;
    if (at > 0) // what stands in front of the rest is shifted out
        rest = (loadLe<std::uint64_t>(bytes, bytes.size() - 8) >> 1) >> (63 - size * 8);
    else
        for (std::size_t i = 0; i < size; ++i)
            rest |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    return static_cast<std::uint32_t>(crc32cOfRest(rest, size, sum));
}

const bool hasCrcInstruction = __builtin_cpu_supports("sse4.2") != 0;
constexpr std::size_t fewBytes = 512;
#endif

std::uint32_t crc32cOfMany(ByteView bytes, std::uint32_t crc)
{
    // The library takes int lengths and a non-const pointer that it does not write through.
    auto *at = const_cast<unsigned char *>(reinterpret_cast<const unsigned char *>(bytes.data()));
    for (std::size_t left = bytes.size(); left > 0;) {
        const int step = static_cast<int>(std::min<std::size_t>(left, 1u << 30));
        crc = crc32_iscsi(at, step, crc);
        at += step;
        left -= static_cast<std::size_t>(step);
    }
    return crc;
}

} // namespace

std::uint32_t crc32c(ByteView bytes, std::uint32_t seed)
{
#ifdef __x86_64__
    if (bytes.size() < fewBytes && hasCrcInstruction)
        return ~crc32cOfFew(bytes, ~seed);
#endif
    return ~crc32cOfMany(bytes, ~seed);
}

} // namespace cairn
