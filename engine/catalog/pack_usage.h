#pragma once

#include "catalog/manifest.h"
#include "storage/pack_writer.h"
#include "storage/storage.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace cairn {

/// Which frames of which packs manifests refer to. A frame counts once, however many parts and manifests name it.
/// Memory: eight bytes a frame, about 32 MB for each TB of cluster. Not thread-safe.
class PackUsage {
public:
    struct Frame {
        std::uint64_t offset = 0;
        std::uint32_t length = 0;
    };

    /// The number of a pack, which is a new one for a new name.
    [[nodiscard]] std::uint32_t pack(const std::string &name, std::uint64_t size);
    void use(std::uint32_t pack, const FrameLocation &frame);
    [[nodiscard]] std::size_t count() const { return m_packs.size(); }
    [[nodiscard]] const std::string &name(std::uint32_t pack) const { return m_packs[pack].name; }
    [[nodiscard]] std::uint64_t size(std::uint32_t pack) const { return m_packs[pack].size; }
    [[nodiscard]] std::uint64_t liveBytes(std::uint32_t pack);
    /// In use, in the order of their offsets.
    [[nodiscard]] std::vector<Frame> frames(std::uint32_t pack);

private:
    struct Pack {
        std::string name;
        std::uint64_t size = 0;
        std::vector<std::uint64_t> frames; ///< offset and length in one number; the first `sorted` ones ascend
        std::size_t sorted = 0;
    };
    static void sort(Pack &pack);

    std::vector<Pack> m_packs;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// The packs that a manifest names; they come first in it, and no more of it is read. Errors are Damaged.
[[nodiscard]] Result<std::vector<ManifestPack>> packsOf(const Storage &storage, const std::string &manifestKey);

} // namespace cairn
