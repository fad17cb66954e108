#pragma once

#include "core/error.h"
#include "core/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// A major version of PostgreSQL: 10 to 18 are supported.
using PgMajor = StrongNumber<struct PgMajorTag, int>;

inline constexpr PgMajor oldestPgMajor{10};
inline constexpr PgMajor newestPgMajor{18};

[[nodiscard]] constexpr bool isSupportedMajor(PgMajor major)
{
    return major >= oldestPgMajor && major <= newestPgMajor;
}

// All functions here: pure, any thread. Numbers: sections 1.4, 2 and 4.2 of the project's PostgreSQL facts.

/// The content of a PG_VERSION file ("17\n"). Unsupported for other majors (9.6 and older have a dot in it), Damaged
/// for text that is no version.
[[nodiscard]] Result<PgMajor> parseVersionFile(std::string_view content);
/// Reads and parses PG_VERSION of a data directory.
[[nodiscard]] Result<PgMajor> readVersionFile(const std::string &pgdata);
/// 170010 -> 17, as PQserverVersion() and the setting server_version_num give it.
[[nodiscard]] constexpr PgMajor majorOfVersionNumber(int versionNumber)
{
    return PgMajor{versionNumber / 10000};
}
/// The major version that uses this catalog version number; none for one this build does not know (a development
/// build).
[[nodiscard]] std::optional<PgMajor> majorOfCatalogVersion(std::uint32_t catalogVersion);
/// The catalog version number of a release; 0 for an unsupported major.
[[nodiscard]] std::uint32_t catalogVersionOf(PgMajor major);
/// The magic number of WAL pages; 0 for an unsupported major.
[[nodiscard]] std::uint16_t walMagicOf(PgMajor major);
[[nodiscard]] std::optional<PgMajor> majorOfWalMagic(std::uint16_t magic);
/// The directory inside a tablespace location that belongs to this version: "PG_17_202406281".
[[nodiscard]] std::string tablespaceVersionDirectory(PgMajor major, std::uint32_t catalogVersion);

} // namespace cairn
