#include "operations/parent_view.h"

#include "core/worker_pool.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr std::size_t markSize = 10;
constexpr std::size_t bufferLimit = 4u << 20;

} // namespace

/// Gathers the marks of one file after another and writes them down.
class ParentView::Spool {
public:
    Spool(const std::string &directory, Fd &file)
        : m_directory(directory)
        , m_file(file)
    {
    }
    void begin(std::uint32_t blocks) { m_marks.assign(blocks, PageMark{}); }
    void add(const ManifestPart &part)
    {
        std::size_t page = 0;
        for (const BlockRun &run : part.runs)
            for (std::uint32_t i = 0; i < run.count; ++i, ++page)
                if (run.first + i < m_marks.size())
                    m_marks[run.first + i] = part.pages[page];
    }
    /// Returns where the marks of the file begin.
    Result<std::uint64_t> end()
    {
        const std::uint64_t begin = m_flushed + m_buffer.size();
        ByteWriter to(m_buffer);
        for (const PageMark &mark : m_marks) {
            to.fixed(mark.lsn.value);
            to.fixed(mark.checksum);
        }
        if (m_buffer.size() >= bufferLimit)
            CAIRN_CHECK(flush());
        return begin;
    }
    Status flush()
    {
        CAIRN_CHECK(writeAt(m_file, m_buffer, m_flushed, m_directory));
        m_flushed += m_buffer.size();
        m_buffer.clear();
        return {};
    }

private:
    const std::string &m_directory;
    Fd &m_file;
    std::vector<PageMark> m_marks;
    Bytes m_buffer;
    std::uint64_t m_flushed = 0;
};

Result<std::unique_ptr<ParentView>> ParentView::build(const Instance &instance, const BackupChain &chain,
                                                      const SourceListing &listing,
                                                      const std::function<bool(const SourceEntry &)> &wantsMarks,
                                                      const std::stop_token &stop)
{
    auto view = std::make_unique<ParentView>();
    view->m_files.resize(listing.entries.size());
    view->m_startLsn = chain.front().startLsn;
    view->m_spoolName = instance.storage().scratchDirectory();
    CAIRN_TRY(view->m_spool, openScratchFile(view->m_spoolName));
    Spool spool(view->m_spoolName, view->m_spool);
    CAIRN_TRY(const auto reader, ChainReader::open(instance, chain, [](const ManifestPack &) { return Status{}; }));
    const std::uint32_t blockSize = reader->header().blockSize;
    std::size_t at = 0;           // in the listing
    ParentFile *wanted = nullptr; // the file whose marks are being gathered
    const auto finishFile = [&]() -> Status {
        if (wanted != nullptr) {
            CAIRN_TRY(wanted->marks, spool.end());
        }
        wanted = nullptr;
        return {};
    };
    for (;;) {
        CAIRN_TRY(auto item, reader->next());
        if (!item)
            break;
        if (const auto *part = std::get_if<ManifestPart>(&*item)) {
            if (wanted != nullptr)
                spool.add(*part);
            continue;
        }
        CAIRN_CHECK(finishFile());
        CAIRN_CHECK(checkStop(stop));
        const auto &file = std::get<ManifestFile>(*item);
        while (at < listing.entries.size() && listing.entries[at].path < file.path)
            ++at;
        if (at == listing.entries.size() || listing.entries[at].path != file.path)
            continue;
        ParentFile &facts = view->m_files[at];
        facts.kind = file.kind;
        facts.size = file.size;
        facts.digest = file.digest;
        if (file.kind == FileKind::Relation && wantsMarks(listing.entries[at])) {
            // Marks beyond the end of the file as it is now are of no use.
            facts.markCount =
                static_cast<std::uint32_t>(std::min(file.size, listing.entries[at].size) / std::max(1u, blockSize));
            spool.begin(facts.markCount);
            wanted = &facts;
        }
    }
    CAIRN_CHECK(finishFile());
    CAIRN_CHECK(spool.flush());
    CAIRN_CHECK(reader->finish());
    return view;
}

const ParentFile *ParentView::find(std::uint32_t index, SourceKind kind) const
{
    if (index >= m_files.size())
        return nullptr;
    const ParentFile &file = m_files[index];
    const bool same = (kind == SourceKind::Relation && file.kind == FileKind::Relation) ||
                      (kind == SourceKind::File && file.kind == FileKind::File);
    return same ? &file : nullptr;
}

Status ParentView::marks(const ParentFile &file, std::uint32_t first, std::span<PageMark> out) const
{
    const std::size_t known = first >= file.markCount ? 0 : std::min<std::size_t>(out.size(), file.markCount - first);
    std::ranges::fill(out.subspan(known), PageMark{});
    Bytes bytes(known * markSize);
    CAIRN_TRY(const auto got, readAt(m_spool, bytes, file.marks + std::uint64_t{first} * markSize, m_spoolName));
    if (got != bytes.size())
        return fail(ErrorCode::Io, "the scratch file is shorter than what was written to it", m_spoolName);
    for (std::size_t i = 0; i < known; ++i)
        out[i] = {Lsn{loadLe<std::uint64_t>(bytes, i * markSize)},
                  loadLe<std::uint16_t>(bytes, i * markSize + sizeof(std::uint64_t))};
    return {};
}

} // namespace cairn
