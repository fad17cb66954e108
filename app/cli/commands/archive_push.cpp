#include "commands/commands.h"
#include "options/archive_options.h"
#include "options/compression_options.h"

#include "operations/operations.h"

namespace cairn::cli {

namespace {

class ArchivePush final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareWalFileName(options, m_request.walFileName);
        options
            .value("--wal-file-path", m_path, "PATH", "path of the WAL file: %p (NAME in pg_wal of the data directory)",
                   parseName)
            .completes(Completes::File);
        declareServerPgdata(options, m_request.pgdata, "the cluster's data directory (the working directory)");
        declareThreads(options, m_request.threads);
        declareBatchSize(options, m_request.batchSize, "store up to so many files that are ready in one call (1)");
        options.flag("--overwrite", m_request.overwrite, "replace a file of the same name that has other content");
        options.flag("--no-ready-rename", m_noReadyRename,
                     "with --batch-size: leave it to the server to mark the further files as done");
        declareNoSync(options, m_noSync);
        m_compression.declare(options);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(m_compression.resolve());
        m_request.ref = m_instance.ref();
        m_request.walFilePath = m_path.value_or("pg_wal/" + m_request.walFileName);
        m_request.renameReady = !m_noReadyRename;
        m_request.sync = !m_noSync;
        m_request.codec = m_compression.algorithm;
        m_request.level = m_compression.level;
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging));
        CAIRN_TRY(const auto result, archivePush(m_request, session.context()));
        session.log().log("{} stored, {} already there", result.pushed, result.alreadyThere);
        return 0;
    }

    [[nodiscard]] int exitCode(const Error &error, int signal) const override
    {
        return error.code == ErrorCode::Cancelled && signal != 0 ? 128 + signal : exitCodeOf(error.code);
    }

private:
    InstanceOptions m_instance;
    ArchivePushRequest m_request;
    std::optional<std::string> m_path;
    bool m_noReadyRename = false;
    bool m_noSync = false;
    CompressionOptions m_compression;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry archivePushCommand()
{
    return {"archive-push", "store a WAL file in the archive (archive_command)",
            "archive_command = 'cairn archive-push -B DIR --instance NAME --wal-file-path=%p --wal-file-name=%f'\n"
            "The exit code is 0 only when the file is stored durably; a file with the same content that is there "
            "already is fine.",
            makeCommand<ArchivePush>};
}

} // namespace cairn::cli
