#include "postgres/version.h"

#include "core/bytes.h"
#include "core/files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

namespace cairn {

namespace {

struct ReleaseFacts {
    int major;
    std::uint32_t catalogVersion;
    std::uint16_t walMagic;
};

constexpr auto releases = std::to_array<ReleaseFacts>({
    {10, 201707211, 0xD097},
    {11, 201809051, 0xD098},
    {12, 201909212, 0xD101},
    {13, 202007201, 0xD106},
    {14, 202107181, 0xD10D},
    {15, 202209061, 0xD110},
    {16, 202307071, 0xD113},
    {17, 202406281, 0xD116},
    {18, 202506291, 0xD118},
});

const ReleaseFacts *findRelease(PgMajor major)
{
    const auto found = std::ranges::find(releases, major.value, &ReleaseFacts::major);
    return found == releases.end() ? nullptr : &*found;
}

std::optional<int> parseNumber(std::string_view text)
{
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

Result<PgMajor> parseVersionFile(std::string_view content)
{
    const auto text = trimmed(content);
    const auto dot = text.find('.');
    const auto major = parseNumber(text.substr(0, dot));
    if (!major || text.size() > 8 || (dot != std::string_view::npos && !parseNumber(text.substr(dot + 1))))
        return fail(ErrorCode::Damaged, "PG_VERSION holds no version number");
    const PgMajor version{*major};
    if (dot != std::string_view::npos || !isSupportedMajor(version))
        return fail(ErrorCode::Unsupported, std::format("PostgreSQL {} is not supported, only {} to {}", text,
                                                        oldestPgMajor.value, newestPgMajor.value));
    return version;
}

Result<PgMajor> readVersionFile(const std::string &pgdata)
{
    const std::string path = joinPath(pgdata, "PG_VERSION");
    auto content = readWholeFile(path, 64);
    if (!content) {
        if (content.error().code == ErrorCode::NotFound)
            content.error().hint = "is this the data directory of a PostgreSQL cluster?";
        return std::unexpected(std::move(content).error());
    }
    auto version = parseVersionFile(asText(*content));
    if (!version)
        version.error().subject = path;
    return version;
}

std::optional<PgMajor> majorOfCatalogVersion(std::uint32_t catalogVersion)
{
    const auto found = std::ranges::find(releases, catalogVersion, &ReleaseFacts::catalogVersion);
    if (found == releases.end())
        return std::nullopt;
    return PgMajor{found->major};
}

std::uint32_t catalogVersionOf(PgMajor major)
{
    const auto *release = findRelease(major);
    return release ? release->catalogVersion : 0;
}

std::uint16_t walMagicOf(PgMajor major)
{
    const auto *release = findRelease(major);
    return release ? release->walMagic : std::uint16_t{0};
}

std::optional<PgMajor> majorOfWalMagic(std::uint16_t magic)
{
    const auto found = std::ranges::find(releases, magic, &ReleaseFacts::walMagic);
    if (found == releases.end())
        return std::nullopt;
    return PgMajor{found->major};
}

std::string tablespaceVersionDirectory(PgMajor major, std::uint32_t catalogVersion)
{
    return std::format("PG_{}_{}", major.value, catalogVersion);
}

} // namespace cairn
