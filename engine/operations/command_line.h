#pragma once

#include "operations/instance_settings.h"
#include "operations/look.h"
#include "operations/requests.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

// The command line that does the same as a request: what the desktop shows before it does anything. Arguments begin
// with the command's name ("backup"), without the program's.

[[nodiscard]] std::vector<std::string> initCatalogArguments(const std::string &catalog);
[[nodiscard]] std::vector<std::string> showBackupArguments(const InstanceRef &ref, BackupId backup);
[[nodiscard]] std::vector<std::string> commandArguments(const AddInstanceRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const BackupRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const ValidateRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const RestoreRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const LookRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const DeleteRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const UndeleteRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const MergeRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const CompactRequest &request);
[[nodiscard]] std::vector<std::string> commandArguments(const SetBackupRequest &request);
/// Every rule that is not set is switched off by zero.
[[nodiscard]] std::vector<std::string> commandArguments(const RetentionSettingsRequest &request);

/// Nothing when it takes a value away: the command line cannot.
[[nodiscard]] std::vector<std::string> commandArguments(const ConfigChange &change);

/// A word that a POSIX shell reads back as these bytes: bare when it is plain, else in single quotes.
[[nodiscard]] std::string shellQuote(std::string_view word);

/// "cairn backup -B /srv/backup …", quoted for a shell.
[[nodiscard]] std::string commandText(std::span<const std::string> arguments);

} // namespace cairn
