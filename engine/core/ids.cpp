#include "core/ids.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace cairn {

std::string Lsn::toString() const
{
    return std::format("{:X}/{:X}", value >> 32, value & 0xFFFFFFFFu);
}

Result<Lsn> Lsn::parse(std::string_view text)
{
    const auto slash = text.find('/');
    std::uint32_t high = 0;
    std::uint32_t low = 0;
    const auto readHex = [](std::string_view part, std::uint32_t &out) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out, 16);
        return !part.empty() && part.size() <= 8 && error == std::errc{} && end == part.data() + part.size();
    };
    if (slash == std::string_view::npos || !readHex(text.substr(0, slash), high) ||
        !readHex(text.substr(slash + 1), low))
        return fail(ErrorCode::Usage, "not an LSN", std::string(text), "an LSN looks like 16/B374D848");
    return Lsn{(std::uint64_t{high} << 32) | low};
}

std::string toBase36(std::uint64_t value)
{
    std::string digits;
    do {
        digits.push_back("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[value % 36]);
        value /= 36;
    } while (value != 0);
    std::ranges::reverse(digits);
    return digits;
}

std::string BackupId::toString() const
{
    return toBase36(value);
}

Result<BackupId> BackupId::parse(std::string_view text)
{
    constexpr std::size_t longest = 8; // seconds of some 90,000 years, which fit into a Timestamp
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 36);
    if (text.empty() || text.size() > longest || error != std::errc{} || end != text.data() + text.size() || value == 0)
        return fail(ErrorCode::Usage, "not a backup id", std::string(text), "`cairn show` lists the ids");
    return BackupId{value};
}

} // namespace cairn
