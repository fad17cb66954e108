#pragma once

#include "catalog/catalog.h"
#include "catalog/chain.h"
#include "catalog/manifest.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cairn {

/// Reads the manifests of a chain side by side as if they were one: the files of the newest backup, and for each block
/// of each file the one place where its newest version is stored. No block comes twice, and what a newer backup
/// replaced, truncated or made zero does not come at all.
///
/// Memory: one chunk of each manifest, and one bit per block of the file at hand. Not thread-safe.
class ChainReader {
public:
    /// @param chain newest first, FULL last.
    /// @param onPack is told each pack before a part refers to it, under a number of its own in this chain.
    [[nodiscard]] static Result<std::unique_ptr<ChainReader>> open(const Instance &instance, const BackupChain &chain,
                                                                   std::function<Status(const ManifestPack &)> onPack);
    /// A ManifestFile, or a ManifestPart of the file before it; nothing at the end. Parts do not ascend: each backup's
    /// do, the newest backup's come first. A part that is superseded in places comes in pieces, all from one frame.
    /// Errors are Damaged.
    [[nodiscard]] Result<std::optional<ManifestItem>> next();
    /// Which backup of the chain the part that came last is from, 0 for the newest.
    [[nodiscard]] std::size_t layer() const { return m_depth; }
    /// After the end: reads what is left of the older manifests, and compares each with the digest in its record.
    [[nodiscard]] Status finish();
    /// Of the newest backup.
    [[nodiscard]] const ManifestHeader &header() const { return m_layers.front().reader.header(); }

private:
    struct Layer {
        const BackupRecord *record = nullptr;
        std::string location;
        ManifestReader reader;
        std::optional<ManifestItem> ahead;                      ///< read, not yet taken
        std::unordered_map<std::uint32_t, std::uint32_t> packs; ///< number in this manifest to number in the chain
    };
    ChainReader(BackupChain chain, std::function<Status(const ManifestPack &)> onPack)
        : m_chain(std::move(chain))
        , m_onPack(std::move(onPack))
    {
    }
    [[nodiscard]] Result<const ManifestItem *> peek(Layer &layer);
    [[nodiscard]] Status takePack(Layer &layer, const ManifestPack &pack);
    [[nodiscard]] Status beginFile(const ManifestFile &file);
    /// Goes on with the file in the next older backup.
    [[nodiscard]] Status descend();
    [[nodiscard]] Result<std::optional<ManifestItem>> takePart(Layer &layer);
    void split(const ManifestPart &part);
    void cover(const std::vector<BlockRun> &runs);
    [[nodiscard]] std::unexpected<Error> damaged(const Layer &layer, std::string_view what) const;

    BackupChain m_chain;
    std::function<Status(const ManifestPack &)> m_onPack;
    std::vector<Layer> m_layers;
    std::unordered_map<std::string, std::uint32_t> m_packNumbers;

    std::optional<ManifestFile> m_file; ///< as the newest backup has it
    std::size_t m_depth = 0;            ///< the layer that is being read for it
    bool m_goesOn = false;              ///< that layer inherits from the next
    std::uint32_t m_limit = 0;          ///< blocks from here on did not survive a truncation
    std::vector<bool> m_covered;        ///< blocks that a newer layer than the next has
    std::deque<ManifestPart> m_pieces;
};

} // namespace cairn
