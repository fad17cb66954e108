#pragma once

#include "base/engine_api.h"

namespace cairn::ui {

class CatalogStore;
class Clock;
class Dialogs;
class JobController;
class Language;
class PasswordKeeper;
class SettingsStore;
class Theme;

/// What windows and dialogs are given: made once in main() or by a test, and outliving every widget. GUI thread.
struct Services {
    const EngineApi &engine;
    SettingsStore &settings;
    Dialogs &dialogs;
    Theme &theme;
    JobController &jobs;
    CatalogStore &catalogs;
    Language &language;
    const Clock &clock;
    PasswordKeeper &passwords;
};

} // namespace cairn::ui
