#include "core/json_writer.h"

#include "core/text.h"

#include <QByteArray>

#include <cmath>
#include <format>
#include <utility>

namespace cairn {

void JsonWriter::newLine()
{
    if (m_layout == Layout::Indented)
        m_out += "\n" + std::string(m_filled.size() * 4, ' ');
}

void JsonWriter::beforeValue()
{
    if (std::exchange(m_afterKey, false) || m_filled.empty())
        return;
    if (m_filled.back())
        m_out += ',';
    m_filled.back() = true;
    newLine();
}

JsonWriter &JsonWriter::begin(char bracket)
{
    beforeValue();
    m_out += bracket;
    m_filled.push_back(false);
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    const bool filled = m_filled.back();
    m_filled.pop_back();
    if (filled)
        newLine();
    m_out += bracket;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    beforeValue();
    quoted(name);
    m_out += m_layout == Layout::Indented ? ": " : ":";
    m_afterKey = true;
    return *this;
}

void JsonWriter::quoted(std::string_view utf8)
{
    m_out += '"';
    for (const char c : utf8) {
        switch (c) {
        case '"':
            m_out += "\\\"";
            break;
        case '\\':
            m_out += "\\\\";
            break;
        case '\n':
            m_out += "\\n";
            break;
        case '\t':
            m_out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
                m_out += std::format("\\u{:04x}", static_cast<unsigned>(c));
            else
                m_out += c;
        }
    }
    m_out += '"';
}

JsonWriter &JsonWriter::text(std::string_view value)
{
    if (!isUtf8(value)) {
        const QByteArray raw(value.data(), static_cast<qsizetype>(value.size()));
        return beginObject().member("base64", raw.toBase64().toStdString()).endObject();
    }
    beforeValue();
    quoted(value);
    return *this;
}

JsonWriter &JsonWriter::number(std::uint64_t value)
{
    beforeValue();
    m_out += std::to_string(value);
    return *this;
}

JsonWriter &JsonWriter::signedNumber(std::int64_t value)
{
    beforeValue();
    m_out += std::to_string(value);
    return *this;
}

JsonWriter &JsonWriter::decimal(double value, int digits)
{
    if (!std::isfinite(value))
        return null();
    beforeValue();
    m_out += std::format("{:.{}f}", value, digits);
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    beforeValue();
    m_out += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    beforeValue();
    m_out += "null";
    return *this;
}

std::string JsonWriter::take()
{
    m_filled.clear();
    m_afterKey = false;
    return std::exchange(m_out, {}) + "\n";
}

} // namespace cairn
