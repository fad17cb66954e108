#include "base/password_keeper.h"

#include "base/dialogs.h"
#include "base/format.h"
#include "base/secret_store.h"
#include "base/settings_store.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace cairn::ui {

namespace {

constexpr QLatin1StringView rememberedKey("passwords/servers");

} // namespace

/// A thread that waits. Guarded by the desk's mutex.
struct PasswordKeeper::Waiter {
    bool isAnswered = false;
    std::optional<std::string> password;
};

/// Between the threads and the keeper; lives as long as any of them.
struct PasswordKeeper::Desk {
    std::mutex mutex;
    std::condition_variable_any changed;
    PasswordKeeper *keeper = nullptr; ///< null when it is gone

    /// Has the keeper do something in its thread. False when it is gone.
    template <class Task>
    bool post(Task task)
    {
        const std::scoped_lock lock(mutex);
        if (!keeper)
            return false;
        QMetaObject::invokeMethod(
            keeper, [there = keeper, task = std::move(task)] { task(*there); }, Qt::QueuedConnection);
        return true;
    }
};

/// What is wanted of one server.
struct PasswordKeeper::Inquiry {
    enum class State { AtKeyring, Ready, Asking };

    QString server;
    PasswordQuestion question;
    Waiters waiters;
    State state = State::AtKeyring;
    QString problem;                ///< of the keyring
    std::unique_ptr<QObject> asker; ///< while somebody is asked; takes the dialog with it
};

