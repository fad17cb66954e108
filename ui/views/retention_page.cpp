#include "views/retention_page.h"

#include "base/clock.h"
#include "base/format.h"
#include "base/icons.h"
#include "operations/retention_state.h"
#include "widgets/labels.h"
#include "widgets/policy_editor.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/window_change.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

constexpr int mostDays = 365;
constexpr std::chrono::milliseconds settleTime{60};
constexpr std::chrono::minutes rereadAfter{1}; ///< what is now, and what WAL there is, changes all the time

/// Everything of it that is known at a moment, as values for another thread.
struct Asked {
    std::shared_ptr<const RetentionReading> reading;
    RetentionPolicy policy;
    RetentionOptions options;
    unsigned days = 0;
};

} // namespace

RetentionPage::RetentionPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_rules(new PolicyEditor(PolicyEditor::Mnemonics::Off, this))
    , m_edited(makeReadable({}, this))
    , m_save(new QPushButton(symbolicIcon(QStringLiteral("ok")), tr("Save policy"), this))
    , m_revert(new QPushButton(tr("Revert"), this))
    , m_review(new QPushButton(symbolicIcon(QStringLiteral("delete")), tr("Review plan…"), this))
    , m_merge(new QCheckBox(tr("Merge expired into what builds on them"), this))
    , m_wal(new QCheckBox(tr("Also WAL that no backup needs"), this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_days(new QSpinBox(this))
    , m_day(makeReadable({}, this))
    , m_schedule(makeHint({}, this))
    , m_summary(makeReadable({}, this))
    , m_model(makeForesightModel(this))
    , m_table(new TableView(this))
    , m_change(new WindowChange(this))
{
    setObjectName(QStringLiteral("retentionPage"));
    m_minute.setObjectName(QStringLiteral("minute"));
    m_minute.setInterval(rereadAfter);
    connect(&m_minute, &QTimer::timeout, this, &RetentionPage::read);
    m_save->setObjectName(QStringLiteral("savePolicy"));
    m_revert->setObjectName(QStringLiteral("revertPolicy"));
    m_review->setObjectName(QStringLiteral("reviewPlan"));
    m_edited->setObjectName(QStringLiteral("edited"));
    m_merge->setObjectName(QStringLiteral("mergeExpired"));
    m_wal->setObjectName(QStringLiteral("wal"));
    m_summary->setObjectName(QStringLiteral("foresight"));
    m_schedule->setObjectName(QStringLiteral("schedule"));
    m_wal->setChecked(true);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makePolicy());
    splitter->addWidget(makeOutcome());
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);

    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &RetentionPage::foresee);
    connect(m_rules, &PolicyEditor::changed, this, &RetentionPage::policyChanged);
    connect(m_revert, &QPushButton::clicked, m_rules, &PolicyEditor::revert);
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested({m_ref, m_rules->policy()}); });
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(deletion()); });
    connect(m_merge, &QCheckBox::toggled, &m_settle, qOverload<>(&QTimer::start));
    connect(m_wal, &QCheckBox::toggled, &m_settle, qOverload<>(&QTimer::start));
    connect(m_slider, &QSlider::valueChanged, m_days, &QSpinBox::setValue);
    connect(m_days, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    connect(m_days, &QSpinBox::valueChanged, this, &RetentionPage::dayChanged);
    dayChanged();
    policyChanged();
}

QWidget *RetentionPage::makePolicy()
{
    const int space = fontMetrics().height() / 2;
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("policy"));
    scroll->setAccessibleName(tr("Retention policy"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *rules = new QWidget(scroll);
    auto *inside = new QVBoxLayout(rules);
    inside->setContentsMargins(space, space, space, space);
    inside->addWidget(m_rules);
    inside->addStretch();
    scroll->setWidget(rules);

    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, space);
    column->setSpacing(space);
    column->addWidget(scroll, 1);
    m_edited->setContentsMargins(space, 0, space, 0);
    column->addWidget(m_edited);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space, 0, space, 0);
    buttons->addWidget(m_save);
    buttons->addWidget(m_revert);
    buttons->addStretch();
    buttons->addWidget(m_review);
    column->addLayout(buttons);
    return part;
}

QWidget *RetentionPage::makeDayBar()
{
    m_slider->setObjectName(QStringLiteral("day"));
    m_slider->setAccessibleName(tr("Day to look at"));
    m_slider->setRange(0, mostDays);
    m_slider->setPageStep(7);
    m_slider->setTickInterval(30);
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_days->setObjectName(QStringLiteral("days"));
    m_days->setAccessibleName(tr("Days from now"));
    m_days->setRange(0, mostDays);
    m_days->setSpecialValueText(tr("now", "a day to look at"));
    m_day->setObjectName(QStringLiteral("dayText"));
    m_day->setWordWrap(false);
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_days);
    row->addWidget(m_slider, 1);
    row->addWidget(m_day);
    return bar;
}

