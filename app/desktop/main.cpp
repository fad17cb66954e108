#include "base/dialogs.h"
#include "base/format.h"
#include "base/keyring_store.h"
#include "base/language.h"
#include "base/password_keeper.h"
#include "base/services.h"
#include "base/settings_store.h"
#include "base/theme.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "screenshots.h"
#include "views/desktop.h"
#include "views/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <cstdio>
#include <memory>
#include <optional>

namespace {

using namespace cairn;
using namespace cairn::ui;

/// What the command line asks for.
struct Options {
    QString catalog;
    QString instance;
    QString screenshots;
    QString language;
};

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
}

/// The options, and what they are for.
class Parser {
public:
    Parser()
    {
        m_parser.setApplicationDescription(
            QStringLiteral("Backup and point-in-time recovery for PostgreSQL that you can see."));
        m_parser.addOptions({m_help, m_version, m_catalog, m_instance, m_screenshots, m_language});
    }

    /// --help and --version, which work without a display.
    [[nodiscard]] bool answers(const QStringList &arguments)
    {
        m_parser.parse(arguments);
        if (m_parser.isSet(m_help))
            print(stdout, m_parser.helpText());
        else if (m_parser.isSet(m_version))
            print(stdout, QStringLiteral("cairn-desktop %1\n").arg(QStringLiteral(CAIRN_VERSION)));
        return m_parser.isSet(m_help) || m_parser.isSet(m_version);
    }

    /// None, after saying why, when they are wrong.
    [[nodiscard]] std::optional<Options> read(const QStringList &arguments)
    {
        QString wrong = m_parser.parse(arguments) ? QString() : m_parser.errorText();
        if (wrong.isEmpty() && !m_parser.positionalArguments().isEmpty())
            wrong = QStringLiteral("there is no argument “%1”").arg(m_parser.positionalArguments().first());
        const bool needsCatalog = m_parser.isSet(m_instance) || m_parser.isSet(m_screenshots);
        if (wrong.isEmpty() && needsCatalog && !m_parser.isSet(m_catalog))
            wrong = QStringLiteral("--instance and --screenshots need --catalog");
        if (!wrong.isEmpty()) {
            print(stderr, QStringLiteral("cairn-desktop: %1\n").arg(wrong));
            return std::nullopt;
        }
        return Options{absolute(m_parser.value(m_catalog)), m_parser.value(m_instance),
                       absolute(m_parser.value(m_screenshots)), m_parser.value(m_language)};
    }

private:
    static QString absolute(const QString &path)
    {
        return path.isEmpty() ? path : QDir::cleanPath(QDir::current().absoluteFilePath(path));
    }

    static QString languages()
    {
        QStringList codes;
        for (const LanguageName &language : Language::all())
            codes.append(language.code);
        return codes.join(QStringLiteral(", "));
    }

    QCommandLineParser m_parser;
    QCommandLineOption m_help{{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text.")};
    QCommandLineOption m_version{{QStringLiteral("V"), QStringLiteral("version")}, QStringLiteral("Show the version.")};
    QCommandLineOption m_catalog{{QStringLiteral("B"), QStringLiteral("catalog")},
                                 QStringLiteral("Open this catalog."),
                                 QStringLiteral("directory")};
    QCommandLineOption m_instance{QStringLiteral("instance"), QStringLiteral("Show this instance of the catalog."),
                                  QStringLiteral("name")};
    QCommandLineOption m_screenshots{QStringLiteral("screenshots"),
                                     QStringLiteral("Write pictures of every screen of the catalog here, and quit."),
                                     QStringLiteral("directory")};
    QCommandLineOption m_language{QStringLiteral("language"),
                                  QStringLiteral("Speak this language for now: %1.").arg(languages()),
                                  QStringLiteral("code")};
};

int run(const Options &options)
{
    const bool picturing = !options.screenshots.isEmpty();
    const std::unique_ptr<SettingsStore> settings =
        picturing ? std::unique_ptr<SettingsStore>(std::make_unique<MemorySettings>())
                  : std::make_unique<UserSettings>();
    Language language(*settings);
    if (!options.language.isEmpty() && !language.useForNow(options.language)) {
        print(stderr,
              QStringLiteral("cairn-desktop: there are no texts in the language “%1”; --help lists the languages\n")
                  .arg(options.language));
        return 2;
    }
    language.apply();
    WidgetDialogs dialogs;
    KeyringStore keyring;
    PasswordKeeper passwords(keyring, *settings, dialogs);
    // Nobody is there to answer when pictures are taken.
    const EngineApi engine = picturing ? engineApi() : withPasswords(engineApi(), passwords.source());
    Theme theme(*settings);
    const SystemClock clock;
    JobController jobs(clock);
    CatalogStore catalogs(engine);
    const Services services{engine, *settings, dialogs, theme, jobs, catalogs, language, clock, passwords};
    Desktop desktop(services);
    MainWindow &window = desktop.window(); // until the event loop runs
    if (!picturing)
        window.restoreCatalogs();
    if (!options.catalog.isEmpty()) {
        window.openCatalog(toBytes(options.catalog));
        window.choose(toBytes(options.catalog), toBytes(options.instance));
    }
    if (picturing)
        return takeScreenshots(services, window, {toBytes(options.catalog), toBytes(options.instance)},
                               options.screenshots);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    Parser parser;
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    if (parser.answers(arguments))
        return 0;
    QApplication application(argc, argv); // takes Qt's own options out
    const std::optional<Options> options = parser.read(QApplication::arguments());
    if (!options)
        return 2;
    QApplication::setOrganizationName(QStringLiteral("cairn"));
    QApplication::setApplicationName(QStringLiteral("cairn-desktop"));
    QApplication::setApplicationDisplayName(QStringLiteral("Cairn"));
    QApplication::setApplicationVersion(QStringLiteral(CAIRN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.cairn_pg.Cairn"));
    return run(*options);
}
