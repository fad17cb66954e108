#pragma once

#include "core/hash.h"
#include "core/ids.h"
#include "storage/codec.h"
#include "storage/storage.h"

#include <functional>
#include <memory>
#include <string>

namespace cairn {

// Sealed objects keep a WAL file in a form that ordinary tools read (.zst, .gz, .lz4; .raw as it is), with a seal at
// its end: lengths and checksums of the stored and of the original bytes, hidden where those formats allow foreign
// data. FORMAT.md, section 6.

struct Seal {
    std::uint64_t rawLength = 0;
    std::uint64_t storedLength = 0; ///< bytes in front of the seal
    std::uint64_t storedHash = 0;   ///< XXH3-64 of those bytes
    Digest128 rawDigest;            ///< XXH3-128 of the original bytes
    SystemIdentifier system;        ///< 0: not known
    bool operator==(const Seal &) const = default;
};

/// ".zst", ".gz", ".lz4" or ".raw".
[[nodiscard]] std::string_view sealedSuffix(Codec codec);
/// The codec a key's suffix stands for; NotFound when it has none of ours.
[[nodiscard]] Result<Codec> codecOfKey(std::string_view key);

/// Gives the original bytes piece by piece; an empty view is the end.
using ByteSource = std::function<Result<ByteView>()>;
/// Takes the original bytes piece by piece.
using ByteSink = std::function<Status(ByteView)>;

/// A source over bytes in memory, in pieces that suit compression.
[[nodiscard]] ByteSource sourceOf(ByteView bytes);

/// Compresses what `source` gives into `out` and appends the seal. Does not commit. Memory is bounded.
[[nodiscard]] Result<Seal> writeSealed(ObjectWriter &out, const ByteSource &source, const Compression &compression,
                                       SystemIdentifier system);
/// Only the seal, verified in itself, not against the data.
[[nodiscard]] Result<Seal> readSeal(const ObjectReader &object, Codec codec);
/// Decompresses into `sink` and verifies every byte: stored and original checksums, lengths. The sink may see bytes
/// before a damage behind them is found; only success means that they are good.
[[nodiscard]] Result<Seal> readSealed(const ObjectReader &object, Codec codec, const ByteSink &sink);

} // namespace cairn
