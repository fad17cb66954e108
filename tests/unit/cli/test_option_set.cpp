#include "option_set.h"
#include "shown.h"
#include "suggest.h"
#include "values.h"

namespace cairn::cli {

namespace {

/// A set with one option of each kind.
struct Sample {
    Sample()
    {
        options.text("--note", note, "TEXT", "a note");
        options.value("-j,--threads", threads, "N", "threads",
                      [](std::string_view text) { return parseNumber(text, 1, 8); });
        options.flag("-R,--replica", replica, "a flag");
        options.flag("--stream", stream, "another flag");
        options.choice("--format", json, std::vector<std::pair<std::string, bool>>{{"plain", false}, {"json", true}},
                       "format");
        options.list("-T,--mapping", mappings, "OLD=NEW", "mapping", parseName);
        options.flagOrWord("--progress", progress, {"bar", "json"}, "progress");
        options.value("-D,--pgdata", pgdata, "DIR", "directory", parseName).environment("CAIRN_TEST_PGDATA");
        options.positionals({"[TOPIC]"});
    }

    /// The error's code and text, or "ok".
    QByteArray parse(std::vector<std::string> arguments)
    {
        const auto parsed = options.parse(arguments);
        return parsed ? QByteArray("ok")
                      : shown(errorCodeName(parsed.error().code)) + ": " + shown(parsed.error().text());
    }

