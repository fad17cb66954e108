#pragma once

#include "core/files.h"

namespace cairn {

/// A directory for the Unix socket of a server that nobody else may reach: only its user can enter it, and its path is
/// short, because that of a socket has 107 bytes at most (unix(7)). It goes with this object. A killed process leaves
/// it; make() removes what such processes of the same user left: a directory that is in use is locked (flock(2)), and
/// is known as such by its pg_hba.conf, which is written under the lock. One thread.
class SocketDirectory {
public:
    /// @param hba the content of its pg_hba.conf
    [[nodiscard]] static Result<SocketDirectory> make(std::string_view hba);
    SocketDirectory(SocketDirectory &&other) noexcept;
    SocketDirectory &operator=(SocketDirectory &&) = delete;
    ~SocketDirectory();
    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] std::string hbaFile() const;

private:
    explicit SocketDirectory(std::string path)
        : m_path(std::move(path))
    {
    }
    std::string m_path;
    Fd m_lock;
};

} // namespace cairn
