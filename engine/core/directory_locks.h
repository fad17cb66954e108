#pragma once

#include "core/files.h"

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace cairn {

/// Directories that one run has for itself. What is locked is the directory, not its name, by the kernel (flock(2)):
/// the lock goes along when the directory is renamed, ends with the process however that ends, and leaves nothing
/// behind. Names are given and taken away under a lock of the parent directory, held for moments, so that nobody can
/// get in between a rename and the new directory. File systems that cannot lock directories (NFS) lock nothing. The
/// destructor removes what was made here and is still empty. One thread.
class DirectoryLocks {
public:
    DirectoryLocks() = default;
    DirectoryLocks(DirectoryLocks &&other) noexcept;
    DirectoryLocks &operator=(DirectoryLocks &&other) noexcept;
    DirectoryLocks(const DirectoryLocks &) = delete;
    DirectoryLocks &operator=(const DirectoryLocks &) = delete;
    ~DirectoryLocks();

    /// Locks a directory; a missing one, and one that is locked here already, is fine. Locked when another run has it.
    [[nodiscard]] Status take(const std::string &path);
    /// Makes it when it is missing, with its parents, and locks it.
    [[nodiscard]] Status make(const std::string &path, mode_t mode);
    /// Gives the directory another name beside its own, and puts an empty one with its mode and owner in its place;
    /// both are locked. What of it is done already is not done again. On an error it has its own name, unless it had
    /// the other one before.
    [[nodiscard]] Status replace(const std::string &path, const std::string &other);
    /// Gives a directory a name beside its own. What has that name is removed when it is empty, else named `aside`.
    [[nodiscard]] Status rename(const std::string &from, const std::string &to, const std::string &aside);
    /// What was made here stays, also when it is empty.
    void keep();

private:
    /// What a directory is, whatever its name.
    using Identity = std::pair<dev_t, ino_t>;
    struct Held {
        Identity identity;
        Fd fd;
        std::string made; ///< the path, when it was made here
    };
    [[nodiscard]] Result<Fd> lockParent(const std::string &path) const;
    [[nodiscard]] Status takeUnlocked(const std::string &path, bool made);
    [[nodiscard]] bool holds(Identity identity) const;
    void release();

    std::vector<Held> m_held;
};

} // namespace cairn
