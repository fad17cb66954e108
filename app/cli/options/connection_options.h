#pragma once

#include "option_set.h"

#include "catalog/instance_config.h"
#include "operations/requests.h"

#include <stop_token>

namespace cairn::cli {

/// How to reach the server, with libpq's names and variables.
struct ConnectionOptions {
    /// Environment: a variable of libpq stands in for a missing option, so that it beats the instance's configuration.
    /// CommandLineOnly: for what is stored.
    enum class Sources { Environment, CommandLineOnly };

    ConnectionRequest connection;
    bool never = false;  ///< -w
    bool prompt = false; ///< -W

    void declare(OptionSet &options, Sources sources);
    void applyTo(InstanceConfig &config) const;

    void declarePassword(OptionSet &options);
    /// Usage: both -w and -W.
    [[nodiscard]] Status check() const;
    /// -W: asks on the terminal and puts the answer into PGPASSWORD of this process, where libpq looks. Usage: no
    /// terminal.
    [[nodiscard]] Status askPassword(const std::stop_token &stop) const;
};

} // namespace cairn::cli
