#include "operations/validate_backup.h"

#include "core/bounded_queue.h"
#include "core/text.h"
#include "core/worker_pool.h"
#include "operations/backup_wal.h"
#include "operations/manifest_jobs.h"
#include "postgres/page.h"
#include "postgres/relation_path.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

/// More findings than this say nothing new; they are counted.
constexpr std::size_t findingLimit = 200;

std::string markText(const PageMark &mark)
{
    return std::format("LSN {}, checksum {:04X}", mark.lsn.toString(), mark.checksum);
}

FrameCheck checkOf(ValidationDepth depth)
{
    return depth == ValidationDepth::Fast ? FrameCheck::Stored : FrameCheck::Raw;
}

} // namespace

/// A pack that the manifest names.
struct BackupValidator::PackUse {
    ManifestPack entry;
    std::shared_ptr<const Pack> pack;         ///< none when it could not be opened
    std::atomic<std::uint64_t> referenced{0}; ///< bytes of frames that parts begin in
};

/// One worker: verifies the frames of the batches it gets.
class BackupValidator::Reader {
public:
    Reader(BackupValidator &validator, OperationContext &context, std::uint32_t segmentBlocks)
        : m_validator(validator)
        , m_context(context)
        , m_segmentBlocks(segmentBlocks)
    {
    }

    void examine(const FileJob &job)
    {
        m_digest.reset();
        bool complete = true;
        for (const ManifestPart &part : job.parts)
            complete = examinePart(job, part) && complete;
        // What is as in the parent is for the parent's own validation; forks of relations have a mark for each page.
        const bool digestKnown = m_validator.m_depth == ValidationDepth::Deep && job.file.kind == FileKind::File &&
                                 job.file.digest && !job.file.inherits && complete;
        if (digestKnown && m_digest.digest128() != *job.file.digest)
            m_validator.note(
                {ErrorCode::Damaged, "the stored content does not match the digest of the file", job.file.path, {}});
    }

private:
    bool examinePart(const FileJob &job, const ManifestPart &part)
    {
        PackUse *use = find(part.pack);
        if (use == nullptr) {
            m_validator.note({ErrorCode::Damaged,
                              std::format("the manifest refers to pack {}, which it does not name", part.pack),
                              job.file.path,
                              {}});
            return false;
        }
        if (part.frameOffset == 0)
            use->referenced += part.frame.length;
        if (!use->pack)
            return false;
        const bool sameFrame = use == m_lastUse && part.frame == m_lastFrame;
        if (!sameFrame) {
            m_lastUse = nullptr;
            const auto view = m_frames.read(*use->pack, part.frame, checkOf(m_validator.m_depth));
            m_validator.m_bytesRead += part.frame.length;
            // Small files share frames, which are read once for each stretch of neighbours.
            m_context.progress.addBytes(part.frameOffset == 0 ? part.frame.length : 0);
            if (!view) {
                m_validator.note(view.error());
                return false;
            }
            m_lastUse = use;
            m_lastFrame = part.frame;
            m_raw = view->raw;
        }
        return m_validator.m_depth != ValidationDepth::Deep || compare(job, part);
    }

    bool compare(const FileJob &job, const ManifestPart &part)
    {
        if (std::uint64_t{part.frameOffset} + part.length > m_raw.size()) {
            m_validator.note({ErrorCode::Damaged, "a part lies outside of its frame", job.file.path, {}});
            return false;
        }
        const ByteView raw = m_raw.subspan(part.frameOffset, part.length);
        if (part.blockSize == 0) {
            m_digest.update(raw);
            return true;
        }
        return comparePages(job, part, raw);
    }

    bool comparePages(const FileJob &job, const ManifestPart &part, ByteView raw)
    {
        const std::uint32_t first = classifyPath(job.file.path).relation.firstBlock(m_segmentBlocks).value;
        std::size_t index = 0;
        for (const BlockRun &run : part.runs)
            for (std::uint32_t i = 0; i < run.count; ++i, ++index) {
                const ByteView page = raw.subspan(index * part.blockSize, part.blockSize);
                const PageMark seen{pageLsn(page), pageChecksum(page, BlockNumber{first + run.first + i})};
                if (seen == part.pages[index])
                    continue;
                const PageMark &captured = part.pages[index];
                m_validator.note({ErrorCode::Damaged,
                                  std::format("block {} is not the page that was captured", run.first + i),
                                  job.file.path,
                                  {}},
                                 {run.first + i, markText(captured), markText(seen)});
                return false;
            }
        return true;
    }

    PackUse *find(std::uint32_t index)
    {
        const auto found = m_validator.m_packs.find(index);
        return found == m_validator.m_packs.end() ? nullptr : found->second.get();
    }

    BackupValidator &m_validator;
    OperationContext &m_context;
    std::uint32_t m_segmentBlocks;
    FrameReader m_frames;
    Xxh3Stream m_digest;
    PackUse *m_lastUse = nullptr;
    FrameLocation m_lastFrame;
    ByteView m_raw;
};

BackupValidator::BackupValidator(const Instance &instance, BackupRecord record, ValidationDepth depth, unsigned threads)
    : m_instance(instance)
    , m_record(std::move(record))
    , m_depth(depth)
    , m_threads(std::max(1u, threads))
{
}

BackupValidator::~BackupValidator() = default;

void BackupValidator::note(Error error, Detail detail)
{
    const std::scoped_lock lock(m_mutex);
    if (m_findings.size() >= findingLimit) {
        ++m_suppressed;
        return;
    }
    Finding finding;
    finding.code = error.code;
    finding.instance = m_instance.name();
    finding.backup = m_record.id;
    finding.file = std::move(error.subject);
    finding.message = std::move(error.message);
    finding.remedy = error.hint.empty() ? Sentence(Phrase::TakeNewFull) : Sentence(std::move(error.hint));
    finding.block = detail.block;
    finding.expected = std::move(detail.expected);
    finding.found = std::move(detail.found);
    finding.consequence = {Phrase::BackupLost, {m_record.id}};
    m_findings.push_back(std::move(finding));
}

