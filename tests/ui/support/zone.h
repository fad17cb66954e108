#pragma once

#include <QtEnvironmentVariables>

#include <ctime>

namespace cairn::test {

/// The local zone of this process from now on.
inline void setZone(const char *name)
{
    qputenv("TZ", name);
    tzset();
}

} // namespace cairn::test
