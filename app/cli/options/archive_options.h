#pragma once

#include "option_set.h"
#include "values.h"

namespace cairn::cli {

/// --wal-file-name, required.
OptionInfo &declareWalFileName(OptionSet &options, std::string &target);
/// --batch-size.
OptionInfo &declareBatchSize(OptionSet &options, unsigned &target, std::string description);

} // namespace cairn::cli
