#include "support/wal_samples.h"

#include "support/expect.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace cairn::test {

namespace fs = std::filesystem;

WalSamples::WalSamples(int count, const ServerOptions &options)
{
    TestServer server(options);
    server.configure({"archive_mode = on", "archive_command = 'false'"});
    server.start();
    {
        auto sql = server.connect();
        for (int number = 1; number <= count; ++number) {
            m_segments.push_back(sql.value("SELECT pg_walfile_name(pg_current_wal_insert_lsn())"));
            sql.run("CREATE TABLE t" + std::to_string(number) + " AS SELECT generate_series(1, 2000) AS n");
            sql.run("SELECT pg_switch_wal()");
        }
    }
    server.stop(StopMode::Immediate); // else it tries to archive before it ends
    m_dataDirectory = server.dataDirectory();
    markReady();
}

std::string WalSamples::path(const std::string &segment) const
{
    return m_dataDirectory + "/pg_wal/" + segment;
}

void WalSamples::markReady() const
{
    for (const auto &segment : m_segments) {
        const auto status = m_dataDirectory + "/pg_wal/archive_status/" + segment;
        writeFile(status + ".ready", {});
        fs::remove(status + ".done");
    }
}

bool WalSamples::isReady(const std::string &segment) const
{
    return fs::exists(m_dataDirectory + "/pg_wal/archive_status/" + segment + ".ready");
}

bool WalSamples::isDone(const std::string &segment) const
{
    return fs::exists(m_dataDirectory + "/pg_wal/archive_status/" + segment + ".done");
}

std::string fileContent(const std::string &path)
{
    std::stringstream text;
    std::ifstream file(path, std::ios::binary);
    expect(file.is_open(), "cannot read " + path);
    text << file.rdbuf();
    return text.str();
}

void writeFile(const std::string &path, const std::string &content)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    expect(file.good(), "cannot write " + path);
}

void flipBit(const std::string &path, std::uint64_t byte, unsigned bit)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(std::streamoff(byte));
    const auto old = file.get();
    file.seekp(std::streamoff(byte));
    file.put(char(old ^ (1 << bit)));
    file.close();
    expect(file.good() && old >= 0, "cannot change byte " + std::to_string(byte) + " of " + path);
}

} // namespace cairn::test