Status BackupValidator::openPack(const ManifestPack &entry)
{
    auto use = std::make_unique<PackUse>();
    use->entry = entry;
    auto pack = Pack::open(m_instance.storage(), m_instance.keys().pack(entry.name));
    if (!pack) {
        if (pack.error().code == ErrorCode::NotFound)
            pack.error().message = "a pack that the backup needs is missing";
        note(pack.error());
    } else if ((*pack)->object().size() != entry.size) {
        note({ErrorCode::Damaged,
              std::format("the pack has {} bytes, the manifest says {}", (*pack)->object().size(), entry.size),
              (*pack)->object().location(),
              {}},
             {{}, std::format("{} bytes", entry.size), std::format("{} bytes", (*pack)->object().size())});
    } else {
        use->pack = std::move(*pack);
    }
    m_packs.emplace(entry.index, std::move(use));
    return {};
}

Status BackupValidator::readManifest(OperationContext &context)
{
    auto reader = ManifestReader::open(m_instance.storage(),
                                       m_instance.keys().manifest(m_record.id, m_record.manifestGeneration));
    if (!reader)
        return std::unexpected(reader.error());
    if (reader->header().backup != m_record.id || reader->header().system != m_record.systemIdentifier ||
        reader->header().parent != m_record.parent)
        return fail(
            ErrorCode::Damaged, "the manifest belongs to another backup",
            m_instance.storage().location(m_instance.keys().manifest(m_record.id, m_record.manifestGeneration)));
    const std::uint32_t segmentBlocks = reader->header().segmentBlocks;
    ManifestJobs jobs([&reader] { return reader->next(); },
                      [this](const ManifestPack &pack) { return openPack(pack); });
    // The packs come first in the manifest: with the first batch all of them are known, and workers only read the map.
    CAIRN_TRY(auto batch, jobs.next());
    BoundedQueue<FileBatch> queue(std::size_t{m_threads} * 4);
    const auto produce = [&](const std::stop_token &stop) -> Status {
        while (batch) {
            if (!queue.push(std::move(*batch), stop))
                return cancelledError();
            CAIRN_TRY(batch, jobs.next());
        }
        queue.close();
        if (reader->digest() != m_record.manifestDigest)
            return fail(
                ErrorCode::Damaged, "the manifest is not the one that the record of the backup names",
                m_instance.storage().location(m_instance.keys().manifest(m_record.id, m_record.manifestGeneration)));
        return {};
    };
    return runWorkers(m_threads + 1, context.stop, [&](unsigned index, const std::stop_token &stop) -> Status {
        if (index == 0)
            return produce(stop);
        Reader worker(*this, context, segmentBlocks);
        while (auto next = queue.pop(stop))
            for (const FileJob &job : *next) {
                CAIRN_CHECK(checkStop(stop));
                worker.examine(job);
                context.progress.addItems(job.first ? 1 : 0);
            }
        return checkStop(stop);
    });
}

/// Packs may hold frames that this backup does not need. They are verified too: a catalog should know of every wrong
/// byte. In the packs of others they are no concern of this backup: who needs them, finds out.
Status BackupValidator::scanUnreferenced(OperationContext &context)
{
    FrameReader frames;
    for (const auto &[index, use] : m_packs) {
        if (!use->pack || use->pack->header().backup != m_record.id)
            continue;
        const std::uint64_t end = use->entry.size - packTrailerSize;
        if (use->referenced == end - packHeaderSize)
            continue;
        for (std::uint64_t offset = packHeaderSize; offset < end;) {
            CAIRN_CHECK(checkStop(context.stop));
            std::uint64_t next = 0;
            if (const auto view = frames.readNext(*use->pack, offset, next, FrameCheck::Stored); !view) {
                note(view.error());
                break;
            }
            m_bytesRead += next - offset;
            offset = next;
        }
    }
    return {};
}

Status BackupValidator::examineFiles(OperationContext &context)
{
    context.progress.beginPhase("validating", m_record.dataBytes, m_record.fileCount);
    Status done = readManifest(context);
    if (done)
        done = scanUnreferenced(context);
    if (done)
        return {};
    // What is wrong with the stored bytes is the result of a validation; what keeps it from running is an error.
    const ErrorCode code = done.error().code;
    if (code != ErrorCode::Damaged && code != ErrorCode::NotFound && code != ErrorCode::Unsupported)
        return done;
    note(done.error());
    return {};
}

Status BackupValidator::examineWal(OperationContext &context)
{
    context.progress.beginPhase("verifying-wal", m_record.walBytes);
    const auto verified = verifyBackupWal(walArchivesFor(m_instance, m_record), m_record,
                                          m_instance.storage().scratchDirectory(), context.stop);
    if (verified)
        return {};
    const ErrorCode code = verified.error().code;
    if (code == ErrorCode::Cancelled || code == ErrorCode::NoSpace)
        return std::unexpected(verified.error());
    note(verified.error());
    return {};
}

BackupRecord BackupValidator::judged() const
{
    BackupRecord record = m_record;
    const bool passed = m_findings.empty();
    record.status = passed ? BackupStatus::Ok : BackupStatus::Corrupt;
    record.statusReason = passed ? std::string{} : m_findings.front().message + ": " + m_findings.front().file;
    record.validation = ValidationMark{Timestamp::now(), m_depth, passed, record.statusReason};
    return record;
}

} // namespace cairn
