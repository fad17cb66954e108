#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace cairn {

/// Whose password a server wants: what libpq connects as and where, after all its defaults.
struct PasswordQuestion {
    std::string user;
    std::string host; ///< name, address or directory of the socket
    std::string port;
    std::optional<std::string> rejected{}; ///< the password that the server refused just before
};

/// Asked for a password when a server wants one and libpq finds none by its own means (PGPASSWORD, password file,
/// service file). Nothing: there is none, and the connection fails. Called on the thread that connects, maybe by
/// several at once; may take as long as a person does, but returns soon after a stop request. An empty function: nobody
/// is asked. What it returns is kept by nobody but the connection, and is never part of a message, log or record.
using PasswordSource =
    std::function<std::optional<std::string>(const PasswordQuestion &question, const std::stop_token &stop)>;

} // namespace cairn
