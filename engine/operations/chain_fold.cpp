#include "operations/chain_fold.h"

#include "catalog/manifest_codec.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

constexpr std::size_t badPageListLimit = 1000;

} // namespace

/// Writes items in the order that the format asks for: the parts of a file ascend.
class ChainFold::Output {
public:
    explicit Output(ManifestWriter &to)
        : m_to(to)
    {
    }
    Status begin(ManifestFile file)
    {
        CAIRN_CHECK(flush());
        file.inherits = false;
        return m_to.add(file);
    }
    Status add(const ManifestPart &part)
    {
        // Bytes of a file come from one backup, in their order.
        if (part.blockSize == 0)
            return m_to.add(part);
        const std::size_t begin = m_encoded.size();
        m_type = encodeRecord(m_encoded, part);
        m_parts.push_back({part.runs.empty() ? 0 : part.runs.front().first, begin, m_encoded.size() - begin});
        return {};
    }
    Status flush()
    {
        std::ranges::stable_sort(m_parts, {}, &Part::block);
        for (const Part &part : m_parts)
            CAIRN_CHECK(m_to.addEncoded(m_type, ByteView(m_encoded).subspan(part.begin, part.length)));
        m_parts.clear();
        m_encoded.clear();
        return {};
    }

private:
    struct Part {
        std::uint32_t block = 0;
        std::size_t begin = 0;
        std::size_t length = 0;
    };
    ManifestWriter &m_to;
    unsigned m_type = manifestPartRecord;
    Bytes m_encoded;
    std::vector<Part> m_parts;
};

Status ChainFold::survey(OperationContext &context)
{
    context.progress.beginPhase("reading-chain", 0, m_chain.front().fileCount);
    for (const BackupRecord &member : m_chain) {
        auto &suspects = m_suspects.emplace_back();
        for (const BadPage &page : member.badPages)
            suspects[page.path].emplace(page.block.value, &page);
        // Beyond the list nothing is known of a page but that it was there.
        m_badPageCount += member.badPageCount - std::min<std::uint64_t>(member.badPageCount, member.badPages.size());
    }
    CAIRN_TRY(const auto reader, ChainReader::open(m_instance, m_chain, [this](const ManifestPack &pack) {
                  static_cast<void>(m_usage.pack(pack.name, pack.size));
                  return Status{};
              }));
    ManifestFile file;
    for (;;) {
        CAIRN_TRY(auto item, reader->next());
        if (!item)
            break;
        if (auto *next = std::get_if<ManifestFile>(&*item)) {
            CAIRN_CHECK(checkStop(context.stop));
            context.progress.addItems(1);
            file = std::move(*next);
        } else if (const auto *part = std::get_if<ManifestPart>(&*item)) {
            m_usage.use(part->pack, part->frame);
            m_rawBytes += part->length;
            noteBadPages(file, *part, reader->layer());
        }
    }
    CAIRN_CHECK(reader->finish());
    for (std::uint32_t pack = 0; pack < m_usage.count(); ++pack) {
        const std::uint64_t live = m_usage.liveBytes(pack);
        m_liveBytes += live;
        if (live == 0)
            continue;
        const std::string key = m_instance.keys().pack(m_usage.name(pack));
        CAIRN_TRY(const auto stored, m_instance.storage().stat(key));
        if (!stored || stored->size != m_usage.size(pack))
            return fail(ErrorCode::Damaged, "a pack that the chain needs is missing, or of another size",
                        m_instance.storage().location(key), "`cairn validate` tells all that is wrong");
    }
    return {};
}

std::vector<std::string> ChainFold::packsInUse()
{
    std::vector<std::string> names;
    for (std::uint32_t pack = 0; pack < m_usage.count(); ++pack)
        if (m_usage.liveBytes(pack) > 0)
            names.push_back(m_usage.name(pack));
    return names;
}

/// A damaged page of the source is named as long as it is what a restore would write.
void ChainFold::noteBadPages(const ManifestFile &file, const ManifestPart &part, std::size_t layer)
{
    const auto suspects = m_suspects[layer].find(file.path);
    if (suspects == m_suspects[layer].end())
        return;
    for (const BlockRun &run : part.runs)
        for (auto page = suspects->second.lower_bound(run.first);
             page != suspects->second.end() && page->first - run.first < run.count; ++page) {
            ++m_badPageCount;
            if (m_badPages.size() < badPageListLimit)
                m_badPages.push_back(*page->second);
        }
}

Status ChainFold::write(OperationContext &context)
{
    const BackupRecord &record = m_chain.front();
    context.progress.beginPhase("folding", 0, record.fileCount);
    CAIRN_TRY(const auto reader, ChainReader::open(m_instance, m_chain, [](const ManifestPack &) { return Status{}; }));
    ManifestHeader header = reader->header();
    header.parent = {};
    const std::string key = m_instance.keys().manifest(record.id, record.manifestGeneration + 1);
    CAIRN_TRY(auto writer, ManifestWriter::create(m_instance.storage(), key, header));
    // Packs have the same numbers as in survey(): they are met in the same order.
    for (std::uint32_t pack = 0; pack < m_usage.count(); ++pack)
        if (const std::uint64_t live = m_usage.liveBytes(pack); live > 0)
            CAIRN_CHECK(writer.add(ManifestPack{pack, m_usage.name(pack), m_usage.size(pack), live}));
    Output output(writer);
    for (;;) {
        CAIRN_TRY(auto item, reader->next());
        if (!item)
            break;
        if (auto *file = std::get_if<ManifestFile>(&*item)) {
            CAIRN_CHECK(checkStop(context.stop));
            context.progress.addItems(1);
            CAIRN_CHECK(output.begin(std::move(*file)));
        } else if (const auto *part = std::get_if<ManifestPart>(&*item)) {
            CAIRN_CHECK(output.add(*part));
        }
    }
    CAIRN_CHECK(output.flush());
    CAIRN_CHECK(reader->finish());
    CAIRN_TRY(m_summary, writer.commit());
    return {};
}

void ChainFold::applyTo(BackupRecord &record) const
{
    record.mode = BackupMode::Full;
    record.modeReason.clear();
    record.parent = {};
    record.parentTimeline = {};
    record.manifestGeneration = m_chain.front().manifestGeneration + 1;
    record.manifestDigest = m_summary.digest;
    record.mergeTime = Timestamp::now();
    record.dataBytes = m_liveBytes + m_summary.bytes;
    record.uncompressedBytes = m_rawBytes;
    record.badPages = m_badPages;
    record.badPageCount = m_badPageCount;
}

} // namespace cairn
