#include "layer_support.h"

#include "support/environment.h"

#include "core/files.h"
#include "postgres/backup_rules.h"
#include "postgres/control_file.h"
#include "postgres/page.h"
#include "postgres/relation_path.h"

#include <fcntl.h>
#include <filesystem>
#include <utility>

namespace cairn::test {

namespace fs = std::filesystem;

void need(const Status &status, std::source_location where)
{
    if (!status)
        failTest(status.error().text(), where);
}

ConnectionOptions optionsFor(const TestServer &server, const std::string &user)
{
    auto options = need(parseConninfo(server.conninfo("postgres", user)));
    options.applicationName = "layer test";
    return options;
}

Session sessionOf(const TestServer &server, const std::string &user)
{
    return need(Session::connect(optionsFor(server, user), {}));
}

ReplicationConnection replicationOf(const TestServer &server)
{
    return need(ReplicationConnection::connect(optionsFor(server), {}));
}

Status DirectorySink::onSegment(const ReceivedSegment &segment)
{
    if (refuseWith)
        return std::unexpected(*refuseWith);
    Bytes bytes(segment.segmentSize);
    CAIRN_TRY(const auto got, readAt(segment.file, bytes, 0, segment.name));
    if (got != bytes.size())
        return fail(ErrorCode::Io, "the spooled segment is too short", segment.name);
    ++segments;
    end = segment.end;
    lastIsComplete = segment.complete;
    return replaceFile(joinPath(m_directory, segment.name), bytes, 0600, false);
}

WalReceiverOptions receiverOptions(const ServerInfo &info, Lsn from, TimelineId timeline, const std::string &slot)
{
    WalReceiverOptions options;
    options.from = from;
    options.timeline = timeline;
    options.slot = slot;
    options.systemIdentifier = info.systemIdentifier;
    options.segmentSize = info.walSegmentSize;
    options.spoolDirectory = environment().directory;
    return options;
}

WalReaderOptions readerOptions(const ServerInfo &info, const BackupStart &start)
{
    WalReaderOptions options;
    options.history = TimelineHistory(start.timeline);
    options.major = info.major;
    options.systemIdentifier = info.systemIdentifier;
    options.segmentSize = info.walSegmentSize;
    options.walBlockSize = info.walBlockSize;
    options.start = start.start;
    return options;
}

namespace {

EntryType typeOf(const fs::directory_entry &entry)
{
    const auto type = entry.symlink_status().type();
    if (type == fs::file_type::regular)
        return EntryType::File;
    if (type == fs::file_type::directory)
        return EntryType::Directory;
    return type == fs::file_type::symlink ? EntryType::Symlink : EntryType::Other;
}

class RuleCopy {
public:
    RuleCopy(std::string source, std::string target, const ServerInfo &info, Lsn backupStart)
        : m_source(std::move(source))
        , m_target(std::move(target))
        , m_rules({.major = info.major,
                   .catalogVersion = info.catalogVersion,
                   .includeLog = false,
                   .logDirectory = "log",
                   .statsTempDirectory = {}})
        , m_pages{info.blockSize, info.dataChecksums, backupStart, Lsn{}}
    {
    }

    void copyDirectory(const std::string &directory)
    {
        std::vector<DirectoryEntry> entries;
        for (const auto &entry : fs::directory_iterator(joinPath(m_source, directory)))
            entries.push_back({entry.path().filename().string(), typeOf(entry)});
        const auto decisions = m_rules.decide(directory, entries);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto path = directory.empty() ? entries[i].name : joinPath(directory, entries[i].name);
            expect(decisions[i].action != EntryAction::SkipAndWarn, "unexpected entry " + path);
            if (decisions[i].action == EntryAction::IncludeEmpty)
                fs::create_directory(joinPath(m_target, path));
            if (decisions[i].action != EntryAction::Include)
                continue;
            if (entries[i].type == EntryType::Directory) {
                fs::create_directory(joinPath(m_target, path));
                copyDirectory(path);
            } else if (classifyPath(path).kind != PathKind::Control) {
                copyFile(path);
            }
        }
    }

    void copyFile(const std::string &path)
    {
        auto bytes = readWholeFile(joinPath(m_source, path), 1u << 30);
        if (!bytes && bytes.error().code == ErrorCode::NotFound)
            return; // dropped meanwhile
        const auto content = need(std::move(bytes));
        if (const auto found = classifyPath(path); found.kind == PathKind::Relation)
            checkPages(path, found.relation, content);
        need(replaceFile(joinPath(m_target, path), content, 0600, false));
    }

private:
    void checkPages(const std::string &path, const RelationFile &file, ByteView content) const
    {
        constexpr std::uint32_t blocksPerSegment = 131072;
        for (std::size_t at = 0; at + m_pages.blockSize <= content.size(); at += m_pages.blockSize) {
            const auto inFile = static_cast<std::uint32_t>(at / m_pages.blockSize);
            const BlockNumber block{file.firstBlock(blocksPerSegment).value + inFile};
            const auto verdict = verifyPage(content.subspan(at, m_pages.blockSize), block, m_pages);
            expect(isAcceptable(verdict), path + ": " + std::string(pageVerdictText(verdict)));
        }
    }

    std::string m_source;
    std::string m_target;
    BackupRules m_rules;
    PageRules m_pages;
};

} // namespace

void copyByRules(const std::string &source, const std::string &target, const ServerInfo &info, Lsn backupStart)
{
    fs::create_directory(target);
    fs::permissions(target, fs::perms::owner_all);
    RuleCopy copy(source, target, info, backupStart);
    copy.copyDirectory("");
    for (const auto &directory : requiredDirectories(info.major))
        fs::create_directory(joinPath(target, directory));
    const auto control = need(readControlFile(source));
    need(replaceFile(joinPath(target, "global/pg_control"), control.bytes, 0600, false));
}

void writeLabel(const std::string &target, const BackupStop &stopped)
{
    need(replaceFile(joinPath(target, "backup_label"), asBytes(stopped.labelFile), 0600, false));
    if (!stopped.tablespaceMap.empty())
        need(replaceFile(joinPath(target, "tablespace_map"), asBytes(stopped.tablespaceMap), 0600, false));
}

} // namespace cairn::test
