#pragma once

#include "catalog/catalog.h"
#include "catalog/wal_archive.h"
#include "core/files.h"
#include "storage/seal.h"
#include "wal/wal_builder.h"

#include <QTemporaryDir>

#include <set>
#include <string>

namespace cairn::test {

/// An instance "main" of a catalog in a temporary directory, whose archive and backups are written by hand.
class WrittenInstance {
public:
    WrittenInstance()
    {
        path = m_directory.path().toStdString() + "/catalog";
        (void)Catalog::create(path);
        const auto catalog = Catalog::open(path, false);
        InstanceConfig config;
        config.systemIdentifier = WalBuilder::systemIdentifier;
        config.walSegmentSize = WalBuilder::segmentSize;
        (void)catalog->storage().replaceSmall(InstanceKeys("main").record(), asBytes(toJson(config)));
    }

    [[nodiscard]] Instance instance() const { return *Catalog::open(path, false)->instance("main"); }

    /// Archives what a builder wrote, without the segments of the given numbers.
    void archive(WalBuilder &builder, const std::set<std::uint64_t> &without = {}) const
    {
        for (const auto &[id, content] : builder.segments())
            if (!without.contains(id.number.value))
                store(segmentName(id, WalBuilder::segmentSize), content);
    }

    void store(const std::string &name, ByteView content) const
    {
        const Instance main = instance();
        const WalArchive archive(main.storage(), main.keys().wal());
        auto writer = main.storage().create(archive.key(name, Codec::None), CreateMode::Replace);
        (void)writeSealed(**writer, sourceOf(content), {Codec::None, 0}, WalBuilder::systemIdentifier);
        (void)(*writer)->commit();
    }

    /// A FULL backup that ends at a position, when transaction `nextXid` was next.
    void backup(std::uint64_t id, Lsn start, Lsn stop, Timestamp time, std::uint64_t nextXid) const
    {
        BackupRecord record;
        record.id = BackupId{id};
        record.status = BackupStatus::Ok;
        record.systemIdentifier = WalBuilder::systemIdentifier;
        record.majorVersion = 17;
        record.blockSize = 8192;
        record.walBlockSize = WalBuilder::pageSize;
        record.walSegmentSize = WalBuilder::segmentSize;
        record.timeline = TimelineId{1};
        record.startLsn = start;
        record.stopLsn = stop;
        record.startTime = Timestamp{time.microseconds - 1'000'000};
        record.recoveryTime = time;
        record.recoveryXid = nextXid;
        (void)instance().write(record);
    }

    std::string path;

private:
    QTemporaryDir m_directory;
};

} // namespace cairn::test
