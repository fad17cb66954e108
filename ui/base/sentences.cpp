#include "base/sentences.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Engine)
};

/// A status, a mode or a depth as this desktop calls it.
QString keywordText(const Keyword &keyword)
{
    using enum BackupStatus;
    for (const BackupStatus status : {Running, Done, Ok, Corrupt, Orphan, Error, Deleting, Merging, Merged, Unknown})
        if (statusName(status) == keyword.word)
            return statusText(status);
    using enum BackupMode;
    for (const BackupMode mode : {Full, Delta, Page, Ptrack, Summary})
        if (modeName(mode) == keyword.word)
            return modeText(mode);
    using enum ValidationDepth;
    for (const ValidationDepth depth : {Fast, Normal, Deep})
        if (depthName(depth) == keyword.word)
            return depthText(depth);
    return engineText(keyword.word);
}

struct InWords {
    QString operator()(const std::string &text) const { return engineText(text); }
    QString operator()(std::uint64_t number) const { return formatCount(number); }
    QString operator()(DayCount days) const { return formatCount(days.value); }
    QString operator()(ByteCount bytes) const { return formatBytes(bytes.value); }
    QString operator()(const Instant &instant) const { return formatTime(instant.time); }
    QString operator()(BackupId id) const { return id.isValid() ? idText(id) : Words::tr("a backup to come"); }
    QString operator()(const BackupNames &names) const
    {
        QStringList ids;
        for (const BackupId id : names.ids)
            ids << (*this)(id);
        const QString text = ids.join(QStringLiteral(", "));
        constexpr std::uint64_t most = 1'000'000'000;
        return names.more > 0
                   ? Words::tr("%1 and %n more", nullptr, static_cast<int>(std::min(names.more, most))).arg(text)
                   : text;
    }
    QString operator()(TimelineId timeline) const { return QString::number(timeline.value); }
    QString operator()(Lsn lsn) const { return engineText(lsn.toString()); }
    QString operator()(const Keyword &keyword) const { return keywordText(keyword); }
    QString operator()(const Sentence &sentence) const { return sentenceText(sentence); }
    QString operator()(const std::vector<Sentence> &sentences) const
    {
        QStringList texts;
        for (const Sentence &sentence : sentences)
            texts << sentenceText(sentence);
        return texts.join(QStringLiteral("; "));
    }
};

/// The number that a plural goes by.
std::optional<int> countOf(const PhraseValue &value)
{
    constexpr std::uint64_t most = 1'000'000'000;
    if (const auto *number = std::get_if<std::uint64_t>(&value.value))
        return static_cast<int>(std::min(*number, most));
    if (const auto *days = std::get_if<DayCount>(&value.value))
        return static_cast<int>(std::min<std::uint64_t>(days->value, most));
    return std::nullopt;
}

/// Puts values into %1, %2 at once, so that what stands in a name is never taken for a place.
QString filled(const QString &text, const QStringList &values)
{
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int place = text[at] == QLatin1Char('%') && at + 1 < text.size() ? text[at + 1].digitValue() : -1;
        if (place < 1 || place > values.size()) {
            result += text[at];
            continue;
        }
        result += values[place - 1];
        ++at;
    }
    return result;
}

} // namespace

QString sentenceText(const Sentence &sentence)
{
    if (sentence.empty())
        return {};
    const QLatin1StringView source(phraseSource(sentence.phrase()));
    const bool hasPlural = source.contains(QLatin1StringView("%n"));
    std::optional<int> count;
    QStringList values;
    for (const PhraseValue &value : sentence.values()) {
        if (hasPlural && !count) {
            count = countOf(value);
            if (count)
                continue;
        }
        values << std::visit(InWords{}, value.value);
    }
    const QString text = QCoreApplication::translate("Engine", source.data(), nullptr, count.value_or(-1));
    return filled(text, values);
}

QString recordedText(std::string_view text)
{
    return sentenceText(Sentence::recognized(text));
}

} // namespace cairn::ui