    std::optional<std::string> note;
    std::optional<std::string> pgdata;
    std::uint64_t threads = 1;
    bool replica = false;
    bool stream = false;
    bool json = false;
    std::vector<std::string> mappings;
    std::string progress;
    OptionSet options;
};

} // namespace

class TestOptionSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("CAIRN_TEST_PGDATA"); }

    void everyFormOfAValue_data()
    {
        QTest::addColumn<QList<QByteArray>>("arguments");
        QTest::newRow("long, apart") << QList<QByteArray>{"--threads", "4"};
        QTest::newRow("long, equals sign") << QList<QByteArray>{"--threads=4"};
        QTest::newRow("short, apart") << QList<QByteArray>{"-j", "4"};
        QTest::newRow("short, together") << QList<QByteArray>{"-j4"};
        QTest::newRow("behind a flag") << QList<QByteArray>{"-Rj4"};
    }
    void everyFormOfAValue()
    {
        QFETCH(QList<QByteArray>, arguments);
        Sample sample;
        std::vector<std::string> words;
        for (const auto &argument : arguments)
            words.push_back(argument.toStdString());
        QCOMPARE(sample.parse(words), QByteArray("ok"));
        QCOMPARE(sample.threads, 4u);
    }

    void valuesAreBytes_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("blank") << QByteArray(" ");
        QTest::newRow("quotes") << QByteArray("it's \"so\"");
        QTest::newRow("whole in quotes") << QByteArray("\"quoted\"");
        QTest::newRow("brackets") << QByteArray("[a,b]");
        QTest::newRow("braces") << QByteArray("{}");
        QTest::newRow("comma") << QByteArray("a,b;c");
        QTest::newRow("line break") << QByteArray("a\nb\n");
        QTest::newRow("backslashes") << QByteArray("a\\nb\\");
        QTest::newRow("like an option") << QByteArray("--stream");
        QTest::newRow("like a short option") << QByteArray("-R");
        QTest::newRow("dashes") << QByteArray("--");
        QTest::newRow("equals sign") << QByteArray("=a=b=");
        QTest::newRow("UTF-8") << QByteArray("Z\xC3\xBCrich \xF0\x9F\x97\xBB");
        QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE\x80");
        QTest::newRow("control characters") << QByteArray("\x01\x1B[31m\x7F");
        QTest::newRow("percent signs") << QByteArray("%%");
        QTest::newRow("long") << QByteArray(100'000, 'x');
    }
    void valuesAreBytes()
    {
        QFETCH(QByteArray, value);
        Sample together;
        QCOMPARE(together.parse({"--note=" + value.toStdString(), "-R"}), QByteArray("ok"));
        QCOMPARE(shown(together.note.value_or("none")), value);
        QVERIFY(together.replica);
        QVERIFY(!together.stream);
        Sample apart;
        QCOMPARE(apart.parse({"--note", value.toStdString(), "-R"}), QByteArray("ok"));
        QCOMPARE(shown(apart.note.value_or("none")), value);
        QVERIFY(apart.replica);
        QVERIFY(!apart.stream);
    }

    void everyByteInAValue()
    {
        std::string value;
        for (int byte = 1; byte < 256; ++byte)
            value += static_cast<char>(byte);
        Sample sample;
        QCOMPARE(sample.parse({"--note=" + value}), QByteArray("ok"));
        QVERIFY(sample.note == value);
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("argument");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("typo") << QByteArray("--streem")
                              << QByteArray("usage: unknown option: --streem\nHINT: did you mean --stream?");
        QTest::newRow("typo with a value")
            << QByteArray("--thread=4") << QByteArray("usage: unknown option: --thread\nHINT: did you mean --threads?");
        QTest::newRow("far from everything")
            << QByteArray("--archive-timeout=4") << QByteArray("usage: unknown option: --archive-timeout");
        QTest::newRow("unknown short one") << QByteArray("-x") << QByteArray("usage: unknown option: -x");
        QTest::newRow("flag with a value")
            << QByteArray("--stream=no") << QByteArray("usage: the option takes no value: --stream");
        QTest::newRow("no value") << QByteArray("--note") << QByteArray("usage: the option needs a value: --note");
        QTest::newRow("no value, short") << QByteArray("-j") << QByteArray("usage: the option needs a value: -j");
        QTest::newRow("out of range") << QByteArray("-j0")
                                      << QByteArray(
                                             "usage: --threads: out of range: \"0\"\nHINT: it must be between 1 and 8");
        QTest::newRow("negative") << QByteArray("-j-3") << QByteArray("usage: --threads: not a whole number: \"-3\"");
        QTest::newRow("no such word")
            << QByteArray("--format=xml")
            << QByteArray("usage: --format: \"xml\" is none of its values\nHINT: values are plain, json");
        QTest::newRow("no such optional word")
            << QByteArray("--progress=xml")
            << QByteArray("usage: --progress: \"xml\" is none of its values\nHINT: values are bar, json");
    }
    void errors()
    {
        QFETCH(QByteArray, argument);
        Sample sample;
        QTEST(sample.parse({argument.toStdString()}), "expected");
    }

    void repeating()
    {
        Sample sample;
        QCOMPARE(sample.parse({"-T", "a", "--mapping=b", "-R", "-R"}), QByteArray("ok"));
        QCOMPARE(sample.mappings, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(Sample().parse({"-j2", "--threads=3"}),
                 QByteArray("usage: the option is given more than once: --threads"));
    }

    void aListTakesOneValueAtATime()
    {
        Sample sample;
        QCOMPARE(sample.parse({"-T", "a", "topic"}), QByteArray("ok"));
        QCOMPARE(sample.mappings, (std::vector<std::string>{"a"}));
        QCOMPARE(sample.options.positionalValues(), (std::vector<std::string>{"topic"}));
    }

    void optionalWords()
    {
        Sample bare;
        QCOMPARE(bare.parse({"--progress", "topic"}), QByteArray("ok"));
        QCOMPARE(bare.progress, "bar");
        QCOMPARE(bare.options.positionalValues().size(), 1u);
        Sample word;
        QCOMPARE(word.parse({"--progress=json"}), QByteArray("ok"));
        QCOMPARE(word.progress, "json");
    }

    void argumentsThatAreNoOptions()
    {
        Sample sample;
        QCOMPARE(sample.parse({"one", "two"}), QByteArray("usage: unexpected argument: \"two\""));
    }

    void environmentStandsIn()
    {
        qputenv("CAIRN_TEST_PGDATA", "/from/environment");
        Sample environment;
        QCOMPARE(environment.parse({}), QByteArray("ok"));
        QCOMPARE(shown(environment.pgdata.value_or("")), QByteArray("/from/environment"));
        Sample commandLine;
        QCOMPARE(commandLine.parse({"-D", "/from/line"}), QByteArray("ok"));
        QCOMPARE(shown(commandLine.pgdata.value_or("")), QByteArray("/from/line"));
        qputenv("CAIRN_TEST_PGDATA", "");
        Sample empty;
        QCOMPARE(empty.parse({}), QByteArray("ok"));
        QVERIFY(!empty.pgdata);
    }

    void errorsNameTheVariable()
    {
        qputenv("CAIRN_TEST_THREADS", "many");
        OptionSet options;
        std::uint64_t threads = 0;
        options.value("--threads", threads, "N", "threads", [](std::string_view text) { return parseNumber(text); })
            .environment("CAIRN_TEST_THREADS");
        const auto parsed = options.parse({});
        qunsetenv("CAIRN_TEST_THREADS");
        QCOMPARE(shown(parsed.error().text()),
                 QByteArray("environment variable CAIRN_TEST_THREADS: not a whole number: \"many\""));
    }

    void requiredOptions()
    {
        OptionSet options;
        std::string name;
        options.value("--instance", name, "NAME", "name", parseName).required();
        QCOMPARE(shown(options.parse({}).error().text()), QByteArray("a required option is missing: --instance"));
        OptionSet misspelt;
        misspelt.value("--instance", name, "NAME", "name", parseName).required();
        const std::vector<std::string> typo{"--instanc=x"};
        QVERIFY(misspelt.parse(typo).error().text().contains("did you mean --instance?"));
    }

    void suggestions()
    {
        const std::vector<std::string> commands{"backup", "restore", "show", "show-config", "set-config", "validate"};
        QCOMPARE(suggest("bakcup", commands), "backup");
        QCOMPARE(suggest("back", commands), "backup");
        QCOMPARE(suggest("shwo", commands), "show");
        QCOMPARE(suggest("show-confg", commands), "show-config");
        QCOMPARE(suggest("explode", commands), "");
        QCOMPARE(suggest("", commands), "");
        QCOMPARE(suggest(std::string(1000, 'x'), commands), "");
    }
};

} // namespace cairn::cli

QTEST_APPLESS_MAIN(cairn::cli::TestOptionSet)
#include "test_option_set.moc"
