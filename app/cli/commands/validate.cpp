#include "commands/commands.h"
#include "options/recovery_options.h"
#include "values.h"

#include "core/files.h"
#include "operations/operations.h"
#include "operations/report_format.h"

#include <algorithm>

namespace cairn::cli {

namespace {

/// The exit code of the worst finding: damaged backups, then damaged WAL, then missing WAL, then whatever came first.
int exitCodeOfReport(const ValidationReport &report)
{
    if (report.passed())
        return 0;
    const auto isError = [](const Finding &finding) { return finding.severity == FindingSeverity::Error; };
    for (const ErrorCode code : {ErrorCode::Damaged, ErrorCode::WalDamaged, ErrorCode::WalMissing})
        if (std::ranges::any_of(report.findings, [&](const auto &one) { return isError(one) && one.code == code; }))
            return exitCodeOf(code);
    const auto first = std::ranges::find_if(report.findings, isError);
    return exitCodeOf(first == report.findings.end() ? ErrorCode::Damaged : first->code);
}

class Validate final : public Command {
public:
    void declare(OptionSet &options) override
    {
        using Depths = std::vector<std::pair<std::string, ValidationDepth>>;
        m_selection.declare(options);
        options.choice("--depth", m_depth,
                       Depths{{"fast", ValidationDepth::Fast},
                              {"normal", ValidationDepth::Normal},
                              {"deep", ValidationDepth::Deep}},
                       "fast: every stored byte against its checksum, and the WAL; normal: everything is also "
                       "decompressed; deep: every "
                       "page and file is also compared with what was captured (normal)");
        declareThreads(options, m_threads);
        options
            .value("--report", m_report, "FILE", "also write what was found into this file, as a page of HTML",
                   parsePath)
            .completes(Completes::File);
        m_progress.declare(options);
        m_format.declare(options);
        m_recovery.declare(options, false);
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(m_selection.check());
        CAIRN_CHECK(begin(session));
        ValidateRequest request;
        request.catalog = m_selection.catalog.path;
        request.instance = m_selection.instance;
        request.backup = m_selection.backup;
        request.depth = m_depth;
        request.threads = m_threads;
        CAIRN_TRY(request.target, m_recovery.wanted());
        if (request.target && !request.instance)
            return fail(ErrorCode::Usage, "a recovery target needs --instance");
        CAIRN_TRY(const ValidationReport report, validate(request, session.context()));
        if (m_report)
            CAIRN_CHECK(replaceFile(*m_report, asBytes(validationHtml(report)), 0644));
        CAIRN_CHECK(
            session.print(m_format.json ? validationJson(report) : validationText(report, session.colorsResults())));
        return exitCodeOfReport(report);
    }

private:
    Status begin(Session &session)
    {
        if (!m_selection.instance)
            return session.begin(m_selection.catalog.path, m_logging, m_progress);
        CAIRN_TRY(const auto config,
                  session.begin({m_selection.catalog.path, *m_selection.instance}, m_logging, m_progress));
        return {};
    }

    SelectionOptions m_selection;
    ValidationDepth m_depth = ValidationDepth::Normal;
    unsigned m_threads = 1;
    std::optional<std::string> m_report;
    RecoveryOptions m_recovery;
    ProgressOption m_progress;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry validateCommand()
{
    return {"validate", "verify backups and the WAL that they need",
            "Without --instance every instance of the catalog is validated. The exit code is 0 when nothing wrong was "
            "found, else the\n"
            "code of the worst finding (see `cairn help exit-codes`). With a recovery target only what a restore to it "
            "would take is\n"
            "verified: the backup, what it builds on, and every WAL record up to the target.",
            makeCommand<Validate>};
}

} // namespace cairn::cli
