#include "operations/chain_reader.h"

#include "core/text.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

std::uint32_t blocksOf(const ManifestFile &file, std::uint32_t blockSize)
{
    return blockSize == 0 ? 0 : static_cast<std::uint32_t>(file.size / blockSize);
}

} // namespace

std::unexpected<Error> ChainReader::damaged(const Layer &layer, std::string_view what) const
{
    const std::string file = m_file ? printableName(m_file->path) + ": " : std::string{};
    return fail(ErrorCode::Damaged, std::format("the manifests of the chain do not fit together: {}{}", file, what),
                layer.location, "`cairn validate` tells which backup is damaged");
}

Result<std::unique_ptr<ChainReader>> ChainReader::open(const Instance &instance, const BackupChain &chain,
                                                       std::function<Status(const ManifestPack &)> onPack)
{
    std::unique_ptr<ChainReader> self(new ChainReader(chain, std::move(onPack)));
    for (std::size_t i = 0; i < self->m_chain.size(); ++i) {
        const BackupRecord &record = self->m_chain[i];
        const std::string key = instance.keys().manifest(record.id, record.manifestGeneration);
        CAIRN_TRY(auto reader, ManifestReader::open(instance.storage(), key));
        Layer layer{&record, instance.storage().location(key), std::move(reader), {}, {}};
        const ManifestHeader &header = layer.reader.header();
        if (header.backup != record.id || header.system != record.systemIdentifier)
            return fail(ErrorCode::Damaged, "the manifest belongs to another backup", layer.location);
        const BackupId parent = i + 1 < self->m_chain.size() ? self->m_chain[i + 1].id : BackupId{};
        if (header.parent != parent)
            return fail(ErrorCode::Damaged, "the manifest and the record of the backup name different parents",
                        layer.location);
        if (i > 0 &&
            (header.blockSize != self->header().blockSize || header.segmentBlocks != self->header().segmentBlocks))
            return self->damaged(layer, "block sizes differ");
        self->m_layers.push_back(std::move(layer));
    }
    // Packs come first in a manifest: those of all are known before workers begin to look them up.
    for (Layer &layer : self->m_layers)
        CAIRN_CHECK(self->peek(layer));
    return self;
}

Status ChainReader::takePack(Layer &layer, const ManifestPack &pack)
{
    const auto [known, isNew] = m_packNumbers.try_emplace(pack.name, static_cast<std::uint32_t>(m_packNumbers.size()));
    layer.packs[pack.index] = known->second;
    return isNew ? m_onPack({known->second, pack.name, pack.size}) : Status{};
}

/// The next item of a layer, which stays there; null at its end. Packs are taken on the way.
Result<const ManifestItem *> ChainReader::peek(Layer &layer)
{
    while (!layer.ahead) {
        CAIRN_TRY(auto item, layer.reader.next());
        if (!item)
            return nullptr;
        if (const auto *pack = std::get_if<ManifestPack>(&*item)) {
            CAIRN_CHECK(takePack(layer, *pack));
            continue;
        }
        layer.ahead = std::move(item);
    }
    return &*layer.ahead;
}

Status ChainReader::beginFile(const ManifestFile &file)
{
    m_file = file;
    m_depth = 0;
    m_goesOn = file.inherits;
    m_limit = blocksOf(file, header().blockSize);
    m_covered.clear();
    if (!m_goesOn || file.kind != FileKind::Relation)
        return {};
    if (m_limit > header().segmentBlocks)
        return damaged(m_layers.front(), "it is longer than a file of a relation can be");
    m_covered.resize(m_limit);
    return {};
}

Result<std::optional<ManifestItem>> ChainReader::next()
{
    for (;;) {
        if (!m_pieces.empty()) {
            ManifestItem piece = std::move(m_pieces.front());
            m_pieces.pop_front();
            return piece;
        }
        Layer &layer = m_layers[m_depth];
        CAIRN_TRY(const ManifestItem *item, peek(layer));
        if (item != nullptr && std::holds_alternative<ManifestPart>(*item)) {
            CAIRN_TRY(auto part, takePart(layer));
            if (part)
                return part;
            continue;
        }
        if (item != nullptr && std::holds_alternative<ManifestZeros>(*item)) {
            cover(std::get<ManifestZeros>(*item).runs);
            layer.ahead.reset();
            continue;
        }
        if (m_file && m_goesOn) {
            CAIRN_CHECK(descend());
            continue;
        }
        // The layer is through with the file; what the newest one lists next is the next file.
        m_depth = 0;
        CAIRN_TRY(item, peek(m_layers.front()));
        if (item == nullptr)
            return std::nullopt;
        ManifestItem file = std::move(*m_layers.front().ahead);
        m_layers.front().ahead.reset();
        CAIRN_CHECK(beginFile(std::get<ManifestFile>(file)));
        return file;
    }
}

