#pragma once

#include "core/passwords.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace cairn::ui {

class Dialogs;
class SecretStore;
class SettingsStore;
struct PasswordAnswer;

/// A server whose password is at hand.
struct KeptPassword {
    QString server;
    bool inKeyring = false; ///< else only until Cairn quits
};

/// Finds the passwords that servers want: what is known of this run, else the keyring, else somebody is asked. What is
/// typed is kept for this run, and in the keyring when that is wanted; the settings hold the names of the servers that
/// are there, no secrets. GUI thread, but for what source() returns. It outlives neither `secrets`, `settings` nor
/// `dialogs`.
class PasswordKeeper final : public QObject {
    Q_OBJECT
public:
    PasswordKeeper(SecretStore &secrets, SettingsStore &settings, Dialogs &dialogs, QObject *parent = nullptr);
    ~PasswordKeeper() override;

    /// For the engine: to be called in any thread but this one, which has to be free to answer. It waits until there is
    /// an answer, a stop is requested or the keeper goes. Questions about one server that come at once are one
    /// question.
    [[nodiscard]] PasswordSource source() const;

    /// By name.
    [[nodiscard]] std::vector<KeptPassword> kept() const;
    /// Here at once, in the keyring soon: then changed(), or forgettingFailed().
    void forget(const QString &server);

    /// How many threads wait for an answer about a server.
    [[nodiscard]] std::size_t waiting(const QString &server) const;

    /// "user@host:port", as the keyring and the settings have it.
    [[nodiscard]] static QString serverName(const PasswordQuestion &question);

Q_SIGNALS:
    /// kept() is not what it was.
    void changed();
    void forgettingFailed(const QString &server, const QString &problem);

private:
    struct Desk;
    struct Waiter;
    struct Inquiry;
    using Waiters = std::vector<std::shared_ptr<Waiter>>;

    [[nodiscard]] static std::optional<std::string> ask(Desk &desk, const PasswordQuestion &question,
                                                        const std::stop_token &stop);
    void take(const PasswordQuestion &question, const std::shared_ptr<Waiter> &waiter);
    void withdraw(const std::shared_ptr<Waiter> &waiter);
    void keyringSaid(const QString &server, const std::optional<QString> &password, const QString &problem);
    void askNext();
    void answered(const QString &server, const std::optional<PasswordAnswer> &given);
    void remember(const QString &server, const QString &password);
    void removeFromKeyring(const QString &server);
    void sayNotRemembered(const QString &server, const QString &problem);
    void answer(const Waiters &waiters, const std::optional<QString> &password);
    [[nodiscard]] QStringList remembered() const;
    void setRemembered(const QString &server, bool isRemembered);

    SecretStore &m_secrets;
    SettingsStore &m_settings;
    Dialogs &m_dialogs;
    std::shared_ptr<Desk> m_desk;          ///< where threads wait
    std::vector<Inquiry> m_inquiries;      ///< one for each server, oldest first
    QHash<QString, QString> m_known;       ///< passwords of this run
    QHash<QString, QStringList> m_refused; ///< by the servers: not to be taken from the keyring again
};

} // namespace cairn::ui
