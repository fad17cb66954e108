#pragma once

// Private to this folder: the functions of libpq, under their names without the prefix.

#include "core/error.h"

#include <atomic>
#include <libpq-fe.h>

/// libpq is loaded when the first connection is opened. It brings a dozen libraries along (TLS, Kerberos, LDAP), which
/// take longer to load than everything else of a command; archive-push and archive-get, which PostgreSQL starts for
/// each segment and waits for, need none of them.
namespace cairn::pq {

/// Loads libpq. What comes after may be called only when this has succeeded once. Any thread. Internal, with the
/// reason, when the library is missing or too old.
[[nodiscard]] Status load();

/// The address of a function of the loaded library.
[[nodiscard]] void *symbol(const char *name);

template <class Signature>
class Function;

/// One function, looked up when it is called first. Any thread.
template <class Return, class... Arguments>
class Function<Return(Arguments...)> {
public:
    explicit constexpr Function(const char *name)
        : m_name(name)
    {
    }
    Return operator()(Arguments... arguments) const
    {
        Pointer function = m_function.load(std::memory_order_relaxed);
        if (function == nullptr) {
            function = reinterpret_cast<Pointer>(symbol(m_name));
            m_function.store(function, std::memory_order_relaxed);
        }
        return function(arguments...);
    }

private:
    using Pointer = Return (*)(Arguments...);
    const char *m_name;
    mutable std::atomic<Pointer> m_function = nullptr; // every thread finds the same one
};

inline constinit const Function<decltype(::PQcancel)> cancel{"PQcancel"};
inline constinit const Function<decltype(::PQclear)> clear{"PQclear"};
inline constinit const Function<decltype(::PQconnectPoll)> connectPoll{"PQconnectPoll"};
inline constinit const Function<decltype(::PQconnectStartParams)> connectStartParams{"PQconnectStartParams"};
inline constinit const Function<decltype(::PQconnectionNeedsPassword)> connectionNeedsPassword{
    "PQconnectionNeedsPassword"};
inline constinit const Function<decltype(::PQconninfoFree)> conninfoFree{"PQconninfoFree"};
inline constinit const Function<decltype(::PQconninfoParse)> conninfoParse{"PQconninfoParse"};
inline constinit const Function<decltype(::PQconsumeInput)> consumeInput{"PQconsumeInput"};
inline constinit const Function<decltype(::PQerrorMessage)> errorMessage{"PQerrorMessage"};
inline constinit const Function<decltype(::PQescapeIdentifier)> escapeIdentifier{"PQescapeIdentifier"};
inline constinit const Function<decltype(::PQescapeLiteral)> escapeLiteral{"PQescapeLiteral"};
inline constinit const Function<decltype(::PQfinish)> finish{"PQfinish"};
inline constinit const Function<decltype(::PQflush)> flush{"PQflush"};
inline constinit const Function<decltype(::PQfname)> fname{"PQfname"};
inline constinit const Function<decltype(::PQfreeCancel)> freeCancel{"PQfreeCancel"};
inline constinit const Function<decltype(::PQfreemem)> freemem{"PQfreemem"};
inline constinit const Function<decltype(::PQgetCancel)> getCancel{"PQgetCancel"};
inline constinit const Function<decltype(::PQgetCopyData)> getCopyData{"PQgetCopyData"};
inline constinit const Function<decltype(::PQgetResult)> getResult{"PQgetResult"};
inline constinit const Function<decltype(::PQgetisnull)> getisnull{"PQgetisnull"};
inline constinit const Function<decltype(::PQgetlength)> getlength{"PQgetlength"};
inline constinit const Function<decltype(::PQgetvalue)> getvalue{"PQgetvalue"};
inline constinit const Function<decltype(::PQhost)> host{"PQhost"};
inline constinit const Function<decltype(::PQisBusy)> isBusy{"PQisBusy"};
inline constinit const Function<decltype(::PQnfields)> nfields{"PQnfields"};
inline constinit const Function<decltype(::PQntuples)> ntuples{"PQntuples"};
inline constinit const Function<decltype(::PQport)> port{"PQport"};
inline constinit const Function<decltype(::PQputCopyData)> putCopyData{"PQputCopyData"};
inline constinit const Function<decltype(::PQputCopyEnd)> putCopyEnd{"PQputCopyEnd"};
inline constinit const Function<decltype(::PQresultErrorField)> resultErrorField{"PQresultErrorField"};
inline constinit const Function<decltype(::PQresultErrorMessage)> resultErrorMessage{"PQresultErrorMessage"};
inline constinit const Function<decltype(::PQresultStatus)> resultStatus{"PQresultStatus"};
inline constinit const Function<decltype(::PQsendQuery)> sendQuery{"PQsendQuery"};
inline constinit const Function<decltype(::PQsendQueryParams)> sendQueryParams{"PQsendQueryParams"};
inline constinit const Function<decltype(::PQserverVersion)> serverVersion{"PQserverVersion"};
inline constinit const Function<decltype(::PQsetErrorVerbosity)> setErrorVerbosity{"PQsetErrorVerbosity"};
inline constinit const Function<decltype(::PQsetNoticeReceiver)> setNoticeReceiver{"PQsetNoticeReceiver"};
inline constinit const Function<decltype(::PQsetSingleRowMode)> setSingleRowMode{"PQsetSingleRowMode"};
inline constinit const Function<decltype(::PQsetnonblocking)> setnonblocking{"PQsetnonblocking"};
inline constinit const Function<decltype(::PQsocket)> socket{"PQsocket"};
inline constinit const Function<decltype(::PQstatus)> status{"PQstatus"};
inline constinit const Function<decltype(::PQuser)> user{"PQuser"};
#ifdef LIBPQ_HAS_CHUNK_MODE
inline constinit const Function<decltype(::PQsetChunkedRowsMode)> setChunkedRowsMode{"PQsetChunkedRowsMode"};
#endif
#ifdef LIBPQ_HAS_ASYNC_CANCEL
inline constinit const Function<decltype(::PQcancelCreate)> cancelCreate{"PQcancelCreate"};
inline constinit const Function<decltype(::PQcancelFinish)> cancelFinish{"PQcancelFinish"};
inline constinit const Function<decltype(::PQcancelPoll)> cancelPoll{"PQcancelPoll"};
inline constinit const Function<decltype(::PQcancelSocket)> cancelSocket{"PQcancelSocket"};
inline constinit const Function<decltype(::PQcancelStart)> cancelStart{"PQcancelStart"};
#endif

} // namespace cairn::pq
