#include "completion_script.h"

#include "command.h"

#include "core/failpoint.h"

#include <array>
#include <format>
#include <utility>

namespace cairn::cli {

namespace {

constexpr std::array<std::pair<std::string_view, Shell>, 3> shells{
    {{"bash", Shell::Bash}, {"zsh", Shell::Zsh}, {"fish", Shell::Fish}}};

/// Words that may follow a command which takes an argument.
std::string argumentWords(std::string_view command)
{
    std::string words;
    if (command == "completion")
        for (const auto &shell : shells)
            words += (words.empty() ? "" : " ") + std::string(shell.first);
    if (command == "wal")
        words = "timelines";
    if (command == "help") {
        for (const auto &entry : commandTable())
            words += std::string(entry.name) + " ";
        words += "exit-codes environment";
        words += failpointsCompiledIn() ? " failpoints" : "";
    }
    return words;
}

/// Calls `visit` with every command and its options.
template <class Visit>
void forEachCommand(Visit visit)
{
    for (const auto &entry : commandTable()) {
        const auto command = entry.make();
        CommonOptions common;
        OptionSet options;
        declareAll(*command, common, options);
        visit(entry, options);
    }
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string commandNames()
{
    std::string names;
    for (const auto &entry : commandTable())
        names += (names.empty() ? "" : " ") + std::string(entry.name);
    return names;
}

// ---- bash

constexpr std::string_view bashHead = R"(# Completion of cairn for bash, written by `cairn completion bash`.
_cairn_paths() { # what compgen calls them, beginning
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}
_cairn_words() { # words, beginning
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}
_cairn() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} options=
    COMPREPLY=()
    # bash splits --name=value at the equals sign
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if ((COMP_CWORD == 1)); then
        _cairn_words "@COMMANDS@ --help --version" "$current"
        return
    fi
    case ${COMP_WORDS[1]} in
)";
constexpr std::string_view bashTail = R"(    esac
    _cairn_words "$options" "$current"
}
complete -F _cairn cairn
)";

std::string bashPattern(const OptionInfo &info)
{
    return info.shortName != 0 ? std::format("-{} | {}", info.shortName, info.displayName()) : info.displayName();
}

std::string bashAction(const OptionInfo &info)
{
    if (!info.choiceNames.empty())
        return std::format("_cairn_words \"{}\" \"$current\"; return", OptionSet::join(info.choiceNames, " "));
    if (info.completion == Completes::Directory)
        return "_cairn_paths -d \"$current\"; return";
    if (info.completion == Completes::File)
        return "_cairn_paths -f \"$current\"; return";
    return "return";
}

std::string bashScript()
{
    std::string out = replaced(std::string(bashHead), "@COMMANDS@", commandNames());
    forEachCommand([&out](const CommandEntry &entry, const OptionSet &options) {
        std::string words = argumentWords(entry.name);
        std::string cases;
        for (const auto &info : options.options()) {
            words += (words.empty() ? "" : " ") + info.displayName();
            if (!info.valueName.empty() && !info.valueIsOptional)
                cases += std::format("        {}) {} ;;\n", bashPattern(info), bashAction(info));
            // A value that is optional can only follow an equals sign.
            if (info.valueIsOptional)
                cases += std::format("        {}) [[ ${{COMP_WORDS[*]}} != *{}\\ =* ]] || {{ {}; }} ;;\n",
                                     info.displayName(), info.displayName(), bashAction(info));
        }
        out += std::format("    {})\n", entry.name);
        if (!cases.empty())
            out += std::format("        case $previous in\n{}        esac\n", cases);
        out += std::format("        options=\"{}\"\n        ;;\n", words);
    });
    return out + std::string(bashTail);
}

// ---- zsh

/// Text inside the single quotes and brackets of an _arguments specification.
std::string zshText(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\')
            out += '\\';
        out += c;
    }
    return replaced(std::move(out), "'", "'\\''");
}

std::string zshAction(const OptionInfo &info)
{
    if (!info.choiceNames.empty())
        return "(" + OptionSet::join(info.choiceNames, " ") + ")";
    if (info.completion == Completes::Directory)
        return "_directories";
    return info.completion == Completes::File ? "_files" : " ";
}

