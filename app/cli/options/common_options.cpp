#include "options/common_options.h"

#include "values.h"

#include "catalog/catalog.h"
#include "core/text.h"

#include <algorithm>

namespace cairn::cli {

void CommonOptions::declare(OptionSet &options)
{
    options.beginGroup("General options");
    options.flag("--no-color", noColor, "write no colors, also on a terminal (as does the variable NO_COLOR)");
    options.flag("-?,--help", help, "show this help and do nothing else");
}

void FormatOption::declare(OptionSet &options)
{
    options.choice("--format", json, std::vector<std::pair<std::string, bool>>{{"plain", false}, {"json", true}},
                   "how the result is printed on standard output (plain)");
}

void CatalogOption::declare(OptionSet &options)
{
    options.value("-B,--backup-path", path, "DIR", "the catalog's directory", parsePath)
        .environment("BACKUP_PATH")
        .completes(Completes::Directory)
        .required();
}

void InstanceOptions::declare(OptionSet &options)
{
    catalog.declare(options);
    options.value("--instance", name, "NAME", "name of the instance", parseName).required();
}

void ScopeOptions::declare(OptionSet &options)
{
    catalog.declare(options);
    options.value("--instance", instance, "NAME", "only this instance", parseName);
}

Result<std::vector<std::string>> ScopeOptions::instances() const
{
    CAIRN_TRY(const auto opened, Catalog::open(catalog.path));
    CAIRN_TRY(auto names, opened.instanceNames());
    if (!instance)
        return names;
    if (!std::ranges::contains(names, *instance))
        return fail(ErrorCode::NotFound, "no instance of this name", printableName(*instance),
                    "`cairn show` lists the instances");
    return std::vector{*instance};
}

void SelectionOptions::declare(OptionSet &options)
{
    catalog.declare(options);
    options.value("--instance", instance, "NAME", "only this instance", parseName);
    declareBackupId(options, backup);
}

Status SelectionOptions::check() const
{
    if (backup && !instance)
        return fail(ErrorCode::Usage, "--backup-id needs --instance", {}, "ids are unique within an instance only");
    return {};
}

OptionInfo &declareBackupId(OptionSet &options, std::optional<BackupId> &target)
{
    return options.value("-i,--backup-id", target, "ID", "id of the backup, as `cairn show` lists it", BackupId::parse);
}

OptionInfo &declareThreads(OptionSet &options, unsigned &target)
{
    return options.value("-j,--threads", target, "N", "number of parallel workers (1)",
                         [](std::string_view text) -> Result<unsigned> {
                             CAIRN_TRY(const auto number, parseNumber(text, 1, 1024));
                             return static_cast<unsigned>(number);
                         });
}

OptionInfo &declareServerPgdata(OptionSet &options, std::optional<std::string> &target, std::string description)
{
    return options.value("-D,--pgdata", target, "DIR", std::move(description), parsePath)
        .completes(Completes::Directory);
}

OptionInfo &declarePgdata(OptionSet &options, std::optional<std::string> &target, std::string description)
{
    return declareServerPgdata(options, target, std::move(description)).environment("PGDATA");
}

OptionInfo &declareNoSync(OptionSet &options, bool &noSync)
{
    return options.flag("--no-sync", noSync,
                        "do not wait until files are on stable storage; for tests, a power cut can lose data");
}

} // namespace cairn::cli
