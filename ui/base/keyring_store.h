#pragma once

#include "base/secret_store.h"

namespace cairn::ui {

/// The keyring of the desktop: the Secret Service (GNOME Keyring, KeePassXC) through libsecret, or KWallet on KDE. Qt
/// Keychain chooses at its first use: KWallet when XDG_CURRENT_DESKTOP (or DESKTOP_SESSION, KDE_FULL_SESSION) says KDE
/// and it runs, else the Secret Service. Nothing is ever written elsewhere.
class KeyringStore final : public SecretStore {
public:
    void read(const QString &name, QObject *asker, std::function<void(const Found &)> done) override;
    void write(const QString &name, const QString &secret, QObject *asker,
               std::function<void(const Done &)> done) override;
    void remove(const QString &name, QObject *asker, std::function<void(const Done &)> done) override;
};

} // namespace cairn::ui
