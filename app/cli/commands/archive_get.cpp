#include "commands/commands.h"
#include "options/archive_options.h"

#include "operations/operations.h"

namespace cairn::cli {

namespace {

/// What PostgreSQL makes of exit codes of restore_command: 1 to 125 end the recovery (or let a standby go on with
/// streaming), above that the server stops. So only "not in the archive" may be small.
constexpr int notInArchive = 1;
constexpr int cannotTell = 200;

class ArchiveGet final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareWalFileName(options, m_request.walFileName);
        options.value("--wal-file-path", m_request.walFilePath, "PATH", "where to put the WAL file: %p", parseName)
            .completes(Completes::File)
            .required();
        declareServerPgdata(options, m_request.pgdata, "the data directory (the working directory)");
        declareThreads(options, m_request.threads);
        declareBatchSize(options, m_request.batchSize, "fetch so many files ahead (1)");
        options
            .value("--prefetch-dir", m_request.prefetchDirectory, "DIR",
                   "where files that were fetched ahead wait (pg_wal/cairn_prefetch)", parsePath)
            .completes(Completes::Directory);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        m_request.ref = m_instance.ref();
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging));
        const auto delivered = archiveGet(m_request, session.context());
        if (!delivered && delivered.error().code == ErrorCode::NotFound) {
            // The end of the archive is what every recovery comes to: no error to the server's log.
            session.log().info("{}", delivered.error().text());
            return notInArchive;
        }
        CAIRN_CHECK(delivered);
        return 0;
    }

    [[nodiscard]] int exitCode(const Error &error, int signal) const override
    {
        // As a shell would report it: PostgreSQL knows 143 for the SIGTERM that it sends when it shuts down.
        if (error.code == ErrorCode::Cancelled && signal != 0)
            return 128 + signal;
        return error.code == ErrorCode::Cancelled ? exitCodeOf(error.code) : cannotTell + exitCodeOf(error.code);
    }

private:
    InstanceOptions m_instance;
    ArchiveGetRequest m_request;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry archiveGetCommand()
{
    return {"archive-get", "deliver a WAL file from the archive (restore_command)",
            "restore_command = 'cairn archive-get -B DIR --instance NAME --wal-file-path=%p --wal-file-name=%f'\n"
            "The exit code is 0 when the file was delivered and verified, 1 when it is not in the archive, and above "
            "200 for\n"
            "everything else (200 plus the code in `cairn help exit-codes`), so that PostgreSQL stops instead of "
            "ending recovery early.",
            makeCommand<ArchiveGet>};
}

} // namespace cairn::cli
