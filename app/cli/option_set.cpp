#include "option_set.h"

#include "suggest.h"

#include "core/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <format>

namespace cairn::cli {

OptionInfo &OptionInfo::environment(const char *name)
{
    environmentName = name;
    parser->envname(name);
    return *this;
}

OptionInfo &OptionInfo::required()
{
    mustBeGiven = true;
    return *this;
}

OptionInfo &OptionInfo::completes(Completes what)
{
    completion = what;
    return *this;
}

OptionInfo &OptionInfo::choices(std::vector<std::string> names)
{
    choiceNames = std::move(names);
    return *this;
}

bool OptionInfo::isGiven() const
{
    return parser->count() > 0;
}

OptionSet::OptionSet()
    : m_app(std::make_unique<CLI::App>())
{
    m_app->set_help_flag("");
    m_app->allow_extras(); // unknown ones are reported by checks of our own
}

OptionSet::~OptionSet() = default;

bool OptionSet::equalsIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string OptionSet::join(std::span<const std::string> words, std::string_view between)
{
    std::string all;
    for (const auto &word : words) {
        if (!all.empty())
            all += between;
        all += word;
    }
    return all;
}

std::unexpected<Error> OptionSet::unknownWord(std::string_view text, std::span<const std::string> words)
{
    return fail(ErrorCode::Usage, std::format("\"{}\" is none of its values", printableName(text)), {},
                "values are " + join(words, ", "));
}

OptionInfo &OptionSet::add(std::string_view names, std::string valueName, std::string description, Take take)
{
    OptionInfo info;
    const auto comma = names.find(',');
    if (comma != std::string_view::npos)
        info.shortName = names[1];
    info.longName = names.substr(comma == std::string_view::npos ? 2 : comma + 3);
    info.valueName = std::move(valueName);
    info.description = std::move(description);
    info.group = m_group;
    const std::string all(names);
    info.parser = info.valueName.empty() ? m_app->add_flag(all)->disable_flag_override()
                                         : m_app->add_option(all, CLI::callback_t{})->expected(1);
    // How often an option may be given is checked in takeValues(), with a better message.
    info.parser->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
    m_infos.push_back(std::move(info));
    m_takes.push_back(std::move(take));
    return m_infos.back();
}

OptionInfo &OptionSet::flag(std::string_view names, bool &target, std::string description)
{
    OptionInfo &info = add(names, {}, std::move(description), [&target](std::string_view) -> Status {
        target = true;
        return {};
    });
    info.mayRepeat = true;
    return info;
}

OptionInfo &OptionSet::text(std::string_view names, std::optional<std::string> &target, std::string valueName,
                            std::string description)
{
    return value(names, target, std::move(valueName), std::move(description),
                 [](std::string_view text) -> Result<std::string> { return std::string(text); });
}

OptionInfo &OptionSet::flagOrWord(std::string_view names, std::string &target, std::vector<std::string> words,
                                  std::string description)
{
    // CLI11 gives "true" for the bare flag.
    OptionInfo &info = add(names, {}, std::move(description), [&target, words](std::string_view text) -> Status {
        if (text != "true" && !std::ranges::contains(words, text))
            return unknownWord(text, words);
        target = text == "true" ? words.front() : std::string(text);
        return {};
    });
    info.parser->disable_flag_override(false);
    info.valueName = join(words, "|");
    info.valueIsOptional = true;
    info.choiceNames = std::move(words);
    return info;
}

const OptionInfo *OptionSet::find(std::string_view longName) const
{
    const auto found = std::ranges::find(m_infos, longName, &OptionInfo::longName);
    return found == m_infos.end() ? nullptr : &*found;
}

bool OptionSet::isGiven(std::string_view longName) const
{
    const OptionInfo *info = find(longName);
    return info != nullptr && info->isGiven();
}

Status OptionSet::tokenize(std::span<const std::string> arguments)
{
    std::vector<std::string> reversed; // as CLI11 wants them
    for (const auto &argument : arguments) {
        // CLI11 takes "--name=" for a name whose value follows; it means an empty value.
        const bool emptyValue = argument.starts_with("--") && argument.find('=') == argument.size() - 1;
        reversed.push_back(emptyValue ? argument.substr(0, argument.size() - 1) : argument);
        if (emptyValue)
            reversed.emplace_back();
    }
    std::ranges::reverse(reversed);
    try {
        m_app->parse(std::move(reversed));
    } catch (const CLI::ArgumentMismatch &mismatch) {
        // Either a flag was given a value, or the last option lacks its own.
        const std::string_view text(mismatch.what());
        if (text.contains("flag override"))
            return fail(ErrorCode::Usage, "the option takes no value",
                        "--" + std::string(text.substr(0, text.find(' '))));
        return fail(ErrorCode::Usage, "the option needs a value", arguments.empty() ? std::string{} : arguments.back());
    } catch (const CLI::Error &error) {
        return fail(ErrorCode::Usage, error.what());
    }
    return {};
}

Error OptionSet::unknownOption(std::string_view argument) const
{
    const std::string_view name = argument.substr(0, argument.find('='));
    std::vector<std::string> candidates;
    candidates.reserve(m_infos.size());
    for (const auto &info : m_infos)
        candidates.push_back(info.displayName());
    const std::string meant = name.starts_with("--") ? suggest(name, candidates) : std::string{};
    return Error{ErrorCode::Usage, "unknown option", printableName(name),
                 meant.empty() ? std::string{} : "did you mean " + meant + "?"};
}

Status OptionSet::takeLeftovers()
{
    for (const auto &argument : m_app->remaining()) {
        if (argument.size() > 1 && argument.front() == '-' && argument != "--")
            return std::unexpected(unknownOption(argument));
        m_positionals.push_back(argument);
    }
    if (m_positionals.size() > m_positionalNames.size())
        return fail(ErrorCode::Usage, "unexpected argument",
                    "\"" + printableName(m_positionals[m_positionalNames.size()]) + "\"");
    return {};
}

bool OptionSet::isFromEnvironment(const OptionInfo &info) const
{
    return info.isGiven() && !std::ranges::contains(m_app->parse_order(), info.parser);
}

Status OptionSet::takeValues(const OptionInfo &info, const Take &take) const
{
    const auto &values = info.parser->results();
    if (values.size() > 1 && !info.mayRepeat)
        return fail(ErrorCode::Usage, "the option is given more than once", info.displayName());
    for (const auto &value : values) {
        if (auto taken = take(value); !taken) {
            Error error = std::move(taken).error();
            const std::string source =
                isFromEnvironment(info) ? "environment variable " + info.environmentName : info.displayName();
            error.message = source + ": " + error.message;
            return std::unexpected(std::move(error));
        }
    }
    return {};
}

Status OptionSet::checkRequired() const
{
    for (const auto &info : m_infos) {
        if (info.mustBeGiven && !info.isGiven())
            return fail(ErrorCode::Usage, "a required option is missing", info.displayName(),
                        info.environmentName.empty()
                            ? std::string{}
                            : "the environment variable " + info.environmentName + " can stand in for it");
    }
    return {};
}

Status OptionSet::parse(std::span<const std::string> arguments)
{
    const auto tokenized = tokenize(arguments);
    if (isGiven("help"))
        return {};
    CAIRN_CHECK(tokenized);
    CAIRN_CHECK(takeLeftovers());
    for (std::size_t i = 0; i < m_infos.size(); ++i)
        CAIRN_CHECK(takeValues(m_infos[i], m_takes[i]));
    return checkRequired();
}

} // namespace cairn::cli
