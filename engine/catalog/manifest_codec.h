#pragma once

#include "catalog/manifest.h"

namespace cairn {

// Encoding of single manifest records. FORMAT.md, section 5.2.

inline constexpr unsigned manifestPackRecord = 1;
inline constexpr unsigned manifestFileRecord = 2;
inline constexpr unsigned manifestPartRecord = 3;
inline constexpr unsigned manifestZerosRecord = 4;

void encodePack(Bytes &out, const ManifestPack &pack);
void encodeFile(Bytes &out, const ManifestFile &file);
void encodePart(Bytes &out, const ManifestPart &part);
void encodeZeros(Bytes &out, const ManifestZeros &zeros);
/// Damaged when the payload is not such a record, or holds more than it.
[[nodiscard]] Result<ManifestPack> decodePack(ByteView payload);
[[nodiscard]] Result<ManifestFile> decodeFile(ByteView payload);
[[nodiscard]] Result<ManifestPart> decodePart(ByteView payload);
[[nodiscard]] Result<ManifestZeros> decodeZeros(ByteView payload);

} // namespace cairn
