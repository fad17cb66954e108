#include "operations/operations.h"

#include "catalog/catalog.h"
#include "catalog/wal_archive.h"
#include "core/bounded_queue.h"
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
#include <functional>

namespace cairn {

namespace {

/// Runs `produce` and, some pieces behind on another thread, `write`: a recovering server waits for every segment,
/// and decompressing it costs about as much as writing it. The first error of either ends both.
Status writeBehind(const std::stop_token &outer, const std::function<Status(const ByteSink &)> &produce,
                   const ByteSink &write)
{
    constexpr std::size_t piecesBehind = 4;
    BoundedQueue<Bytes> filled(piecesBehind);
    BoundedQueue<Bytes> spare(piecesBehind + 2); // one being filled, one being written
    for (std::size_t i = 0; i < piecesBehind + 2; ++i)
        static_cast<void>(spare.push({}, outer));
    const auto hand = [&](BoundedQueue<Bytes> &queue, Bytes bytes, const std::stop_token &stop) -> Status {
        return queue.push(std::move(bytes), stop) ? Status{} : cancelledError();
    };
    return runWorkers(2, outer, [&](unsigned index, const std::stop_token &stop) -> Status {
        if (index == 0) {
            CAIRN_CHECK(produce([&](ByteView piece) -> Status {
                auto buffer = spare.pop(stop);
                if (!buffer)
                    return cancelledError();
                buffer->assign(piece.begin(), piece.end());
                return hand(filled, std::move(*buffer), stop);
            }));
            filled.close();
            return {};
        }
        while (auto piece = filled.pop(stop)) {
            CAIRN_CHECK(write(*piece));
            CAIRN_CHECK(hand(spare, std::move(*piece), stop));
        }
        return checkStop(stop);
    });
}

/// Fetches WAL files for a recovering server.
class WalGetter {
public:
    WalGetter(const ArchiveGetRequest &request, const Instance &instance, OperationContext &context)
        : m_request(request)
        , m_instance(instance)
        , m_context(context)
        , m_archive(instance.storage(), instance.keys().wal())
    {
        m_target = absolutePath(request.walFilePath);
        if (request.pgdata && !request.walFilePath.starts_with('/'))
            m_target = absolutePath(joinPath(*request.pgdata, request.walFilePath));
        m_prefetch = request.prefetchDirectory ? absolutePath(*request.prefetchDirectory)
                                               : joinPath(parentPath(m_target), "cairn_prefetch");
    }

    Status run()
    {
        const bool ahead = m_request.batchSize > 1 && looksLikeSegmentName(m_request.walFileName);
        if (ahead) {
            CAIRN_TRY(const bool delivered, takePrefetched());
            if (delivered)
                return {};
        }
        CAIRN_CHECK(deliver(m_request.walFileName, m_target));
        return ahead ? fetchAhead() : Status{};
    }

private:
    /// A file that an earlier call fetched ahead. It was verified then; it is checked again, because it lay on a disk
    /// since.
    Result<bool> takePrefetched()
    {
        const std::string path = joinPath(m_prefetch, m_request.walFileName);
        auto fd = openFile(path, O_RDONLY);
        if (!fd)
            return false;
        const auto info = m_archive.open(m_request.walFileName);
        if (!info)
            return false;
        CAIRN_TRY(const Seal seal, readSeal(*info->first, info->second));
        CAIRN_TRY(const auto content, readWholeFile(path, std::uint64_t{1} << 31));
        if (xxh3Digest(content) == seal.rawDigest && ::rename(path.c_str(), m_target.c_str()) == 0)
            return true;
        // Damaged or for another file system: fetched anew.
        CAIRN_CHECK(removeTree(m_prefetch));
        return false;
    }

    Status deliver(const std::string &name, const std::string &target)
    {
        auto opened = m_archive.open(name);
        if (!opened && opened.error().code == ErrorCode::WalMissing)
            return fail(ErrorCode::NotFound, "not in the archive", printableName(name));
        if (!opened)
            return std::unexpected(opened.error());
        CAIRN_CHECK(failpoint("archive-get.before-write"));
        const std::string temporary = target + ".cairn";
        auto written = write(*opened->first, opened->second, name, temporary);
        if (written)
            written = failpoint("archive-get.before-rename");
        if (written && ::rename(temporary.c_str(), target.c_str()) != 0)
            written = failErrno(errno, "cannot rename into place", target);
        if (written)
            return {};
        static_cast<void>(removeFile(temporary)); // the reason why it is not wanted counts
        // The file is in the archive: a destination that is not there must not read as the end of the WAL.
        if (written.error().code == ErrorCode::NotFound)
            written.error().code = ErrorCode::Io;
        return written;
    }

