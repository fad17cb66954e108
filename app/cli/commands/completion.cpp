#include "commands/commands.h"
#include "completion_script.h"

namespace cairn::cli {

namespace {

class Completion final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_options = &options;
        options.positionals({"SHELL"});
    }

    Result<int> run(Session &session) override
    {
        const auto &arguments = m_options->positionalValues();
        if (arguments.empty())
            return fail(ErrorCode::Usage, "which shell?", {}, "shells are bash, zsh and fish");
        CAIRN_TRY(const Shell shell, parseShell(arguments.front()));
        CAIRN_CHECK(session.print(completionScript(shell)));
        return 0;
    }

private:
    OptionSet *m_options = nullptr;
};

} // namespace

CommandEntry completionCommand()
{
    return {"completion", "print a completion script for bash, zsh or fish",
            "bash: cairn completion bash > ~/.local/share/bash-completion/completions/cairn\n"
            "zsh:  cairn completion zsh > DIRECTORY/_cairn, with the directory in $fpath\n"
            "fish: cairn completion fish > ~/.config/fish/completions/cairn.fish",
            makeCommand<Completion>};
}

} // namespace cairn::cli
