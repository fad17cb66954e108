#include "core/sentence.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <optional>

namespace cairn {

namespace {

constexpr std::string_view toCome = "a backup to come"; ///< the name of a backup without an id

template <class T, class Name>
std::string joined(const std::vector<T> &parts, std::string_view between, Name nameOf)
{
    std::string text;
    for (const T &part : parts)
        text += (text.empty() ? std::string() : std::string(between)) + nameOf(part);
    return text;
}

/// Each kind of value in the words of the command line.
struct InEnglish {
    std::string operator()(const std::string &text) const { return text; }
    std::string operator()(std::uint64_t number) const { return std::to_string(number); }
    std::string operator()(DayCount days) const
    {
        return days.value == 1 ? "1 day" : std::format("{} days", days.value);
    }
    std::string operator()(ByteCount bytes) const { return prettySize(bytes.value); }
    std::string operator()(const Instant &instant) const { return instant.text; }
    std::string operator()(BackupId id) const { return id.isValid() ? id.toString() : std::string(toCome); }
    std::string operator()(const BackupNames &names) const
    {
        const std::string text = joined(names.ids, ", ", *this);
        return names.more > 0 ? std::format("{} and {} more", text, names.more) : text;
    }
    std::string operator()(TimelineId timeline) const { return std::to_string(timeline.value); }
    std::string operator()(Lsn lsn) const { return lsn.toString(); }
    std::string operator()(const Keyword &keyword) const { return keyword.word; }
    std::string operator()(const Sentence &sentence) const { return sentence.english(); }
    std::string operator()(const std::vector<Sentence> &sentences) const
    {
        return joined(sentences, "; ", [](const Sentence &sentence) { return sentence.english(); });
    }
};

/// The same value without the ids that mean nothing.
struct WithoutIds {
    const std::function<bool(BackupId)> &isMadeUp;

