#include "wizards/last_used.h"

#include <QCryptographicHash>

namespace cairn::ui {

LastUsed::LastUsed(SettingsStore &settings, const QString &dialog, const InstanceRef &ref)
    : m_settings(settings)
{
    // Paths and names are bytes, and settings files are not made for those.
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray::fromStdString(ref.catalog + '\0' + ref.instance));
    m_prefix = QStringLiteral("last-used/%1/%2/").arg(dialog, QString::fromLatin1(hash.result().toHex().first(16)));
}

QVariant LastUsed::value(const QString &field, const QVariant &fallback) const
{
    return m_settings.value(m_prefix + field, fallback);
}

void LastUsed::setValue(const QString &field, const QVariant &value)
{
    m_settings.setValue(m_prefix + field, value);
}

} // namespace cairn::ui
