#include "support/expect.h"

#include <QTest>

#include <algorithm>
#include <cstdio>

namespace cairn::test {

void failTest(const std::string &message, std::source_location where)
{
    QTest::qFail(message.c_str(), where.file_name(), int(where.line()));
    QTest::Internal::throwOnFail();
}

void expect(bool condition, const std::string &message, std::source_location where)
{
    if (!condition)
        failTest(message, where);
}

void expectContains(std::string_view text, std::string_view part, std::source_location where)
{
    if (text.find(part) == std::string_view::npos)
        failTest("\"" + std::string(part) + "\" is missing in: " + std::string(text), where);
}

void expectSameText(std::string_view actual, std::string_view expected, std::string_view what,
                    std::source_location where)
{
    if (actual == expected)
        return;
    const auto differs = std::ranges::mismatch(actual, expected);
    const auto at = std::size_t(differs.in1 - actual.begin());
    const auto lineAt = [at](std::string_view text) {
        const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
        const auto begin = before == std::string_view::npos ? 0 : before + 1;
        return std::string(text.substr(begin, std::min(text.find('\n', at), begin + 400) - begin));
    };
    failTest(std::string(what) + " differs at byte " + std::to_string(at) + "\n  actual:   " + lineAt(actual) +
                 "\n  expected: " + lineAt(expected),
             where);
}

void say(const std::string &message)
{
    // Straight to the output: Qt's own messages would be cut and counted against -maxwarnings.
    std::fprintf(stdout, "    %s\n", message.c_str());
    std::fflush(stdout);
}

} // namespace cairn::test