    void operator()(BackupId &id) const
    {
        if (isMadeUp(id))
            id = {};
    }
    void operator()(BackupNames &names) const
    {
        for (BackupId &id : names.ids)
            (*this)(id);
    }
    void operator()(Sentence &sentence) const { sentence = sentence.withoutIds(isMadeUp); }
    void operator()(std::vector<Sentence> &sentences) const
    {
        for (Sentence &sentence : sentences)
            (*this)(sentence);
    }
    template <class Other>
    void operator()(Other & /*value*/) const
    {
    }
};

/// What stands in the places of a phrase, by place; nothing when the text is none of it.
std::optional<std::vector<std::string_view>> placesIn(std::string_view pattern, std::string_view text)
{
    std::vector<std::string_view> places;
    std::optional<std::size_t> open; // a place that ends where the next literal begins
    while (!pattern.empty()) {
        const auto brace = pattern.find('{');
        const std::string_view literal = pattern.substr(0, brace);
        const auto found = open ? text.find(literal) : (text.starts_with(literal) ? 0 : std::string_view::npos);
        const bool isLast = brace == std::string_view::npos;
        if (found == std::string_view::npos || (isLast && !text.ends_with(literal)))
            return std::nullopt;
        if (open) {
            const auto end = isLast ? text.size() - literal.size() : found;
            places[*open] = text.substr(0, end);
            text.remove_prefix(end);
        }
        text.remove_prefix(literal.size());
        if (isLast)
            return text.empty() ? std::optional(places) : std::nullopt;
        const auto close = pattern.find('}', brace);
        std::size_t place = 0;
        std::from_chars(pattern.data() + brace + 1, pattern.data() + close, place);
        places.resize(std::max(places.size(), place + 1));
        open = place;
        pattern.remove_prefix(close + 1);
    }
    if (open)
        places[*open] = text;
    else if (!text.empty())
        return std::nullopt;
    return places;
}

std::size_t literalSize(Phrase phrase)
{
    constexpr std::size_t placeSize = 3;
    const std::string_view text = phraseText(phrase);
    return text.size() - placeSize * static_cast<std::size_t>(std::ranges::count(text, '{'));
}

bool isKeyword(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Sentence recognizedWhole(std::string_view english, int depth);

PhraseValue valueOf(std::string_view text, int depth)
{
    constexpr std::size_t shortestTime = 16; // "2026-11-21 03:44"
    if (text.size() >= shortestTime && text.contains(':'))
        if (const auto time = Timestamp::parse(text))
            return Instant{*time, std::string(text)};
    if (isKeyword(text))
        return Keyword{std::string(text)};
    Sentence sentence = recognizedWhole(text, depth);
    if (sentence.phrase() != Phrase::Quoted)
        return sentence;
    return std::string(text);
}

/// Of several phrases the one with the most words of its own. `depth`: how many are inside of one another at most.
Sentence recognizedWhole(std::string_view english, int depth)
{
    Sentence best{std::string(english)};
    std::size_t bestSize = 0;
    if (depth == 0)
        return best;
    for (const Phrase phrase : storedPhrases) {
        const auto places = placesIn(phraseText(phrase), english);
        if (!places || literalSize(phrase) <= bestSize)
            continue;
        std::vector<PhraseValue> values;
        for (const std::string_view place : *places)
            values.push_back(valueOf(place, depth - 1));
        bestSize = literalSize(phrase);
        best = Sentence(phrase, std::move(values));
    }
    return best;
}

} // namespace

Sentence::Sentence() = default;

Sentence::Sentence(std::string quoted)
{
    if (!quoted.empty())
        m_values.emplace_back(std::move(quoted));
}

Sentence::Sentence(const char *quoted)
    : Sentence(std::string(quoted))
{
}

Sentence::Sentence(Phrase phrase)
    : m_phrase(phrase)
{
}

Sentence::Sentence(Phrase phrase, std::initializer_list<PhraseValue> values)
    : m_phrase(phrase)
    , m_values(values)
{
}

Sentence::Sentence(Phrase phrase, std::vector<PhraseValue> values)
    : m_phrase(phrase)
    , m_values(std::move(values))
{
}

Sentence Sentence::recognized(std::string_view english)
{
    constexpr int deepest = 3;
    constexpr std::string_view between = "; ";
    Sentence whole = recognizedWhole(english, deepest);
    if (!english.contains(between) || phraseText(whole.phrase()).contains(between))
        return whole;
    // Several: what is not recognized by itself belongs to the one in front of it.
    std::vector<std::string_view> texts;
    for (std::size_t at = 0; at <= english.size();) {
        const auto end = std::min(english.find(between, at), english.size());
        const std::string_view text = english.substr(at, end - at);
        if (texts.empty() || recognizedWhole(text, deepest).phrase() != Phrase::Quoted)
            texts.push_back(text);
        else
            texts.back() = {texts.back().data(), texts.back().size() + between.size() + text.size()};
        at = end + between.size();
    }
    if (texts.size() == 1)
        return whole;
    std::vector<Sentence> sentences;
    sentences.reserve(texts.size());
    for (const std::string_view text : texts)
        sentences.push_back(recognizedWhole(text, deepest));
    return list(std::move(sentences));
}

Sentence Sentence::list(std::vector<Sentence> sentences)
{
    Sentence list;
    if (sentences.empty())
        return list;
    list.m_phrase = Phrase::List;
    list.m_values.emplace_back(std::move(sentences));
    return list;
}

bool Sentence::empty() const
{
    return m_phrase == Phrase::Quoted && m_values.empty();
}

std::string Sentence::english() const
{
    if (empty())
        return {};
    std::string text;
    std::string_view rest = phraseText(m_phrase);
    for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        text += rest.substr(0, open);
        const auto close = rest.find('}', open);
        std::size_t place = 0;
        std::from_chars(rest.data() + open + 1, rest.data() + close, place);
        if (place < m_values.size())
            text += std::visit(InEnglish{}, m_values[place].value);
        rest.remove_prefix(close + 1);
    }
    return text += rest;
}

Sentence Sentence::withoutIds(const std::function<bool(BackupId)> &isMadeUp) const
{
    Sentence sentence = *this;
    for (PhraseValue &value : sentence.m_values)
        std::visit(WithoutIds{isMadeUp}, value.value);
    return sentence;
}

bool Sentence::operator==(const Sentence &other) const
{
    return m_phrase == other.m_phrase && m_values == other.m_values;
}

} // namespace cairn
