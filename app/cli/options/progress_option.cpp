#include "options/progress_option.h"

namespace cairn::cli {

void ProgressOption::declare(OptionSet &options)
{
    options.flagOrWord("--progress", m_word, {"bar", "json"},
                       "show progress on stderr: a live line on a terminal, else a message per phase; "
                       "json: lines of JSON for programs");
}

ProgressOption::Display ProgressOption::display() const
{
    if (m_word.empty())
        return Display::None;
    return m_word == "json" ? Display::Json : Display::Bar;
}

} // namespace cairn::cli
