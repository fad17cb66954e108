#pragma once

#include "core/error.h"
#include "postgres/version.h"

#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// The recovery settings for a look from 12 on ("name=value"), whatever the cluster's own files say: no promotion, no
/// delay, and nothing is run that acts on the outside. Before 12: none, they are in recovery.conf.
[[nodiscard]] std::vector<std::string> recoverySettingsForLook(PgMajor major);
/// The same for 10 and 11: the recovery.conf of a look, from the cluster's own.
[[nodiscard]] std::string recoveryConfForLook(std::string_view conf);
/// recovery_target_timeline of a recovery.conf: "latest", a number, or "current", which is what it is without.
[[nodiscard]] std::string targetTimelineIn(std::string_view conf);

/// log_line_prefix of a look: tells what the server does from what befalls somebody who asks it.
inline constexpr const char *lookLogPrefix = "%m [%p] %qsession: ";
/// The last line of such a log that is not about a session; empty when there is none yet.
[[nodiscard]] std::string lastWordsOfServer(std::string_view log);

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
