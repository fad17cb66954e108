#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

static_assert(std::endian::native == std::endian::little,
              "stored formats are read in place on little-endian hosts only");

[[nodiscard]] inline ByteView asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}
[[nodiscard]] inline std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Reads a little-endian integer at an offset the caller has checked.
template <std::integral T>
[[nodiscard]] T loadLe(ByteView bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

template <std::integral T>
void storeLe(std::span<std::byte> bytes, std::size_t offset, T value)
{
    std::memcpy(bytes.data() + offset, &value, sizeof value);
}

/// Big-endian, as the replication protocol has it.
template <std::integral T>
[[nodiscard]] T loadBe(ByteView bytes, std::size_t offset)
{
    return std::byteswap(loadLe<T>(bytes, offset));
}

template <std::integral T>
void storeBe(std::span<std::byte> bytes, std::size_t offset, T value)
{
    storeLe(bytes, offset, std::byteswap(value));
}

/// Appends fields to a buffer: fixed little-endian integers, LEB128 varints, zigzag varints, length-prefixed strings.
class ByteWriter {
public:
    explicit ByteWriter(Bytes &out)
        : m_out(out)
    {
    }
    template <std::integral T>
    void fixed(T value)
    {
        const auto at = m_out.size();
        m_out.resize(at + sizeof value);
        storeLe<T>(m_out, at, value);
    }
    void varint(std::uint64_t value);
    void zigzag(std::int64_t value);
    void string(std::string_view text);
    void raw(ByteView bytes) { m_out.insert(m_out.end(), bytes.begin(), bytes.end()); }

private:
    Bytes &m_out;
};

/// Takes fields from a buffer. Running off the end or a malformed varint sets failed(); every later read returns zero.
class ByteReader {
public:
    explicit ByteReader(ByteView in)
        : m_in(in)
    {
    }
    template <std::integral T>
    [[nodiscard]] T fixed()
    {
        if (!has(sizeof(T)))
            return T{};
        const T value = loadLe<T>(m_in, m_at);
        m_at += sizeof(T);
        return value;
    }
    [[nodiscard]] std::uint64_t varint();
    [[nodiscard]] std::int64_t zigzag();
    [[nodiscard]] std::string_view string();
    [[nodiscard]] ByteView raw(std::size_t length);
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_in.size(); }
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    [[nodiscard]] bool has(std::size_t length);

    ByteView m_in;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace cairn
