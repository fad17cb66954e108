#include "base/format.h"
#include "models/catalog_store.h"
#include "widgets/labels.h"
#include "wizards/moment_picker.h"
#include "wizards/restore_rules.h"
#include "wizards/target_editor.h"
#include "wizards/validate_pages.h"
#include "wizards/validate_wizard.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

ValidateScopePage::ValidateScopePage(ValidateWizard &wizard)
    : StepPage(tr("Scope"), tr("What should be validated?"),
               tr("What is stored is read, and it is proven that it is whole. Nothing is changed but the status of the "
                  "backups."))
    , m_wizard(wizard)
    , m_backup(new QRadioButton(
          tr("&Backup %1, and all that it builds on").arg(idText(wizard.scope().backup.value_or(BackupId{}))), this))
    , m_instance(new QRadioButton(
          tr("All backups of the in&stance %1, and its archive").arg(displayName(wizard.scope().instance.value_or(""))),
          this))
    , m_catalog(new QRadioButton(tr("&Every instance of the catalog"), this))
    , m_moment(new QRadioButton(tr("Prove that a moment can be re&covered"), this))
    , m_place(new QWidget(this))
{
    const ValidateWizard::Scope &scope = wizard.scope();
    m_backup->setObjectName(QStringLiteral("backup"));
    m_instance->setObjectName(QStringLiteral("instance"));
    m_catalog->setObjectName(QStringLiteral("catalog"));
    m_moment->setObjectName(QStringLiteral("moment"));
    auto *group = new QButtonGroup(this);
    for (QRadioButton *button : {m_backup, m_instance, m_catalog, m_moment}) {
        group->addButton(button);
        addBody(button);
    }
    m_backup->setVisible(scope.backup.has_value());
    m_instance->setVisible(scope.instance.has_value());
    m_moment->setVisible(scope.instance.has_value());
    (scope.backup ? m_backup : scope.instance ? m_instance : m_catalog)->setChecked(true);
    auto *column = new QVBoxLayout(m_place);
    column->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    addBody(m_place, 1);
    constexpr int milliseconds = 300;
    m_pause.setSingleShot(true);
    m_pause.setInterval(milliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ValidateScopePage::look);
    connect(group, &QButtonGroup::buttonToggled, this, &ValidateScopePage::update);
}

void ValidateScopePage::update()
{
    if (m_moment->isChecked() && !m_picker)
        makePicker();
    if (m_picker)
        m_picker->setVisible(m_moment->isChecked());
    changed();
}

void ValidateScopePage::makePicker()
{
    const InstanceRef ref{m_wizard.scope().catalog, *m_wizard.scope().instance};
    const InstanceSnapshot *const instance = m_wizard.services().catalogs.instance(ref.catalog, ref.instance);
    m_picker = new MomentPicker(m_wizard.services(), ref, instance ? instance->backups : std::vector<BackupRecord>{},
                                std::nullopt, m_place);
    m_picker->editor()->setKind(TargetKind::Time);
    m_place->layout()->addWidget(m_picker);
    // It was made after the buttons, yet comes before them.
    QWidget *last = m_moment;
    const auto inside = m_picker->findChildren<QWidget *>();
    QList<QWidget *> fields;
    for (QWidget *widget = nextInFocusChain(); widget != this; widget = widget->nextInFocusChain())
        if (inside.contains(widget) && widget->focusPolicy() != Qt::NoFocus)
            fields.append(widget);
    for (QWidget *field : std::as_const(fields)) {
        setTabOrder(last, field);
        last = field;
    }
    connect(m_picker, &MomentPicker::changed, this, [this] {
        // What is said about one moment must not stand beside another one.
        m_query.cancel();
        m_picker->setOutlook({});
        m_pause.start();
        changed();
    });
    look();
}

/// Which backup the moment takes, or why it cannot be recovered.
void ValidateScopePage::look()
{
    if (!problem().isEmpty() || !m_moment->isChecked())
        return m_picker->setOutlook({});
    m_picker->setOutlook(tr("Looking for the way there…"));
    m_query.ask([planValidation = m_wizard.services().engine.planValidation,
                 request = m_wizard.request()](OperationContext &context) { return planValidation(request, context); },
                [this](const Result<ValidationPlan> &plan) {
                    m_picker->setOutlook(plan ? partsText(*plan) : errorDetails(plan.error()));
                });
}

bool ValidateScopePage::isLooking() const
{
    return m_pause.isActive() || m_query.isRunning() || (m_picker && m_picker->isReading());
}

