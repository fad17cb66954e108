#pragma once

#include "storage/storage.h"

namespace cairn::test {

/// An object in memory, for reading bytes that a test has changed.
class MemoryObject final : public ObjectReader {
public:
    explicit MemoryObject(Bytes bytes)
        : m_bytes(std::move(bytes))
    {
    }
    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
    [[nodiscard]] const std::string &location() const override { return m_location; }
    [[nodiscard]] Status readAt(std::span<std::byte> buffer, std::uint64_t offset) const override
    {
        if (offset + buffer.size() > m_bytes.size())
            return fail(ErrorCode::Damaged, "too short", m_location);
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
        return {};
    }
    [[nodiscard]] Bytes &bytes() { return m_bytes; }

private:
    Bytes m_bytes;
    std::string m_location = "memory";
};

/// Collects what is written; nothing is stored.
class MemoryWriter final : public ObjectWriter {
public:
    [[nodiscard]] Status append(ByteView bytes) override
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return {};
    }
    [[nodiscard]] Status commit(const CommitFailpoints &) override { return {}; }
    [[nodiscard]] const std::string &location() const override { return m_location; }
    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
    std::string m_location = "memory";
};

/// Bytes that compress somewhat, always the same for the same length.
[[nodiscard]] inline Bytes sampleBytes(std::size_t length)
{
    Bytes bytes(length);
    std::uint32_t state = 12'345;
    for (std::size_t i = 0; i < length; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        bytes[i] = i % 3 == 0 ? static_cast<std::byte>(state >> 24) : static_cast<std::byte>(i / 64);
    }
    return bytes;
}

} // namespace cairn::test
