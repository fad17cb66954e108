#include "operations/operations.h"

#include "catalog/catalog.h"
#include "catalog/wal_archive.h"
#include "core/failpoint.h"
#include "core/files.h"
#include "core/text.h"
#include "core/worker_pool.h"
#include "wal/page_header.h"
#include "wal/segment.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <format>
#include <unistd.h>

namespace cairn {

namespace {

constexpr std::size_t pieceSize = 256u << 10;

/// Pushes one or several files of a pg_wal directory into the archive of an instance.
class WalPusher {
public:
    WalPusher(const ArchivePushRequest &request, const Instance &instance, OperationContext &context)
        : m_request(request)
        , m_instance(instance)
        , m_context(context)
        , m_archive(instance.storage(), instance.keys().wal())
    {
    }

    Result<ArchivePushResult> run()
    {
        const InstanceConfig &config = m_instance.config();
        CAIRN_TRY(m_compression,
                  chooseCompression(m_request.codec, m_request.level, config.compressAlgorithm, config.compressLevel));
        m_path = absolutePath(m_request.walFilePath);
        if (m_request.pgdata && !m_request.walFilePath.starts_with('/'))
            m_path = absolutePath(joinPath(*m_request.pgdata, m_request.walFilePath));
        const auto batch = chooseBatch();
        std::atomic<std::size_t> next{0};
        CAIRN_CHECK(runWorkers(std::min<unsigned>(std::max(1u, m_request.threads), static_cast<unsigned>(batch.size())),
                               m_context.stop, [&](unsigned, const std::stop_token &stop) -> Status {
                                   for (std::size_t at = next++; at < batch.size(); at = next++) {
                                       CAIRN_CHECK(checkStop(stop));
                                       CAIRN_CHECK(push(batch[at]));
                                   }
                                   return {};
                               }));
        CAIRN_CHECK(renameReady(batch));
        return ArchivePushResult{m_pushed, m_there};
    }

private:
    [[nodiscard]] std::string statusDirectory() const { return joinPath(parentPath(m_path), "archive_status"); }

    /// The file that was asked for, and others that the server has ready, oldest first.
    std::vector<std::string> chooseBatch()
    {
        std::vector<std::string> batch{m_request.walFileName};
        if (m_request.batchSize <= 1 || baseName(m_path) != m_request.walFileName)
            return batch;
        const auto names = listDirectory(statusDirectory());
        if (!names)
            return batch;
        for (const auto &name : *names) {
            if (batch.size() >= m_request.batchSize)
                break;
            const std::string file = name.substr(0, name.size() - std::min<std::size_t>(name.size(), 6));
            const bool isSegment = name.ends_with(".ready") && looksLikeSegmentName(file);
            if (isSegment && file > m_request.walFileName)
                batch.push_back(file);
        }
        return batch;
    }

    Status push(const std::string &name)
    {
        const std::string path = name == m_request.walFileName ? m_path : joinPath(parentPath(m_path), name);
        CAIRN_TRY(const Fd fd, openFile(path, O_RDONLY));
        CAIRN_CHECK(checkContent(fd, path, name));
        CAIRN_TRY(const auto existing, m_archive.find(name));
        if (existing && !m_request.overwrite)
            return compare(fd, path, name, *existing);
        CAIRN_CHECK(failpoint("archive-push.before-write"));
        auto stored = store(fd, path, name);
        // Another process may have pushed it since: then only its content counts.
        if (!stored && stored.error().code == ErrorCode::AlreadyExists)
            return compare(fd, path, name, m_compression.codec);
        CAIRN_CHECK(stored);
        // Overwritten with another codec, the old form would stay beside the new one.
        if (existing && *existing != m_compression.codec)
            CAIRN_CHECK(m_instance.storage().remove(m_archive.key(name, *existing)));
        ++m_pushed;
        return {};
    }

