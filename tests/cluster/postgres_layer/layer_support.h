#pragma once

#include "support/test_server.h"

#include "postgres/backup_api.h"
#include "postgres/replication.h"
#include "wal/receiver.h"
#include "wal/record_reader.h"

#include <memory>
#include <optional>
#include <source_location>
#include <string>

namespace cairn::test {

/// The value of a result; an error fails the test with its text.
template <class T>
T need(Result<T> result, std::source_location where = std::source_location::current());

/// Fails the test when there is an error.
void need(const Status &status, std::source_location where = std::source_location::current());

/// How to reach a test server.
[[nodiscard]] ConnectionOptions optionsFor(const TestServer &server, const std::string &user = "postgres");
[[nodiscard]] Session sessionOf(const TestServer &server, const std::string &user = "postgres");
[[nodiscard]] ReplicationConnection replicationOf(const TestServer &server);

/// Writes received segments into a directory, as an archive would hold them.
class DirectorySink final : public WalSegmentSink {
public:
    explicit DirectorySink(std::string directory)
        : m_directory(std::move(directory))
    {
    }
    [[nodiscard]] Status onSegment(const ReceivedSegment &segment) override;
    int segments = 0;
    Lsn end;
    bool lastIsComplete = true;
    std::optional<Error> refuseWith; ///< set to make it refuse

private:
    std::string m_directory;
};

/// Receiver options for a backup of this server.
[[nodiscard]] WalReceiverOptions receiverOptions(const ServerInfo &info, Lsn from, TimelineId timeline,
                                                 const std::string &slot);
/// Reader options for WAL of this server from a record's start on.
[[nodiscard]] WalReaderOptions readerOptions(const ServerInfo &info, const BackupStart &start);

/// Copies a data directory as the backup rules say, pg_control last, with the label and the directories that must
/// exist. Pages of relations are verified on the way; a bad one fails the test. Tablespaces are not copied.
void copyByRules(const std::string &source, const std::string &target, const ServerInfo &info, Lsn backupStart);
/// Adds label and map after the stop.
void writeLabel(const std::string &target, const BackupStop &stopped);

} // namespace cairn::test

#include "support/expect.h"

namespace cairn::test {

template <class T>
T need(Result<T> result, std::source_location where)
{
    if (!result)
        failTest(result.error().text(), where);
    return *std::move(result);
}

} // namespace cairn::test
