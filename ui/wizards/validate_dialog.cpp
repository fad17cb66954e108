#include "wizards/validate_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "wizards/last_used.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QRadioButton>
#include <QSpinBox>
#include <QThread>

#include <algorithm>

namespace cairn::ui {

ValidateDialog::ValidateDialog(const Services &services, const Scope &scope, QWidget *parent)
    : FormDialog(
          services,
          {.title = tr("Validate"),
           .explanation = tr("Reads what is stored and proves that it is whole. Nothing is changed but the status "
                             "of the backups."),
           .verb = tr("&Validate"),
           .icon = QStringLiteral("validate")},
          parent)
    , m_scope(scope)
    , m_backup(new QRadioButton(tr("&Backup %1").arg(idText(scope.backup.value_or(BackupId{}))), this))
    , m_instance(
          new QRadioButton(tr("All backups of the &instance %1").arg(displayName(scope.instance.value_or(""))), this))
    , m_catalog(new QRadioButton(tr("&Every instance of the catalog"), this))
    , m_depth(new QComboBox(this))
    , m_threads(new QSpinBox(this))
{
    setObjectName(QStringLiteral("validateDialog"));
    m_backup->setObjectName(QStringLiteral("backup"));
    m_instance->setObjectName(QStringLiteral("instance"));
    m_catalog->setObjectName(QStringLiteral("catalog"));
    m_depth->setObjectName(QStringLiteral("depth"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_backup->setVisible(scope.backup.has_value());
    m_instance->setVisible(scope.instance.has_value());
    auto *group = new QButtonGroup(this);
    for (QRadioButton *button : {m_backup, m_instance, m_catalog})
        group->addButton(button);
    (scope.backup ? m_backup : scope.instance ? m_instance : m_catalog)->setChecked(true);
    m_depth->addItem(tr("Fast: every stored byte, and the WAL"), static_cast<int>(ValidationDepth::Fast));
    m_depth->addItem(tr("Normal: everything is decompressed too"), static_cast<int>(ValidationDepth::Normal));
    m_depth->addItem(tr("Deep: and compared with what was captured"), static_cast<int>(ValidationDepth::Deep));
    m_threads->setRange(1, 64);

    QFormLayout *form = addGroup({});
    form->addRow(tr("What:"), m_backup);
    form->addRow(scope.backup ? QString() : tr("What:"), m_instance);
    form->addRow(scope.instance ? QString() : tr("What:"), m_catalog);
    form->setRowVisible(m_backup, scope.backup.has_value());
    form->setRowVisible(m_instance, scope.instance.has_value());
    form->addRow(tr("&Depth:"), m_depth);
    form->addRow(tr("&Threads:"), m_threads);

    const LastUsed last(services.settings, QStringLiteral("validate"), {scope.catalog, scope.instance.value_or("")});
    m_depth->setCurrentIndex(last.value(QStringLiteral("depth"), 1).toInt());
    m_threads->setValue(last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
    connect(group, &QButtonGroup::buttonToggled, this, &ValidateDialog::update);
    connect(m_depth, &QComboBox::currentIndexChanged, this, &ValidateDialog::update);
    connect(m_threads, &QSpinBox::valueChanged, this, &ValidateDialog::update);
    update();
}

ValidateRequest ValidateDialog::request() const
{
    ValidateRequest request;
    request.catalog = m_scope.catalog;
    if (!m_catalog->isChecked())
        request.instance = m_scope.instance;
    if (m_backup->isChecked())
        request.backup = m_scope.backup;
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
    setCommand(engineText(commandText(commandArguments(request()))));
}

} // namespace cairn::ui
