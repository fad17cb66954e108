#pragma once

#include "core/files.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace cairn {

/// Where memory, offsets and lengths of direct I/O have to begin: devices ask for 512 or 4096 bytes (open(2),
/// O_DIRECT).
inline constexpr std::size_t directAlignment = 4096;

/// Memory that a device can take data from, in large pages where the system has them: what is written from scattered
/// small ones is cut into more requests than a device takes at once. Its content is undefined at first.
class DirectBuffer {
public:
    explicit DirectBuffer(std::size_t size);
    [[nodiscard]] std::span<std::byte> space() const { return {m_memory.get(), m_size}; }

private:
    struct Release {
        void operator()(std::byte *memory) const;
    };
    std::unique_ptr<std::byte, Release> m_memory;
    std::size_t m_size;
};

/// A file whose long stretches are written past the page cache: they are not copied there, need no memory there, and
/// drive nothing else out of it. Thread-safe.
class DirectFile {
public:
    /// Less than this is better written through the page cache, which makes long writes of many short ones.
    static constexpr std::size_t shortest = 128u << 10;
    /// Whether files in a directory gain by it: those of ext4 and XFS. Other file systems have no direct I/O, or wait
    /// for each write, as network file systems do.
    [[nodiscard]] static bool suits(const std::string &directory);
    /// Opens for writing only, with open(2)'s other flags.
    [[nodiscard]] static Result<DirectFile> open(const std::string &path, int flags, mode_t mode);
    [[nodiscard]] const Fd &fd() const { return m_cached; }
    /// Memory, offset and length aligned to directAlignment go past the page cache, if they are not short and the
    /// device can take them so; all else goes through it.
    [[nodiscard]] Status write(ByteView bytes, std::uint64_t offset) const;

private:
    DirectFile(Fd cached, Fd direct, std::string path)
        : m_cached(std::move(cached))
        , m_direct(std::move(direct))
        , m_path(std::move(path))
    {
    }
    Fd m_cached;
    Fd m_direct; ///< not open where the file system has no direct I/O
    std::string m_path;
};

} // namespace cairn
