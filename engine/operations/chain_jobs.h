#pragma once

#include "operations/chain_reader.h"
#include "operations/manifest_jobs.h"

namespace cairn {

/// The files of a chain of backups as jobs for workers: each block of each file is in exactly one part of one job.
/// Not thread-safe.
class ChainJobs {
public:
    /// See ChainReader::open.
    [[nodiscard]] static Result<ChainJobs> open(const Instance &instance, const BackupChain &chain,
                                                std::function<Status(const ManifestPack &)> onPack)
    {
        CAIRN_TRY(auto reader, ChainReader::open(instance, chain, std::move(onPack)));
        return ChainJobs(std::move(reader));
    }
    /// The next batch, or nothing at the end.
    [[nodiscard]] Result<std::optional<FileBatch>> next() { return m_jobs.next(); }
    /// After the end: proves that every manifest is the one that its record names.
    [[nodiscard]] Status finish() { return m_reader->finish(); }

private:
    explicit ChainJobs(std::unique_ptr<ChainReader> reader)
        : m_reader(std::move(reader))
        , m_jobs([source = m_reader.get()] { return source->next(); })
    {
    }
    std::unique_ptr<ChainReader> m_reader;
    ManifestJobs m_jobs;
};

} // namespace cairn
