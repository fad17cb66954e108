#pragma once

#include "core/error.h"
#include "core/text.h"
#include "core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// Fields of a stored JSON record. The text ends with a checksum of all bytes in front of it ("xxh3", the last key), so
/// that every flipped bit is noticed; FORMAT.md, section 2. Numbers beyond 2^53 are kept as strings, names of any bytes
/// as toJsonName() has them. Reading: a missing key leaves the value alone; a key of the wrong type sets failed().
class JsonFields {
public:
    JsonFields() = default;
    explicit JsonFields(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    /// Damaged when the text does not match its checksum, is no JSON object, or its "format" is not `format`.
    [[nodiscard]] static Result<JsonFields> parse(std::string_view text, const char *format);

    void put(const char *key, std::string_view text) { insert(key, toJsonName(text)); }
    void put(const char *key, const char *text) { put(key, std::string_view(text)); }
    void put(const char *key, bool value) { insert(key, value); }
    void put(const char *key, std::uint64_t value);
    void put(const char *key, std::int64_t value) { insert(key, static_cast<qint64>(value)); }
    void put(const char *key, std::uint32_t value) { insert(key, static_cast<qint64>(value)); }
    void put(const char *key, int value) { insert(key, value); }
    void put(const char *key, Timestamp time);
    void put(const char *key, const std::vector<std::string> &names);
    void insert(const char *key, const QJsonValue &value) { m_object.insert(QLatin1StringView(key), value); }

    void get(const char *key, std::string &target);
    void get(const char *key, bool &target);
    void get(const char *key, std::uint64_t &target);
    void get(const char *key, std::int64_t &target);
    void get(const char *key, std::uint32_t &target);
    void get(const char *key, int &target);
    void get(const char *key, Timestamp &target);
    void get(const char *key, std::vector<std::string> &names);
    template <class T>
    void get(const char *key, std::optional<T> &target)
    {
        if (!has(key))
            return;
        target.emplace();
        get(key, *target);
    }
    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1StringView(key)); }
    [[nodiscard]] QJsonValue value(const char *key) const { return m_object.value(QLatin1StringView(key)); }
    [[nodiscard]] const QJsonObject &object() const { return m_object; }
    void setFailed(const char *key);
    [[nodiscard]] bool failed() const { return !m_failedKey.empty(); }
    /// Damaged, naming the first field that could not be read.
    [[nodiscard]] Status status() const;
    /// Indented text with checksum and line end.
    [[nodiscard]] std::string toText() const { return sealed(QJsonDocument::Indented); }
    /// The same on one line.
    [[nodiscard]] std::string toLine() const { return sealed(QJsonDocument::Compact); }

private:
    [[nodiscard]] std::string sealed(QJsonDocument::JsonFormat format) const;
    [[nodiscard]] std::optional<std::int64_t> integer(const char *key);

    QJsonObject m_object;
    std::string m_failedKey;
};

} // namespace cairn