    /// A segment must be one of this cluster, whole, and what its name says.
    Status checkContent(const Fd &fd, const std::string &path, const std::string &name)
    {
        const InstanceConfig &config = m_instance.config();
        const WalFileName what = classifyWalName(name, config.walSegmentSize);
        if (what.kind == WalFileKind::Other)
            return fail(ErrorCode::Usage, "not the name of a WAL file", printableName(name),
                        std::format("segments of this instance have {} bytes", config.walSegmentSize));
        if (what.kind != WalFileKind::Segment && what.kind != WalFileKind::PartialSegment)
            return {};
        CAIRN_TRY(const auto size, sizeOf(fd, path));
        if (size != config.walSegmentSize)
            return fail(ErrorCode::WalDamaged,
                        std::format("the segment has {} bytes, not {}", size, config.walSegmentSize), path);
        Bytes head(walLongHeaderSize);
        CAIRN_CHECK(readAt(fd, head, 0, path));
        SegmentExpectation expected;
        expected.systemIdentifier = config.systemIdentifier;
        expected.major = PgMajor{static_cast<int>(config.majorVersion)};
        expected.segmentSize = config.walSegmentSize;
        const std::string segment = name.substr(0, 24);
        expected.name = segment;
        auto header = checkSegmentHeader(head, expected);
        if (!header)
            return fail(header.error().code, header.error().message, path, header.error().hint);
        return {};
    }

    Status store(const Fd &fd, const std::string &path, const std::string &name)
    {
        const std::string key = m_archive.key(name, m_compression.codec);
        const auto mode = m_request.overwrite ? CreateMode::Replace : CreateMode::IfAbsent;
        CAIRN_TRY(const auto out, m_instance.storage().create(key, mode));
        Bytes buffer(pieceSize);
        std::uint64_t offset = 0;
        const ByteSource source = [&]() -> Result<ByteView> {
            CAIRN_TRY(const auto got, readAt(fd, buffer, offset, path));
            offset += got;
            return ByteView(buffer).first(got);
        };
        CAIRN_CHECK(writeSealed(*out, source, m_compression, m_instance.config().systemIdentifier));
        return out->commit({.beforeSync = "archive-push.before-sync",
                            .beforeRename = "archive-push.before-link",
                            .afterRename = "archive-push.after-link",
                            .afterSync = "archive-push.after-sync"});
    }

    /// The same file pushed again is fine, another content under the same name is not.
    Status compare(const Fd &fd, const std::string &path, const std::string &name, Codec codec)
    {
        const std::string key = m_archive.key(name, codec);
        CAIRN_TRY(const auto object, m_instance.storage().open(key));
        Bytes mine(pieceSize);
        std::uint64_t offset = 0;
        bool equal = true;
        const ByteSink check = [&](ByteView bytes) -> Status {
            while (equal && !bytes.empty()) {
                const std::span<std::byte> piece(mine.data(), std::min(bytes.size(), mine.size()));
                CAIRN_TRY(const auto got, readAt(fd, piece, offset, path));
                equal = got == piece.size() && std::ranges::equal(piece, bytes.first(got));
                offset += got;
                bytes = bytes.subspan(piece.size());
            }
            return {};
        };
        CAIRN_CHECK(readSealed(*object, codec, check));
        CAIRN_TRY(const auto size, sizeOf(fd, path));
        if (!equal || offset != size)
            return fail(
                ErrorCode::AlreadyExists, "the archive holds this file with other content", printableName(name),
                "two clusters may be archiving to the same instance; compare the files before using --overwrite");
        // It may have been written by a process that died before it was durable.
        if (m_request.sync)
            CAIRN_CHECK(m_instance.storage().makeDurable(key));
        ++m_there;
        return {};
    }

    /// Tells the server that the extra files of the batch are archived.
    Status renameReady(const std::vector<std::string> &batch)
    {
        if (!m_request.renameReady || batch.size() < 2)
            return {};
        CAIRN_CHECK(failpoint("archive-push.before-ready-rename"));
        for (const auto &name : batch) {
            if (name == m_request.walFileName)
                continue;
            const std::string from = joinPath(statusDirectory(), name + ".ready");
            const std::string to = joinPath(statusDirectory(), name + ".done");
            if (::rename(from.c_str(), to.c_str()) != 0 && errno != ENOENT)
                return failErrno(errno, "cannot rename", from);
        }
        return {};
    }

    const ArchivePushRequest &m_request;
    const Instance &m_instance;
    OperationContext &m_context;
    WalArchive m_archive;
    Compression m_compression;
    std::string m_path;
    std::atomic<unsigned> m_pushed{0};
    std::atomic<unsigned> m_there{0};
};

} // namespace

Result<ArchivePushResult> archivePush(const ArchivePushRequest &request, OperationContext &context)
{
    CAIRN_TRY(const auto catalog, Catalog::open(request.ref.catalog, request.sync));
    CAIRN_TRY(const auto instance, catalog.instance(request.ref.instance));
    return WalPusher(request, instance, context).run();
}

} // namespace cairn
