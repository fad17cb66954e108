#pragma once

#include "models/advice_text.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace cairn::ui {

/// What should be done, the gravest first: a sentence each, what is behind it, and the button that mends it. GUI
/// thread.
class AdviceList final : public QWidget {
    Q_OBJECT
public:
    explicit AdviceList(QWidget *parent = nullptr);
    /// @param now for "so long ago".
    void setAdvice(const std::vector<Advice> &advice, Timestamp now);

Q_SIGNALS:
    /// A button was pressed.
    void followed(cairn::AdviceAction action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *makeRow(const Advice &advice);
    [[nodiscard]] QWidget *makeGoodRow();
    std::vector<Advice> m_advice;
    QStringList m_sentences; ///< as they are shown
    Timestamp m_now;
    QVBoxLayout *m_rows;
};

} // namespace cairn::ui
