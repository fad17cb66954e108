#include "commands/commands.h"

#include "operations/recovery_windows.h"

namespace cairn::cli {

namespace {

class Window final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_scope.declare(options);
        m_format.declare(options);
    }

    /// One instance that cannot be read does not hide the others: it is reported, and decides the exit code.
    Result<int> run(Session &session) override
    {
        CAIRN_TRY(const auto names, m_scope.instances());
        std::vector<RecoverySnapshot> snapshots;
        int exit = 0;
        for (const auto &name : names) {
            auto snapshot = readRecoveryWindows({m_scope.catalog.path, name}, session.stopToken());
            if (!snapshot && snapshot.error().code == ErrorCode::Cancelled)
                return std::unexpected(snapshot.error());
            if (!snapshot) {
                session.report(snapshot.error());
                exit = exitCodeOf(snapshot.error().code);
                snapshot = RecoverySnapshot{.instance = name, .windows = {}, .error = snapshot.error()};
            }
            snapshots.push_back(*std::move(snapshot));
        }
        CAIRN_CHECK(session.print(m_format.json ? windowsJson(snapshots) : windowsText(snapshots)));
        return exit;
    }

private:
    ScopeOptions m_scope;
    FormatOption m_format;
};

} // namespace

CommandEntry windowCommand()
{
    return {"window", "show which moments can be recovered, and what is missing",
            "A window lasts from the end of a backup to the last transaction in unbroken WAL, whose time is read from "
            "the WAL\n"
            "itself. The lines below the table say why each window ends, and what would make it longer.",
            makeCommand<Window>};
}

} // namespace cairn::cli
