#pragma once

#include "models/table_model.h"
#include "operations/config_format.h"
#include "operations/snapshots.h"

namespace cairn::ui {

/// A setting of an instance with what it is for.
struct SettingRow {
    ConfigRow setting;
    QString meaning;
};

using SettingsModel = TableModel<SettingRow, std::string>;
/// GUI thread.
[[nodiscard]] SettingsModel *makeSettingsModel(QObject *parent);

/// Every setting that has a value, in the order of `cairn show-config`. Pure.
[[nodiscard]] std::vector<SettingRow> settingRows(const InstanceConfig &stored, const std::string &catalog);

/// Where a value comes from, in words.
[[nodiscard]] QString originText(ConfigOrigin origin);

} // namespace cairn::ui
