#pragma once

#include "core/error.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

/// An instant: microseconds since 1970-01-01 00:00:00 UTC. Zero is "unknown". A zone exists only where text is made or
/// read.
struct Timestamp {
    std::int64_t microseconds = 0;

    constexpr Timestamp() = default;
    constexpr explicit Timestamp(std::int64_t us)
        : microseconds(us)
    {
    }
    constexpr auto operator<=>(const Timestamp &) const = default;
    [[nodiscard]] constexpr bool isKnown() const { return microseconds != 0; }
    [[nodiscard]] constexpr std::int64_t seconds() const { return microseconds / 1'000'000; }

    [[nodiscard]] static Timestamp now();
    /// PostgreSQL counts microseconds from 2000-01-01 UTC (TimestampTz in WAL records and the replication protocol).
    [[nodiscard]] static constexpr Timestamp fromPostgres(std::int64_t us)
    {
        return Timestamp{us + 946'684'800'000'000};
    }
    [[nodiscard]] constexpr std::int64_t toPostgres() const { return microseconds - 946'684'800'000'000; }

    /// "2026-11-21T03:44:05.123456Z", always UTC with six digits; empty when unknown.
    [[nodiscard]] std::string toIso() const;
    /// "2026-11-21 04:44:05+01" in the local zone, pg_probackup's form (fraction only when there is one); empty when
    /// unknown.
    [[nodiscard]] std::string toLocalText() const;
    /// Any ISO 8601 form with date and time, 'T' or blank between, optional fraction and zone (Z, +01, +0100, +01:30).
    /// Without a zone the local one is meant.
    [[nodiscard]] static Result<Timestamp> parse(std::string_view text);
};

} // namespace cairn
