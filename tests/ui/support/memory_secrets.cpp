#include "support/memory_secrets.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace cairn::test {

void MemorySecrets::later(QObject *asker, std::function<void()> task) const
{
    if (!isSilent)
        QMetaObject::invokeMethod(asker, std::move(task), Qt::QueuedConnection);
}

ui::SecretStore::Done MemorySecrets::outcome() const
{
    if (problem.isEmpty())
        return {};
    return std::unexpected(problem);
}

void MemorySecrets::read(const QString &name, QObject *asker, std::function<void(const Found &)> done)
{
    reads.append(name);
    later(asker, [this, name, done = std::move(done)] {
        if (!problem.isEmpty())
            return done(std::unexpected(problem));
        const auto found = secrets.constFind(name);
        done(found == secrets.constEnd() ? std::optional<QString>() : *found);
    });
}

void MemorySecrets::write(const QString &name, const QString &secret, QObject *asker,
                          std::function<void(const Done &)> done)
{
    later(asker, [this, name, secret, done = std::move(done)] {
        if (problem.isEmpty())
            secrets.insert(name, secret);
        done(outcome());
    });
}

void MemorySecrets::remove(const QString &name, QObject *asker, std::function<void(const Done &)> done)
{
    later(asker, [this, name, done = std::move(done)] {
        if (problem.isEmpty())
            secrets.remove(name);
        done(outcome());
    });
}

} // namespace cairn::test