PasswordKeeper::PasswordKeeper(SecretStore &secrets, SettingsStore &settings, Dialogs &dialogs, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_settings(settings)
    , m_dialogs(dialogs)
    , m_desk(std::make_shared<Desk>())
{
    m_desk->keeper = this;
}

PasswordKeeper::~PasswordKeeper()
{
    const std::scoped_lock lock(m_desk->mutex);
    m_desk->keeper = nullptr;
    m_desk->changed.notify_all();
}

QString PasswordKeeper::serverName(const PasswordQuestion &question)
{
    return QStringLiteral("%1@%2:%3")
        .arg(displayName(question.user), displayName(question.host), displayName(question.port));
}

PasswordSource PasswordKeeper::source() const
{
    return [desk = m_desk](const PasswordQuestion &question, const std::stop_token &stop) {
        return ask(*desk, question, stop);
    };
}

std::optional<std::string> PasswordKeeper::ask(Desk &desk, const PasswordQuestion &question,
                                               const std::stop_token &stop)
{
    const auto waiter = std::make_shared<Waiter>();
    if (!desk.post([question, waiter](PasswordKeeper &keeper) { keeper.take(question, waiter); }))
        return std::nullopt;
    {
        std::unique_lock lock(desk.mutex);
        if (desk.changed.wait(lock, stop, [&] { return waiter->isAnswered || !desk.keeper; }))
            return waiter->password;
    }
    desk.post([waiter](PasswordKeeper &keeper) { keeper.withdraw(waiter); });
    return std::nullopt;
}

void PasswordKeeper::take(const PasswordQuestion &question, const std::shared_ptr<Waiter> &waiter)
{
    const QString server = serverName(question);
    if (question.rejected) {
        const QString rejected = QString::fromStdString(*question.rejected);
        if (!m_refused[server].contains(rejected))
            m_refused[server].append(rejected);
        if (m_known.value(server) == rejected && m_known.remove(server))
            Q_EMIT changed();
    }
    if (const auto known = m_known.constFind(server); known != m_known.constEnd())
        return answer({waiter}, *known);
    if (const auto open = std::ranges::find(m_inquiries, server, &Inquiry::server); open != m_inquiries.end()) {
        open->waiters.push_back(waiter);
        return;
    }
    m_inquiries.push_back({.server = server, .question = question, .waiters = {waiter}, .problem = {}, .asker = {}});
    m_secrets.read(server, this, [this, server](const SecretStore::Found &found) {
        keyringSaid(server, found.value_or(std::nullopt), found ? QString() : found.error());
    });
}

void PasswordKeeper::withdraw(const std::shared_ptr<Waiter> &waiter)
{
    for (Inquiry &inquiry : m_inquiries)
        std::erase(inquiry.waiters, waiter);
    std::erase_if(m_inquiries, [](const Inquiry &inquiry) { return inquiry.waiters.empty(); });
    askNext();
}

void PasswordKeeper::keyringSaid(const QString &server, const std::optional<QString> &password, const QString &problem)
{
    const auto inquiry = std::ranges::find(m_inquiries, server, &Inquiry::server);
    if (inquiry == m_inquiries.end() || inquiry->state != Inquiry::State::AtKeyring)
        return; // nobody waits for it any more
    if (password && !m_refused.value(server).contains(*password)) {
        const Waiters waiters = std::move(inquiry->waiters);
        m_inquiries.erase(inquiry);
        m_known.insert(server, *password);
        setRemembered(server, true); // whoever put it there
        answer(waiters, password);
        Q_EMIT changed();
        return;
    }
    inquiry->state = Inquiry::State::Ready;
    inquiry->problem = problem;
    askNext();
}

/// One at a time: of two dialogs one would lie under the other.
void PasswordKeeper::askNext()
{
    if (std::ranges::contains(m_inquiries, Inquiry::State::Asking, &Inquiry::state))
        return;
    const auto next = std::ranges::find(m_inquiries, Inquiry::State::Ready, &Inquiry::state);
    if (next == m_inquiries.end())
        return;
    next->state = Inquiry::State::Asking;
    next->asker = std::make_unique<QObject>();
    const PasswordPrompt prompt{.user = displayName(next->question.user),
                                .place = displayName(next->question.host) + QLatin1Char(':') +
                                         displayName(next->question.port),
                                .isRefused = next->question.rejected.has_value(),
                                .remember = remembered().contains(next->server),
                                .keyringProblem = next->problem};
    m_dialogs.askPassword(
        next->asker.get(), prompt,
        [this, server = next->server](const std::optional<PasswordAnswer> &given) { answered(server, given); });
}

void PasswordKeeper::answered(const QString &server, const std::optional<PasswordAnswer> &given)
{
    const auto found = std::ranges::find(m_inquiries, server, &Inquiry::server);
    if (found == m_inquiries.end())
        return;
    const Inquiry inquiry = std::move(*found);
    m_inquiries.erase(found);
    if (!given) {
        answer(inquiry.waiters, std::nullopt);
    } else {
        m_known.insert(server, given->password);
        m_refused[server].removeAll(given->password); // who types it again means it
        answer(inquiry.waiters, given->password);
        if (given->remember)
            remember(server, given->password);
        else if (remembered().contains(server))
            removeFromKeyring(server); // what is there is of no use any more
        Q_EMIT changed();
    }
    // When the dialog of this one is gone.
    QMetaObject::invokeMethod(this, &PasswordKeeper::askNext, Qt::QueuedConnection);
}

void PasswordKeeper::answer(const Waiters &waiters, const std::optional<QString> &password)
{
    const std::scoped_lock lock(m_desk->mutex);
    for (const auto &waiter : waiters) {
        waiter->isAnswered = true;
        if (password)
            waiter->password = password->toStdString();
    }
    m_desk->changed.notify_all();
}

void PasswordKeeper::remember(const QString &server, const QString &password)
{
    m_secrets.write(server, password, this, [this, server](const SecretStore::Done &done) {
        if (!done)
            return sayNotRemembered(server, done.error());
        setRemembered(server, true);
        Q_EMIT changed();
    });
}

void PasswordKeeper::sayNotRemembered(const QString &server, const QString &problem)
{
    const Question said{
        .title = tr("The password is not remembered"),
        .text = tr("The password of %1 could not be put into the keyring. It is kept until Cairn quits.").arg(server),
        .details = problem,
        .verbs = {tr("&Close")},
    };
    m_dialogs.ask(nullptr, said, [](int) {});
}

std::vector<KeptPassword> PasswordKeeper::kept() const
{
    const QStringList inKeyring = remembered();
    QStringList servers = inKeyring + m_known.keys();
    servers.sort();
    servers.removeDuplicates();
    std::vector<KeptPassword> all;
    for (const QString &server : std::as_const(servers))
        all.push_back({server, inKeyring.contains(server)});
    return all;
}

std::size_t PasswordKeeper::waiting(const QString &server) const
{
    const auto open = std::ranges::find(m_inquiries, server, &Inquiry::server);
    return open != m_inquiries.end() ? open->waiters.size() : 0;
}

void PasswordKeeper::forget(const QString &server)
{
    if (m_known.remove(server))
        Q_EMIT changed();
    if (remembered().contains(server))
        removeFromKeyring(server);
}

void PasswordKeeper::removeFromKeyring(const QString &server)
{
    m_secrets.remove(server, this, [this, server](const SecretStore::Done &done) {
        if (!done) {
            Q_EMIT forgettingFailed(server, done.error());
            return;
        }
        setRemembered(server, false);
        Q_EMIT changed();
    });
}

QStringList PasswordKeeper::remembered() const
{
    return m_settings.value(rememberedKey).toStringList();
}

void PasswordKeeper::setRemembered(const QString &server, bool isRemembered)
{
    QStringList servers = remembered();
    servers.removeAll(server);
    if (isRemembered)
        servers.append(server);
    m_settings.setValue(rememberedKey, servers);
}

} // namespace cairn::ui
