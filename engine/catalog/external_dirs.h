#pragma once

#include "core/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// External directories: directories outside of the cluster that are backed up with it. In manifests and packs their
// files stand under their absolute paths, which no path within the data directory can be mistaken for.

/// Whether a path of a manifest belongs to an external directory.
[[nodiscard]] inline bool isExternalPath(std::string_view path)
{
    return path.starts_with('/');
}

/// A list as it is written by people, pg_probackup's way: "/srv/a:/srv/b", or "none" for an empty one. A colon that
/// belongs to a path is written "\:"; a backslash in front of a colon or a backslash is doubled. The result is folded
/// (core/files.h, absolutePath) and sorted. Usage: a path that is not absolute, or is there twice.
[[nodiscard]] Result<std::vector<std::string>> parseExternalDirs(std::string_view text);

/// The same the other way round.
[[nodiscard]] std::string externalDirsText(const std::vector<std::string> &directories);

} // namespace cairn
