#pragma once

#include "option_set.h"

#include "catalog/instance_config.h"

namespace cairn::cli {

/// How what is stored is compressed.
struct CompressionOptions {
    std::optional<Codec> algorithm;
    std::optional<int> level;

    void declare(OptionSet &options);
    /// Applies --compress, and refuses a level that the algorithm does not have. To be called once, after parsing.
    [[nodiscard]] Status resolve();
    /// Puts the resolved options over stored settings; a stored level goes when the algorithm changes. Usage: the level
    /// does not exist for the stored algorithm.
    [[nodiscard]] Status applyTo(InstanceConfig &config) const;

private:
    bool m_shortcut = false; ///< --compress
};

} // namespace cairn::cli
