#pragma once

// Private to this folder: what libpq says when a connection cannot be opened. Pure functions.

#include <string>
#include <string_view>

namespace cairn {

/// libpq breaks its messages into lines and indents them: for a terminal, not for a cell or a log.
[[nodiscard]] std::string onOneLine(std::string_view text);

/// Why a connection could not be opened.
struct ConnectFailure {
    std::string text;     ///< on one line, as libpq says it without being asked for more
    std::string sqlState; ///< of the last server that answered; empty: none did
    /// A server did not believe that we are who we say: after a password was given, it was the wrong one. It need not
    /// be the last that answered: libpq tries again without TLS where it may, and is refused there for another reason.
    bool isOfPassword = false;
};

/// Takes a message of libpq apart that was made with PQERRORS_VERBOSE: only then there is an SQLSTATE in it.
[[nodiscard]] ConnectFailure readConnectFailure(std::string_view message);

/// What to do about it. libpq has much text and few codes; in another language than English the general hint has to do.
/// @param role who connects.
[[nodiscard]] std::string connectHint(std::string_view text, std::string_view role);

} // namespace cairn
