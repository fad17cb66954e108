#pragma once

#include "source/local_source.h"

namespace cairn {

/// Appends an external directory and everything below it to a listing, under absolute paths, in no order. Links are
/// followed, as pg_probackup does: what they point to is what a restore gives. A link in a circle, or to nothing, and
/// what is neither file nor directory is passed over with a warning. What vanishes meanwhile is left out, but NotFound
/// when the directory itself is not there.
[[nodiscard]] Status listExternal(const std::string &directory, SourceListing &listing, const std::stop_token &stop);

} // namespace cairn
