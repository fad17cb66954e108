#include "commands/commands.h"
#include "values.h"

#include "core/files.h"
#include "operations/report_comparison.h"
#include "operations/report_format.h"
#include "operations/validation_memory.h"

namespace cairn::cli {

namespace {

class Reports final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_scope.declare(options);
        options.value("-i,--id", m_number, "N", "show this report in full, by its number in the list (1 is the newest)",
                      [](std::string_view text) -> Result<std::uint64_t> {
                          CAIRN_TRY(const std::uint64_t number, parseNumber(text, 1, reportsKept));
                          return number;
                      });
        options.flag("--compare", m_compare, "also say what changed since the validation before that one");
        options
            .value("--report", m_report, "FILE", "also write the report into this file, as a page of HTML", parsePath)
            .completes(Completes::File);
        m_format.declare(options);
    }

    Result<int> run(Session &session) override
    {
        if (!m_number && (m_compare || m_report))
            return fail(ErrorCode::Usage, "no report was named", {}, "-i N says which one; 1 is the newest");
        if (m_number && !m_scope.instance)
            return fail(ErrorCode::Usage, "a report needs --instance");
        if (m_number)
            return showOne(session);
        CAIRN_TRY(const auto names, m_scope.instances());
        std::vector<InstanceReports> all;
        std::string text;
        int exit = 0;
        for (const auto &name : names) {
            auto reports = readValidationReports({m_scope.catalog.path, name}, reportsKept);
            // One instance that cannot be read does not hide the others.
            if (!reports) {
                session.report(reports.error());
                exit = exitCodeOf(reports.error().code);
                continue;
            }
            text += reportListText(name, *reports, session.colorsResults());
            all.push_back({name, *std::move(reports)});
        }
        CAIRN_CHECK(session.print(m_format.json ? reportListJson(all) : text));
        return exit;
    }

private:
    Result<int> showOne(Session &session)
    {
        CAIRN_TRY(const auto reports, readValidationReports({m_scope.catalog.path, *m_scope.instance}, reportsKept));
        if (*m_number > reports.size())
            return fail(ErrorCode::NotFound, "there is no report with this number", std::to_string(*m_number),
                        reports.empty() ? "no validation has been kept yet: `cairn validate` makes one"
                                        : "`cairn reports` lists those that are kept");
        const std::size_t at = *m_number - 1;
        const ValidationReport &report = reports[at];
        if (m_report)
            CAIRN_CHECK(replaceFile(*m_report, asBytes(validationHtml(report)), 0644));
        const auto before = m_compare ? reportBefore(reports, at) : std::nullopt;
        if (m_compare && !before)
            session.log().warning("there is no older report to compare with");
        CAIRN_CHECK(session.print(textOf(report, before ? &reports[*before] : nullptr, session.colorsResults())));
        return 0;
    }

    [[nodiscard]] std::string textOf(const ValidationReport &report, const ValidationReport *before, bool color) const
    {
        if (!before)
            return m_format.json ? validationJson(report) : validationText(report, color);
        const ReportComparison comparison = compareReports(*before, report);
        return m_format.json ? comparisonJson(comparison, *before, report)
                             : validationText(report, color) + comparisonText(comparison, *before);
    }

    ScopeOptions m_scope;
    std::optional<std::uint64_t> m_number;
    bool m_compare = false;
    std::optional<std::string> m_report;
    FormatOption m_format;
};

} // namespace

CommandEntry reportsCommand()
{
    return {
        "reports", "list and show what validations found",
        "The last validations of each instance are kept. Without -i they are listed, the newest first; with it, one "
        "of them is\n"
        "shown as `cairn validate` did.",
        makeCommand<Reports>};
}

} // namespace cairn::cli
