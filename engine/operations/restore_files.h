#pragma once

#include "catalog/manifest.h"
#include "core/context.h"
#include "operations/chain_jobs.h"
#include "operations/operation_scope.h"
#include "operations/restore_place.h"
#include "storage/pack_reader.h"

#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace cairn {

/// Writes the files of a backup, from it and the backups it builds on, into a RestorePlace with several workers. Every
/// frame is verified before a byte of it is written. Large files go past the page cache where that is possible:
/// restores are mostly larger than what it could hold. global/pg_control is kept back: controlFile() has it afterwards.
/// tablespace_map is left out, because the links are made here.
class FileRestorer {
public:
    FileRestorer(const Instance &instance, BackupChain chain, const RestorePlace &place, unsigned threads, bool sync);
    ~FileRestorer();
    /// Reads the pg_control of the backup, and how many bytes its files have.
    [[nodiscard]] Status survey(const std::stop_token &stop);
    [[nodiscard]] std::uint64_t totalBytes() const { return m_totalBytes; }
    [[nodiscard]] std::uint64_t totalFiles() const { return m_totalFiles; }
    /// Bytes of the files below each directory of the place.
    [[nodiscard]] const std::map<std::string, std::uint64_t> &bytesByRoot() const { return m_bytesByRoot; }
    [[nodiscard]] ByteView controlFile() const { return m_control; }
    [[nodiscard]] std::uint32_t controlMode() const { return m_controlMode; }

    [[nodiscard]] Status writeAllFiles(OperationContext &context);
    [[nodiscard]] std::uint64_t filesWritten() const { return m_filesWritten; }
    [[nodiscard]] std::uint64_t bytesWritten() const { return m_bytesWritten; }

private:
    class Writer;
    [[nodiscard]] Result<ChainJobs> openJobs();
    [[nodiscard]] Status makeDirectoriesOf(const FileBatch &batch);
    [[nodiscard]] Status closeDirectories();
    [[nodiscard]] bool goesPastCache(const FileJob &job) const;
    [[nodiscard]] Result<Bytes> contentOf(const FileJob &job);

    const Instance &m_instance;
    BackupChain m_chain; ///< newest first
    const RestorePlace &m_place;
    unsigned m_threads;
    bool m_sync; ///< the files are synced afterwards: the disk may begin early
    /// Directories of the place where large files are written past the page cache.
    std::set<std::string> m_directRoots;
    std::map<std::uint32_t, std::shared_ptr<const Pack>> m_packs;
    std::uint64_t m_totalBytes = 0;
    std::uint64_t m_totalFiles = 0;
    std::map<std::string, std::uint64_t> m_bytesByRoot;
    Bytes m_control;
    std::uint32_t m_controlMode = 0600;
    /// Directories that their owner may not read or write, with their modes.
    std::vector<std::pair<std::string, std::uint32_t>> m_closedDirectories;
    std::atomic<std::uint64_t> m_filesWritten{0};
    std::atomic<std::uint64_t> m_bytesWritten{0};
};

} // namespace cairn
