#include "postgres/libpq.h"

#include <dlfcn.h>
#include <string>

namespace cairn::pq {

namespace {

constexpr const char *libraryName = "libpq.so.5";

#ifdef LIBPQ_HAS_CHUNK_MODE
constexpr const char *newestFunction = "PQsetChunkedRowsMode"; // PostgreSQL 17
#else
constexpr const char *newestFunction = "PQconnectStartParams";
#endif

/// Never unloaded: connections may live as long as the process.
void *library()
{
    static void *const handle = ::dlopen(libraryName, RTLD_NOW | RTLD_LOCAL);
    return handle;
}

std::string lastProblem()
{
    const char *text = ::dlerror();
    return text != nullptr ? text : libraryName;
}

} // namespace

Status load()
{
    if (library() == nullptr)
        return fail(ErrorCode::Internal, "libpq, PostgreSQL's client library, cannot be loaded", lastProblem(),
                    "install the package libpq5");
    if (symbol(newestFunction) == nullptr)
        return fail(ErrorCode::Internal,
                    "libpq, PostgreSQL's client library, is older than the one Cairn was built with", lastProblem(),
                    "install the newer package libpq5");
    return {};
}

void *symbol(const char *name)
{
    return ::dlsym(library(), name);
}

} // namespace cairn::pq
