#pragma once

#include "operations/snapshots.h"

#include <QRandomGenerator>

#include <string>
#include <vector>

namespace cairn::test {

/// A backup as it stands in a catalog: complete, OK, taken at the moment that its id says.
[[nodiscard]] BackupRecord makeBackup(std::uint64_t id, BackupStatus status = BackupStatus::Ok);

/// An instance with these backups.
[[nodiscard]] InstanceSnapshot makeInstance(const std::string &name, std::vector<BackupRecord> backups = {});

/// Backups with random states, sizes and parents: chains, orphans, now and then a ring of parents.
[[nodiscard]] std::vector<BackupRecord> randomBackups(QRandomGenerator &random, int most);

/// A catalog with random instances out of a few names.
[[nodiscard]] CatalogSnapshot randomCatalog(QRandomGenerator &random, const std::string &path);

} // namespace cairn::test
