#include "catalog/wal_archive.h"

#include "core/files.h"

#include <algorithm>
#include <array>
#include <format>

namespace cairn {

namespace {

/// A verified segment in memory; larger ones than this are read back from a scratch file.
constexpr std::uint64_t inMemoryLimit = 64u << 20;

/// Bytes that were decompressed and verified as a whole.
class VerifiedSegment final : public SegmentStream {
public:
    VerifiedSegment(Bytes content, Fd scratch, std::uint64_t size, std::string location)
        : m_content(std::move(content))
        , m_scratch(std::move(scratch))
        , m_size(size)
        , m_location(std::move(location))
    {
    }
    Result<std::size_t> read(std::span<std::byte> buffer) override
    {
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), m_size - m_at));
        if (m_scratch.isOpen()) {
            CAIRN_TRY(const auto got, readAt(m_scratch, buffer.first(step), m_at, m_location));
            m_at += got;
            return got;
        }
        std::ranges::copy(ByteView(m_content).subspan(m_at, step), buffer.begin());
        m_at += step;
        return step;
    }
    Status skip(std::uint64_t count) override
    {
        m_at = std::min(m_size, m_at + count);
        return {};
    }
    [[nodiscard]] std::string describe() const override { return m_location; }

private:
    Bytes m_content;
    Fd m_scratch;
    std::uint64_t m_size;
    std::string m_location;
    std::uint64_t m_at = 0;
};

Result<std::unique_ptr<SegmentStream>> verifiedStream(const ObjectReader &object, Codec codec,
                                                      std::uint32_t segmentSize, const std::string &scratchDirectory)
{
    Bytes content;
    Fd scratch;
    if (segmentSize > inMemoryLimit) {
        CAIRN_TRY(scratch, openScratchFile(scratchDirectory));
    } else {
        content.reserve(segmentSize);
    }
    const ByteSink keep = [&](ByteView bytes) -> Status {
        if (scratch.isOpen())
            return writeAll(scratch, bytes, scratchDirectory);
        content.insert(content.end(), bytes.begin(), bytes.end());
        return {};
    };
    CAIRN_TRY(const Seal seal, readSealed(object, codec, keep));
    return std::make_unique<VerifiedSegment>(std::move(content), std::move(scratch), seal.rawLength, object.location());
}

} // namespace

std::string WalArchive::key(const std::string &name, Codec codec) const
{
    return m_prefix + "/" + name + std::string(sealedSuffix(codec));
}

Result<std::vector<StoredWalFile>> WalArchive::list(std::vector<std::string> *foreign) const
{
    CAIRN_TRY(const auto entries, m_storage->list(m_prefix));
    std::vector<StoredWalFile> files;
    files.reserve(entries.size());
    for (const auto &entry : entries) {
        const auto codec = codecOfKey(entry.name);
        if (codec && !entry.isPrefix)
            files.push_back({entry.name.substr(0, entry.name.size() - sealedSuffix(*codec).size()), *codec, entry.size,
                             entry.modified});
        else if (foreign != nullptr)
            foreign->push_back(entry.name);
    }
    std::ranges::sort(files, {}, &StoredWalFile::name);
    return files;
}

Result<std::optional<Codec>> WalArchive::find(const std::string &name) const
{
    for (const Codec codec : {Codec::Zstd, Codec::Zlib, Codec::Lz4, Codec::None}) {
        CAIRN_TRY(const auto info, m_storage->stat(key(name, codec)));
        if (info)
            return codec;
    }
    return std::nullopt;
}

Result<std::pair<std::unique_ptr<ObjectReader>, Codec>> WalArchive::open(const std::string &name) const
{
    CAIRN_TRY(const auto codec, find(name));
    if (!codec)
        return fail(ErrorCode::WalMissing, "this WAL file is not stored", name,
                    "looked in " + m_storage->location(m_prefix));
    CAIRN_TRY(auto object, m_storage->open(key(name, *codec)));
    return std::pair(std::move(object), *codec);
}

Result<Bytes> WalArchive::readSmall(const std::string &name, std::uint64_t limit) const
{
    CAIRN_TRY(const auto opened, open(name));
    Bytes content;
    const ByteSink keep = [&](ByteView bytes) -> Status {
        if (content.size() + bytes.size() > limit)
            return fail(ErrorCode::Damaged, std::format("the file holds more than {} bytes", limit));
        content.insert(content.end(), bytes.begin(), bytes.end());
        return {};
    };
    CAIRN_CHECK(readSealed(*opened.first, opened.second, keep));
    return content;
}

Result<TimelineHistory> WalArchive::history(TimelineId timeline) const
{
    const auto content = readSmall(historyFileName(timeline));
    if (!content && content.error().code == ErrorCode::WalMissing && timeline.value <= 1)
        return TimelineHistory(timeline);
    if (!content)
        return std::unexpected(content.error());
    return TimelineHistory::parse(timeline, asText(*content));
}

Result<std::unique_ptr<SegmentStream>> ArchiveSegmentProvider::open(SegmentId segment)
{
    const std::string name = segmentName(segment, m_segmentSize);
    for (const WalArchive &archive : m_archives) {
        CAIRN_TRY(const auto codec, archive.find(name));
        if (!codec)
            continue;
        CAIRN_TRY(const auto object, archive.storage().open(archive.key(name, *codec)));
        return verifiedStream(*object, *codec, m_segmentSize, m_scratch);
    }
    return fail(ErrorCode::WalMissing, "this WAL segment is not stored", name);
}

} // namespace cairn
