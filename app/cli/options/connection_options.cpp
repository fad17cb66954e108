#include "options/connection_options.h"

#include "password_prompt.h"

#include <cstdlib>

namespace cairn::cli {

void ConnectionOptions::declare(OptionSet &options, Sources sources)
{
    options.beginGroup("Connection options");
    OptionInfo &database = options.text("-d,--pgdatabase", connection.database, "NAME", "database to connect to");
    OptionInfo &host =
        options.text("-h,--pghost", connection.host, "HOST", "server's host, or directory of its socket");
    OptionInfo &port = options.text("-p,--pgport", connection.port, "PORT", "server's port");
    OptionInfo &user = options.text("-U,--pguser", connection.user, "NAME", "user to connect as");
    if (sources == Sources::CommandLineOnly)
        return;
    database.environment("PGDATABASE");
    host.environment("PGHOST");
    port.environment("PGPORT");
    user.environment("PGUSER");
}

void ConnectionOptions::applyTo(InstanceConfig &config) const
{
    const auto apply = [](const std::optional<std::string> &given, std::optional<std::string> &setting) {
        if (given)
            setting = given;
    };
    apply(connection.database, config.database);
    apply(connection.host, config.host);
    apply(connection.port, config.port);
    apply(connection.user, config.user);
}

void ConnectionOptions::declarePassword(OptionSet &options)
{
    options.flag("-w,--no-password", never, "never ask for a password; libpq's own sources (.pgpass, …) are used");
    options.flag("-W,--password", prompt, "ask for the password on the terminal first");
}

Status ConnectionOptions::check() const
{
    if (never && prompt)
        return fail(ErrorCode::Usage, "--password and --no-password exclude one another");
    return {};
}

Status ConnectionOptions::askPassword(const std::stop_token &stop) const
{
    if (!prompt)
        return {};
    CAIRN_TRY(const std::string password, promptForPassword("Password: ", stop));
    ::setenv("PGPASSWORD", password.c_str(), 1);
    return {};
}

} // namespace cairn::cli
