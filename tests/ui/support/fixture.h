#pragma once

#include "base/language.h"
#include "base/password_keeper.h"
#include "base/services.h"
#include "base/settings_store.h"
#include "base/theme.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "operations/overview.h"
#include "support/fake_engine.h"
#include "support/memory_secrets.h"
#include "support/scripted_clock.h"
#include "support/scripted_dialogs.h"
#include "support/snapshots.h"

namespace cairn::test {

/// Everything a window needs, none of it real. Members in the order of their lives.
struct Fixture {
    FakeEngine fake;
    ui::EngineApi engine = fake.api();
    ui::MemorySettings settings;
    ScriptedDialogs dialogs;
    MemorySecrets secrets;
    ui::PasswordKeeper passwords{secrets, settings, dialogs};
    ui::Theme theme{settings};
    ui::Language language{settings}; ///< none is installed: texts are those of the sources
    ScriptedClock clock;
    ui::JobController jobs{clock};
    ui::CatalogStore catalogs{engine};
    ui::Services services{engine, settings, dialogs, theme, jobs, catalogs, language, clock, passwords};

    Fixture() = default;
    Fixture(const Fixture &) = delete;
    Fixture &operator=(const Fixture &) = delete;
    /// Waits for what still reads or asks; fails the test when the engine was called in the GUI thread.
    ~Fixture();

    /// Opens "/srv/backup" with the instances "main" (three backups, one corrupt, one with tablespaces and bad pages)
    /// and "empty", and waits until it is read.
    void openSample();
    void waitUntilRead(const std::string &path) const;
};

inline constexpr const char *samplePath = "/srv/backup";
[[nodiscard]] CatalogSnapshot sampleCatalog();
/// How its instance "main" stands, seen an hour after its newest backup: everything that an overview can show.
[[nodiscard]] InstanceOverview sampleOverview();
/// The newest of the sample.
[[nodiscard]] BackupId newestOfSample();

} // namespace cairn::test
