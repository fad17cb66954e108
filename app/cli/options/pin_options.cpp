#include "options/pin_options.h"

#include "values.h"

#include <format>

namespace cairn::cli {

void PinOptions::declare(OptionSet &options)
{
    options.beginGroup("Pin options");
    options.value("--ttl", pin.ttlSeconds, "TIME",
                  "keep the backup for so long after its recovery time, in seconds unless a unit is given; 0: no pin",
                  [](std::string_view text) { return parseSeconds(text, 1000); });
    options.value("--expire-time", pin.expireTime, "TIME",
                  "keep the backup until this time; without a zone the local one is meant", Timestamp::parse);
    options.flag("--keep-forever", pin.keepForever, "keep the backup until the pin is taken away");
    options.flag("--standalone", pin.standalone,
                 "while it is pinned, keep only the WAL that makes it consistent, not all that follows");
}

Result<std::string> parseNote(std::string_view text)
{
    if (text.size() > 1024)
        return fail(ErrorCode::Usage, std::format("the note has {} bytes, at most 1024 are kept", text.size()));
    return std::string(text == "none" ? "" : text);
}

} // namespace cairn::cli
