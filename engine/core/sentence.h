#pragma once

#include "core/ids.h"
#include "core/phrases.h"
#include "core/timestamp.h"

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace cairn {

struct PhraseValue;

/// One sentence that the engine says to a person, as what it says and not as text: which phrase, and the values in it.
/// The command line prints english(); a display makes a sentence of its own language from the same. What a server, the
/// operating system or a user said is quoted: it converts to a sentence by itself and is shown as it is. A value.
class Sentence {
public:
    Sentence();
    Sentence(std::string quoted); // NOLINT(google-explicit-constructor): see above
    Sentence(const char *quoted); // NOLINT(google-explicit-constructor)
    Sentence(Phrase phrase);      // NOLINT(google-explicit-constructor): a phrase without values
    Sentence(Phrase phrase, std::initializer_list<PhraseValue> values);
    Sentence(Phrase phrase, std::vector<PhraseValue> values);

    /// Several, one behind the other: "a; b".
    [[nodiscard]] static Sentence list(std::vector<Sentence> sentences);
    /// The sentence of which a record or a report holds the English text: one of storedPhrases, or several joined by
    /// "; ". Values are texts, but for instants. What is none of them is quoted.
    [[nodiscard]] static Sentence recognized(std::string_view english);

    [[nodiscard]] Phrase phrase() const { return m_phrase; }
    /// In the order of the places in the phrase; of a quoted text that text.
    [[nodiscard]] const std::vector<PhraseValue> &values() const { return m_values; }
    /// Nothing is said.
    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::string english() const;
    /// The same, where backups for which this holds are "a backup to come".
    [[nodiscard]] Sentence withoutIds(const std::function<bool(BackupId)> &isMadeUp) const;

    bool operator==(const Sentence &other) const;

private:
    Phrase m_phrase = Phrase::Quoted;
    std::vector<PhraseValue> m_values;
};

/// A number of days, with its unit.
using DayCount = StrongNumber<struct DayCountTag, std::uint32_t>;

/// An instant, with the text that the engine has for it.
struct Instant {
    Timestamp time;
    std::string text;
    bool operator==(const Instant &) const = default;
};

/// Some backups, and how many more are not named.
struct BackupNames {
    std::vector<BackupId> ids;
    std::uint64_t more = 0;
    bool operator==(const BackupNames &) const = default;
};

/// A word with a meaning of its own in all of Cairn, as the catalog writes it: a status, a mode, a depth.
struct Keyword {
    std::string word;
    bool operator==(const Keyword &) const = default;
};

/// What stands in a place of a phrase.
struct PhraseValue {
    /// A string is a name, a path, or what somebody else said. Sentences are joined by "; ".
    std::variant<std::string, std::uint64_t, DayCount, ByteCount, Instant, BackupId, BackupNames, TimelineId, Lsn,
                 Keyword, Sentence, std::vector<Sentence>>
        value;

    template <class T>
        requires(!std::same_as<std::remove_cvref_t<T>, PhraseValue>)
    PhraseValue(T &&from) // NOLINT(google-explicit-constructor): a value is one of these kinds
        : value(std::forward<T>(from))
    {
    }
    bool operator==(const PhraseValue &) const = default;
};

} // namespace cairn
