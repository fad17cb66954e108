#include "options/archive_options.h"

namespace cairn::cli {

OptionInfo &declareWalFileName(OptionSet &options, std::string &target)
{
    return options.value("--wal-file-name", target, "NAME", "name of the WAL file: %f", parseName).required();
}

OptionInfo &declareBatchSize(OptionSet &options, unsigned &target, std::string description)
{
    return options.value("--batch-size", target, "N", std::move(description),
                         [](std::string_view text) -> Result<unsigned> {
                             CAIRN_TRY(const auto number, parseNumber(text, 1, 10'000));
                             return static_cast<unsigned>(number);
                         });
}

} // namespace cairn::cli
