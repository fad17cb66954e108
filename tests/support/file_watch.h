#pragma once

#include <chrono>
#include <source_location>
#include <string>

namespace cairn::test {

/// Waits, by inotify, until a directory holds a file whose name begins with `prefix` and that is not being written
/// (".part"). Fails the test over the limit. The directory itself may appear later.
void waitForFile(const std::string &directory, const std::string &prefix,
                 std::chrono::seconds limit = std::chrono::seconds(60),
                 std::source_location where = std::source_location::current());

/// The name of the first file (by bytes) in a directory that begins with `prefix` and is complete; empty when there is
/// none.
[[nodiscard]] std::string findFile(const std::string &directory, const std::string &prefix);

} // namespace cairn::test
