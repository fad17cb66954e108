#include "postgres/ptrack.h"

#include <bit>
#include <charconv>
#include <format>
#include <string_view>

namespace cairn {

namespace {

constexpr std::string_view insufficientPrivilege = "42501";

/// The 4 of "2.4" or "2.4.1"; nothing for another major version.
std::optional<int> minorOfTwo(std::string_view version)
{
    if (!version.starts_with("2."))
        return std::nullopt;
    int minor = 0;
    const char *begin = version.data() + 2;
    const auto parsed = std::from_chars(begin, version.data() + version.size(), minor);
    return parsed.ec == std::errc{} && parsed.ptr != begin ? std::optional(minor) : std::nullopt;
}

std::optional<unsigned> hexDigit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f')
        return static_cast<unsigned>(digit - 'a') + 10;
    return std::nullopt;
}

Status decodeHex(std::string_view text, Bytes &out)
{
    out.clear();
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const auto high = hexDigit(text[i]);
        const auto low = hexDigit(text[i + 1]);
        if (!high || !low)
            return fail(ErrorCode::Server, "ptrack sent a map that is not hexadecimal");
        out.push_back(static_cast<std::byte>(*high << 4 | *low));
    }
    return {};
}

/// A missing right, with what to do about it.
std::unexpected<Error> explained(Session &session, Error error, const std::string &quotedSchema)
{
    if (session.lastSqlState() == insufficientPrivilege)
        if (const auto role = session.query("SELECT pg_catalog.quote_ident(CURRENT_USER)", {}))
            error.hint = "run as the owner of the extension:\n" + ptrackGrants(quotedSchema, role->text(0, 0));
    return std::unexpected(std::move(error));
}

} // namespace

Result<std::optional<PtrackInfo>> probePtrack(Session &session, const std::stop_token &stop)
{
    CAIRN_TRY(const auto found,
              session.query("SELECT n.nspname, pg_catalog.current_setting('ptrack.map_size', true)"
                            " FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace"
                            " WHERE e.extname = 'ptrack'",
                            stop));
    if (found.rows.empty())
        return std::optional<PtrackInfo>();
    PtrackInfo info;
    info.schema = found.text(0, 0);
    info.mapSize = found.text(0, 1);
    CAIRN_TRY(const auto schema, session.quoteIdentifier(info.schema));
    const auto version = session.query(std::format("SELECT {}.ptrack_version()", schema), stop);
    if (!version)
        return explained(session, version.error(), schema);
    info.version = version->text(0, 0);
    if (const auto minor = minorOfTwo(info.version); !minor || *minor < 1)
        return info; // its functions have other names; checkPtrack() refuses it
    const auto initial = session.query(std::format("SELECT {}.ptrack_init_lsn()", schema), stop);
    if (!initial)
        return explained(session, initial.error(), schema);
    if (!initial->isNull(0, 0)) {
        CAIRN_TRY(info.initialLsn, initial->lsn(0, 0));
    }
    return info;
}

Status checkPtrack(const PtrackInfo &info, Lsn parentStart)
{
    const auto minor = minorOfTwo(info.version);
    if (!minor || *minor < 1)
        return fail(ErrorCode::Unsupported, std::format("ptrack {} is not supported", info.version), {},
                    "ptrack 2.1 or a later 2.x is needed");
    const std::string_view size = info.mapSize;
    if (size.empty() || size.starts_with('-') || size.find_first_of("123456789") == std::string_view::npos)
        return fail(ErrorCode::Server, "ptrack does not track changes", "ptrack.map_size",
                    "put ptrack into shared_preload_libraries, set ptrack.map_size, and restart the server");
    if (!info.initialLsn.isValid())
        return fail(ErrorCode::Server, "ptrack has no map of changes", {}, "take a FULL or DELTA backup first");
    if (info.initialLsn > parentStart)
        return fail(ErrorCode::WalMissing,
                    std::format("ptrack knows the changes since {}, and the parent began at {}",
                                info.initialLsn.toString(), parentStart.toString()),
                    {}, "take a FULL or DELTA backup");
    return {};
}

std::string ptrackGrants(const std::string &quotedSchema, const std::string &quotedRole)
{
    return std::format("GRANT USAGE ON SCHEMA {0} TO {1};\n"
                       "GRANT EXECUTE ON FUNCTION {0}.ptrack_version() TO {1};\n"
                       "GRANT EXECUTE ON FUNCTION {0}.ptrack_init_lsn() TO {1};\n"
                       "GRANT EXECUTE ON FUNCTION {0}.ptrack_get_pagemapset(pg_lsn) TO {1};\n",
                       quotedSchema, quotedRole);
}

Status addPageMap(ChangedBlocks &blocks, const RelationFile &file, std::uint32_t blocksPerSegment, ByteView map)
{
    const std::uint32_t first = file.firstBlock(blocksPerSegment).value;
    for (std::size_t i = 0; i < map.size(); ++i)
        for (auto bits = std::to_integer<unsigned>(map[i]); bits != 0; bits &= bits - 1) {
            const std::uint64_t block = std::uint64_t{i} * 8 + static_cast<unsigned>(std::countr_zero(bits));
            if (block >= blocksPerSegment)
                return fail(ErrorCode::Server, std::format("ptrack names block {} of a file that has at most {}", block,
                                                           blocksPerSegment));
            blocks.addBlock(forkOf(file), BlockNumber{first + static_cast<std::uint32_t>(block)});
        }
    return {};
}

Result<ChangedBlocks> blocksFromPtrack(Session &session, const PtrackInfo &info, Lsn parentStart,
                                       const PtrackLayout &layout, std::size_t memoryLimit, const std::stop_token &stop)
{
    CAIRN_CHECK(checkPtrack(info, parentStart));
    CAIRN_TRY(const auto schema, session.quoteIdentifier(info.schema));
    ChangedBlocks blocks(memoryLimit);
    Bytes map;
    const auto take = [&](RowFields fields) -> Status {
        if (!fields[0] || !fields[1])
            return {};
        // Whatever else it may name is no relation of pages, and is copied without the help of a map.
        const auto path = classifyPath(*fields[0], layout.versionDirectory);
        if (path.kind != PathKind::Relation || path.relation.temporary)
            return {};
        CAIRN_CHECK(decodeHex(*fields[1], map));
        auto added = addPageMap(blocks, path.relation, layout.blocksPerSegment, map);
        if (!added)
            added.error().subject = std::string(*fields[0]);
        return added;
    };
    // As text in a form of our choice: bytea_output is the role's to set.
    auto done = session.queryRows(
        std::format("SELECT path, pg_catalog.encode(pagemap, 'hex') FROM {}.ptrack_get_pagemapset($1)", schema),
        {parentStart.toString()}, take, stop);
    if (!done)
        return explained(session, std::move(done).error(), schema);
    return blocks;
}

} // namespace cairn
