#include "core/text.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringConverter>

#include <array>
#include <format>

namespace cairn {

bool isUtf8(std::string_view bytes)
{
    if (bytes.find('\0') != std::string_view::npos)
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return !decoder.hasError() && decoded.size() >= 0;
}

QJsonValue toJsonName(std::string_view name)
{
    if (isUtf8(name))
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    const QByteArray raw(name.data(), static_cast<qsizetype>(name.size()));
    return QJsonObject{{QStringLiteral("base64"), QString::fromLatin1(raw.toBase64())}};
}

std::optional<std::string> fromJsonName(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toStdString();
    const QJsonValue encoded = value.toObject().value(QStringLiteral("base64"));
    if (!encoded.isString())
        return std::nullopt;
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return decoded.decoded.toStdString();
}

std::string printableName(std::string_view name)
{
    const bool utf8 = isUtf8(name);
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const auto byte = static_cast<unsigned char>(c);
        // U+0080 to U+009F: terminals take some of them for the start of a command.
        const bool secondControl =
            utf8 && byte == 0xC2 && i + 1 < name.size() && static_cast<unsigned char>(name[i + 1]) < 0xA0;
        if (secondControl)
            text += std::format("\\x{:02x}", static_cast<unsigned char>(name[++i]));
        else if (c == '\n')
            text += "\\n";
        else if (byte < 0x20 || byte == 0x7F || (!utf8 && byte >= 0x80))
            text += std::format("\\x{:02x}", byte);
        else
            text += c;
    }
    return text;
}

std::string prettySize(std::uint64_t bytes)
{
    static constexpr std::array units{"B", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    std::uint64_t value = bytes;
    while (value >= 10'000 && unit + 1 < units.size()) {
        value = (value + 512) / 1024;
        ++unit;
    }
    return std::format("{}{}", value, units[unit]);
}

} // namespace cairn
