#pragma once

#include "support/sql.h"
#include "support/test_server.h"

#include <string>
#include <string_view>

namespace cairn::test {

/// Where the stand-in lives: a name that must be quoted.
inline constexpr const char *ptrackSchema = "odd \"schema\"";

/// Makes what the extension ptrack 2.4 looks like to an SQL client, in this database. ptrack itself needs a patched
/// server; here the answers come from the server's own WAL summaries (17 and later), in ptrack's form: a bitmap for
/// each segment file of a main fork. What ptrack would have marked when a file was extended or copied is marked whole.
void createPtrackStandIn(Sql &sql);

/// Makes a checkpoint and waits until the stand-in knows of everything before it. ptrack knows of a change at once, the
/// summaries when the summarizer has read it.
void letStandInCatchUp(const TestServer &server);

/// Has the stand-in say that it is of `version` (2.1 has no count of pages in its answers) and answer with the rows of
/// a query: path, map.
void setPtrackAnswer(Sql &sql, const std::string &version, const std::string &query);

} // namespace cairn::test
