#pragma once

#include "core/error.h"
#include "core/files.h"
#include "postgres/version.h"

#include <chrono>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cairn {

/// The directory of the server's programs of a major version: the one that is asked for, else a place where packages
/// put them, else one of PATH. NotFound says where was looked; WrongCluster when the programs are of another version.
/// Starts `postgres --version`.
[[nodiscard]] Result<std::string> findServerPrograms(PgMajor major, const std::optional<std::string> &wanted);

/// A program that runs for as long as this process does: its end, however it comes, is the program's too. Output and
/// errors are read as one. Used by one thread, which must live as long as it.
class ServerProcess {
public:
    /// @param arguments the first is the path of the program
    [[nodiscard]] static Result<ServerProcess> start(const std::vector<std::string> &arguments);
    ServerProcess(ServerProcess &&other) noexcept;
    ServerProcess &operator=(ServerProcess &&) = delete;
    ~ServerProcess(); ///< kills what still runs

    [[nodiscard]] bool isRunning();
    /// Waits for output, at most so long, and adds it to output().
    void read(std::chrono::milliseconds most);
    /// The last hundred thousand bytes of it.
    [[nodiscard]] const std::string &output() const { return m_output; }
    void signal(int number) const;
    /// How it ended; meaningful when it runs no more.
    [[nodiscard]] int exitCode() const { return m_exitCode; }
    /// Reads on until it has ended; false when it still runs then.
    [[nodiscard]] bool waitForEnd(std::chrono::milliseconds most);

private:
    ServerProcess(pid_t process, Fd output)
        : m_process(process)
        , m_pipe(std::move(output))
    {
    }
    pid_t m_process = 0;
    Fd m_pipe;
    std::string m_output;
    int m_exitCode = -1;
};

} // namespace cairn
