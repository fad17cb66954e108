#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// Writes JSON text member by member, in the order given, with exact 64-bit numbers. (Qt's JSON objects sort their keys
/// and keep numbers as doubles or signed.) The caller keeps begin and end in balance.
class JsonWriter {
public:
    /// Indented: for people and files. Compact: one line, as logs and progress want it.
    enum class Layout { Indented, Compact };

    explicit JsonWriter(Layout layout = Layout::Indented)
        : m_layout(layout)
    {
    }

    JsonWriter &beginObject() { return begin('{'); }
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray() { return begin('['); }
    JsonWriter &endArray() { return end(']'); }
    JsonWriter &key(std::string_view name);

    /// A string. Bytes that are not UTF-8 become {"base64": "…"}, as toJsonName() has it, so that any name survives.
    JsonWriter &text(std::string_view value);
    JsonWriter &number(std::uint64_t value);
    JsonWriter &signedNumber(std::int64_t value);
    /// With so many digits after the point. Infinity and NaN, which JSON does not have, become null.
    JsonWriter &decimal(double value, int digits);
    JsonWriter &boolean(bool value);
    JsonWriter &null();

    // key() and value in one.
    JsonWriter &member(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter &member(std::string_view name, const char *value) { return key(name).text(value); }
    JsonWriter &member(std::string_view name, std::uint64_t value) { return key(name).number(value); }
    JsonWriter &member(std::string_view name, std::uint32_t value) { return key(name).number(value); }
    JsonWriter &member(std::string_view name, int value) { return key(name).signedNumber(value); }
    JsonWriter &member(std::string_view name, bool value) { return key(name).boolean(value); }

    /// The text so far, with a line end. The writer is empty afterwards.
    [[nodiscard]] std::string take();

private:
    JsonWriter &begin(char bracket);
    JsonWriter &end(char bracket);
    void beforeValue();
    void newLine();
    void quoted(std::string_view utf8);

    Layout m_layout;
    std::string m_out;
    std::vector<bool> m_filled; ///< per open bracket: whether it holds something already
    bool m_afterKey = false;
};

} // namespace cairn