    Status write(const ObjectReader &object, Codec codec, const std::string &name, const std::string &temporary)
    {
        CAIRN_TRY(Fd fd, openFile(temporary, O_RDWR | O_CREAT | O_TRUNC));
        Seal seal;
        CAIRN_CHECK(writeBehind(
            m_context.stop,
            [&](const ByteSink &sink) -> Status {
                CAIRN_TRY(seal, readSealed(object, codec, sink));
                return {};
            },
            [&](ByteView bytes) { return writeAll(fd, bytes, temporary); }));
        if (looksLikeSegmentName(name))
            CAIRN_CHECK(checkSegment(fd, seal, name, object.location()));
        return fd.close(temporary);
    }

    Status checkSegment(const Fd &fd, const Seal &seal, const std::string &name, const std::string &location)
    {
        const InstanceConfig &config = m_instance.config();
        if (seal.rawLength != config.walSegmentSize)
            return fail(ErrorCode::WalDamaged,
                        std::format("the stored segment has {} bytes, not {}", seal.rawLength, config.walSegmentSize),
                        location);
        Bytes head(walLongHeaderSize);
        CAIRN_CHECK(readAt(fd, head, 0, location));
        SegmentExpectation expected;
        expected.systemIdentifier = config.systemIdentifier;
        expected.major = PgMajor{static_cast<int>(config.majorVersion)};
        expected.segmentSize = config.walSegmentSize;
        expected.name = name;
        auto header = checkSegmentHeader(head, expected);
        if (!header)
            return fail(header.error().code, header.error().message, location, header.error().hint);
        return {};
    }

    /// The next segments, so that the following calls find them. What goes wrong here is not this call's failure.
    Status fetchAhead()
    {
        CAIRN_TRY(const auto segment, parseSegmentName(m_request.walFileName, m_instance.config().walSegmentSize));
        if (auto made = makeDirectories(m_prefetch); !made) {
            m_context.log.warning("nothing is fetched ahead: {}", made.error().text());
            return {};
        }
        removeOlderThan(m_request.walFileName);
        std::atomic<unsigned> next{1};
        const auto fetched = runWorkers(
            std::max(1u, m_request.threads), m_context.stop, [&](unsigned, const std::stop_token &stop) -> Status {
                for (unsigned at = next++; at < m_request.batchSize; at = next++) {
                    CAIRN_CHECK(checkStop(stop));
                    CAIRN_CHECK(fetchOne({segment.timeline, SegmentNumber{segment.number.value + at}}));
                }
                return {};
            });
        if (!fetched && fetched.error().code != ErrorCode::NotFound)
            m_context.log.warning("not everything could be fetched ahead: {}", fetched.error().text());
        return {};
    }

    Status fetchOne(SegmentId segment)
    {
        const std::string name = segmentName(segment, m_instance.config().walSegmentSize);
        const std::string target = joinPath(m_prefetch, name);
        return pathExists(target) ? Status{} : deliver(name, target);
    }

    void removeOlderThan(const std::string &name)
    {
        const auto names = listDirectory(m_prefetch);
        if (!names)
            return;
        for (const auto &old : *names)
            if (old <= name)
                static_cast<void>(removeFile(joinPath(m_prefetch, old)));
    }

    const ArchiveGetRequest &m_request;
    const Instance &m_instance;
    OperationContext &m_context;
    WalArchive m_archive;
    std::string m_target;
    std::string m_prefetch;
};

} // namespace

Status archiveGet(const ArchiveGetRequest &request, OperationContext &context)
{
    auto catalog = Catalog::open(request.ref.catalog);
    auto instance =
        catalog ? catalog->instance(request.ref.instance) : Result<Instance>(std::unexpected(catalog.error()));
    // NotFound means "this file is not archived" to a recovering server; a missing catalog must not end its recovery.
    if (!instance && instance.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Io, instance.error().message, instance.error().subject, instance.error().hint);
    if (!instance)
        return std::unexpected(instance.error());
    return WalGetter(request, *instance, context).run();
}

} // namespace cairn
