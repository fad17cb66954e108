#include "values.h"

#include "core/files.h"

#include <charconv>
#include <format>

namespace cairn::cli {

namespace {

std::unexpected<Error> wrong(std::string what, std::string_view text, std::string hint)
{
    return fail(ErrorCode::Usage, std::move(what), "\"" + std::string(text) + "\"", std::move(hint));
}

} // namespace

Result<std::uint64_t> parseNumber(std::string_view text, std::uint64_t lowest, std::uint64_t highest)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        return wrong("not a whole number", text, {});
    if (error != std::errc{} || number < lowest || number > highest) {
        const bool open = highest == static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        return wrong("out of range", text,
                     open ? std::format("it must be at least {}", lowest)
                          : std::format("it must be between {} and {}", lowest, highest));
    }
    return number;
}

Result<bool> parseBoolean(std::string_view text)
{
    const std::string word = asWord(text);
    const auto begins = [&](std::string_view whole, std::size_t atLeast) {
        return word.size() >= atLeast && whole.starts_with(word);
    };
    if (word == "1" || begins("true", 1) || begins("yes", 1) || begins("on", 2))
        return true;
    if (word == "0" || begins("false", 1) || begins("no", 1) || begins("off", 2))
        return false;
    return wrong("not a boolean", text, "write true or false");
}

namespace {

/// "OLD=NEW" as a struct with `from` and `to`; `what` is the article-less name of the whole.
template <class Mapping>
Result<Mapping> parseMapping(std::string_view text, const std::string &what)
{
    Mapping mapping;
    bool seenEquals = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string &side = seenEquals ? mapping.to : mapping.from;
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '=' || text[i + 1] == '\\'))
            side += text[++i];
        else if (text[i] != '=')
            side += text[i];
        else if (seenEquals)
            return wrong("more than one \"=\" in a " + what, text, "write \\= for one that belongs to a path");
        else
            seenEquals = true;
    }
    if (mapping.from.empty() || mapping.to.empty())
        return wrong("not a " + what, text, "write OLD=NEW");
    if (mapping.from.front() != '/' || mapping.to.front() != '/')
        return wrong("not an absolute path in a " + what, text, "write OLD=NEW, both beginning with \"/\"");
    return mapping;
}

} // namespace

Result<TablespaceMapping> parseTablespaceMapping(std::string_view text)
{
    return parseMapping<TablespaceMapping>(text, "tablespace mapping");
}

Result<ExternalMapping> parseExternalMapping(std::string_view text)
{
    return parseMapping<ExternalMapping>(text, "mapping of an external directory");
}

Result<std::string> parseTimeline(std::string_view text)
{
    if (text == "current" || text == "latest")
        return std::string(text);
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = hex ? text.substr(2) : text;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size() || number == 0)
        return wrong("not a timeline", text, "write a number (decimal, or hex with 0x), current or latest");
    return std::string(text);
}

Result<std::string> parseName(std::string_view text)
{
    if (text.empty())
        return fail(ErrorCode::Usage, "the value is empty");
    return std::string(text);
}

Result<std::string> parsePath(std::string_view text)
{
    if (text.empty())
        return fail(ErrorCode::Usage, "the path is empty");
    return absolutePath(text);
}

} // namespace cairn::cli
