#pragma once

#include "support/test_server.h"

#include <string>
#include <vector>

namespace cairn::test {

/// A stopped cluster whose pg_wal holds complete segments that nobody archived yet, each with its .ready file.
class WalSamples {
public:
    /// @param count of complete segments
    explicit WalSamples(int count, const ServerOptions &options = {});

    [[nodiscard]] const std::string &dataDirectory() const { return m_dataDirectory; }
    /// Names of the complete segments, ascending.
    [[nodiscard]] const std::vector<std::string> &segments() const { return m_segments; }
    [[nodiscard]] std::string path(const std::string &segment) const;
    /// Makes the .ready files anew, and removes .done files.
    void markReady() const;
    [[nodiscard]] bool isReady(const std::string &segment) const;
    [[nodiscard]] bool isDone(const std::string &segment) const;

private:
    std::string m_dataDirectory;
    std::vector<std::string> m_segments;
};

/// The content of a file.
[[nodiscard]] std::string fileContent(const std::string &path);
/// Replaces, or makes, a file.
void writeFile(const std::string &path, const std::string &content);
/// Flips one bit of a file.
void flipBit(const std::string &path, std::uint64_t byte, unsigned bit = 4);

} // namespace cairn::test
