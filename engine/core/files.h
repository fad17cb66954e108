#pragma once

#include "core/bytes.h"
#include "core/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

struct stat;

namespace cairn {

/// Owns a file descriptor.
class Fd {
public:
    Fd() = default;
    explicit Fd(int fd)
        : m_fd(fd)
    {
    }
    Fd(Fd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Fd &operator=(Fd &&other) noexcept;
    Fd(const Fd &) = delete;
    Fd &operator=(const Fd &) = delete;
    ~Fd();
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    /// Closes and reports what close(2) reports. The destructor closes silently.
    [[nodiscard]] Status close(std::string_view path);

private:
    int m_fd = -1;
};

// All paths are bytes as the operating system has them, never re-encoded. All functions: any thread, errors as
// failErrno().

/// open(2) with O_CLOEXEC added.
[[nodiscard]] Result<Fd> openFile(const std::string &path, int flags, mode_t mode = 0600);
/// Reads up to buffer.size() bytes at an offset; fewer only at the end of the file.
[[nodiscard]] Result<std::size_t> readAt(const Fd &fd, std::span<std::byte> buffer, std::uint64_t offset,
                                         std::string_view path);
[[nodiscard]] Status writeAt(const Fd &fd, ByteView bytes, std::uint64_t offset, std::string_view path);
[[nodiscard]] Status writeAll(const Fd &fd, ByteView bytes, std::string_view path);
[[nodiscard]] Status syncFile(const Fd &fd, std::string_view path);
/// fsync of a directory, so that names made in it survive a power cut.
[[nodiscard]] Status syncDirectory(const std::string &path);
[[nodiscard]] Result<std::uint64_t> sizeOf(const Fd &fd, std::string_view path);
/// The whole file. Refuses more than `limit` bytes (Damaged), so that a foreign file cannot exhaust memory.
[[nodiscard]] Result<Bytes> readWholeFile(const std::string &path, std::uint64_t limit = 64u << 20);
/// Writes a temporary file beside `path`, syncs it, renames it over `path` and syncs the directory.
[[nodiscard]] Status replaceFile(const std::string &path, ByteView content, mode_t mode = 0600, bool sync = true);
/// mkdir(2); an existing directory is fine.
[[nodiscard]] Status makeDirectory(const std::string &path, mode_t mode = 0700);
/// Makes missing parents too.
[[nodiscard]] Status makeDirectories(const std::string &path, mode_t mode = 0700);
/// Names in a directory, without "." and "..", sorted by bytes.
[[nodiscard]] Result<std::vector<std::string>> listDirectory(const std::string &path);
[[nodiscard]] bool pathExists(const std::string &path);
/// Removes a file; a missing one is fine.
[[nodiscard]] Status removeFile(const std::string &path);
/// Removes a tree without following links; a missing one is fine.
[[nodiscard]] Status removeTree(const std::string &path);
/// Opens (creates) a file for writing and holds the kernel's exclusive lock on it, waiting while another process does.
/// The file is empty then. The lock goes with the descriptor, also when the process dies.
[[nodiscard]] Result<Fd> openLocked(const std::string &path, mode_t mode = 0600);
/// An unnamed file in `directory` that vanishes when closed, also by kill -9.
[[nodiscard]] Result<Fd> openScratchFile(const std::string &directory);

/// "a" + "b" = "a/b"; no normalisation.
[[nodiscard]] std::string joinPath(std::string_view directory, std::string_view name);
/// The part before the last slash ("." when there is none), and the part behind it.
[[nodiscard]] std::string parentPath(std::string_view path);
[[nodiscard]] std::string baseName(std::string_view path);
/// The path with the working directory in front when it is relative, "." and ".." folded, no trailing slash.
[[nodiscard]] std::string absolutePath(std::string_view path);
/// Whether `path` is `directory` or lies in it; both absolute and folded.
[[nodiscard]] bool isWithin(std::string_view path, std::string_view directory);

} // namespace cairn
