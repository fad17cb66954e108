#include "core/sentence.h"

#include "shown.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace cairn;

namespace {

const BackupId one{1'795'000'000};
const BackupId two{1'795'000'100};

/// As many values as a phrase has places.
std::vector<PhraseValue> valuesFor(Phrase phrase)
{
    const auto places = std::ranges::count(phraseText(phrase), '{');
    std::vector<PhraseValue> values;
    for (std::ptrdiff_t place = 0; place < places; ++place)
        values.emplace_back("value" + std::to_string(place));
    return values;
}

} // namespace

class TestSentence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesInEnglish()
    {
        QCOMPARE(shown(Sentence(Phrase::InsideWindow, {DayCount{7}, Instant{Timestamp{1}, "then"}}).english()),
                 shown("younger than the window of 7 days (since then)"));
        QCOMPARE(shown(Sentence(Phrase::BeforeWindow, {DayCount{1}}).english()),
                 shown("older than the window of 1 day and not needed for its start"));
        QCOMPARE(shown(Sentence(Phrase::NeededBy, {BackupNames{{one, two}, 3}}).english()),
                 shown("needed by " + one.toString() + ", " + two.toString() + " and 3 more"));
        QCOMPARE(shown(Sentence(Phrase::WalOwn, {ByteCount{std::uint64_t{32} << 20}}).english()),
                 shown("32MB, it is part of the backup"));
        QCOMPARE(shown(Sentence(Phrase::RollsForwardOnto, {one, TimelineId{17}}).english()),
                 shown("rolls backup " + one.toString() + " forward onto timeline 17"));
        QCOMPARE(shown(Sentence(Phrase::ToPosition, {Lsn{0x16B374D848}}).english()), shown("the position 16/B374D848"));
        const Sentence inside{Phrase::StatusIs, {Keyword{"CORRUPT"}}};
        QCOMPARE(shown(Sentence(Phrase::NotRestorable, {inside}).english()),
                 shown("cannot be restored (it is CORRUPT)"));
        QCOMPARE(shown(Sentence::list({inside, Phrase::AskedFor}).english()), shown("it is CORRUPT; asked for"));
    }

    void whatIsQuotedStaysAsItIs()
    {
        const Sentence quoted = std::string("FATAL: {0} %1");
        QCOMPARE(quoted.phrase(), Phrase::Quoted);
        QCOMPARE(shown(quoted.english()), shown("FATAL: {0} %1"));
        QCOMPARE(shown(Sentence(Phrase::NotRestorable, {quoted}).english()),
                 shown("cannot be restored (FATAL: {0} %1)"));
        QVERIFY(Sentence().empty() && Sentence("").empty() && Sentence::list({}).empty());
        QVERIFY(!quoted.empty() && !Sentence(Phrase::AskedFor).empty());
        QVERIFY(Sentence().english().empty());
        QVERIFY(Sentence("a") == Sentence(std::string("a")) && !(Sentence("a") == Sentence("b")));
    }

    void aBackupToComeHasNoName()
    {
        const auto isMadeUp = [](BackupId id) { return id == two; };
        const Sentence inner{Phrase::OnRemoved, {two}};
        QCOMPARE(shown(Sentence(Phrase::NeededBy, {BackupNames{{one, two}}}).withoutIds(isMadeUp).english()),
                 shown("needed by " + one.toString() + ", a backup to come"));
        QCOMPARE(shown(Sentence(Phrase::OfBackup, {one, inner}).withoutIds(isMadeUp).english()),
                 shown("backup " + one.toString() + ": builds on a backup to come, which is removed"));
        QCOMPARE(shown(Sentence::list({inner}).withoutIds(isMadeUp).english()),
                 shown("builds on a backup to come, which is removed"));
    }

    /// What a record keeps as text is known again, whatever stands in its places.
    void whatIsStoredIsRecognized()
    {
        for (const Phrase phrase : storedPhrases) {
            const Sentence said(phrase, valuesFor(phrase));
            const Sentence heard = Sentence::recognized(said.english());
            QVERIFY2(heard.phrase() == phrase, said.english().c_str());
            QVERIFY2(heard == said, heard.english().c_str());
        }
    }

    void valuesThatAreRecognized()
    {
        const Sentence modes = Sentence::recognized(
            "not SUMMARY: WAL summaries come with PostgreSQL 17; not PTRACK: the database a has no "
            "extension ptrack; PAGE failed: the server said no");
        QCOMPARE(modes.phrase(), Phrase::List);
        const Sentence expected =
            Sentence::list({{Phrase::NotMode, {Keyword{"SUMMARY"}, Sentence(Phrase::SummariesTooNew)}},
                            {Phrase::NotMode, {Keyword{"PTRACK"}, Sentence(Phrase::NoPtrack, {std::string("a")})}},
                            {Phrase::ModeFailed, {Keyword{"PAGE"}, std::string("the server said no")}}});
        QVERIFY2(modes == expected, modes.english().c_str());
        const Sentence target = Sentence::recognized("the time 2026-11-21 03:44:05+00 cannot be recovered");
        QCOMPARE(target.phrase(), Phrase::TargetLost);
        const auto &time = std::get<Sentence>(target.values().front().value);
        QCOMPARE(time.phrase(), Phrase::ToTime);
        QVERIFY(std::get<Instant>(time.values().front().value).time.isKnown());
    }

    void whatIsNotRecognizedIsQuoted()
    {
        for (const char *const text : {"", "cannot open the file: No such file or directory", "; ", "a; b", "it i"})
            QCOMPARE(shown(Sentence::recognized(text).english()), shown(text));
        QCOMPARE(Sentence::recognized("FATAL: no; such").phrase(), Phrase::Quoted);
    }

    /// A phrase that nothing says would be translated for nobody.
    void everyPhraseIsSaid()
    {
        const QRegularExpression name(QStringLiteral("Phrase::(\\w+)"));
        QSet<QString> said;
        QDirIterator files(QStringLiteral(CAIRN_ENGINE_SOURCES), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto match = name.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
                said.insert(match.next().captured(1));
        }
        QFile header(QStringLiteral(CAIRN_ENGINE_SOURCES "/core/phrases.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        const QRegularExpression line(QStringLiteral("^    (\\w+),$"), QRegularExpression::MultilineOption);
        std::size_t count = 0;
        for (auto match = line.globalMatch(QString::fromUtf8(header.readAll())); match.hasNext(); ++count) {
            const QString phrase = match.next().captured(1);
            QVERIFY2(said.contains(phrase), qPrintable(phrase));
        }
        QCOMPARE(count, phraseCount);
    }
};

QTEST_APPLESS_MAIN(TestSentence)
#include "test_sentence.moc"
