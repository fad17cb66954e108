#pragma once

#include <QList>
#include <QLocale>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QTranslator;

namespace cairn::ui {

class SettingsStore;

/// A language that the desktop speaks.
struct LanguageName {
    QString code; ///< "de"
    QString name; ///< in the language itself: "Deutsch"
};

/// The language of texts, numbers and dates: the system's, or a chosen one. GUI thread, one per process.
///
/// A language is there when its texts are compiled in (":/i18n/cairn_<code>.qm"), and only complete ones are. Texts
/// that a widget has set already stay as they are: who shows any makes its widgets anew after changed(), as Desktop
/// does.
class Language final : public QObject {
    Q_OBJECT
public:
    explicit Language(SettingsStore &settings, QObject *parent = nullptr);
    ~Language() override;

    /// English first, the others by their names.
    [[nodiscard]] static QList<LanguageName> all();
    /// Of the languages that somebody prefers, in this order ("de-AT", "de"), the first one that is there; English
    /// without one.
    [[nodiscard]] static QString bestOf(const QStringList &preferred);

    /// The chosen language; empty: that of the system.
    [[nodiscard]] QString choice() const { return m_choice; }
    /// The language that is spoken now.
    [[nodiscard]] QString current() const { return m_current; }

    /// Installs texts and formats of the choice. To be called before the first widget is made.
    void apply();
    /// Takes effect at once and is remembered. Without the language's texts, that of the system.
    void setChoice(const QString &code);
    /// For this run only, in the place of what is remembered; before apply(). False when there is no such language.
    [[nodiscard]] bool useForNow(const QString &code);

Q_SIGNALS:
    void changed();

private:
    void install(const QString &name);
    SettingsStore &m_settings;
    QString m_choice;
    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace cairn::ui
