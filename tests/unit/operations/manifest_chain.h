#pragma once

#include "catalog/catalog.h"
#include "operations/chain_fold.h"
#include "operations/chain_jobs.h"

#include <QTemporaryDir>

#include <algorithm>
#include <format>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cairn::unit {

inline constexpr std::uint32_t blockSize = 8192;

/// What a block holds: 0 zero, else any number, which is also kept as the LSN of its mark.
using Blocks = std::vector<std::uint64_t>;
using Cluster = std::map<std::string, Blocks>;
inline constexpr std::uint64_t packSize = 1000;

/// A catalog whose backups have manifests only, written as the copier writes them from states of a cluster.
class Chain {
public:
    Chain()
    {
        const std::string path = m_directory.path().toStdString() + "/catalog";
        require(Catalog::create(path));
        auto catalog = Catalog::open(path, false);
        require(catalog);
        InstanceConfig config;
        config.systemIdentifier = SystemIdentifier{6};
        config.walSegmentSize = 16u << 20;
        require(catalog->storage().replaceSmall(InstanceKeys("main").record(), asBytes(toJson(config))));
        auto instance = catalog->instance("main");
        require(instance);
        m_instance.emplace(std::move(*instance));
    }

    /// Adds a member: `wholes` are files that are taken without a look at the parent.
    void add(const Cluster &now, const std::vector<std::string> &wholes = {})
    {
        BackupRecord record;
        record.id = BackupId{m_chain.empty() ? 10 : m_chain.front().id.value + 1};
        record.parent = m_chain.empty() ? BackupId{} : m_chain.front().id;
        record.systemIdentifier = SystemIdentifier{6};
        record.blockSize = blockSize;
        record.walSegmentSize = m_instance->config().walSegmentSize;
        const ManifestHeader header{record.id, record.systemIdentifier, blockSize, 131'072, record.parent};
        auto writer = ManifestWriter::create(m_instance->storage(), m_instance->keys().manifest(record.id), header);
        require(writer);
        m_pack = std::format("{}-0-0.pack", record.id.toString());
        require(m_instance->storage().replaceSmall(m_instance->keys().pack(m_pack), Bytes(packSize)));
        require(writer->add(ManifestPack{3, m_pack, packSize}));
        for (const auto &[path, blocks] : now) {
            const auto before = m_last.find(path);
            const bool builds = before != m_last.end() && !std::ranges::contains(wholes, path);
            addFile(*writer, path, blocks, builds ? &before->second : nullptr);
        }
        const auto summary = writer->commit();
        require(summary);
        record.manifestDigest = summary->digest;
        record.status = BackupStatus::Ok;
        record.mode = m_chain.empty() ? BackupMode::Full : BackupMode::Delta;
        require(m_instance->write(record));
        m_chain.insert(m_chain.begin(), record);
        m_last = now;
    }

    /// Folds the chain from one of its members down; that becomes FULL, and what is newer stays on it.
    Status fold(std::size_t member, OperationContext &context)
    {
        ChainFold folding(*m_instance, BackupChain(m_chain.begin() + std::ptrdiff_t(member), m_chain.end()));
        CAIRN_CHECK(folding.survey(context));
        liveBytes = folding.liveBytes();
        CAIRN_CHECK(folding.write(context));
        folding.applyTo(m_chain[member]);
        m_chain.resize(member + 1);
        return m_instance->write(m_chain[member]);
    }
    [[nodiscard]] const Instance &instance() const { return *m_instance; }

    /// The newest state, from the merged manifests. Every part is asked for once only.
    Result<Cluster> read()
    {
        std::map<std::uint32_t, std::string> packs;
        CAIRN_TRY(auto jobs, ChainJobs::open(*m_instance, m_chain, [&](const ManifestPack &pack) {
                      packs[pack.index] = pack.name;
                      return Status{};
                  }));
        Cluster cluster;
        for (;;) {
            CAIRN_TRY(const auto batch, jobs.next());
            if (!batch)
                break;
            for (const FileJob &job : *batch) {
                Blocks &blocks = cluster[job.file.path];
                blocks.resize(job.file.size / blockSize);
                for (const ManifestPart &part : job.parts)
                    CAIRN_CHECK(apply(part, packs, blocks));
            }
        }
        CAIRN_CHECK(jobs.finish());
        return cluster;
    }

    std::size_t partsRead = 0;
    std::uint64_t liveBytes = 0; ///< of the last fold
    BackupChain m_chain;         ///< newest first

private:
    template <class T>
    static void require(const T &result)
    {
        if (!result)
            qFatal("%s", result.error().text().c_str());
    }

    void addFile(ManifestWriter &writer, const std::string &path, const Blocks &now, const Blocks *before)
    {
        ManifestFile file{path, FileKind::Relation, 0100600, now.size() * blockSize, Timestamp{1}, {},
                          {},   before != nullptr};
        require(writer.add(file));
        ManifestZeros zeros;
        ManifestPart part;
        const auto flush = [&] {
            if (part.length > 0)
                require(writer.add(part));
            part = {};
        };
        for (std::uint32_t block = 0; block < now.size(); ++block) {
            const std::uint64_t old = before != nullptr && block < before->size() ? (*before)[block] : 0;
            if (before != nullptr ? now[block] == old : now[block] == 0)
                continue;
            if (now[block] == 0) {
                zeros.runs.push_back({block, 1});
                continue;
            }
            if (part.pages.size() == 32)
                flush();
            if (part.length == 0) {
                part.pack = 3;
                part.blockSize = blockSize;
                part.frame = {m_nextFrame++, 100, 0};
            }
            part.length += blockSize;
            part.runs.push_back({block, 1});
            part.pages.push_back({Lsn{now[block]}, 1});
            m_stored[{m_pack, part.frame.offset, std::uint32_t(part.length - blockSize)}] = now[block];
        }
        flush();
        if (!zeros.runs.empty())
            require(writer.add(zeros));
    }

    Status apply(const ManifestPart &part, const std::map<std::uint32_t, std::string> &packs, Blocks &blocks)
    {
        ++partsRead;
        std::uint32_t offset = part.frameOffset;
        std::size_t page = 0;
        for (const BlockRun &run : part.runs)
            for (std::uint32_t i = 0; i < run.count; ++i, ++page, offset += blockSize) {
                const auto stored = m_stored.find({packs.at(part.pack), part.frame.offset, offset});
                if (stored == m_stored.end() || stored->second != part.pages[page].lsn.value)
                    return fail(ErrorCode::Damaged, "a part leads to nothing");
                if (run.first + i >= blocks.size() || blocks[run.first + i] != 0)
                    return fail(ErrorCode::Damaged, "a block comes twice, or lies behind the end");
                blocks[run.first + i] = stored->second;
            }
        return page * part.blockSize == part.length ? Status{} : fail(ErrorCode::Damaged, "length and pages differ");
    }

    QTemporaryDir m_directory;
    std::optional<Instance> m_instance;
    Cluster m_last;
    std::string m_pack;
    std::uint64_t m_nextFrame = 64;
    std::map<std::tuple<std::string, std::uint64_t, std::uint32_t>, std::uint64_t> m_stored;
};

} // namespace cairn::unit
