#pragma once

#include "option_set.h"

#include "operations/requests.h"

#include <string>
#include <vector>

namespace cairn::cli {

/// What every command takes.
struct CommonOptions {
    bool noColor = false;
    bool help = false;

    void declare(OptionSet &options);
};

/// How results are printed on standard output.
struct FormatOption {
    bool json = false;

    void declare(OptionSet &options);
};

/// Which catalog.
struct CatalogOption {
    std::string path;

    void declare(OptionSet &options);
};

/// Which instance of which catalog; both required.
struct InstanceOptions {
    CatalogOption catalog;
    std::string name;

    void declare(OptionSet &options);
    [[nodiscard]] InstanceRef ref() const { return {catalog.path, name}; }
};

/// Which catalog, and perhaps one of its instances.
struct ScopeOptions {
    CatalogOption catalog;
    std::optional<std::string> instance;

    void declare(OptionSet &options);
    /// The instances that are meant, sorted. NotFound when the one that was asked for does not exist.
    [[nodiscard]] Result<std::vector<std::string>> instances() const;
};

/// Which catalog, and perhaps one of its instances and one of its backups.
struct SelectionOptions {
    CatalogOption catalog;
    std::optional<std::string> instance;
    std::optional<BackupId> backup;

    void declare(OptionSet &options);
    /// Usage: a backup without its instance.
    [[nodiscard]] Status check() const;
};

/// -i, --backup-id.
OptionInfo &declareBackupId(OptionSet &options, std::optional<BackupId> &target);
/// -j, --threads.
OptionInfo &declareThreads(OptionSet &options, unsigned &target);
/// -D, --pgdata of a command that the server runs, in its data directory. Not from PGDATA: pg_ctl hands the server what
/// it was given itself, which may be relative to where pg_ctl was called.
OptionInfo &declareServerPgdata(OptionSet &options, std::optional<std::string> &target, std::string description);
/// -D, --pgdata, which may also come from PGDATA.
OptionInfo &declarePgdata(OptionSet &options, std::optional<std::string> &target, std::string description);
/// --no-sync.
OptionInfo &declareNoSync(OptionSet &options, bool &noSync);

} // namespace cairn::cli