std::string zshSpecification(const OptionInfo &info)
{
    const bool takesValue = !info.valueName.empty();
    const std::string longName = info.displayName() + (info.valueIsOptional ? "=-" : takesValue ? "=" : "");
    std::string tail = std::format("'[{}]", zshText(info.description));
    if (takesValue)
        tail += std::format(":{}{}:{}", info.valueIsOptional ? ":" : "", zshText(info.valueName), zshAction(info));
    tail += "'";
    if (info.shortName == 0)
        return std::format("'{}{}'{}", info.mayRepeat && takesValue ? "*" : "", longName, tail);
    const std::string shortName = std::format("-{}{}", info.shortName, takesValue ? "+" : "");
    const std::string exclusion =
        info.mayRepeat && takesValue ? "'*'" : std::format("'(-{} {})'", info.shortName, info.displayName());
    return std::format("{}{{'{}','{}'}}{}", exclusion, shortName, longName, tail);
}

std::string zshScript()
{
    std::string out =
        "#compdef cairn\n# Completion of cairn for zsh, written by `cairn completion zsh`.\n\n_cairn() {\n"
        "    local -a commands\n    commands=(\n";
    for (const auto &entry : commandTable())
        out += std::format("        '{}:{}'\n", entry.name, zshText(entry.summary));
    out += "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n    fi\n"
           "    local command=${words[2]}\n    shift words\n    (( CURRENT-- ))\n    case $command in\n";
    forEachCommand([&out](const CommandEntry &entry, const OptionSet &options) {
        out += std::format("    {})\n        _arguments -s -S", entry.name);
        for (const auto &info : options.options())
            out += " \\\n            " + zshSpecification(info);
        if (const std::string words = argumentWords(entry.name); !words.empty())
            out += std::format(" \\\n            '1: :({})'", words);
        out += "\n        ;;\n";
    });
    return out + "    esac\n}\n\n_cairn \"$@\"\n";
}

// ---- fish

std::string fishText(std::string_view text)
{
    return replaced(replaced(std::string(text), "\\", "\\\\"), "'", "\\'");
}

std::string fishValue(const OptionInfo &info)
{
    if (info.valueIsOptional)
        return std::format(" -f -a '{}'", OptionSet::join(info.choiceNames, " "));
    if (!info.choiceNames.empty())
        return std::format(" -x -a '{}'", OptionSet::join(info.choiceNames, " "));
    if (info.completion == Completes::Directory)
        return " -x -a '(__fish_complete_directories)'";
    if (info.completion == Completes::File)
        return " -r -F";
    return info.valueName.empty() ? "" : " -x";
}

std::string fishScript()
{
    std::string out = "# Completion of cairn for fish, written by `cairn completion fish`.\ncomplete -c cairn -f\n";
    for (const auto &entry : commandTable())
        out += std::format("complete -c cairn -n __fish_use_subcommand -a {} -d '{}'\n", entry.name,
                           fishText(entry.summary));
    forEachCommand([&out](const CommandEntry &entry, const OptionSet &options) {
        const std::string condition = std::format("complete -c cairn -n '__fish_seen_subcommand_from {}'", entry.name);
        if (const std::string words = argumentWords(entry.name); !words.empty())
            out += std::format("{} -a '{}'\n", condition, words);
        for (const auto &info : options.options()) {
            const std::string shortName = info.shortName != 0 ? std::format(" -s '{}'", info.shortName) : std::string{};
            out += std::format("{}{} -l {}{} -d '{}'\n", condition, shortName, info.longName, fishValue(info),
                               fishText(info.description));
        }
    });
    return out;
}

} // namespace

Result<Shell> parseShell(std::string_view text)
{
    for (const auto &shell : shells)
        if (shell.first == text)
            return shell.second;
    return fail(ErrorCode::Usage, "unknown shell", "\"" + std::string(text) + "\"", "shells are bash, zsh and fish");
}

std::string completionScript(Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return bashScript();
    case Shell::Zsh:
        return zshScript();
    case Shell::Fish:
        return fishScript();
    }
    return {};
}

} // namespace cairn::cli
