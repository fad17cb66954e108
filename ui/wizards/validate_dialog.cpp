#include "wizards/validate_dialog.h"

#include "base/format.h"
#include "models/catalog_store.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "wizards/last_used.h"
#include "wizards/restore_rules.h"
#include "wizards/target_editor.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QThread>

#include <algorithm>

namespace cairn::ui {

namespace {

constexpr std::chrono::milliseconds settleTime{100};

QString meaningOf(ValidationDepth depth)
{
    switch (depth) {
    case ValidationDepth::Fast:
        return ValidateDialog::tr("Every stored byte is read and compared with its checksum, and the WAL is followed.");
    case ValidationDepth::Normal:
        return ValidateDialog::tr("As fast; and everything is decompressed, as a restore would do it.");
    case ValidationDepth::Deep:
        return ValidateDialog::tr("As normal; and every page and file is compared with what was captured.");
    }
    return {};
}

/// "About 1.2 GB are read, in about 5 s (as fast as the last 3 validations of this depth)."
QString costText(const ValidationForecast &forecast)
{
    const QString bytes = forecast.atMost ? ValidateDialog::tr("at most %1", "bytes").arg(formatBytes(forecast.bytes))
                                          : ValidateDialog::tr("about %1", "bytes").arg(formatBytes(forecast.bytes));
    const QString time = formatDuration(forecast.seconds());
    const QString rate = formatRate(forecast.bytesPerSecond);
    return forecast.samples > 0
               //: %1: bytes; %2: a duration; %3: a rate; %n: validations
               ? ValidateDialog::tr("Reads %1, in about %2: %3, as the last %n validation(s) of this depth.", nullptr,
                                    static_cast<int>(forecast.samples))
                     .arg(bytes, time, rate)
               //: %1: bytes; %2: a duration; %3: a rate
               : ValidateDialog::tr(
                     "Reads %1, in about %2 if it is %3: that rate is assumed, nothing of this depth has "
                     "been validated yet.")
                     .arg(bytes, time, rate);
}

/// Of one instance, or of all of a catalog.
Result<ValidationForecast> forecastOf(const EngineApi &engine, const ValidateRequest &request,
                                      const std::vector<std::string> &instances)
{
    std::optional<ValidationForecast> all;
    for (const std::string &name : instances) {
        const InstanceRef ref{request.catalog, name};
        CAIRN_TRY(const auto reading, engine.readRetention(ref));
        CAIRN_TRY(const auto reports, engine.readReports(ref));
        const ValidationForecast one = forecastValidation(request, reading.state, reports);
        all = all ? *all + one : one;
    }
    return all ? *all : forecastValidation(request, {}, {});
}

} // namespace

ValidateDialog::ValidateDialog(const Services &services, const Scope &scope, QWidget *parent)
    : FormDialog(
          services,
          {.title = tr("Validate"),
           .explanation = tr("Reads what is stored and proves that it is whole. Nothing is changed but the status "
                             "of the backups. What is found is kept as a report."),
           .verb = tr("&Validate"),
           .icon = QStringLiteral("validate")},
          parent)
    , m_scope(scope)
    , m_backup(new QRadioButton(
          tr("&Backup %1, and all that it builds on").arg(idText(scope.backup.value_or(BackupId{}))), this))
    , m_instance(
          new QRadioButton(tr("All backups of the i&nstance %1").arg(displayName(scope.instance.value_or(""))), this))
    , m_moment(new QRadioButton(tr("Prove that a moment can be re&covered"), this))
    , m_target(new TargetEditor(this))
    , m_catalog(new QRadioButton(tr("&Every instance of the catalog"), this))
    , m_depth(new QComboBox(this))
    , m_meaning(makeHint({}, this))
    , m_cost(makeReadable({}, this))
    , m_threads(new QSpinBox(this))
{
    setObjectName(QStringLiteral("validateDialog"));
    m_depth->setObjectName(QStringLiteral("depth"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_cost->setObjectName(QStringLiteral("cost"));
    for (const ValidationDepth depth : {ValidationDepth::Fast, ValidationDepth::Normal, ValidationDepth::Deep})
        m_depth->addItem(depthText(depth), static_cast<int>(depth));
    m_threads->setRange(1, 64);
    makeScope();
    QFormLayout *form = addGroup({});
    form->addRow(tr("&Depth:"), m_depth);
    form->addRow(QString(), m_meaning);
    form->addRow(tr("&Threads:"), m_threads);
    form->addRow(tr("Cost:"), m_cost);
    m_cost->setMinimumHeight(fontMetrics().lineSpacing() * 2);

    const LastUsed last(services.settings, QStringLiteral("validate"), {scope.catalog, scope.instance.value_or("")});
    m_depth->setCurrentIndex(last.value(QStringLiteral("depth"), 1).toInt());
    m_threads->setValue(last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &ValidateDialog::judge);
    connect(m_depth, &QComboBox::currentIndexChanged, this, &ValidateDialog::update);
    connect(m_threads, &QSpinBox::valueChanged, this, &ValidateDialog::update);
    connect(m_target, &TargetEditor::changed, this, &ValidateDialog::update);
    update();
}

void ValidateDialog::makeScope()
{
    m_backup->setObjectName(QStringLiteral("backup"));
    m_instance->setObjectName(QStringLiteral("instance"));
    m_moment->setObjectName(QStringLiteral("moment"));
    m_catalog->setObjectName(QStringLiteral("catalog"));
    auto *group = new QButtonGroup(this);
    for (QRadioButton *button : {m_backup, m_instance, m_moment, m_catalog})
        group->addButton(button);
    (m_scope.backup ? m_backup : m_scope.instance ? m_instance : m_catalog)->setChecked(true);
    m_what = addGroup({});
    QFormLayout *form = m_what;
    form->addRow(tr("What:"), m_backup);
    form->addRow(m_scope.backup ? QString() : tr("What:"), m_instance);
    form->addRow(QString(), m_moment);
    form->addRow(QString(), m_target);
    form->addRow(m_scope.instance ? QString() : tr("What:"), m_catalog);
    form->setRowVisible(m_backup, m_scope.backup.has_value());
    form->setRowVisible(m_instance, m_scope.instance.has_value());
    form->setRowVisible(m_moment, m_scope.instance.has_value());
    m_target->setKind(TargetKind::Time);
    form->setRowVisible(m_target, false);
    connect(group, &QButtonGroup::buttonToggled, this, &ValidateDialog::update);
}

ValidateRequest ValidateDialog::request() const
{
    ValidateRequest request;
    request.catalog = m_scope.catalog;
    if (!m_catalog->isChecked())
        request.instance = m_scope.instance;
    if (m_backup->isChecked())
        request.backup = m_scope.backup;
    if (m_moment->isChecked())
        request.target = m_target->target();
    request.depth = static_cast<ValidationDepth>(m_depth->currentData().toInt());
    request.threads = static_cast<unsigned>(m_threads->value());
    return request;
}

void ValidateDialog::accept()
{
    LastUsed last(services().settings, QStringLiteral("validate"), {m_scope.catalog, m_scope.instance.value_or("")});
    last.setValue(QStringLiteral("depth"), m_depth->currentIndex());
    last.setValue(QStringLiteral("threads"), m_threads->value());
    FormDialog::accept();
}

void ValidateDialog::update()
{
    const ValidateRequest asked = request();
    m_what->setRowVisible(m_target, m_moment->isChecked());
    m_meaning->setText(meaningOf(asked.depth));
    setProblem(asked.target ? targetProblem(*asked.target) : QString());
    setCommand(engineText(commandText(commandArguments(asked))));
    growToFit();
    m_judged = false;
    m_settle.start();
}

void ValidateDialog::judge()
{
    std::vector<std::string> instances;
    const ValidateRequest asked = request();
    if (asked.instance) {
        instances.push_back(*asked.instance);
    } else if (const CatalogState *state = services().catalogs.find(asked.catalog); state && state->snapshot) {
        for (const InstanceSnapshot &instance : state->snapshot->instances)
            instances.push_back(instance.name);
    }
    if (m_cost->text().isEmpty())
        m_cost->setText(tr("Being worked out…"));
    m_query.ask([&engine = services().engine, asked,
                 instances](OperationContext &) { return forecastOf(engine, asked, instances); },
                [this](const Result<ValidationForecast> &forecast) { showCost(forecast); });
}

void ValidateDialog::showCost(const Result<ValidationForecast> &forecast)
{
    m_judged = !m_settle.isActive(); // else this is about what was asked before
    // That it cannot be said does not bar the validation, which will say why.
    m_cost->setText(forecast ? costText(*forecast) : tr("It cannot be said: %1").arg(errorText(forecast.error())));
    growToFit();
}

} // namespace cairn::ui
