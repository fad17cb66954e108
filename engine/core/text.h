#pragma once

#include "core/bytes.h"

#include <QJsonValue>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// Whether bytes are well-formed UTF-8 without NUL.
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// A name for JSON: a string when it is UTF-8, otherwise {"base64": "…"}. fromJsonName() takes both, so that any name
/// survives.
[[nodiscard]] QJsonValue toJsonName(std::string_view name);
[[nodiscard]] std::optional<std::string> fromJsonName(const QJsonValue &value);

/// A name for a person: UTF-8 as it is, control characters and other bytes as \xHH, newline as \n.
[[nodiscard]] std::string printableName(std::string_view name);

/// "12 MB" in pg_probackup's manner: powers of 1024, kB, MB, GB, TB, at most 4 digits.
[[nodiscard]] std::string prettySize(std::uint64_t bytes);

} // namespace cairn
