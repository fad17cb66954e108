#include "support/injection.h"

#include "support/expect.h"

#include "core/failpoint.h"

#include <QTest>

#include <algorithm>
#include <csignal>

namespace cairn::test {

std::string Injection::text() const
{
    switch (action) {
    case Action::Error:
        return name + ":error";
    case Action::NoSpace:
        return name + ":enospc";
    case Action::Kill:
        break;
    }
    return name;
}

void addInjectionRows(std::initializer_list<std::string_view> prefixes, std::initializer_list<std::string_view> more)
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<int>("action");
    std::vector<std::string> names;
    for (const auto &info : failpointTable)
        if (std::ranges::any_of(prefixes, [&](std::string_view prefix) { return info.name.starts_with(prefix); }))
            names.emplace_back(info.name);
    expect(!names.empty(), "no failpoint has this name any more");
    names.insert(names.end(), more.begin(), more.end());
    for (const auto &name : names)
        for (const auto action : {Injection::Action::Kill, Injection::Action::Error, Injection::Action::NoSpace}) {
            const Injection injection{name, action};
            QTest::newRow(injection.text().c_str()) << name << int(action);
        }
}

Injection currentInjection()
{
    QFETCH(const std::string, name);
    QFETCH(const int, action);
    return {name, Injection::Action(action)};
}

ProcessResult runInjected(const CairnCli::Arguments &arguments, const Injection &injection, bool survives,
                          std::source_location where)
{
    auto result = CairnCli::run(arguments, {.failpoint = injection.text()});
    const auto fail = [&](const std::string &what) {
        failTest("cairn " + joined(arguments) + " with " + injection.text() + " " + what + ": " + result.text(), where);
    };
    if (injection.action == Injection::Action::Kill) {
        if (result.signal != SIGKILL)
            fail("was not killed there");
        return result;
    }
    const auto code = injection.action == Injection::Action::Error ? ErrorCode::Io : ErrorCode::NoSpace;
    if (result.exitCode != (survives ? 0 : exitCodeOf(code)))
        fail("should end with " + std::to_string(survives ? 0 : exitCodeOf(code)));
    if (result.err.find("injected") == std::string::npos)
        fail("does not tell the injected error");
    return result;
}

} // namespace cairn::test
