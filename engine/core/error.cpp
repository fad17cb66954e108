#include "core/error.h"

#include <cerrno>
#include <cstring>

namespace cairn {

namespace {

struct CodeFacts {
    std::string_view name;
    std::string_view meaning;
    int exitCode;
};

constexpr CodeFacts factsOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return {"internal", "a defect in Cairn; please report it with the log", 1};
    case ErrorCode::Usage:
        return {"usage", "wrong command, option or value", 2};
    case ErrorCode::NotFound:
        return {"not-found", "the catalog, instance, backup or file does not exist", 3};
    case ErrorCode::AlreadyExists:
        return {"already-exists", "something of that name exists already, or exists with other content", 4};
    case ErrorCode::Io:
        return {"io", "reading or writing failed", 5};
    case ErrorCode::NoSpace:
        return {"no-space", "a file system or quota is full", 6};
    case ErrorCode::Permission:
        return {"permission", "the operating system denied access", 7};
    case ErrorCode::Locked:
        return {"locked", "another operation is running that excludes this one", 8};
    case ErrorCode::Damaged:
        return {"damaged", "stored data does not match its checksum or cannot be read", 9};
    case ErrorCode::SourceDamaged:
        return {"source-damaged", "the cluster holds damaged pages and --bad-pages=fail was given", 10};
    case ErrorCode::WalMissing:
        return {"wal-missing", "WAL that is needed is not there", 11};
    case ErrorCode::WalDamaged:
        return {"wal-damaged", "WAL that is needed is there but wrong", 12};
    case ErrorCode::Connection:
        return {"connection", "no connection to the PostgreSQL server", 13};
    case ErrorCode::Server:
        return {"server", "the PostgreSQL server refused a command", 14};
    case ErrorCode::WrongCluster:
        return {"wrong-cluster", "data of another cluster (system identifier, version or block size differs)", 15};
    case ErrorCode::Unsupported:
        return {"unsupported", "a format or PostgreSQL version that this build does not support", 16};
    case ErrorCode::TargetUnreachable:
        return {"target-unreachable", "the recovery target cannot be reached with what is stored", 17};
    case ErrorCode::DestinationUnusable:
        return {"destination-unusable", "the destination is not empty, in use, or cannot be written", 18};
    case ErrorCode::Cancelled:
        return {"cancelled", "stopped by a signal or by the user", 130};
    }
    return {"internal", "", 1};
}

ErrorCode codeFromErrno(int errorNumber)
{
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::NoSpace;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::Permission;
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EEXIST:
        return ErrorCode::AlreadyExists;
    default:
        return ErrorCode::Io;
    }
}

std::string hintFromErrno(int errorNumber)
{
    const ErrorCode code = codeFromErrno(errorNumber);
    if (code == ErrorCode::NoSpace)
        return "free some space on that file system (or raise the quota) and run the command again";
    if (code == ErrorCode::Permission)
        return "check the owner and mode of the file and of the directories above it";
    return {};
}

} // namespace

std::string_view errorCodeName(ErrorCode code)
{
    return factsOf(code).name;
}

std::string_view errorCodeMeaning(ErrorCode code)
{
    return factsOf(code).meaning;
}

int exitCodeOf(ErrorCode code)
{
    return factsOf(code).exitCode;
}

std::string Error::text() const
{
    std::string all = message;
    if (!subject.empty())
        all += ": " + subject;
    if (!hint.empty())
        all += "\nHINT: " + hint;
    return all;
}

std::unexpected<Error> failErrno(int errorNumber, std::string_view doing, std::string_view subject)
{
    std::string message(doing);
    message += " (";
    message += ::strerrordesc_np(errorNumber) ? ::strerrordesc_np(errorNumber) : "unknown error";
    message += ")";
    return fail(codeFromErrno(errorNumber), std::move(message), std::string(subject), hintFromErrno(errorNumber));
}

} // namespace cairn
