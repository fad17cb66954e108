#include "commands/commands.h"

#include "core/text.h"
#include "operations/show_format.h"
#include "operations/snapshots.h"

#include <algorithm>

namespace cairn::cli {

namespace {

class Show final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_selection.declare(options);
        options.flag("--archive", m_archive, "show the archived WAL: timelines, segments, gaps");
        m_format.declare(options);
    }

    Result<int> run(Session &session) override
    {
        CAIRN_CHECK(m_selection.check());
        if (m_archive && m_selection.backup)
            return fail(ErrorCode::Usage, "--archive and --backup-id exclude one another");
        CAIRN_TRY(CatalogSnapshot catalog, readCatalog(m_selection.catalog.path, m_selection.instance));
        // Among others an instance that cannot be read is only remarked on; asked for by name it is an error.
        if (m_selection.instance && !catalog.instances.empty() && catalog.instances.front().error)
            return std::unexpected(*catalog.instances.front().error);
        if (m_archive)
            return showArchives(session, catalog);
        return m_selection.backup ? showOne(session, std::move(catalog)) : showAll(session, catalog);
    }

private:
    [[nodiscard]] TableStyle style(const Session &session) const { return {.color = session.colorsResults()}; }

    Result<int> showAll(Session &session, const CatalogSnapshot &catalog)
    {
        const bool headings = !m_selection.instance;
        CAIRN_CHECK(
            session.print(m_format.json ? backupsJson(catalog) : backupTables(catalog, headings, style(session))));
        return 0;
    }

    Result<int> showOne(Session &session, CatalogSnapshot catalog)
    {
        for (auto &instance : catalog.instances) {
            const auto found = std::ranges::find(instance.backups, *m_selection.backup, &BackupRecord::id);
            if (found == instance.backups.end())
                continue;
            instance.backups = {*found};
            CAIRN_CHECK(session.print(m_format.json ? backupsJson(catalog) : backupDetails(instance.backups.front())));
            return 0;
        }
        return fail(ErrorCode::NotFound, "there is no such backup", m_selection.backup->toString(),
                    "`cairn show` lists the backups");
    }

    /// One archive that cannot be read does not hide the others: it is reported, and decides the exit code.
    Result<int> showArchives(Session &session, const CatalogSnapshot &catalog)
    {
        std::vector<ArchiveSnapshot> archives;
        int exit = 0;
        for (const auto &instance : catalog.instances) {
            if (auto archive = readArchive({m_selection.catalog.path, instance.name})) {
                archives.push_back(std::move(*archive));
            } else {
                session.report(archive.error());
                exit = exitCodeOf(archive.error().code);
            }
        }
        CAIRN_CHECK(session.print(m_format.json ? archivesJson(archives) : archiveTables(archives, style(session))));
        return exit;
    }

    SelectionOptions m_selection;
    bool m_archive = false;
    FormatOption m_format;
};

} // namespace

CommandEntry showCommand()
{
    return {"show", "list backups, or show one, or the archived WAL", {}, makeCommand<Show>};
}

} // namespace cairn::cli
