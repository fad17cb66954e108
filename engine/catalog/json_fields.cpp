#include "catalog/json_fields.h"

#include "core/hash.h"

#include <charconv>
#include <format>

namespace cairn {

namespace {
/// Integers up to here survive a reader that keeps numbers as doubles.
constexpr std::uint64_t largestPlainInteger = std::uint64_t{1} << 53;
constexpr std::string_view sealKey = "\"xxh3\"";

/// What follows the sealed bytes: the key, its value, the closing brace.
std::string sealOf(std::string_view body, bool indented)
{
    const auto hash = std::format("{:016x}", xxh3(asBytes(body)));
    return indented ? std::format("{}: \"{}\"\n}}\n", sealKey, hash) : std::format("{}:\"{}\"}}\n", sealKey, hash);
}
} // namespace

Result<JsonFields> JsonFields::parse(std::string_view text, const char *format)
{
    const std::string_view body = text.substr(0, text.rfind(sealKey));
    if (body.size() == text.size() ||
        (text.substr(body.size()) != sealOf(body, true) && text.substr(body.size()) != sealOf(body, false)))
        return fail(ErrorCode::Damaged, "the text does not match its checksum");
    QJsonParseError problem{};
    const QByteArray raw(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonDocument document = QJsonDocument::fromJson(raw, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorCode::Damaged, "not readable as JSON: " + problem.errorString().toStdString());
    JsonFields fields(document.object());
    if (fields.value("format").toString() != QLatin1StringView(format))
        return fail(ErrorCode::Damaged, std::string("not a record of the format ") + format);
    return fields;
}

void JsonFields::put(const char *key, std::uint64_t value)
{
    if (value <= largestPlainInteger)
        insert(key, static_cast<qint64>(value));
    else
        insert(key, QString::number(value));
}

void JsonFields::put(const char *key, Timestamp time)
{
    if (time.isKnown())
        insert(key, QString::fromStdString(time.toIso()));
}

void JsonFields::setFailed(const char *key)
{
    if (m_failedKey.empty())
        m_failedKey = key;
}

Status JsonFields::status() const
{
    if (failed())
        return fail(ErrorCode::Damaged, "the value of \"" + m_failedKey + "\" is not what it must be");
    return {};
}

void JsonFields::get(const char *key, std::string &target)
{
    if (!has(key))
        return;
    if (auto text = fromJsonName(value(key)))
        target = std::move(*text);
    else
        setFailed(key);
}

void JsonFields::get(const char *key, bool &target)
{
    if (!has(key))
        return;
    if (value(key).isBool())
        target = value(key).toBool();
    else
        setFailed(key);
}

std::optional<std::int64_t> JsonFields::integer(const char *key)
{
    const double number = value(key).toDouble(0.5);
    if (value(key).isDouble() && number >= -9.3e15 && number <= 9.3e15)
        return value(key).toInteger();
    setFailed(key);
    return std::nullopt;
}

void JsonFields::get(const char *key, std::uint64_t &target)
{
    if (!has(key))
        return;
    if (value(key).isString()) {
        const std::string text = value(key).toString().toStdString();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
        if (error != std::errc{} || end != text.data() + text.size())
            setFailed(key);
        return;
    }
    if (const auto number = integer(key); number && *number >= 0)
        target = static_cast<std::uint64_t>(*number);
    else
        setFailed(key);
}

void JsonFields::get(const char *key, std::int64_t &target)
{
    if (has(key))
        if (const auto number = integer(key))
            target = *number;
}

void JsonFields::get(const char *key, std::uint32_t &target)
{
    std::uint64_t wide = target;
    get(key, wide);
    if (wide > UINT32_MAX)
        setFailed(key);
    else
        target = static_cast<std::uint32_t>(wide);
}

void JsonFields::get(const char *key, int &target)
{
    std::int64_t wide = target;
    get(key, wide);
    if (wide < INT32_MIN || wide > INT32_MAX)
        setFailed(key);
    else
        target = static_cast<int>(wide);
}

void JsonFields::get(const char *key, Timestamp &target)
{
    if (!has(key))
        return;
    const auto parsed = Timestamp::parse(value(key).toString().toStdString());
    if (parsed)
        target = *parsed;
    else
        setFailed(key);
}

void JsonFields::put(const char *key, const std::vector<std::string> &names)
{
    QJsonArray array;
    for (const std::string &name : names)
        array.append(toJsonName(name));
    insert(key, array);
}

void JsonFields::get(const char *key, std::vector<std::string> &names)
{
    if (!has(key))
        return;
    if (!value(key).isArray())
        setFailed(key);
    for (const QJsonValue element : value(key).toArray()) {
        if (auto name = fromJsonName(element))
            names.push_back(std::move(*name));
        else
            setFailed(key);
    }
}

std::string JsonFields::sealed(QJsonDocument::JsonFormat format) const
{
    const bool indented = format == QJsonDocument::Indented;
    std::string text = QJsonDocument(m_object).toJson(format).toStdString();
    text.erase(text.rfind('}'));
    text.erase(text.find_last_not_of('\n') + 1);
    text += indented ? ",\n    " : ",";
    return text + sealOf(text, indented);
}

} // namespace cairn
