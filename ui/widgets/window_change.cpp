#include "widgets/window_change.h"

#include "base/format.h"
#include "widgets/labels.h"
#include "widgets/window_band.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cairn::ui {

WindowChange::WindowChange(QWidget *parent)
    : QWidget(parent)
    , m_band(new WindowBand(this))
    , m_before(makeReadable({}, this))
    , m_after(makeReadable({}, this))
{
    m_before->setObjectName(QStringLiteral("windowBefore"));
    m_after->setObjectName(QStringLiteral("windowAfter"));
    const int space = fontMetrics().height() / 2;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space);
    column->addWidget(makeSection(tr("What can be recovered"), this));
    column->addWidget(m_band);
    auto *words = new QFormLayout;
    words->setHorizontalSpacing(space * 2);
    words->setVerticalSpacing(space / 2);
    words->addRow(tr("Now:"), m_before);
    words->addRow(tr("Afterwards:"), m_after);
    column->addLayout(words);
}

void WindowChange::setWindows(const std::vector<RecoverableInterval> &before,
                              const std::vector<RecoverableInterval> &after)
{
    m_band->setWindows(before, after);
    m_before->setText(formatWindow(before));
    m_after->setText(formatWindow(after));
}

} // namespace cairn::ui
