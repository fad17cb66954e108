// How a large catalog is handled: bench_catalog DIRECTORY [BACKUPS [FILES]] writes a catalog with so many backups (500)
// of so many small files (100000) each into a new directory, lists it, plans its retention, and merges chains of ten
// with a quarter, half and all of the files. Prints one JSON object, times in seconds.

#include "catalog/catalog.h"
#include "catalog/manifest.h"
#include "core/json_writer.h"
#include "operations/operations.h"
#include "operations/snapshots.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <format>
#include <string>
#include <vector>

namespace cairn {

namespace {

constexpr unsigned chainLength = 10;
constexpr unsigned filesPerFrame = 32;
constexpr std::uint64_t frameLength = 60'000;
/// Of a hundred files one changes between two backups.
constexpr unsigned changedEvery = 100;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point began)
{
    return std::chrono::duration<double>(Clock::now() - began).count();
}

/// Writes the backups of one instance: every tenth FULL, the others on the one before.
class Writer {
public:
    Writer(const Instance &instance, unsigned files)
        : m_instance(instance)
        , m_files(files)
    {
    }

    Result<BackupId> add(unsigned index, Timestamp start)
    {
        BackupRecord record;
        record.id = BackupId{static_cast<std::uint64_t>(start.seconds())};
        const bool full = index % chainLength == 0;
        record.mode = full ? BackupMode::Full : BackupMode::Delta;
        record.parent = full ? BackupId{} : m_last;
        record.walMode = WalMode::Stream;
        record.status = BackupStatus::Ok;
        record.systemIdentifier = m_instance.config().systemIdentifier;
        record.blockSize = 8192;
        record.walSegmentSize = defaultSegmentSize;
        record.timeline = TimelineId{1};
        record.startLsn = Lsn{(std::uint64_t{index} + 1) << 24};
        record.stopLsn = Lsn{record.startLsn.value + 4096};
        record.startTime = start;
        record.endTime = start;
        record.recoveryTime = start;
        record.fileCount = m_files;
        CAIRN_TRY(const auto summary, writeManifest(record, index));
        record.manifestDigest = summary.digest;
        record.dataBytes = m_packSize + summary.bytes;
        CAIRN_CHECK(m_instance.write(record));
        m_last = record.id;
        return record.id;
    }

private:
    Result<ManifestSummary> writeManifest(const BackupRecord &record, unsigned index)
    {
        const bool full = !record.parent.isValid();
        const std::string pack = packName(record.id, 0, 0);
        CAIRN_CHECK(m_instance.storage().replaceSmall(m_instance.keys().pack(pack), Bytes(m_packSize)));
        CAIRN_TRY(auto writer,
                  ManifestWriter::create(m_instance.storage(), m_instance.keys().manifest(record.id),
                                         {record.id, record.systemIdentifier, 8192, 131'072, record.parent}));
        CAIRN_CHECK(writer.add(ManifestPack{0, pack, m_packSize, m_packSize}));
        ManifestPart part;
        part.frame = {packHeaderSize, frameLength, index};
        part.length = 1000;
        unsigned inFrame = 0;
        for (unsigned i = 0; i < m_files; ++i) {
            const bool stored = full || i % changedEvery == index % changedEvery;
            ManifestFile file{
                std::format("base/16384/{:09}", i),     FileKind::File, 0100600, 1000, record.startTime, {},
                xxh3Digest(asBytes(std::to_string(i))), !stored};
            CAIRN_CHECK(writer.add(file));
            if (!stored)
                continue;
            part.frameOffset = inFrame * part.length;
            CAIRN_CHECK(writer.add(part));
            if (++inFrame == filesPerFrame) {
                part.frame.offset += frameLength;
                inFrame = 0;
            }
        }
        return writer.commit();
    }

    const Instance &m_instance;
    unsigned m_files;
    std::uint64_t m_packSize = 1000;
    BackupId m_last;
};

Result<std::vector<BackupId>> makeInstance(const Catalog &catalog, const std::string &name, unsigned backups,
                                           unsigned files)
{
    InstanceConfig config;
    config.systemIdentifier = SystemIdentifier{7};
    config.walSegmentSize = defaultSegmentSize;
    config.majorVersion = 17;
    CAIRN_CHECK(catalog.storage().replaceSmall(InstanceKeys(name).record(), asBytes(toJson(config))));
    CAIRN_TRY(const auto instance, catalog.instance(name));
    Writer writer(instance, files);
    std::vector<BackupId> ids;
    const std::int64_t hour = 3'600'000'000;
    const Timestamp first{Timestamp::now().microseconds - backups * hour};
    for (unsigned i = 0; i < backups; ++i) {
        CAIRN_TRY(const auto id, writer.add(i, Timestamp{first.microseconds + i * hour}));
        ids.push_back(id);
    }
    return ids;
}

Status run(const std::string &directory, unsigned backups, unsigned files)
{
    Progress progress;
    Logger log;
    OperationContext context{{}, progress, log};
    JsonWriter json;
    json.beginObject().member("backups", backups).member("files", files);
    CAIRN_CHECK(Catalog::create(directory));
    CAIRN_TRY(const auto catalog, Catalog::open(directory, false));
    CAIRN_TRY(const auto all, makeInstance(catalog, "large", backups, files));

    auto began = Clock::now();
    CAIRN_TRY(const auto snapshot, readCatalog(directory, "large"));
    json.key("list").decimal(secondsSince(began), 3);
    DeleteRequest request;
    request.ref = {directory, "large"};
    request.expired = true;
    request.retention.redundancy = std::max(1u, backups / chainLength / 2);
    began = Clock::now();
    CAIRN_TRY(const auto plan, planDelete(request, context));
    json.key("plan").decimal(secondsSince(began), 3);

    json.key("merge").beginArray();
    for (const unsigned part : {4u, 2u, 1u}) {
        const std::string name = std::format("chain-{}", files / part);
        CAIRN_TRY(const auto chain, makeInstance(catalog, name, chainLength, files / part));
        began = Clock::now();
        CAIRN_TRY(const auto merged, mergeBackup({{directory, name}, chain.back(), false, false}, context));
        json.beginObject().member("files", files / part).key("seconds").decimal(secondsSince(began), 3);
        json.member("bytes-written", merged.bytesWritten).endObject();
    }
    json.endArray().endObject();
    std::fputs(json.take().c_str(), stdout);
    return {};
}

} // namespace

} // namespace cairn

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 4) {
        std::fputs("usage: bench_catalog DIRECTORY [BACKUPS [FILES]]\n", stderr);
        return 1;
    }
    const unsigned backups = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 500;
    const unsigned files = argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 100'000;
    const auto done = cairn::run(argv[1], backups, files);
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().text().c_str());
    return done ? 0 : 1;
}
