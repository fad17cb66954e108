#pragma once

#include "core/json_writer.h"
#include "operations/requests.h"

#include <string>

namespace cairn {

// Parts of a validation report that several texts are made of. Pure.

/// "ERROR: main T0ABCD: what is wrong: file, block 7", and below it what it means and what to do.
[[nodiscard]] std::string findingText(const Finding &finding);
void writeFinding(JsonWriter &json, const Finding &finding);
/// All of a report, into an object that is open.
void writeReportMembers(JsonWriter &json, const ValidationReport &report);

} // namespace cairn
