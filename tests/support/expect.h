#pragma once

#include <source_location>
#include <string>
#include <string_view>

namespace cairn::test {

/// Fails the running test function with a message, at the caller's line. Leaves it by an exception that Qt Test
/// catches, so helpers of any depth may call it.
[[noreturn]] void failTest(const std::string &message, std::source_location where = std::source_location::current());

/// Fails the test when `condition` does not hold.
void expect(bool condition, const std::string &message, std::source_location where = std::source_location::current());

/// Fails the test when `text` does not contain `part`; both are shown.
void expectContains(std::string_view text, std::string_view part,
                    std::source_location where = std::source_location::current());

/// Fails the test when two texts differ; the first differing line of each is shown.
void expectSameText(std::string_view actual, std::string_view expected, std::string_view what,
                    std::source_location where = std::source_location::current());

/// Says on the test's output what happens next.
void say(const std::string &message);

} // namespace cairn::test
