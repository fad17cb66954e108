#include "command.h"
#include "completion_script.h"
#include "help_text.h"
#include "shown.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <functional>

namespace cairn::cli {

namespace {

void forEachCommand(const std::function<void(const CommandEntry &, const OptionSet &)> &visit)
{
    for (const auto &entry : commandTable()) {
        const auto command = entry.make();
        CommonOptions common;
        OptionSet options;
        declareAll(*command, common, options);
        visit(entry, options);
    }
}

QByteArray manualPage()
{
    QFile file(QStringLiteral(CAIRN_MAN_PAGE));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the manual page");
    return file.readAll();
}

/// How roff spells an option's name.
QByteArray inRoff(std::string_view name)
{
    return shown(name).replace("-", "\\-");
}

/// Runs a program to its end; its output and errors together.
QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input,
                    int *exitCode = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("MANROFFSEQ"), QString());
    environment.insert(QStringLiteral("MANPAGER"), QStringLiteral("cat"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    if (exitCode != nullptr)
        *exitCode = process.exitCode();
    return process.readAll();
}

/// The part of a completion script that is about one command.
QByteArray sectionOf(const CommandEntry &entry, Shell shell, const QByteArray &script)
{
    if (shell != Shell::Fish) {
        const qsizetype begin = script.indexOf(QByteArray("\n    " + shown(entry.name) + ")\n"));
        return begin < 0 ? QByteArray() : script.sliced(begin, script.indexOf("\n        ;;\n", begin) - begin);
    }
    QByteArray section;
    for (const auto &line : script.split('\n'))
        if (line.contains(QByteArray("'__fish_seen_subcommand_from " + shown(entry.name) + "'")))
            section += line + "\n";
    return section;
}

/// What bash offers for a command line whose last word is being typed.
QList<QByteArray> offered(const QList<QByteArray> &words)
{
    QByteArray quoted;
    for (const auto &word : words)
        quoted += " '" + word + "'";
    const QByteArray input = shown(completionScript(Shell::Bash)) + "\nCOMP_WORDS=(" + quoted +
                             ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_cairn\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
    auto lines = outputOf(QStringLiteral("bash"), {QStringLiteral("--norc"), QStringLiteral("-s")}, input).split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

} // namespace

class TestDocumentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOptionIsInTheHelpOfItsCommand()
    {
        forEachCommand([](const CommandEntry &entry, const OptionSet &options) {
            const auto help = commandHelp(entry, options);
            QVERIFY(overviewHelp().contains("  " + std::string(entry.name) + " "));
            for (const auto &info : options.options())
                QVERIFY2(help.contains(info.displayName()), info.longName.c_str());
        });
    }

    void everyOptionIsInTheManual()
    {
        const QByteArray page = manualPage();
        forEachCommand([&page](const CommandEntry &entry, const OptionSet &options) {
            QVERIFY2(page.contains(QByteArray(".SS cairn " + inRoff(entry.name))), entry.name.data());
            for (const auto &info : options.options()) {
                QVERIFY2(page.contains(inRoff(info.displayName())), info.longName.c_str());
                if (info.shortName != 0)
                    QVERIFY2(page.contains(QByteArray(inRoff(std::string{'-', info.shortName}) + " \", \"")),
                             info.longName.c_str());
                if (!info.environmentName.empty())
                    QVERIFY2(page.contains(info.environmentName.c_str()), info.environmentName.c_str());
            }
        });
    }

    void theManualNamesNoOptionThatDoesNotExist()
    {
        QByteArray names;
        forEachCommand([&names](const CommandEntry &, const OptionSet &options) {
            for (const auto &info : options.options())
                names += shown(info.displayName()) + "\n";
        });
        const QByteArray page = manualPage().replace("\\-", "-");
        static const QRegularExpression option(QStringLiteral("--[a-z][a-z-]+"));
        auto found = option.globalMatch(QString::fromUtf8(page));
        while (found.hasNext()) {
            const QByteArray name = found.next().captured().toUtf8();
            QVERIFY2(names.contains(QByteArray(name + "\n")), name.constData());
        }
    }

    void theManualIsWellFormed()
    {
        const QString page = QStringLiteral(CAIRN_MAN_PAGE);
        bool checked = false;
        if (const QString man = QStandardPaths::findExecutable(QStringLiteral("man")); !man.isEmpty()) {
            QProcess process;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
            process.setProcessEnvironment(environment);
            process.start(man, {QStringLiteral("--warnings"), QStringLiteral("-E"), QStringLiteral("UTF-8"),
                                QStringLiteral("-l"), QStringLiteral("-Tutf8"), page});
            QVERIFY(process.waitForFinished(-1));
            QCOMPARE(process.readAllStandardError(), QByteArray());
            QVERIFY(process.readAllStandardOutput().contains("archive_command"));
            checked = true;
        }
        if (const QString mandoc = QStandardPaths::findExecutable(QStringLiteral("mandoc")); !mandoc.isEmpty()) {
            QCOMPARE(outputOf(mandoc, {QStringLiteral("-Tlint"), QStringLiteral("-Wwarning"), page}, {}), QByteArray());
            checked = true;
        }
        if (!checked)
            QFAIL("neither man nor mandoc is installed: ./dev installs man");
    }

    void everyOptionIsInEveryCompletionScript()
    {
        for (const Shell shell : {Shell::Bash, Shell::Zsh, Shell::Fish}) {
            const QByteArray script = shown(completionScript(shell));
            forEachCommand([&](const CommandEntry &entry, const OptionSet &options) {
                const QByteArray section = sectionOf(entry, shell, script);
                for (const auto &info : options.options()) {
                    const QByteArray name = shown(info.longName);
                    const QByteArray asThere =
                        shell == Shell::Fish ? QByteArray(" -l " + name + " ") : QByteArray("--" + name);
                    QVERIFY2(section.contains(asThere), name.constData());
                }
            });
        }
    }

    void theScriptsAreWellFormed()
    {
        for (const auto &[name, shell] : {std::pair{"bash", Shell::Bash}, {"zsh", Shell::Zsh}, {"fish", Shell::Fish}}) {
            const QString program = QStandardPaths::findExecutable(QLatin1String(name));
            if (program.isEmpty())
                continue;
            int exitCode = -1;
            QTemporaryDir directory;
            QFile script(directory.filePath(QStringLiteral("script")));
            QVERIFY(script.open(QIODevice::WriteOnly));
            script.write(shown(completionScript(shell)));
            script.close();
            QCOMPARE(outputOf(program, {QStringLiteral("-n"), script.fileName()}, {}, &exitCode), QByteArray());
            QCOMPARE(exitCode, 0);
        }
    }

    void whatBashOffers_data()
    {
        QTest::addColumn<QList<QByteArray>>("words");
        QTest::addColumn<QList<QByteArray>>("expected");
        QTest::newRow("command") << QList<QByteArray>{"cairn", "arch"}
                                 << QList<QByteArray>{"archive-push", "archive-get"};
        QTest::newRow("option") << QList<QByteArray>{"cairn", "backup", "--str"} << QList<QByteArray>{"--stream"};
        QTest::newRow("not of another command") << QList<QByteArray>{"cairn", "show", "--str"} << QList<QByteArray>{};
        QTest::newRow("word") << QList<QByteArray>{"cairn", "show", "--format", "j"} << QList<QByteArray>{"json"};
        QTest::newRow("word behind an equals sign")
            << QList<QByteArray>{"cairn", "show", "--format", "=", "p"} << QList<QByteArray>{"plain"};
        QTest::newRow("nothing but an equals sign")
            << QList<QByteArray>{"cairn", "show", "--format", "="} << QList<QByteArray>{"plain", "json"};
        QTest::newRow("optional word") << QList<QByteArray>{"cairn", "backup", "--progress", "=", "j"}
                                       << QList<QByteArray>{"json"};
        QTest::newRow("behind a flag with an optional word")
            << QList<QByteArray>{"cairn", "backup", "--progress", "--no-v"} << QList<QByteArray>{"--no-validate"};
        QTest::newRow("directory") << QList<QByteArray>{"cairn", "show", "-B", "/us"} << QList<QByteArray>{"/usr"};
        QTest::newRow("free text") << QList<QByteArray>{"cairn", "backup", "--note", ""} << QList<QByteArray>{};
        QTest::newRow("shell") << QList<QByteArray>{"cairn", "completion", "z"} << QList<QByteArray>{"zsh"};
        QTest::newRow("topic") << QList<QByteArray>{"cairn", "help", "exit"} << QList<QByteArray>{"exit-codes"};
    }
    void whatBashOffers()
    {
        QFETCH(QList<QByteArray>, words);
        QTEST(offered(words), "expected");
    }

    void exitCodesAreAllExplained()
    {
        const auto text = exitCodesHelp();
        for (int code = 0; code <= std::to_underlying(ErrorCode::Cancelled); ++code)
            QVERIFY(text.contains(errorCodeMeaning(static_cast<ErrorCode>(code))));
    }

    void linesFitATerminal()
    {
        const auto check = [](const std::string &text) {
            for (const auto &line : shown(text).split('\n'))
                QVERIFY2(QString::fromUtf8(line).size() <= 130, line.constData());
        };
        check(overviewHelp());
        check(exitCodesHelp());
        check(environmentHelp());
        forEachCommand(
            [&check](const CommandEntry &entry, const OptionSet &options) { check(commandHelp(entry, options)); });
    }
};

} // namespace cairn::cli

QTEST_GUILESS_MAIN(cairn::cli::TestDocumentation)
#include "test_documentation.moc"
