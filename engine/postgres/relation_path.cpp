#include "postgres/relation_path.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace cairn {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::uint32_t> parseNumber(std::string_view text)
{
    std::uint32_t value = 0;
    if (!isDigits(text))
        return std::nullopt;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Splits at the first slash; the rest is empty when there is none.
std::string_view takeComponent(std::string_view &path)
{
    const auto slash = path.find('/');
    const auto component = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    return component;
}

/// Takes "_fsm", "_vm" or "_init" off the end; nothing for another suffix.
std::optional<Fork> takeFork(std::string_view &name)
{
    const auto underscore = name.find('_');
    if (underscore == std::string_view::npos)
        return Fork::Main;
    const auto suffix = name.substr(underscore + 1);
    name = name.substr(0, underscore);
    for (const Fork fork : {Fork::Fsm, Fork::VisibilityMap, Fork::Init})
        if (suffix == forkSuffix(fork))
            return fork;
    return std::nullopt;
}

/// "t3_16385": a relation of a session. Leaves "16385".
bool takeTemporaryPrefix(std::string_view &name)
{
    if (!name.starts_with('t'))
        return false;
    const auto underscore = name.find('_');
    if (underscore == std::string_view::npos || !isDigits(name.substr(1, underscore - 1)))
        return false;
    name.remove_prefix(underscore + 1);
    return true;
}

PathKind kindOfNamedFile(std::string_view name)
{
    if (name == "PG_VERSION")
        return PathKind::VersionFile;
    if (name == "pg_filenode.map")
        return PathKind::FilenodeMap;
    constexpr std::string_view cache = "pg_internal.init";
    if (name == cache ||
        (name.starts_with(cache) && name[cache.size()] == '.' && isDigits(name.substr(cache.size() + 1))))
        return PathKind::RelationCache;
    return PathKind::Other;
}

PathClass classifyRelation(std::string_view name, Oid tablespace, Oid database)
{
    if (auto file = parseRelationFileName(name)) {
        // In global/ the name of a temporary relation means nothing: the server copies such a file like any other.
        if (file->temporary && tablespace == globalTablespace)
            return {};
        file->tablespace = tablespace;
        file->database = database;
        return {PathKind::Relation, *file};
    }
    return {kindOfNamedFile(name), {}};
}

/// The rest of a path below base/ or a tablespace's version directory: "<database>/<file>".
PathClass classifyInDatabase(std::string_view rest, Oid tablespace)
{
    const auto database = parseOid(takeComponent(rest));
    if (!database || rest.empty() || rest.find('/') != std::string_view::npos)
        return {};
    return classifyRelation(rest, tablespace, *database);
}

} // namespace

std::string_view forkSuffix(Fork fork)
{
    switch (fork) {
    case Fork::Main:
        return {};
    case Fork::Fsm:
        return "fsm";
    case Fork::VisibilityMap:
        return "vm";
    case Fork::Init:
        return "init";
    }
    return {};
}

std::optional<Oid> parseOid(std::string_view text)
{
    const auto number = parseNumber(text);
    if (!number || text.front() == '0')
        return std::nullopt;
    return Oid{*number};
}

std::optional<RelationFile> parseRelationFileName(std::string_view name)
{
    RelationFile file;
    file.temporary = takeTemporaryPrefix(name);
    if (const auto dot = name.find('.'); dot != std::string_view::npos) {
        const auto digits = name.substr(dot + 1);
        const auto segment = parseNumber(digits);
        if (!segment || digits.front() == '0')
            return std::nullopt;
        file.segment = *segment;
        name = name.substr(0, dot);
    }
    const auto fork = takeFork(name);
    const auto filenode = parseOid(name);
    if (!fork || !filenode)
        return std::nullopt;
    file.fork = *fork;
    file.filenode = *filenode;
    return file;
}

PathClass classifyPath(std::string_view path, std::string_view versionDirectory)
{
    if (path == "global/pg_control")
        return {PathKind::Control, {}};
    std::string_view rest = path;
    const auto top = takeComponent(rest);
    if (rest.empty())
        return {path == "PG_VERSION" ? PathKind::VersionFile : PathKind::Other, {}};
    if (top == "global")
        return rest.find('/') == std::string_view::npos ? classifyRelation(rest, globalTablespace, Oid{}) : PathClass{};
    if (top == "base")
        return classifyInDatabase(rest, defaultTablespace);
    if (top == "pg_tblspc") {
        const auto tablespace = parseOid(takeComponent(rest));
        const auto version = takeComponent(rest);
        const bool ours = versionDirectory.empty() ? version.starts_with("PG_") : version == versionDirectory;
        if (tablespace && ours)
            return classifyInDatabase(rest, *tablespace);
    }
    return {};
}

} // namespace cairn
