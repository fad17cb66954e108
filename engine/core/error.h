#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace cairn {

/// What kind of thing went wrong. Callers branch on this, never on the text. Every code maps to one exit code.
enum class ErrorCode {
    Internal,            ///< a defect in Cairn itself
    Usage,               ///< wrong options or values
    NotFound,            ///< catalog, instance, backup or file that was asked for does not exist
    AlreadyExists,       ///< would overwrite something, or the same name with other content
    Io,                  ///< reading or writing failed
    NoSpace,             ///< a file system or quota is full
    Permission,          ///< the operating system denied access
    Locked,              ///< another operation holds a lock that excludes this one
    Damaged,             ///< stored bytes do not match their checksum or cannot be decoded
    SourceDamaged,       ///< the cluster being backed up holds damaged pages and the policy says fail
    WalMissing,          ///< WAL that is needed is not there
    WalDamaged,          ///< WAL that is needed is there, and wrong
    Connection,          ///< no connection to the server, or it was lost
    Server,              ///< the server refused a command (privilege, setting, state)
    WrongCluster,        ///< system identifier, version or block size of another cluster
    Unsupported,         ///< a format or PostgreSQL version this build does not know
    TargetUnreachable,   ///< the recovery target cannot be reached with what is stored
    DestinationUnusable, ///< the restore destination is not empty, in use, or cannot be written
    Cancelled,           ///< the user or a signal asked to stop
};

/// Stable lower-case name of a code, for JSON output and logs ("no-space").
[[nodiscard]] std::string_view errorCodeName(ErrorCode code);

/// One sentence that explains the code, for `cairn help exit-codes`.
[[nodiscard]] std::string_view errorCodeMeaning(ErrorCode code);

/// Process exit code (1..125, 130 for Cancelled). The table is a contract: scripts depend on it.
[[nodiscard]] int exitCodeOf(ErrorCode code);

/// An error as a value: what kind, what happened in words, what it is about (file, backup, LSN), and what to do next.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string subject; ///< the thing it is about: a path, an id; may be empty
    std::string hint;    ///< what to do; may be empty

    /// "message: subject" and, when there is one, the hint on its own line.
    [[nodiscard]] std::string text() const;
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

/// Shorthand for returning an error.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string message, std::string subject = {},
                                                 std::string hint = {})
{
    return std::unexpected(Error{code, std::move(message), std::move(subject), std::move(hint)});
}

/// An error from errno (ENOSPC and EDQUOT become NoSpace, EACCES and EPERM Permission, ENOENT NotFound, the rest Io).
/// @param doing what was attempted, as in "cannot open"; @param subject usually the path.
[[nodiscard]] std::unexpected<Error> failErrno(int errorNumber, std::string_view doing, std::string_view subject);

} // namespace cairn

#define CAIRN_CONCAT_(a, b) a##b
#define CAIRN_CONCAT(a, b) CAIRN_CONCAT_(a, b)
#define CAIRN_TRY_(temporary, declaration, expression)                                                                 \
    auto temporary = (expression);                                                                                     \
    if (!temporary) [[unlikely]]                                                                                       \
        return std::unexpected(std::move(temporary).error());                                                          \
    declaration = *std::move(temporary)
/// CAIRN_TRY(auto x, f()): x is the value, or the enclosing function returns the error.
#define CAIRN_TRY(declaration, expression) CAIRN_TRY_(CAIRN_CONCAT(cairnTry_, __LINE__), declaration, expression)
#define CAIRN_CHECK_(status, expression)                                                                               \
    do {                                                                                                               \
        if (auto status = (expression); !status) [[unlikely]]                                                          \
            return std::unexpected(std::move(status).error());                                                         \
    } while (false)
/// CAIRN_CHECK(f()): the enclosing function returns the error, if there is one.
#define CAIRN_CHECK(expression) CAIRN_CHECK_(CAIRN_CONCAT(cairnStatus_, __LINE__), expression)
