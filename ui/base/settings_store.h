#pragma once

#include <QAnyStringView>
#include <QHash>
#include <QSettings>
#include <QString>
#include <QVariant>

namespace cairn::ui {

/// Where the desktop remembers its state. GUI thread. A seam: tests keep it in memory.
class SettingsStore {
public:
    SettingsStore() = default;
    SettingsStore(const SettingsStore &) = delete;
    SettingsStore &operator=(const SettingsStore &) = delete;
    virtual ~SettingsStore() = default;

    [[nodiscard]] virtual QVariant value(QAnyStringView key, const QVariant &fallback = {}) const = 0;
    virtual void setValue(QAnyStringView key, const QVariant &value) = 0;
    virtual void remove(QAnyStringView key) = 0;
};

/// The user's settings file (organisation and application as QCoreApplication has them).
class UserSettings final : public SettingsStore {
public:
    [[nodiscard]] QVariant value(QAnyStringView key, const QVariant &fallback) const override;
    void setValue(QAnyStringView key, const QVariant &value) override;
    void remove(QAnyStringView key) override;

private:
    QSettings m_settings;
};

/// Forgets everything at the end: for tests and screenshots.
class MemorySettings final : public SettingsStore {
public:
    [[nodiscard]] QVariant value(QAnyStringView key, const QVariant &fallback) const override;
    void setValue(QAnyStringView key, const QVariant &value) override;
    void remove(QAnyStringView key) override;

private:
    QHash<QString, QVariant> m_values;
};

} // namespace cairn::ui
