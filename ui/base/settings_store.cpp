#include "base/settings_store.h"

namespace cairn::ui {

QVariant UserSettings::value(QAnyStringView key, const QVariant &fallback) const
{
    return m_settings.value(key, fallback);
}

void UserSettings::setValue(QAnyStringView key, const QVariant &value)
{
    m_settings.setValue(key, value);
}

void UserSettings::remove(QAnyStringView key)
{
    m_settings.remove(key);
}

QVariant MemorySettings::value(QAnyStringView key, const QVariant &fallback) const
{
    return m_values.value(key.toString(), fallback);
}

void MemorySettings::setValue(QAnyStringView key, const QVariant &value)
{
    m_values.insert(key.toString(), value);
}

void MemorySettings::remove(QAnyStringView key)
{
    m_values.remove(key.toString());
}

} // namespace cairn::ui
