#pragma once

#include "option_set.h"

#include "operations/requests.h"

namespace cairn::cli {

/// How long a backup is kept whatever retention says.
struct PinOptions {
    PinRequest pin;

    void declare(OptionSet &options);
};

/// --note: what to keep with a backup; "none" is no note, as pg_probackup has it.
[[nodiscard]] Result<std::string> parseNote(std::string_view text);

} // namespace cairn::cli
