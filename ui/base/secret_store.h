#pragma once

#include <QString>

#include <expected>
#include <functional>
#include <optional>

class QObject;

namespace cairn::ui {

/// Where secrets are kept for longer than a run. A seam: tests keep them in memory. GUI thread. Every call returns at
/// once; `done` is called later, maybe much later, when somebody has to unlock the keyring first, and not any more when
/// `asker` is gone. The error is one sentence: why there is no keyring that answers.
class SecretStore {
public:
    /// Nothing: there is none by that name.
    using Found = std::expected<std::optional<QString>, QString>;
    using Done = std::expected<void, QString>;

    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    virtual void read(const QString &name, QObject *asker, std::function<void(const Found &)> done) = 0;
    /// In place of what there is by that name.
    virtual void write(const QString &name, const QString &secret, QObject *asker,
                       std::function<void(const Done &)> done) = 0;
    /// Good as well when there is none.
    virtual void remove(const QString &name, QObject *asker, std::function<void(const Done &)> done) = 0;
};

} // namespace cairn::ui
