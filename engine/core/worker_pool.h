#pragma once

#include "core/error.h"

#include <functional>
#include <stop_token>

namespace cairn {

/// Runs `work(index, stop)` on `count` threads (index 0..count-1) and waits for all. The first error, or a request on
/// `outer`, raises the stop token that every worker gets; that first error is returned. A worker that notices the stop
/// returns cancelledError(), which never hides the error that caused it. Exceptions (out of memory) become Internal
/// errors.
[[nodiscard]] Status runWorkers(unsigned count, const std::stop_token &outer,
                                const std::function<Status(unsigned, const std::stop_token &)> &work);

/// The error of an operation that was asked to stop.
[[nodiscard]] std::unexpected<Error> cancelledError();

/// An error if a stop was requested.
[[nodiscard]] Status checkStop(const std::stop_token &stop);

} // namespace cairn
