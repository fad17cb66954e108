#pragma once

#include "core/context.h"
#include "core/error.h"

#include <QObject>
#include <QtConcurrent/QtConcurrentRun>

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace cairn::ui {

/// An engine call that only looks (a plan, a check), off the GUI thread, for one dialog. The answer comes in the GUI
/// thread, only for the newest question, and not any more when the query is gone; what still runs is then asked to
/// stop.
template <class Value>
class Query {
public:
    using Call = std::function<Result<Value>(OperationContext &)>;
    using Answer = std::function<void(Result<Value>)>;

    Query() = default;
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    ~Query() { m_stop.request_stop(); }

    void ask(Call call, Answer answer)
    {
        m_stop.request_stop();
        m_stop = std::stop_source();
        m_receiver = std::make_unique<QObject>();
        m_running = true;
        QtConcurrent::run([call = std::move(call), stop = m_stop.get_token()] {
            Progress progress;
            Logger logger;
            OperationContext context{stop, progress, logger};
            return std::make_shared<Result<Value>>(call(context));
        }).then(m_receiver.get(), [this, answer = std::move(answer)](const std::shared_ptr<Result<Value>> &result) {
            m_running = false;
            answer(std::move(*result));
        });
    }
    /// No answer comes any more to what was asked; what still runs is asked to stop.
    void cancel()
    {
        m_stop.request_stop();
        m_receiver.reset();
        m_running = false;
    }
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    std::stop_source m_stop;
    std::unique_ptr<QObject> m_receiver; ///< dies with the question, and the answer with it
    bool m_running = false;
};

} // namespace cairn::ui
