#include "base/language.h"

#include "base/settings_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QTranslator>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr QLatin1StringView languageKey("appearance/language");
constexpr QLatin1StringView textsDirectory(":/i18n");
constexpr QLatin1StringView english("en");

QString nameOf(const QString &code)
{
    if (code == english)
        return QStringLiteral("English"); // Qt calls it American English
    const QLocale locale(code);
    QString name = locale.nativeLanguageName();
    return locale.toUpper(name.left(1)) + name.mid(1);
}

bool isThere(const QString &code)
{
    return std::ranges::contains(Language::all(), code, &LanguageName::code);
}

/// Formats of a language: those of the system when it speaks the language too, since they know the country.
QLocale formatsOf(const QString &choice)
{
    const QLocale system = QLocale::system();
    const QLocale chosen(choice);
    return choice.isEmpty() || chosen.language() == system.language() ? system : chosen;
}

} // namespace

Language::Language(SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_choice(settings.value(languageKey).toString())
    , m_current(english)
{
    if (!isThere(m_choice))
        m_choice.clear();
}

Language::~Language() = default;

QList<LanguageName> Language::all()
{
    QList<LanguageName> languages;
    constexpr qsizetype before = std::char_traits<char>::length("cairn_");
    for (const QString &file : QDir(textsDirectory).entryList({QStringLiteral("cairn_*.qm")})) {
        const QString code = file.chopped(3).mid(before);
        languages.append({code, nameOf(code)});
    }
    std::ranges::sort(languages, [](const LanguageName &a, const LanguageName &b) {
        return std::pair(a.code != english, a.name) < std::pair(b.code != english, b.name);
    });
    return languages;
}

QString Language::bestOf(const QStringList &preferred)
{
    for (const QString &language : preferred)
        if (const QString code = QLocale::languageToCode(QLocale(language).language()); isThere(code))
            return code;
    return english;
}

void Language::apply()
{
    const QLocale formats = formatsOf(m_choice);
    m_current = m_choice.isEmpty() ? bestOf(QLocale::system().uiLanguages()) : m_choice;
    m_translators.clear(); // takes them out of the application
    QLocale::setDefault(formats);
    // What was installed last is asked first. English has texts too: its plural forms.
    install(QStringLiteral("qtbase_") + m_current);
    install(QStringLiteral("cairn_en"));
    if (m_current != english)
        install(QStringLiteral("cairn_") + m_current);
}

void Language::install(const QString &name)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, textsDirectory))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

void Language::setChoice(const QString &code)
{
    const QString choice = isThere(code) ? code : QString();
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_settings.setValue(languageKey, choice);
    apply();
    Q_EMIT changed();
}

bool Language::useForNow(const QString &code)
{
    if (!isThere(code))
        return false;
    m_choice = code;
    return true;
}

} // namespace cairn::ui