QString ValidateScopePage::problem() const
{
    return m_moment->isChecked() && m_picker ? targetProblem(m_picker->target()) : QString();
}

void ValidateScopePage::fill(ValidateRequest &request) const
{
    if (!m_catalog->isChecked())
        request.instance = m_wizard.scope().instance;
    if (m_backup->isChecked())
        request.backup = m_wizard.scope().backup;
    if (m_moment->isChecked() && m_picker)
        request.target = m_picker->target();
}

ValidateDepthPage::ValidateDepthPage(ValidateWizard &wizard)
    : StepPage(tr("Depth"), tr("How deeply should it look?"),
               tr("Each depth proves more than the one before it, and takes longer."))
    , m_wizard(wizard)
    , m_reads(makeReadable({}, this))
    , m_threads(new QSpinBox(this))
    , m_again(new QPushButton(tr("Look a&gain"), this))
{
    m_reads->setObjectName(QStringLiteral("reads"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_again->setObjectName(QStringLiteral("lookAgain"));
    m_again->setVisible(false);
    m_threads->setRange(1, 64);
    addBody(m_reads);
    addDepth(ValidationDepth::Fast, tr("&Fast"));
    addDepth(ValidationDepth::Normal, tr("Norma&l"));
    addDepth(ValidationDepth::Deep, tr("&Deep"));
    QFormLayout *form = addGroup();
    form->addRow(tr("&Threads:"), m_threads);
    addBody(m_again, 0, Qt::AlignLeft);
    addBody(new QWidget(this), 1);
    const LastUsed last(wizard.services().settings, QStringLiteral("validate"),
                        {wizard.scope().catalog, wizard.scope().instance.value_or("")});
    m_threads->setValue(last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
    const auto depth = static_cast<ValidationDepth>(
        last.value(QStringLiteral("depth"), static_cast<int>(ValidationDepth::Normal)).toInt());
    const auto chosen = m_choices.find(depth);
    (chosen != m_choices.end() ? chosen->second : m_choices.at(ValidationDepth::Normal)).button->setChecked(true);
    connect(m_again, &QPushButton::clicked, this, &ValidateDepthPage::ask);
}

void ValidateDepthPage::addDepth(ValidationDepth depth, const QString &text)
{
    const QString number = QString::number(static_cast<int>(depth));
    auto *button = new QRadioButton(text, this);
    auto *meaning = makeHint(depthMeaning(depth), this);
    auto *cost = makeHint({}, this);
    button->setObjectName(QStringLiteral("depth-") + number);
    button->setAccessibleDescription(meaning->text());
    cost->setObjectName(QStringLiteral("cost-") + number);
    for (QLabel *label : {meaning, cost})
        label->setIndent(fontMetrics().height() * 3 / 2);
    m_choices[depth] = {button, cost};
    addBody(button);
    addBody(meaning);
    addBody(cost);
}

/// Back: something else may be chosen.
void ValidateDepthPage::cleanupPage()
{
    m_plan.reset();
    m_problem.clear();
}

void ValidateDepthPage::ask()
{
    m_plan.reset();
    m_problem = tr("It is being worked out what will be read…");
    m_again->setEnabled(false);
    m_query.ask([planValidation = m_wizard.services().engine.planValidation,
                 request = m_wizard.request()](OperationContext &context) { return planValidation(request, context); },
                [this](Result<ValidationPlan> plan) { show(std::move(plan)); });
    showCosts();
    changed();
}

void ValidateDepthPage::show(Result<ValidationPlan> plan)
{
    m_problem = plan ? QString() : tr("It cannot be validated: %1").arg(errorDetails(plan.error()));
    m_again->setEnabled(true);
    m_again->setVisible(!plan);
    if (plan)
        m_plan = *std::move(plan);
    showCosts();
    changed();
}

void ValidateDepthPage::showCosts()
{
    m_reads->setText(m_plan ? partsText(*m_plan) : QString());
    for (const auto &[depth, choice] : m_choices)
        choice.cost->setText(m_plan ? costText(m_plan->forecast(depth)) : QString());
}

void ValidateDepthPage::fill(ValidateRequest &request) const
{
    for (const auto &[depth, choice] : m_choices)
        if (choice.button->isChecked())
            request.depth = depth;
    request.threads = static_cast<unsigned>(m_threads->value());
}

void ValidateDepthPage::remember(LastUsed &last) const
{
    ValidateRequest chosen;
    fill(chosen);
    last.setValue(QStringLiteral("depth"), static_cast<int>(chosen.depth));
    last.setValue(QStringLiteral("threads"), m_threads->value());
}

} // namespace cairn::ui
