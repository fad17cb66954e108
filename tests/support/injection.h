#pragma once

#include "support/cairn_cli.h"

#include <initializer_list>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::test {

/// One way to interrupt a command: a failpoint and what happens there.
struct Injection {
    enum class Action { Kill, Error, NoSpace };
    std::string name; ///< of a failpoint, maybe with the passage ("name@3")
    Action action = Action::Kill;
    /// As CAIRN_FAILPOINT takes it.
    [[nodiscard]] std::string text() const;
};

/// Adds one data row for every failpoint whose name begins with one of the prefixes, times every action. The columns
/// are made, too; currentInjection() reads them.
void addInjectionRows(std::initializer_list<std::string_view> prefixes,
                      std::initializer_list<std::string_view> more = {});
[[nodiscard]] Injection currentInjection();

/// Runs a command with an injection and fails the test when the point was not reached. After a kill that shows in the
/// signal. After an injected error the command must end with that error's exit code and name it, unless `survives`:
/// then with 0, and name it in its log.
ProcessResult runInjected(const CairnCli::Arguments &arguments, const Injection &injection, bool survives = false,
                          std::source_location where = std::source_location::current());

} // namespace cairn::test
