#include "commands/commands.h"

#include "operations/show_format.h"
#include "operations/snapshots.h"

namespace cairn::cli {

namespace {

class Wal final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_options = &options;
        options.positionals({"timelines"});
        m_scope.declare(options);
        m_format.declare(options);
    }

    Result<int> run(Session &session) override
    {
        const auto &words = m_options->positionalValues();
        if (words.empty())
            return fail(ErrorCode::Usage, "what about the WAL?", {}, "write `cairn wal timelines`");
        if (words.front() != "timelines")
            return OptionSet::unknownWord(words.front(), std::vector<std::string>{"timelines"});
        CAIRN_TRY(const auto names, m_scope.instances());
        std::vector<ArchiveSnapshot> archives;
        int exit = 0;
        for (const auto &name : names) {
            if (auto archive = readArchive({m_scope.catalog.path, name})) {
                archives.push_back(std::move(*archive));
            } else {
                session.report(archive.error());
                exit = exitCodeOf(archive.error().code);
            }
        }
        CAIRN_CHECK(session.print(m_format.json ? archivesJson(archives, true) : timelinesText(archives)));
        return exit;
    }

private:
    OptionSet *m_options = nullptr;
    ScopeOptions m_scope;
    FormatOption m_format;
};

} // namespace

CommandEntry walCommand()
{
    return {"wal", "show the timelines: where each began, what is stored of it, which backup leads where",
            "`cairn wal timelines` lists every timeline with its stretches of WAL, the segments that are missing "
            "between them,\n"
            "and the backups from which each stretch can be recovered.",
            makeCommand<Wal>};
}

} // namespace cairn::cli