Status ChainReader::descend()
{
    if (m_depth + 1 >= m_layers.size())
        return damaged(m_layers[m_depth], "it is said to be as in the parent, but there is none");
    Layer &layer = m_layers[++m_depth];
    for (;;) {
        CAIRN_TRY(const ManifestItem *item, peek(layer));
        const auto *file = item == nullptr ? nullptr : std::get_if<ManifestFile>(item);
        if (file != nullptr && file->path == m_file->path)
            break;
        if (item == nullptr || (file != nullptr && file->path > m_file->path))
            return damaged(layer, "a newer backup needs it, and it is not there");
        layer.ahead.reset();
    }
    const ManifestFile older = std::get<ManifestFile>(std::move(*layer.ahead));
    layer.ahead.reset();
    if (older.kind != m_file->kind || (older.kind != FileKind::Relation && older.size != m_file->size))
        return damaged(layer, "it is another kind of file than in the newer backup, or of another size");
    m_goesOn = older.inherits;
    m_limit = std::min(m_limit, blocksOf(older, header().blockSize));
    return {};
}

/// Takes a part from a layer; nothing when only pieces of it, or none, are left.
Result<std::optional<ManifestItem>> ChainReader::takePart(Layer &layer)
{
    ManifestPart part = std::get<ManifestPart>(std::move(*layer.ahead));
    layer.ahead.reset();
    if (!m_file)
        return damaged(layer, "a part comes before any file");
    const auto pack = layer.packs.find(part.pack);
    if (pack == layer.packs.end())
        return damaged(layer, std::format("a part is in pack {}, which is not named", part.pack));
    part.pack = pack->second;
    const bool inherited = m_depth > 0;
    if (part.blockSize == 0) {
        // Bytes replace one another only as whole files.
        if (m_goesOn || (inherited && m_file->kind == FileKind::Relation))
            return damaged(layer, "bytes where only pages can be");
        return ManifestItem(std::move(part));
    }
    if (m_file->kind != FileKind::Relation || part.blockSize != header().blockSize)
        return damaged(layer, "pages where none can be");
    if (inherited) {
        split(part);
        if (m_goesOn)
            cover(part.runs);
        return std::nullopt;
    }
    if (m_goesOn)
        cover(part.runs);
    return ManifestItem(std::move(part));
}

/// Queues the stretches of a part that no newer layer has.
void ChainReader::split(const ManifestPart &part)
{
    std::size_t page = 0;
    bool open = false;
    for (const BlockRun &run : part.runs)
        for (std::uint32_t i = 0; i < run.count; ++i, ++page) {
            const std::uint32_t block = run.first + i;
            if (block >= m_limit || m_covered[block]) {
                open = false;
                continue;
            }
            if (!open) {
                ManifestPart piece;
                piece.pack = part.pack;
                piece.frame = part.frame;
                piece.frameOffset = part.frameOffset + static_cast<std::uint32_t>(page * part.blockSize);
                piece.blockSize = part.blockSize;
                m_pieces.push_back(std::move(piece));
                open = true;
            }
            ManifestPart &piece = m_pieces.back();
            piece.length += part.blockSize;
            piece.pages.push_back(part.pages[page]);
            if (!piece.runs.empty() && piece.runs.back().first + piece.runs.back().count == block)
                ++piece.runs.back().count;
            else
                piece.runs.push_back({block, 1});
        }
}

void ChainReader::cover(const std::vector<BlockRun> &runs)
{
    const auto size = static_cast<std::uint32_t>(m_covered.size());
    for (const BlockRun &run : runs)
        for (std::uint32_t block = run.first; block < size && block - run.first < run.count; ++block)
            m_covered[block] = true;
}

Status ChainReader::finish()
{
    for (Layer &layer : m_layers) {
        layer.ahead.reset();
        for (;;) {
            CAIRN_TRY(const auto item, layer.reader.next());
            if (!item)
                break;
        }
        if (layer.reader.digest() != layer.record->manifestDigest)
            return fail(ErrorCode::Damaged, "the manifest is not the one that the record of the backup names",
                        layer.location);
    }
    return {};
}

} // namespace cairn
