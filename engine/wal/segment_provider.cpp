#include "wal/segment_provider.h"

#include "core/files.h"

#include <algorithm>
#include <array>
#include <fcntl.h>

namespace cairn {

namespace {

class FileSegmentStream final : public SegmentStream {
public:
    FileSegmentStream(Fd fd, std::string path)
        : m_fd(std::move(fd))
        , m_path(std::move(path))
    {
    }
    [[nodiscard]] Result<std::size_t> read(std::span<std::byte> buffer) override
    {
        CAIRN_TRY(const auto got, readAt(m_fd, buffer, m_at, m_path));
        m_at += got;
        return got;
    }
    [[nodiscard]] Status skip(std::uint64_t count) override
    {
        m_at += count;
        return {};
    }
    [[nodiscard]] std::string describe() const override { return m_path; }

private:
    Fd m_fd;
    std::string m_path;
    std::uint64_t m_at = 0;
};

} // namespace

Status SegmentStream::skip(std::uint64_t count)
{
    std::array<std::byte, 16384> scratch;
    while (count > 0) {
        const auto step = std::min<std::uint64_t>(count, scratch.size());
        CAIRN_TRY(const auto got, read(std::span(scratch).first(step)));
        if (got == 0)
            return {}; // the next read says that the segment is over
        count -= got;
    }
    return {};
}

Result<std::unique_ptr<SegmentStream>> DirectorySegmentProvider::open(SegmentId segment)
{
    std::string path = joinPath(m_directory, segmentName(segment, m_segmentSize));
    auto fd = openFile(path, O_RDONLY);
    if (!fd) {
        if (fd.error().code == ErrorCode::NotFound)
            return fail(ErrorCode::WalMissing, "a WAL segment is not there", path);
        return std::unexpected(std::move(fd).error());
    }
    return std::make_unique<FileSegmentStream>(*std::move(fd), std::move(path));
}

} // namespace cairn
