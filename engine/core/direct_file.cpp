#include "core/direct_file.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <fcntl.h>
#include <linux/magic.h>
#include <new>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace cairn {

namespace {

/// Of x86-64, and of ARM with small pages of 4 KiB. Where it is another, memory is as it would be without.
constexpr std::size_t largePage = 2u << 20;

bool isAligned(ByteView bytes, std::uint64_t offset)
{
    const auto start = std::bit_cast<std::uintptr_t>(bytes.data());
    return (start | offset | bytes.size()) % directAlignment == 0;
}

} // namespace

DirectBuffer::DirectBuffer(std::size_t size)
    : m_size(size)
{
    const std::size_t whole = (size + largePage - 1) / largePage * largePage;
    m_memory.reset(static_cast<std::byte *>(::operator new(whole, std::align_val_t{largePage})));
    (void)::madvise(m_memory.get(), whole, MADV_HUGEPAGE); // a wish
}

void DirectBuffer::Release::operator()(std::byte *memory) const
{
    ::operator delete(memory, std::align_val_t{largePage});
}

bool DirectFile::suits(const std::string &directory)
{
    struct statfs facts{};
    return ::statfs(directory.c_str(), &facts) == 0 &&
           (facts.f_type == EXT4_SUPER_MAGIC || facts.f_type == XFS_SUPER_MAGIC);
}

Result<DirectFile> DirectFile::open(const std::string &path, int flags, mode_t mode)
{
    CAIRN_TRY(Fd cached, openFile(path, flags | O_WRONLY, mode));
    // Made already, by whatever the flags said about that.
    constexpr int making = O_CREAT | O_EXCL | O_TRUNC;
    Fd direct(::open(path.c_str(), (flags & ~making) | O_WRONLY | O_DIRECT | O_CLOEXEC));
    return DirectFile(std::move(cached), std::move(direct), path);
}

Status DirectFile::write(ByteView bytes, std::uint64_t offset) const
{
    if (m_direct.isOpen() && bytes.size() >= shortest && isAligned(bytes, offset)) {
        const ssize_t put = ::pwrite(m_direct.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        // EINVAL: a device with larger blocks refuses what is aligned to smaller ones.
        if (put < 0 && errno != EINVAL && errno != EINTR)
            return failErrno(errno, "cannot write", m_path);
        const auto done = static_cast<std::size_t>(std::max<ssize_t>(put, 0));
        bytes = bytes.subspan(done);
        offset += done;
    }
    return writeAt(m_cached, bytes, offset, m_path);
}

} // namespace cairn
