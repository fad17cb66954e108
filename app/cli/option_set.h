#pragma once

#include "core/error.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace cairn::cli {

/// What a shell offers to complete a value.
enum class Completes { Nothing, Directory, File };

/// Everything known of one option: the source of parsing, of `--help` and of shell completion, so that they cannot
/// disagree.
struct OptionInfo {
    char shortName = 0;
    std::string longName;
    std::string valueName; ///< empty for a flag
    std::string description;
    std::string group;
    std::string environmentName;
    std::vector<std::string> choiceNames;
    Completes completion = Completes::Nothing;
    bool mustBeGiven = false;
    bool mayRepeat = false;
    bool valueIsOptional = false; ///< only "--name=value" carries one
    CLI::Option *parser = nullptr;

    /// The variable that stands in for the option when it is not on the command line.
    OptionInfo &environment(const char *name);
    OptionInfo &required();
    OptionInfo &completes(Completes what);
    OptionInfo &choices(std::vector<std::string> names);

    [[nodiscard]] bool isGiven() const;
    /// "--threads", for messages.
    [[nodiscard]] std::string displayName() const { return "--" + longName; }
};

/// The options of one command: declared by its groups, parsed by CLI11, kept as a table. References that it returns
/// stay valid as long as it lives. Not thread-safe.
class OptionSet {
public:
    OptionSet();
    OptionSet(const OptionSet &) = delete;
    OptionSet &operator=(const OptionSet &) = delete;
    ~OptionSet();

    /// The heading under which `--help` lists the options that are declared from here on.
    void beginGroup(std::string title) { m_group = std::move(title); }

    // `names` is "-x,--long-name" or "--long-name".

    OptionInfo &flag(std::string_view names, bool &target, std::string description);

    /// An option with a value that `parse` (text → Result<T>) turns into `target`, a T or an optional<T>.
    template <class Target, class Parse>
    OptionInfo &value(std::string_view names, Target &target, std::string valueName, std::string description,
                      const Parse &parse)
    {
        return add(names, std::move(valueName), std::move(description),
                   [&target, parse](std::string_view text) -> Status {
                       CAIRN_TRY(target, parse(text));
                       return {};
                   });
    }
    /// Text as it is, empty included.
    OptionInfo &text(std::string_view names, std::optional<std::string> &target, std::string valueName,
                     std::string description);
    /// One of a few words, in any case.
    template <class Target, class Value>
    OptionInfo &choice(std::string_view names, Target &target, const std::vector<std::pair<std::string, Value>> &words,
                       std::string description)
    {
        std::vector<std::string> all;
        all.reserve(words.size());
        for (const auto &word : words)
            all.push_back(word.first);
        const auto pick = [words, all](std::string_view text) -> Result<Value> {
            for (const auto &word : words)
                if (equalsIgnoringCase(word.first, text))
                    return word.second;
            return unknownWord(text, all);
        };
        return value(names, target, join(all, "|"), std::move(description), pick).choices(all);
    }
    /// An option that may be given several times; each value goes to the end of `target`.
    template <class Element, class Parse>
    OptionInfo &list(std::string_view names, std::vector<Element> &target, std::string valueName,
                     std::string description, const Parse &parse)
    {
        OptionInfo &info =
            add(names, std::move(valueName), std::move(description), [&target, parse](std::string_view text) -> Status {
                CAIRN_TRY(auto element, parse(text));
                target.push_back(std::move(element));
                return {};
            });
        info.mayRepeat = true;
        return info;
    }
    /// A flag that may carry one of a few words: "--name" or "--name=word". Without a word `target` becomes the first
    /// one.
    OptionInfo &flagOrWord(std::string_view names, std::string &target, std::vector<std::string> words,
                           std::string description);

    /// The arguments behind the command's name that are no options, in order; `names` are for help and messages.
    void positionals(std::vector<std::string> names) { m_positionalNames = std::move(names); }
    [[nodiscard]] const std::vector<std::string> &positionalNames() const { return m_positionalNames; }
    [[nodiscard]] const std::vector<std::string> &positionalValues() const { return m_positionals; }

    /// Fills the targets. Usage: an unknown option (with a suggestion), a wrong or missing value, a missing option, too
    /// many arguments. With --help among the arguments nothing is checked or filled in.
    [[nodiscard]] Status parse(std::span<const std::string> arguments);

    [[nodiscard]] const std::deque<OptionInfo> &options() const { return m_infos; }
    /// By its long name without dashes; null when there is none.
    [[nodiscard]] const OptionInfo *find(std::string_view longName) const;
    [[nodiscard]] bool isGiven(std::string_view longName) const;

    [[nodiscard]] static bool equalsIgnoringCase(std::string_view a, std::string_view b);
    [[nodiscard]] static std::string join(std::span<const std::string> words, std::string_view between);
    [[nodiscard]] static std::unexpected<Error> unknownWord(std::string_view text, std::span<const std::string> words);

private:
    using Take = std::function<Status(std::string_view)>;
    OptionInfo &add(std::string_view names, std::string valueName, std::string description, Take take);
    [[nodiscard]] Status tokenize(std::span<const std::string> arguments);
    [[nodiscard]] Status takeLeftovers();
    [[nodiscard]] Status takeValues(const OptionInfo &info, const Take &take) const;
    [[nodiscard]] Status checkRequired() const;
    [[nodiscard]] bool isFromEnvironment(const OptionInfo &info) const;
    [[nodiscard]] Error unknownOption(std::string_view argument) const;

    std::unique_ptr<CLI::App> m_app;
    std::deque<OptionInfo> m_infos;
    std::deque<Take> m_takes; ///< what becomes of the values of the option with the same index
    std::string m_group = "Options";
    std::vector<std::string> m_positionalNames;
    std::vector<std::string> m_positionals;
};

} // namespace cairn::cli
