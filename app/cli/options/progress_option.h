#pragma once

#include "option_set.h"

namespace cairn::cli {

/// How the progress of a long command is shown on stderr.
struct ProgressOption {
    enum class Display { None, Bar, Json };

    void declare(OptionSet &options);
    [[nodiscard]] Display display() const;

private:
    std::string m_word;
};

} // namespace cairn::cli
