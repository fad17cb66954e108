#pragma once

#include "catalog/catalog.h"
#include "catalog/manifest.h"

#include <vector>

namespace cairn {

/// The packs that the manifest of a backup names; they come first in it, nothing else is read.
[[nodiscard]] Result<std::vector<ManifestPack>> packsOf(const Instance &instance, BackupId id);

} // namespace cairn
