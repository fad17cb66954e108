#include "operations/backup_changes.h"

#include "core/text.h"
#include "postgres/ptrack.h"
#include "wal/block_map_builder.h"
#include "wal/wal_summaries.h"

namespace cairn {

namespace {

/// An error that says that something is not possible, as the reason why.
Result<std::optional<Sentence>> asObjection(Error error)
{
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Connection)
        return std::unexpected(std::move(error));
    return error.text();
}

} // namespace

Lsn ChangeFinder::walNeededTo() const
{
    const std::uint32_t segmentSize = m_range.backup.walSegmentSize;
    const std::uint64_t inSegment = m_range.backup.startLsn.value % segmentSize;
    return inSegment <= walLongHeaderSize ? Lsn{m_range.backup.startLsn.value - inSegment} : m_range.backup.startLsn;
}

/// Whether WAL may come. What a standby's primary does is not known.
bool ChangeFinder::mayArchive() const
{
    return m_server.archiving() || m_server.inRecovery;
}

Result<std::optional<ModeObjection>> ChangeFinder::objectionTo(BackupMode mode)
{
    if (mode == BackupMode::Page)
        return objectionToPage();
    std::optional<Sentence> why;
    if (mode == BackupMode::Summary) {
        CAIRN_TRY(why, objectionToSummary());
    } else if (mode == BackupMode::Ptrack) {
        CAIRN_TRY(why, objectionToPtrack());
    }
    return why.transform([](Sentence &text) { return ModeObjection{std::move(text)}; });
}

Result<std::optional<Sentence>> ChangeFinder::objectionToSummary()
{
    if (m_server.major < PgMajor{17})
        return Sentence(Phrase::SummariesTooNew);
    auto why = whyNoSummaries(m_session, m_range.path, m_range.parent.startLsn, m_context.stop);
    if (!why)
        return asObjection(std::move(why.error()));
    return why->transform([](std::string &text) { return Sentence(std::move(text)); });
}

Result<std::optional<Sentence>> ChangeFinder::objectionToPtrack()
{
    auto info = probePtrack(m_session, m_context.stop);
    if (!info)
        return asObjection(std::move(info.error()));
    if (!*info)
        return Sentence{Phrase::NoPtrack, {printableName(m_session.options().database)}};
    if (auto usable = checkPtrack(**info, m_range.parent.startLsn); !usable)
        return asObjection(std::move(usable.error()));
    return std::nullopt;
}

Result<std::optional<ModeObjection>> ChangeFinder::objectionToPage()
{
    if (!mayArchive())
        return ModeObjection{Phrase::NoArchiving};
    const std::uint32_t segmentSize = m_range.backup.walSegmentSize;
    const Lsn from = m_range.parent.startLsn;
    const Lsn to = walNeededTo();
    if (to <= from)
        return std::nullopt;
    // Reading WAL takes about as long per byte as reading pages does.
    if (to.value - from.value > m_range.parent.pgdataBytes / 2)
        return ModeObjection{
            {Phrase::WalNotSmaller, {ByteCount{to.value - from.value}, ByteCount{m_range.parent.pgdataBytes}}}, true};
    const WalArchive archive(m_instance.storage(), m_instance.keys().wal());
    const SegmentNumber last = segmentBefore(to, segmentSize);
    for (SegmentNumber at = segmentOf(from, segmentSize); at <= last; at = nextSegment(at)) {
        // Where timelines change within a segment, the newer one has it.
        const Lsn end = segmentStart(nextSegment(at), segmentSize);
        const std::string name = segmentName(m_range.path.timelineAt(Lsn{end.value - 1}), at, segmentSize);
        CAIRN_TRY(const auto codec, archive.find(name));
        // The newest ones are on their way.
        if (!codec && at < last)
            return ModeObjection{{Phrase::ArchiveLacks, {name}}};
    }
    return std::nullopt;
}

Result<ChangedBlocks> ChangeFinder::find(BackupMode mode)
{
    if (mode == BackupMode::Ptrack)
        return fromPtrack();
    if (mode == BackupMode::Page)
        return fromArchive();
    SummaryRequest request;
    request.history = m_range.path;
    request.from = m_range.parent.startLsn;
    request.to = m_range.backup.startLsn;
    m_context.progress.beginPhase("reading-summaries");
    return blocksFromSummaries(m_session, request, m_context.stop);
}

Result<ChangedBlocks> ChangeFinder::fromPtrack()
{
    m_context.progress.beginPhase("reading-ptrack");
    CAIRN_TRY(const auto info, probePtrack(m_session, m_context.stop));
    if (!info)
        return fail(ErrorCode::Unsupported, "the database has no extension ptrack", m_session.options().database,
                    "create it there (the server needs ptrack's patch), or take a DELTA backup");
    PtrackLayout layout;
    layout.versionDirectory = tablespaceVersionDirectory(m_server.major, m_range.catalogVersion);
    layout.blocksPerSegment = m_range.segmentBlocks;
    return blocksFromPtrack(m_session, *info, m_range.parent.startLsn, layout, ChangedBlocks::defaultMemoryLimit,
                            m_context.stop);
}

Result<ChangedBlocks> ChangeFinder::fromArchive()
{
    const BackupRecord &backup = m_range.backup;
    if (!mayArchive())
        return fail(ErrorCode::WalMissing, "the server does not archive its WAL, in which PAGE looks for changes", {},
                    "set archive_mode and archive_command, or take a DELTA backup");
    const WalArchive archive(m_instance.storage(), m_instance.keys().wal());
    const Lsn to = walNeededTo();
    // What lies on older timelines is archived already, or never will be.
    const Lsn from = std::max(m_range.parent.startLsn, m_range.path.beginOf(backup.timeline));
    if (from < to)
        CAIRN_CHECK(
            waitForArchive(archive, backup.timeline, from, to, backup.walSegmentSize, m_archiveTimeout, m_context));
    ArchiveSegmentProvider provider({archive}, backup.walSegmentSize, m_instance.storage().scratchDirectory());
    BlockMapRequest request;
    request.history = m_range.path;
    request.major = m_server.major;
    request.systemIdentifier = backup.systemIdentifier;
    request.segmentSize = backup.walSegmentSize;
    request.walBlockSize = backup.walBlockSize;
    request.from = m_range.parent.startLsn;
    request.to = backup.startLsn;
    request.workers = m_threads;
    CAIRN_TRY(auto map, buildBlockMap(provider, request, m_context.progress, m_context.stop));
    m_context.log.log("{} WAL records since the parent, {}", map.records, prettySize(map.bytes));
    return std::move(map.blocks);
}

} // namespace cairn
