#pragma once

#include "support/test_catalog.h"

#include <source_location>
#include <string>

namespace cairn::test {

/// What checkCatalog() lets pass.
struct CatalogCheckOptions {
    /// Records that say ERROR. What they captured may wait to be picked up, as long as no backup was complete since
    /// then (a FULL one, if they were FULL).
    bool failedBackups = false;
    bool validate = true; ///< run `cairn validate` over the instance, too
};

/// Fails the test when a catalog in which nothing is running holds anything that it should not: an unfinished or
/// unknown file, a lock, a pack that no manifest names, a pack or a manifest that is named and not there, a backup that
/// is neither OK nor (if allowed) ERROR.
void checkCatalog(const TestCatalog &catalog, const CatalogCheckOptions &options = {},
                  std::source_location where = std::source_location::current());

/// Fails the test when a server still has a replication slot, or a session of somebody else than the caller (one of
/// Cairn's would keep it in backup mode). A session whose client is gone already is waited for, by its process.
void checkServerIsLeftAlone(const TestServer &server, std::source_location where = std::source_location::current());

} // namespace cairn::test
