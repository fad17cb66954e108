#include "wizards/retention_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/plan_view.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr int mostOfARule = 9999;

/// What each rule does with this number, in one sentence.
struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(RetentionRule)
public:
    static QString window(int n)
    {
        return n > 0 ? tr("Every moment of the last %n day(s) stays recoverable.", nullptr, n)
                     : tr("Not set: age alone keeps nothing.");
    }
    static QString redundancy(int n)
    {
        return n > 0 ? tr("The newest %n restorable full backup(s) stay, with all that build on them.", nullptr, n)
                     : tr("Not set: no number of full backups is kept.");
    }
    static QString daily(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n day(s) that have one stays.", nullptr, n) : unset();
    }
    static QString weekly(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n week(s) that have one stays.", nullptr, n) : unset();
    }
    static QString monthly(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n month(s) that have one stays.", nullptr, n) : unset();
    }
    static QString yearly(int n)
    {
        return n > 0 ? tr("One backup of each of the last %n year(s) that have one stays.", nullptr, n) : unset();
    }
    static QString walDepth(int n)
    {
        return n > 0 ? tr("WAL stays from the newest %n restorable backup(s) of each timeline on; older backups keep "
                          "just their own.",
                          nullptr, n)
                     : tr("Not set: WAL stays from the oldest kept backup on.");
    }
    static QString minimum(int n)
    {
        return n > 0 ? tr("Nothing but force goes below %n restorable full backup(s).", nullptr, n)
                     : tr("Not set: rules and requests may go down to the last backup.");
    }

private:
    static QString unset() { return tr("Not set."); }
};

} // namespace

RetentionDialog::RetentionDialog(const Services &services, const InstanceRef &ref, const RetentionSettings &stored,
                                 QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Retention of %1").arg(displayName(ref.instance)),
                  .explanation = tr("A backup stays while any rule holds it. Saving the policy deletes nothing."),
                  .verb = tr("&Save policy"),
                  .icon = QStringLiteral("settings")},
                 parent)
    , m_ref(ref)
    , m_stored(stored)
    , m_merge(nullptr)
    , m_wal(nullptr)
    , m_plan(nullptr)
{
    setObjectName(QStringLiteral("retentionDialog"));
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().height() * 3 / 2);
    row->addWidget(makeRules(stored));
    row->addWidget(makeOutcome(), 1);
    addBody(both, 1);
    QPushButton *expire = buttons()->addButton(tr("E&xpire now…"), QDialogButtonBox::ActionRole);
    expire->setObjectName(QStringLiteral("expireNow"));
    expire->setAutoDefault(false);
    connect(expire, &QPushButton::clicked, this, [this] { Q_EMIT expireRequested(request().retention); });
    changed();
}

QWidget *RetentionDialog::makeRules(const RetentionSettings &stored)
{
    auto *rules = new QWidget(this);
    auto *form = new QFormLayout(rules);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(fontMetrics().height());
    form->setVerticalSpacing(fontMetrics().height() / 4);
    addRule(*form, "window", tr("Window, in &days:"), &RetentionSettings::windowDays, Sentence::window);
    addRule(*form, "redundancy", tr("&Full backups:"), &RetentionSettings::redundancy, Sentence::redundancy);
    addRule(*form, "daily", tr("Dail&y:"), &RetentionSettings::daily, Sentence::daily);
    addRule(*form, "weekly", tr("&Weekly:"), &RetentionSettings::weekly, Sentence::weekly);
    addRule(*form, "monthly", tr("M&onthly:"), &RetentionSettings::monthly, Sentence::monthly);
    addRule(*form, "yearly", tr("Yea&rly:"), &RetentionSettings::yearly, Sentence::yearly);
    addRule(*form, "walDepth", tr("WA&L depth:"), &RetentionSettings::walDepth, Sentence::walDepth);
    addRule(*form, "minimumRedundancy", tr("At l&east:"), &RetentionSettings::minimumRedundancy, Sentence::minimum);
    for (const Rule &rule : m_rules) {
        const QSignalBlocker quiet(rule.box);
        const std::uint32_t value = (stored.*rule.value).value_or(0);
        rule.box->setValue(static_cast<int>(std::min<std::uint32_t>(value, mostOfARule)));
    }
    rules->setFixedWidth(fontMetrics().averageCharWidth() * 58);
    return rules;
}

void RetentionDialog::addRule(QFormLayout &form, const char *name, const QString &label,
                              std::optional<std::uint32_t> RetentionSettings::*value, QString (*meaning)(int))
{
    auto *box = new QSpinBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->setRange(0, mostOfARule);
    box->setSpecialValueText(tr("not set", "a retention rule"));
    auto *sentence = makeHint({}, this);
    sentence->setMinimumHeight(fontMetrics().height());
    form.addRow(label, box);
    form.addRow(QString(), sentence);
    m_rules.push_back({value, box, sentence, meaning});
    connect(box, &QSpinBox::valueChanged, this, &RetentionDialog::changed);
}

QWidget *RetentionDialog::makeOutcome()
{
    m_merge = new QCheckBox(tr("&Merge expired into what builds on them"), this);
    m_wal = new QCheckBox(tr("Also W&AL that no backup needs"), this);
    m_plan = new PlanView(this);
    m_merge->setObjectName(QStringLiteral("mergeExpired"));
    m_wal->setObjectName(QStringLiteral("wal"));
    auto *outcome = new QWidget(this);
    auto *column = new QVBoxLayout(outcome);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    column->addWidget(makeSection(tr("What would go now by this policy"), this));
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_merge);
    choices->addWidget(m_wal);
    choices->addStretch();
    column->addLayout(choices);
    column->addWidget(m_plan, 1);
    connect(m_merge, &QCheckBox::toggled, this, &RetentionDialog::replan);
    connect(m_wal, &QCheckBox::toggled, this, &RetentionDialog::replan);
    return outcome;
}

RetentionSettingsRequest RetentionDialog::request() const
{
    RetentionSettingsRequest request{.ref = m_ref, .retention = {}};
    // Zero switches a rule off that is stored; one that never was stays unset.
    for (const Rule &rule : m_rules)
        if (const int value = rule.box->value(); value > 0 || (m_stored.*rule.value).has_value())
            request.retention.*rule.value = static_cast<std::uint32_t>(value);
    return request;
}

void RetentionDialog::changed()
{
    for (const Rule &rule : m_rules) {
        rule.sentence->setText(rule.meaning(rule.box->value()));
        rule.box->setAccessibleDescription(rule.sentence->text());
    }
    const RetentionSettingsRequest asked = request();
    verbButton()->setEnabled(asked.retention != m_stored);
    setCommand(engineText(commandText(commandArguments(asked))));
    replan();
}

void RetentionDialog::replan()
{
    m_planned = false;
    m_plan->showLoading();
    DeleteRequest asked;
    asked.ref = m_ref;
    asked.expired = true;
    asked.mergeExpired = m_merge->isChecked();
    asked.wal = m_wal->isChecked();
    asked.retention = request().retention;
    m_query.ask([planDelete = services().engine.planDelete,
                 asked](OperationContext &context) { return planDelete(asked, context); },
                [this](const Result<DeletePlan> &result) {
                    m_planned = true;
                    if (result)
                        m_plan->showPlan(*result);
                    else
                        m_plan->showError(result.error(), [this] { replan(); });
                    growToFit();
                });
}

} // namespace cairn::ui
