#pragma once

#include "base/settings_store.h"
#include "operations/requests.h"

#include <QString>

namespace cairn::ui {

/// The values that a dialog was last confirmed with, apart for each instance. GUI thread.
class LastUsed {
public:
    /// @param dialog its name in the settings ("backup").
    LastUsed(SettingsStore &settings, const QString &dialog, const InstanceRef &ref);
    [[nodiscard]] QVariant value(const QString &field, const QVariant &fallback) const;
    void setValue(const QString &field, const QVariant &value);

private:
    SettingsStore &m_settings;
    QString m_prefix;
};

} // namespace cairn::ui
