#include "operations/config_format.h"

#include "catalog/external_dirs.h"
#include "core/json_writer.h"
#include "core/text.h"
#include "core/units.h"

#include <algorithm>
#include <array>
#include <format>
#include <vector>

namespace cairn {

namespace {

/// A setting as it is shown.
struct Row {
    std::string_view group;
    std::string_view name;
    std::string value;
    bool isNumber = false; ///< a number in JSON, when base units are asked for
};

std::string upper(std::string_view text)
{
    std::string all(text);
    std::ranges::transform(all, all.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return all;
}

class Rows {
public:
    explicit Rows(ConfigUnits units)
        : m_units(units)
    {
    }

    void group(std::string_view name) { m_group = name; }
    void text(std::string_view name, const std::optional<std::string> &value)
    {
        if (value)
            m_rows.push_back({m_group, name, *value});
    }
    void word(std::string_view name, const std::optional<std::string> &value)
    {
        if (value)
            m_rows.push_back({m_group, name, upper(*value)});
    }
    void number(std::string_view name, std::string value)
    {
        m_rows.push_back({m_group, name, std::move(value), m_units == ConfigUnits::Base});
    }
    void count(std::string_view name, std::optional<std::uint32_t> value)
    {
        if (value)
            number(name, std::to_string(*value));
    }
    void seconds(std::string_view name, std::optional<std::int64_t> value, std::uint64_t basePerSecond)
    {
        if (!value)
            return;
        const auto whole = static_cast<std::uint64_t>(std::max<std::int64_t>(*value, 0));
        number(name, m_units == ConfigUnits::Scaled ? secondsInUnits(whole) : std::to_string(whole * basePerSecond));
    }
    void kilobytes(std::string_view name, std::optional<std::uint64_t> value)
    {
        if (value)
            number(name, m_units == ConfigUnits::Scaled ? sizeInUnits(*value) : std::to_string(*value / 1024));
    }
    [[nodiscard]] std::vector<Row> take() { return std::move(m_rows); }

private:
    ConfigUnits m_units;
    std::string_view m_group;
    std::vector<Row> m_rows;
};

std::vector<Row> rowsOf(const InstanceConfig &config, ConfigUnits units)
{
    Rows rows(units);
    rows.group("Backup instance information");
    rows.text("pgdata", config.pgdata);
    rows.number("system-identifier", std::to_string(config.systemIdentifier.value));
    rows.number("xlog-seg-size", std::to_string(config.walSegmentSize));
    rows.number("server-major-version", std::to_string(config.majorVersion));
    if (config.externalDirectories)
        rows.text("external-dirs", externalDirsText(*config.externalDirectories));
    rows.group("Connection parameters");
    rows.text("pgdatabase", config.database);
    rows.text("pghost", config.host);
    rows.text("pgport", config.port);
    rows.text("pguser", config.user);
    rows.group("Archive parameters");
    rows.seconds("archive-timeout", config.archiveTimeoutSeconds, 1);
    rows.text("restore-command", config.restoreCommand);
    rows.group("Logging parameters");
    rows.word("log-level-console", config.logLevelConsole);
    rows.word("log-level-file", config.logLevelFile);
    rows.word("log-format-file", config.logFormatFile);
    rows.text("log-filename", config.logFilename);
    rows.text("error-log-filename", config.errorLogFilename);
    rows.text("log-directory", config.logDirectory);
    rows.kilobytes("log-rotation-size", config.logRotationSize);
    rows.seconds("log-rotation-age", config.logRotationAge, 1000);
    rows.group("Retention parameters");
    rows.count("retention-redundancy", config.retention.redundancy);
    rows.count("retention-window", config.retention.windowDays);
    rows.count("wal-depth", config.retention.walDepth);
    rows.count("retention-daily", config.retention.daily);
    rows.count("retention-weekly", config.retention.weekly);
    rows.count("retention-monthly", config.retention.monthly);
    rows.count("retention-yearly", config.retention.yearly);
    rows.count("minimum-redundancy", config.retention.minimumRedundancy);
    rows.seconds("quarantine", config.quarantineSeconds, 1);
    rows.group("Compression parameters");
    if (config.compressAlgorithm)
        rows.text("compress-algorithm", std::string(codecName(*config.compressAlgorithm)));
    if (config.compressLevel)
        rows.number("compress-level", std::to_string(*config.compressLevel));
    return rows.take();
}

} // namespace

InstanceConfig withDefaults(const InstanceConfig &config, const std::string &catalog)
{
    InstanceConfig full = config;
    full.archiveTimeoutSeconds = config.archiveTimeoutSeconds.value_or(300);
    full.compressAlgorithm = config.compressAlgorithm.value_or(Compression{}.codec);
    full.compressLevel = config.compressLevel.value_or(levelsOf(*full.compressAlgorithm).standard);
    full.logLevelConsole = config.logLevelConsole.value_or("info");
    full.logLevelFile = config.logLevelFile.value_or("off");
    full.logFormatFile = config.logFormatFile.value_or("plain");
    full.logFilename = config.logFilename.value_or("cairn.log");
    full.logDirectory = config.logDirectory.value_or(catalog + "/log");
    full.logRotationSize = config.logRotationSize.value_or(0);
    full.logRotationAge = config.logRotationAge.value_or(0);
    full.retention.redundancy = config.retention.redundancy.value_or(0);
    full.retention.windowDays = config.retention.windowDays.value_or(0);
    full.retention.walDepth = config.retention.walDepth.value_or(0);
    return full;
}

std::vector<ConfigRow> configRows(const InstanceConfig &stored, const std::string &catalog)
{
    static constexpr std::array<std::string_view, 3> identity{"system-identifier", "xlog-seg-size",
                                                              "server-major-version"};
    const std::vector<Row> set = rowsOf(stored, ConfigUnits::Scaled);
    std::vector<ConfigRow> rows;
    for (const Row &row : rowsOf(withDefaults(stored, catalog), ConfigUnits::Scaled)) {
        const bool isStored = std::ranges::contains(set, row.name, &Row::name);
        const ConfigOrigin origin = std::ranges::contains(identity, row.name) ? ConfigOrigin::Cluster
                                    : isStored                                ? ConfigOrigin::Stored
                                                                              : ConfigOrigin::Default;
        rows.push_back({std::string(row.group), std::string(row.name), row.value, origin});
    }
    return rows;
}

std::string configText(const InstanceConfig &config, ConfigUnits units)
{
    std::string out;
    std::string_view group;
    for (const auto &row : rowsOf(config, units)) {
        if (row.group != group)
            out += std::format("# {}\n", row.group);
        group = row.group;
        out += std::format("{} = {}\n", row.name, printableName(row.value));
    }
    return out;
}

std::string configJson(const InstanceConfig &config, ConfigUnits units)
{
    JsonWriter json;
    json.beginObject();
    for (const auto &row : rowsOf(config, units)) {
        if (row.isNumber)
            json.key(row.name).number(std::stoull(row.value)); // rowsOf() wrote the digits itself
        else
            json.member(row.name, row.value);
    }
    json.endObject();
    return json.take();
}

} // namespace cairn
