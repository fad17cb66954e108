#pragma once

#include <QStackedWidget>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace cairn::ui {

/// What a view is in when it has nothing to show.
enum class ViewState { Content, Empty, Loading, Error, Filtered };

/// A thing that helps, as a button.
struct StateAction {
    QString text;
    QString icon;
    std::function<void()> run;
};

struct StateContent {
    ViewState state = ViewState::Empty;
    QString icon; ///< of the symbolic set; empty: what suits the state
    QString title;
    QString text; ///< why, and what to do
    std::vector<StateAction> actions = {};
};

/// Fills the place of a view: an icon, one sentence, an explanation and the buttons that help.
class StateView final : public QWidget {
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);
    void setContent(const StateContent &content);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    StateContent m_content;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_busy;
    QHBoxLayout *m_buttons;
};

/// A view and, in its place when it has nothing to show, a StateView.
class StateStack final : public QStackedWidget {
    Q_OBJECT
public:
    explicit StateStack(QWidget *content, QWidget *parent = nullptr);
    [[nodiscard]] ViewState state() const { return m_state; }
    void showContent();
    /// Loading appears only when it lasts, so that fast readings do not flicker.
    void showState(const StateContent &content);

private:
    void showNow(const StateContent &content);
    QWidget *m_content;
    StateView *m_stateView;
    QTimer m_delay;
    StateContent m_pending;
    ViewState m_state = ViewState::Content;
};

} // namespace cairn::ui
