#include "catalog/layout.h"

#include "core/text.h"

#include <charconv>
#include <format>

namespace cairn {

std::string packName(BackupId backup, unsigned worker, unsigned sequence)
{
    return std::format("{}-{}-{}.pack", backup.toString(), worker, sequence);
}

Result<BackupId> backupOfPack(std::string_view name)
{
    const auto dash = name.find('-');
    if (dash != std::string_view::npos && name.substr(dash).find(".pack") != std::string_view::npos)
        if (auto id = BackupId::parse(name.substr(0, dash)))
            return id;
    return fail(ErrorCode::Damaged, "no pack of ours has such a name", std::string(name));
}

std::string InstanceKeys::manifest(BackupId id, std::uint32_t generation) const
{
    return generation == 0 ? backup(id) + "/manifest" : std::format("{}/manifest-{}", backup(id), generation);
}

Result<std::uint32_t> generationOfManifest(std::string_view name)
{
    constexpr std::string_view stem = "manifest";
    if (name == stem)
        return 0;
    std::uint32_t generation = 0;
    if (name.starts_with(stem) && name.size() > stem.size() + 1 && name[stem.size()] == '-') {
        const char *end = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data() + stem.size() + 1, end, generation);
        if (error == std::errc{} && stop == end && generation != 0)
            return generation;
    }
    return fail(ErrorCode::Damaged, "no manifest of ours has such a name", std::string(name));
}

Status checkInstanceName(std::string_view name)
{
    if (!name.empty() && name.size() <= 255 && name != "." && name != ".." &&
        name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos)
        return {};
    return fail(ErrorCode::Usage, "not a name for an instance", printableName(name),
                "a name has 1 to 255 bytes, without a slash, and is not . or ..");
}

} // namespace cairn
