#include "wizards/retention_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/plan_view.h"
#include "widgets/policy_editor.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace cairn::ui {

RetentionDialog::RetentionDialog(const Services &services, const InstanceRef &ref, const RetentionSettings &stored,
                                 QWidget *parent)
    : FormDialog(services,
                 {.title = tr("Retention of %1").arg(displayName(ref.instance)),
                  .explanation = tr("A backup stays while any rule holds it. Saving the policy deletes nothing."),
                  .verb = tr("&Save policy"),
                  .icon = QStringLiteral("settings")},
                 parent)
    , m_ref(ref)
    , m_rules(new PolicyEditor(PolicyEditor::Mnemonics::On, this))
{
    setObjectName(QStringLiteral("retentionDialog"));
    auto *both = new QWidget(this);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().height() * 3 / 2);
    m_rules->setStored(stored, true);
    m_rules->setFixedWidth(fontMetrics().averageCharWidth() * 58);
    row->addWidget(m_rules);
    row->addWidget(makeOutcome(), 1);
    addBody(both, 1);
    QPushButton *expire = buttons()->addButton(tr("E&xpire now…"), QDialogButtonBox::ActionRole);
    expire->setObjectName(QStringLiteral("expireNow"));
    expire->setAutoDefault(false);
    connect(expire, &QPushButton::clicked, this, [this] { Q_EMIT expireRequested(deletion()); });
    connect(m_rules, &PolicyEditor::changed, this, &RetentionDialog::changed);
    changed();
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
    return {.ref = m_ref, .retention = m_rules->policy()};
}

DeleteRequest RetentionDialog::deletion() const
{
    DeleteRequest asked;
    asked.ref = m_ref;
    asked.expired = true;
    asked.mergeExpired = m_merge->isChecked();
    asked.wal = m_wal->isChecked();
    asked.retention = request().retention;
    return asked;
}

void RetentionDialog::changed()
{
    verbButton()->setEnabled(m_rules->isEdited());
    setCommand(engineText(commandText(commandArguments(request()))));
    replan();
}

void RetentionDialog::replan()
{
    m_planned = false;
    m_plan->showLoading();
    m_query.ask([planDelete = services().engine.planDelete,
                 asked = deletion()](OperationContext &context) { return planDelete(asked, context); },
                [this](const Result<DeletePlan> &result) {
                    m_planned = true;
                    if (result)
                        m_plan->showPlan(*result);
                    else
                        m_plan->showError(result.error(), [this] { replan(); });
                });
}

} // namespace cairn::ui
