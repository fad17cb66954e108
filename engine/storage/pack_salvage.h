#pragma once

#include "storage/storage.h"

#include <stop_token>
#include <string>

namespace cairn {

/// Makes a pack of what a dead writer left under a pack's key: all whole frames from the front on, sealed and durable.
/// When there is not a single one, what was left is removed. Nothing happens when there is nothing, or the writer
/// lives.
[[nodiscard]] Status salvagePack(Storage &storage, const std::string &key, const std::stop_token &stop);

} // namespace cairn
