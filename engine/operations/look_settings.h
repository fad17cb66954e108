#pragma once

#include "core/error.h"
#include "postgres/version.h"

#include <string>

namespace cairn {

/// The recovery settings of a cluster for as long as a look at it takes: a standby, which stays one. begin() first puts
/// back what a killed run left; the destructor puts everything back. One thread.
class LookSettings {
public:
    LookSettings(std::string pgdata, PgMajor major)
        : m_pgdata(std::move(pgdata))
        , m_major(major)
    {
    }
    LookSettings(const LookSettings &) = delete;
    LookSettings &operator=(const LookSettings &) = delete;
    ~LookSettings() { (void)end(); }
    [[nodiscard]] Status begin();
    [[nodiscard]] Status end();

private:
    [[nodiscard]] std::string path(const char *name) const;
    [[nodiscard]] Status beginWithConf();

    std::string m_pgdata;
    PgMajor m_major;
};

} // namespace cairn
