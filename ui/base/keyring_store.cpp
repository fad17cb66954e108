#include "base/keyring_store.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace cairn::ui {

namespace {

/// Under this name a keyring manager lists what is Cairn's.
constexpr QLatin1StringView service("cairn-desktop");

struct Keyring {
    Q_DECLARE_TR_FUNCTIONS(Keyring)
};

QString problemOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Keyring::tr("The keyring stayed locked, or did not permit it.");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Keyring::tr("No keyring runs in this session.");
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    if (!QKeychain::isAvailable())
        return Keyring::tr("There is no keyring here: install libsecret and GNOME Keyring, or KWallet.");
    //: what the keyring, or the session's message bus, said
    return Keyring::tr("The keyring does not answer: %1").arg(job.errorString());
}

/// A job deletes itself when it has ended; before that it must not be deleted, whoever waits for it.
template <class Job>
void start(Job *job, const QString &name, QObject *asker, std::function<void(const Job &)> ended)
{
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, asker, [job, ended = std::move(ended)] { ended(*job); });
    job->start();
}

SecretStore::Done doneOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {};
    return std::unexpected(problemOf(job));
}

} // namespace

void KeyringStore::read(const QString &name, QObject *asker, std::function<void(const Found &)> done)
{
    using Job = QKeychain::ReadPasswordJob;
    start<Job>(new Job(service), name, asker, [done = std::move(done)](const Job &job) {
        if (job.error() == QKeychain::NoError)
            done(std::optional(job.textData()));
        else if (job.error() == QKeychain::EntryNotFound)
            done(std::optional<QString>());
        else
            done(std::unexpected(problemOf(job)));
    });
}

void KeyringStore::write(const QString &name, const QString &secret, QObject *asker,
                         std::function<void(const Done &)> done)
{
    using Job = QKeychain::WritePasswordJob;
    auto *job = new Job(service);
    job->setTextData(secret);
    start<Job>(job, name, asker, [done = std::move(done)](const Job &ended) { done(doneOf(ended)); });
}

void KeyringStore::remove(const QString &name, QObject *asker, std::function<void(const Done &)> done)
{
    using Job = QKeychain::DeletePasswordJob;
    start<Job>(new Job(service), name, asker, [done = std::move(done)](const Job &job) {
        done(job.error() == QKeychain::EntryNotFound ? Done() : doneOf(job));
    });
}

} // namespace cairn::ui
