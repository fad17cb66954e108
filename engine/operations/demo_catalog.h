#pragma once

#include <optional>
#include <string>

namespace cairn {

/// The catalog that `./dev demo` made for this user, when it is there and nobody else's. Any thread.
/// @param directory where demos are made
[[nodiscard]] std::optional<std::string> findDemoCatalog(const std::string &directory = "/tmp");

} // namespace cairn
