#pragma once

#include "core/error.h"

#include <cstdint>
#include <string>

namespace cairn {

/// The file system that a path is on, or will be.
struct DiskSpace {
    std::string path; ///< the nearest directory that exists
    std::uint64_t device = 0;
    std::uint64_t available = 0; ///< bytes
    std::uint64_t total = 0;
};

/// Any thread; errors as failErrno().
[[nodiscard]] Result<DiskSpace> diskSpaceOf(const std::string &path);

} // namespace cairn
