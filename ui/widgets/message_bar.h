#pragma once

#include "base/theme.h"
#include "core/error.h"

#include <QWidget>

#include <cstdint>
#include <functional>
#include <vector>

class QVBoxLayout;

namespace cairn::ui {

enum class MessageKind { Info, Success, Warning, Error };

/// A thing to do about a message, as a button.
struct MessageAction {
    QString text;
    std::function<void()> run;
};

struct Message {
    MessageKind kind = MessageKind::Info;
    QString text;
    QString hint = {}; ///< what to do, on a line of its own
    std::vector<MessageAction> actions = {};
    int seconds = 0;       ///< goes by itself after so long; 0: stays
    std::uint64_t job = 0; ///< that it tells of; 0: of none
};

[[nodiscard]] Message errorMessage(const Error &error);

/// Messages above a view: what is worth saying and needs no decision. The newest is on top, at most three; Escape
/// closes them. GUI thread.
class MessageBar final : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);
    void post(const Message &message);
    void clear();
    /// Takes back what was said of a job: it is out of date.
    void withdraw(std::uint64_t job);
    /// Those that are shown, oldest first, each with the seconds that it has left.
    [[nodiscard]] std::vector<Message> messages() const;
    [[nodiscard]] int count() const;

private:
    void removeOldest();
    QVBoxLayout *m_rows;
};

} // namespace cairn::ui
