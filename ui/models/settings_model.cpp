#include "models/settings_model.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Setting)
};

QString meaningOf(std::string_view name)
{
    static constexpr std::array meanings{
        std::pair{std::string_view("pgdata"), QT_TRANSLATE_NOOP("Setting", "Data directory of the cluster")},
        std::pair{std::string_view("system-identifier"), QT_TRANSLATE_NOOP("Setting", "Identity of the cluster")},
        std::pair{std::string_view("xlog-seg-size"), QT_TRANSLATE_NOOP("Setting", "Size of a WAL segment, in bytes")},
        std::pair{std::string_view("server-major-version"), QT_TRANSLATE_NOOP("Setting", "Version of PostgreSQL")},
        std::pair{std::string_view("external-dirs"),
                  QT_TRANSLATE_NOOP("Setting", "Directories outside of the cluster that are backed up with it")},
        std::pair{std::string_view("pgdatabase"), QT_TRANSLATE_NOOP("Setting", "Database to connect to")},
        std::pair{std::string_view("pghost"), QT_TRANSLATE_NOOP("Setting", "Host of the server")},
        std::pair{std::string_view("pgport"), QT_TRANSLATE_NOOP("Setting", "Port of the server")},
        std::pair{std::string_view("pguser"), QT_TRANSLATE_NOOP("Setting", "Role to connect as")},
        std::pair{std::string_view("archive-timeout"), QT_TRANSLATE_NOOP("Setting", "How long a backup waits for WAL")},
        std::pair{std::string_view("restore-command"),
                  QT_TRANSLATE_NOOP("Setting", "restore_command that restores write")},
        std::pair{std::string_view("log-level-console"),
                  QT_TRANSLATE_NOOP("Setting", "Least important messages on the terminal")},
        std::pair{std::string_view("log-level-file"),
                  QT_TRANSLATE_NOOP("Setting", "Least important messages in the log file")},
        std::pair{std::string_view("log-format-file"), QT_TRANSLATE_NOOP("Setting", "Form of the log file")},
        std::pair{std::string_view("log-filename"), QT_TRANSLATE_NOOP("Setting", "Name of the log file")},
        std::pair{std::string_view("error-log-filename"), QT_TRANSLATE_NOOP("Setting", "Log file of errors alone")},
        std::pair{std::string_view("log-directory"), QT_TRANSLATE_NOOP("Setting", "Directory of the log files")},
        std::pair{std::string_view("log-rotation-size"),
                  QT_TRANSLATE_NOOP("Setting", "A log file of this size is begun anew; 0: never")},
        std::pair{std::string_view("log-rotation-age"),
                  QT_TRANSLATE_NOOP("Setting", "A log file of this age is begun anew; 0: never")},
        std::pair{std::string_view("retention-redundancy"),
                  QT_TRANSLATE_NOOP("Setting", "Full backups to keep; 0: no such rule")},
        std::pair{std::string_view("retention-window"),
                  QT_TRANSLATE_NOOP("Setting", "Days of which every moment stays recoverable; 0: no such rule")},
        std::pair{std::string_view("wal-depth"),
                  QT_TRANSLATE_NOOP("Setting", "Backups of each timeline whose WAL stays; 0: all")},
        std::pair{std::string_view("retention-daily"), QT_TRANSLATE_NOOP("Setting", "Days that keep a backup")},
        std::pair{std::string_view("retention-weekly"), QT_TRANSLATE_NOOP("Setting", "Weeks that keep a backup")},
        std::pair{std::string_view("retention-monthly"), QT_TRANSLATE_NOOP("Setting", "Months that keep a backup")},
        std::pair{std::string_view("retention-yearly"), QT_TRANSLATE_NOOP("Setting", "Years that keep a backup")},
        std::pair{std::string_view("minimum-redundancy"),
                  QT_TRANSLATE_NOOP("Setting", "Full backups that nothing but force removes")},
        std::pair{std::string_view("quarantine"),
                  QT_TRANSLATE_NOOP("Setting", "How long what was deleted can be brought back")},
        std::pair{std::string_view("compress-algorithm"), QT_TRANSLATE_NOOP("Setting", "How backups are compressed")},
        std::pair{std::string_view("compress-level"), QT_TRANSLATE_NOOP("Setting", "How hard they are compressed")},
    };
    const auto found = std::ranges::find(meanings, name, [](const auto &entry) { return entry.first; });
    return found != meanings.end() ? Words::tr(found->second) : QString();
}

} // namespace

QString originText(ConfigOrigin origin)
{
    switch (origin) {
    case ConfigOrigin::Cluster:
        return Words::tr("The cluster", "where a setting comes from");
    case ConfigOrigin::Stored:
        return Words::tr("Stored", "where a setting comes from");
    case ConfigOrigin::Default:
        return Words::tr("Default", "where a setting comes from");
    }
    std::unreachable();
}

std::vector<SettingRow> settingRows(const InstanceConfig &stored, const std::string &catalog)
{
    std::vector<SettingRow> rows;
    for (ConfigRow &row : configRows(stored, catalog)) {
        const QString meaning = meaningOf(row.name);
        rows.push_back({std::move(row), meaning});
    }
    return rows;
}

SettingsModel *makeSettingsModel(QObject *parent)
{
    using Row = SettingRow;
    std::vector<Column<Row>> columns{
        {.key = QStringLiteral("name"),
         .title = Words::tr("Setting", "column"),
         .text = [](const Row &row) { return engineText(row.setting.name); },
         .exact = [](const Row &row) { return row.meaning; },
         .monospace = true},
        {.key = QStringLiteral("value"),
         .title = Words::tr("Value", "column"),
         .text = [](const Row &row) { return displayName(row.setting.value); },
         .exact = [](const Row &row) { return displayName(row.setting.value); },
         .monospace = true},
        {.key = QStringLiteral("origin"),
         .title = Words::tr("Comes from", "column"),
         .text = [](const Row &row) { return originText(row.setting.origin); },
         .tone =
             [](const Row &row) { return row.setting.origin == ConfigOrigin::Stored ? Tone::Active : Tone::Muted; }},
        {.key = QStringLiteral("meaning"),
         .title = Words::tr("What it is for", "column"),
         .text = [](const Row &row) { return row.meaning; }},
    };
    return new SettingsModel(std::move(columns), [](const Row &row) { return row.setting.name; }, parent);
}

} // namespace cairn::ui
