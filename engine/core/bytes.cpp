#include "core/bytes.h"

namespace cairn {

void ByteWriter::varint(std::uint64_t value)
{
    while (value >= 0x80) {
        m_out.push_back(static_cast<std::byte>(value | 0x80));
        value >>= 7;
    }
    m_out.push_back(static_cast<std::byte>(value));
}

void ByteWriter::zigzag(std::int64_t value)
{
    varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void ByteWriter::string(std::string_view text)
{
    varint(text.size());
    raw(asBytes(text));
}

bool ByteReader::has(std::size_t length)
{
    if (m_failed || m_in.size() - m_at < length)
        m_failed = true;
    return !m_failed;
}

std::uint64_t ByteReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto byte = fixed<std::uint8_t>();
        if (m_failed)
            return 0;
        value |= std::uint64_t{byte & 0x7Fu} << shift;
        if ((byte & 0x80u) == 0)
            return value;
    }
    m_failed = true;
    return 0;
}

std::int64_t ByteReader::zigzag()
{
    const std::uint64_t raw = varint();
    return static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1);
}

std::string_view ByteReader::string()
{
    const std::uint64_t length = varint();
    return asText(raw(length));
}

ByteView ByteReader::raw(std::size_t length)
{
    if (!has(length))
        return {};
    const ByteView part = m_in.subspan(m_at, length);
    m_at += length;
    return part;
}

} // namespace cairn
