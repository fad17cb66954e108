#pragma once

#include "core/error.h"

#include <string>
#include <vector>

namespace cairn {

/// That external directories can be backed up: each is there and a directory (NotFound, Usage), and none of them is, or
/// lies in, or holds another one, the data directory, pg_wal, a tablespace, or the catalog (Usage). Links are resolved.
[[nodiscard]] Status checkExternalDirectories(const std::vector<std::string> &directories, const std::string &pgdata,
                                              const std::string &catalog);

} // namespace cairn
