#include "options/settings_options.h"

#include "values.h"

#include "catalog/external_dirs.h"

namespace cairn::cli {

OptionInfo &declareArchiveTimeout(OptionSet &options, std::optional<std::int64_t> &target)
{
    return options.value("--archive-timeout", target, "TIME",
                         "how long to wait for WAL to arrive, in seconds unless a unit is given (300)",
                         [](std::string_view text) { return parseSeconds(text, 1000); });
}

OptionInfo &declareExternalDirectories(OptionSet &options, std::optional<std::vector<std::string>> &target)
{
    return options.value("-E,--external-dirs", target, "DIR:DIR",
                         "directories outside of the cluster to back up with it; none: none; \\: for a colon in a path",
                         parseExternalDirs);
}

void SettingsOptions::declare(OptionSet &options)
{
    declareExternalDirectories(options, m_externalDirectories);
    connection.declare(options, ConnectionOptions::Sources::CommandLineOnly);
    options.beginGroup("Archive options");
    declareArchiveTimeout(options, m_archiveTimeout);
    options.value("--restore-command", m_restoreCommand, "COMMAND",
                  "restore_command to write when restoring, instead of one that calls `cairn archive-get`", parseName);
    compression.declare(options);
    retention.declare(options);
    options.value("--quarantine", m_quarantine, "TIME",
                  "for so long `cairn undelete` can bring back what was deleted, in days unless a unit is given; 0: it "
                  "is gone at once (0)",
                  parseQuarantine);
    logging.declare(options);
}

Status SettingsOptions::applyTo(InstanceConfig &config)
{
    connection.applyTo(config);
    if (m_archiveTimeout)
        config.archiveTimeoutSeconds = m_archiveTimeout;
    if (m_externalDirectories)
        config.externalDirectories = m_externalDirectories->empty() ? std::nullopt : m_externalDirectories;
    if (m_restoreCommand)
        config.restoreCommand = m_restoreCommand;
    CAIRN_CHECK(compression.resolve());
    CAIRN_CHECK(compression.applyTo(config));
    retention.applyTo(config);
    if (m_quarantine)
        config.quarantineSeconds = m_quarantine;
    logging.applyTo(config);
    return {};
}

} // namespace cairn::cli
