#pragma once

#include "base/clock.h"
#include "base/engine_api.h"
#include "base/language.h"
#include "base/password_keeper.h"
#include "base/services.h"
#include "base/settings_store.h"
#include "base/theme.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "support/memory_secrets.h"
#include "support/scripted_dialogs.h"

#include <utility>

namespace cairn::test {

/// What cairn-desktop makes before its window: the real engine, settings that nobody keeps, dialogs by script.
struct RealServices {
    explicit RealServices(ui::EngineApi api = ui::engineApi())
        : engine(ui::withPasswords(std::move(api), passwords.source()))
    {
    }

    ui::MemorySettings settings;
    ScriptedDialogs dialogs;
    MemorySecrets secrets;
    ui::PasswordKeeper passwords{secrets, settings, dialogs};
    ui::EngineApi engine;
    ui::Theme theme{settings};
    ui::Language language{settings};
    ui::SystemClock clock;
    ui::JobController jobs{clock};
    ui::CatalogStore catalogs{engine};
    ui::Services services{engine, settings, dialogs, theme, jobs, catalogs, language, clock, passwords};
};

} // namespace cairn::test
