#pragma once

#include "catalog/retention/window.h"
#include "core/json_writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// What can be recovered, one indented line a stretch; "nothing" when there is none.
[[nodiscard]] std::string intervalLines(const std::vector<RecoverableInterval> &intervals);

/// The same as an array under `key`, into an object that is open.
void writeIntervals(JsonWriter &json, std::string_view key, const std::vector<RecoverableInterval> &intervals);

} // namespace cairn