QWidget *RetentionPage::makeOutcome()
{
    const int space = fontMetrics().height() / 2;
    m_table->setObjectName(QStringLiteral("foreseen"));
    m_table->setAccessibleName(tr("What becomes of each backup"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setMinimumHeight(fontMetrics().height() * 6);
    m_table->rememberColumns(m_services.settings, QStringLiteral("foreseen"));
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(space, space, space, space);
    column->setSpacing(space);
    column->addWidget(makeDayBar());
    column->addWidget(m_merge);
    column->addWidget(m_wal);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(m_change);
    column->addWidget(m_schedule);
    m_stack = new StateStack(part, this);
    return m_stack;
}

void RetentionPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    const bool other = ref.catalog != m_ref.catalog || ref.instance != m_ref.instance;
    if (other)
        m_edits = allEdits();
    m_ref = ref;
    m_isRead = instance != nullptr;
    if (other) {
        forgetReading();
        m_model->update({});
        m_days->setValue(0);
        showLoading();
    }
    if (instance != nullptr)
        m_rules->setStored(instance->config.retention, other);
    else if (other)
        m_rules->setStored({}, true);
    takeEdits();
    policyChanged();
    m_stale = true;
    if (instance != nullptr && isVisible())
        read();
}

RetentionPage::Edits RetentionPage::allEdits() const
{
    Edits edits = m_edits;
    if (m_isRead && m_rules->isEdited())
        edits[{m_ref.catalog, m_ref.instance}] = m_rules->policy();
    return edits;
}

/// What was edited for this instance comes back into the form.
void RetentionPage::takeEdits()
{
    if (!m_isRead)
        return;
    if (const auto edited = m_edits.extract({m_ref.catalog, m_ref.instance}); !edited.empty())
        m_rules->edit(edited.mapped());
}

QVariant RetentionPage::choices() const
{
    return QVariant::fromValue(Choices{allEdits(), m_merge->isChecked(), m_wal->isChecked(), m_days->value()});
}

void RetentionPage::takeChoices(const QVariant &choices)
{
    if (!choices.canConvert<Choices>())
        return;
    auto taken = choices.value<Choices>();
    m_edits = std::move(taken.edits);
    m_merge->setChecked(taken.merge);
    m_wal->setChecked(taken.wal);
    m_days->setValue(taken.days);
    takeEdits();
}

void RetentionPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_ref.instance.empty())
        return;
    m_minute.start();
    if (m_stale || m_current.hasExpired())
        read();
}

void RetentionPage::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    Page::hideEvent(event);
}

/// What the page shows for today.
DeleteRequest RetentionPage::deletion() const
{
    DeleteRequest asked;
    asked.ref = m_ref;
    asked.expired = true;
    asked.mergeExpired = m_merge->isChecked();
    asked.wal = m_wal->isChecked();
    asked.retention = m_rules->policy();
    return asked;
}

void RetentionPage::policyChanged()
{
    const bool edited = m_rules->isEdited();
    m_edited->setText(edited ? tr("Edited, not saved. Saving deletes nothing.") : tr("This policy is saved."));
    m_save->setEnabled(edited);
    m_revert->setEnabled(edited);
    m_settle.start();
}

void RetentionPage::dayChanged()
{
    const int days = m_days->value();
    m_days->setSuffix(QLatin1Char(' ') + tr("day(s) from now", "after a number", days));
    m_day->setText(formatDate(toLocalDateTime(m_services.clock.now()).date().addDays(days)));
    m_settle.start();
}

void RetentionPage::showLoading()
{
    m_stack->showState({.state = ViewState::Loading, .icon = {}, .title = tr("Reading the catalog…"), .text = {}});
}

/// With it goes all that would still show it.
void RetentionPage::forgetReading()
{
    m_read.cancel();
    m_foresee.cancel();
    m_settle.stop();
    m_reading.reset();
}

void RetentionPage::read()
{
    m_stale = false;
    m_minute.start();
    m_current.setRemainingTime(rereadAfter);
    if (!m_reading)
        showLoading();
    m_read.ask([readRetention = m_services.engine.readRetention,
                ref = m_ref](OperationContext &) { return readRetention(ref); },
               [this](Result<RetentionReading> reading) {
                   if (!reading) {
                       m_settle.stop();
                       m_foresee.cancel();
                       m_reading.reset();
                       m_review->setEnabled(false);
                       m_stack->showState(
                           {.state = ViewState::Error,
                            .icon = {},
                            .title = tr("The instance cannot be read"),
                            .text = errorDetails(reading.error()),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { read(); }}}});
                       return;
                   }
                   m_reading = std::make_shared<const RetentionReading>(*std::move(reading));
                   m_review->setEnabled(true);
                   foresee();
               });
}

void RetentionPage::foresee()
{
    if (!m_reading)
        return;
    Asked asked{.reading = m_reading,
                .policy = retentionPolicy(m_reading->stored, m_rules->policy()),
                .options = {},
                .days = static_cast<unsigned>(m_days->value())};
    asked.options.expired = true;
    asked.options.mergeExpired = m_merge->isChecked();
    asked.options.wal = m_wal->isChecked();
    asked.options.utcOffsetSeconds = localUtcOffset(m_reading->time);
    m_foresee.ask(
        [asked](OperationContext &context) -> Result<Foreseen> {
            const RetentionReading &reading = *asked.reading;
            ExpectedSchedule expected = expectSchedule(reading.state, reading.time, asked.options);
            RetentionForesight foresight = foreseeRetention(asked.policy, reading.state, reading.time,
                                                            expected.schedule, asked.days, context.stop);
            return Foreseen{std::move(expected), std::move(foresight)};
        },
        [this](const Result<Foreseen> &foreseen) {
            if (foreseen)
                showForesight(*foreseen);
        });
}

void RetentionPage::showForesight(const Foreseen &foreseen)
{
    const RetentionForesight &foresight = foreseen.foresight;
    if (foresight.backups.empty()) {
        m_stack->showState({.state = ViewState::Empty,
                            .icon = QStringLiteral("backup-full"),
                            .title = tr("No backup yet"),
                            .text = tr("What a policy does is shown as soon as there is a backup.")});
        return;
    }
    m_model->update(foreseenRows(foresight));
    m_table->fitColumns(48);
    m_summary->setText(foresightSummary(foresight));
    m_change->setWindows(foresight.windowNow, foresight.windowThen);
    m_schedule->setText(scheduleText(foreseen.expected));
    m_schedule->setVisible(!foresight.history.empty() && !m_schedule->text().isEmpty());
    m_stack->showContent();
}

} // namespace cairn::ui
