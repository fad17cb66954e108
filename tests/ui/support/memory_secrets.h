#pragma once

#include "base/secret_store.h"

#include <QMap>
#include <QStringList>

namespace cairn::test {

/// A keyring of the tests' own: answers at the next turn of the event loop, unless it is closed. Outlives who asks.
class MemorySecrets final : public ui::SecretStore {
public:
    QMap<QString, QString> secrets;
    QString problem;       ///< why it cannot be used; empty: it can
    bool isSilent = false; ///< it does not answer, as one that waits to be unlocked
    QStringList reads;     ///< what was asked for

    void read(const QString &name, QObject *asker, std::function<void(const Found &)> done) override;
    void write(const QString &name, const QString &secret, QObject *asker,
               std::function<void(const Done &)> done) override;
    void remove(const QString &name, QObject *asker, std::function<void(const Done &)> done) override;

private:
    void later(QObject *asker, std::function<void()> task) const;
    [[nodiscard]] Done outcome() const;
};

} // namespace cairn::test
