#pragma once

#include "catalog/backup_record.h"
#include "core/context.h"
#include "operations/frame_packer.h"
#include "operations/leftover_index.h"
#include "operations/parent_view.h"
#include "operations/rate_limiter.h"
#include "postgres/changed_blocks.h"
#include "postgres/control_file.h"
#include "postgres/page.h"
#include "source/local_source.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// Pages whose LSN seemed to lie in the future when they were read; the stop LSN of the backup decides.
struct LateLsn {
    std::uint32_t file = 0;
    std::uint32_t block = 0; ///< in the file
    Lsn lsn;
    auto operator<=>(const LateLsn &other) const { return lsn <=> other.lsn; }
};

/// What copying found out about one listed file.
struct CopiedFile {
    std::uint64_t size = 0;
    Digest128 digest;
    bool vanished = false;
    bool hasDigest = false;
    bool inherits = false; ///< what is not captured is as in the parent
};

/// Copies the files of a running cluster, or what changed of them since a parent, into packs with several workers.
/// Large relation files are split among them. Every page is checked; what is wrong with it is written down, and the
/// page is stored as it is.
class BackupCopier {
public:
    struct Options {
        unsigned threads = 1;
        std::uint64_t rateLimit = 0;
        PageRules pages;   ///< changedSince is the start LSN of the backup
        Lsn walEndAtStart; ///< pages with a later LSN are looked at again when the stop LSN is known
        std::uint32_t segmentBlocks = 131'072; ///< blocks in one relation file
        const ParentView *parent = nullptr;    ///< of an incremental backup; outlives the copier
        /// What of the parent's main forks may have changed; outlives the copier. None: all of them are read.
        const ChangedBlocks *changes = nullptr;
        const LeftoverIndex *leftovers = nullptr; ///< what is stored already; outlives the copier
    };
    BackupCopier(const LocalSource &source, SourceListing listing, PackingPlan plan, Options options);
    ~BackupCopier();

    /// Copies everything but global/pg_control. One call. `health` is asked now and then, by one thread at a time; its
    /// error ends the copying.
    [[nodiscard]] Status copyAll(OperationContext &context, std::function<Status()> health);
    /// Adds a file whose content is in memory (pg_control, backup_label): it replaces one of the same path.
    [[nodiscard]] Status addContent(const std::string &path, std::uint32_t mode, ByteView content);
    /// Names pages whose LSN lies behind the end of the backup.
    void judgeLateLsns(Lsn stop);
    /// Instead of sealing: leaves what was copied for a later backup to pick up.
    void leave();
    /// Seals all packs.
    [[nodiscard]] Status seal(const std::stop_token &stop);
    /// Writes the manifest; after seal().
    [[nodiscard]] Result<ManifestSummary> writeManifest(const std::string &key, const ManifestHeader &header);

    [[nodiscard]] const SourceListing &listing() const { return m_listing; }
    [[nodiscard]] std::uint64_t storedBytes() const;
    [[nodiscard]] std::uint64_t capturedBytes() const { return m_captured; }
    [[nodiscard]] std::uint64_t fileCount() const;
    /// What copyAll() will read.
    [[nodiscard]] std::uint64_t bytesPlanned() const { return m_bytesPlanned; }
    /// The first thousand, and how many there are.
    [[nodiscard]] const std::vector<BadPage> &badPages() const { return m_badPages; }
    [[nodiscard]] std::uint64_t badPageCount() const { return m_badPageCount; }
    [[nodiscard]] std::vector<std::string> takeWarnings();

private:
    struct Task {
        std::uint32_t file = 0;       ///< first file
        std::uint32_t fileEnd = 0;    ///< one past the last, for a batch of small files
        std::uint32_t firstBlock = 0; ///< of a stretch
        std::uint32_t blocks = 0;     ///< 0: whole files
        std::uint64_t weight = 0;     ///< bytes to read
        bool begins = false;          ///< the first stretch of its file
    };
    class Worker;

    void planTasks();
    void planRelation(std::uint32_t file);
    void planBatches();
    [[nodiscard]] bool buildsOnParent(std::uint32_t file) const;
    /// Which of `blocks` blocks of a file from `first` on have to be read: all, unless it builds on the parent and the
    /// changes are known. Ascending, counted within the file.
    [[nodiscard]] std::vector<BlockRun> blocksToRead(std::uint32_t file, std::uint32_t first,
                                                     std::uint32_t blocks) const;
    [[nodiscard]] std::uint64_t bytesToRead(std::uint32_t file) const;
    void noteBadPage(const SourceEntry &entry, std::uint32_t block, std::string_view reason);
    void warn(std::string text);

    const LocalSource &m_source;
    SourceListing m_listing;
    PackingPlan m_plan;
    Options m_options;
    RateLimiter m_rate;
    std::vector<CopiedFile> m_files;    ///< one per listed entry; each written by the worker that has the file
    std::vector<std::uint32_t> m_order; ///< small files by path, referred to by batches
    std::vector<Task> m_tasks;
    std::uint64_t m_bytesPlanned = 0;
    std::uint64_t m_filesPlanned = 0;
    std::atomic<std::size_t> m_nextTask{0};
    std::atomic<std::uint64_t> m_captured{0};
    std::vector<std::unique_ptr<FramePacker>> m_packers;
    std::function<Status()> m_health;
    std::mutex m_mutex; ///< guards what follows
    std::vector<BadPage> m_badPages;
    std::uint64_t m_badPageCount = 0;
    std::vector<LateLsn> m_late;
    std::vector<std::string> m_warnings;
};

} // namespace cairn
