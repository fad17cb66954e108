#pragma once

#include "core/error.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cairn {

/// A number that must not be mixed up with another kind of number.
template <class Tag, class Value>
struct StrongNumber {
    Value value{};

    constexpr StrongNumber() = default;
    constexpr explicit StrongNumber(Value v)
        : value(v)
    {
    }
    constexpr auto operator<=>(const StrongNumber &) const = default;
};

/// A block of a relation fork, counted from the start of the fork (not of the segment file).
using BlockNumber = StrongNumber<struct BlockNumberTag, std::uint32_t>;
/// A timeline; PostgreSQL writes it in hex in file names and in decimal everywhere else. 0 means "none".
using TimelineId = StrongNumber<struct TimelineIdTag, std::uint32_t>;
/// An object identifier (database, tablespace, relation file number).
using Oid = StrongNumber<struct OidTag, std::uint32_t>;
/// The identity of a cluster, made by initdb.
using SystemIdentifier = StrongNumber<struct SystemIdentifierTag, std::uint64_t>;
/// A number of bytes.
using ByteCount = StrongNumber<struct ByteCountTag, std::uint64_t>;

/// A position in the WAL. Zero is "invalid", as in PostgreSQL.
struct Lsn {
    std::uint64_t value = 0;

    constexpr Lsn() = default;
    constexpr explicit Lsn(std::uint64_t v)
        : value(v)
    {
    }
    constexpr auto operator<=>(const Lsn &) const = default;
    [[nodiscard]] constexpr bool isValid() const { return value != 0; }
    /// "16/B374D848", as PostgreSQL up to 18 prints it.
    [[nodiscard]] std::string toString() const;
    /// Accepts with and without zero padding of the low half.
    [[nodiscard]] static Result<Lsn> parse(std::string_view text);
};

/// The id of a backup: its start time in seconds since 1970, shown in upper-case base 36 as pg_probackup does.
/// Unique within an instance. Zero is "none".
struct BackupId {
    std::uint64_t value = 0;

    constexpr BackupId() = default;
    constexpr explicit BackupId(std::uint64_t v)
        : value(v)
    {
    }
    constexpr auto operator<=>(const BackupId &) const = default;
    [[nodiscard]] constexpr bool isValid() const { return value != 0; }
    [[nodiscard]] std::string toString() const;
    /// Case-insensitive.
    [[nodiscard]] static Result<BackupId> parse(std::string_view text);
};

/// Base 36 in upper case, without padding; "0" for zero.
[[nodiscard]] std::string toBase36(std::uint64_t value);

} // namespace cairn

template <>
struct std::hash<cairn::BackupId> {
    std::size_t operator()(cairn::BackupId id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
