#include "base/format.h"
#include "models/restore_facts.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"
#include "widgets/table_view.h"
#include "wizards/last_used.h"
#include "wizards/restore_pages.h"
#include "wizards/restore_rules.h"
#include "wizards/restore_wizard.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QThread>

#include <algorithm>

namespace cairn::ui {

RestoreWherePage::RestoreWherePage(RestoreWizard &wizard, const InstanceSnapshot &instance)
    : StepPage(tr("Where"), tr("Where should it go?"), tr("Nothing that exists is overwritten or removed."))
    , m_wizard(wizard)
    , m_new(new QRadioButton(tr("Into a new or &empty directory"), this))
    , m_inPlace(new QRadioButton(tr("In p&lace: the old cluster is kept beside it under another name"), this))
    , m_pgdata(new PathEdit(wizard.services().dialogs, tr("Data directory"), this))
    , m_walDirectory(new PathEdit(wizard.services().dialogs, tr("WAL directory"), this))
    , m_free(makeHint({}, this))
    , m_tablespaces(new TablespaceModel(this))
    , m_table(new TableView(this))
    , m_tableLabel(makeSection(tr("Tablespaces"), this))
    , m_tableHint(makeHint(tr("Press F2 to give one another directory. On the machine that the backup is from, every "
                              "tablespace needs one, unless you restore in place."),
                           this))
    , m_own(instance.config.pgdata.value_or(std::string{}))
{
    m_new->setObjectName(QStringLiteral("newDirectory"));
    m_inPlace->setObjectName(QStringLiteral("inPlace"));
    m_new->setChecked(true);
    auto *places = new QButtonGroup(this);
    places->addButton(m_new);
    places->addButton(m_inPlace);
    m_pgdata->line()->setObjectName(QStringLiteral("pgdata"));
    m_walDirectory->line()->setObjectName(QStringLiteral("waldir"));
    m_free->setObjectName(QStringLiteral("free"));
    m_table->setObjectName(QStringLiteral("tablespaces"));
    m_table->setAccessibleName(tr("Tablespaces"));
    m_table->setModel(m_tablespaces);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setAllColumnsShowFocus(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    QFormLayout *form = addGroup();
    form->addRow(m_new);
    form->addRow(m_inPlace);
    form->addRow(tr("&Data directory:"), m_pgdata);
    form->addRow(QString(), m_free);
    form->addRow(tr("&WAL directory:"), m_walDirectory);
    addBody(m_tableLabel);
    addBody(m_tableHint);
    addBody(m_table, 1);
    m_spacer = new QWidget(this);
    addBody(m_spacer, 1);
    connect(m_inPlace, &QRadioButton::toggled, this, &RestoreWherePage::placeChanged);
    const auto edited = [this] {
        askForSpace();
        changed();
    };
    connect(m_pgdata, &PathEdit::changed, this, edited);
    connect(m_walDirectory, &PathEdit::changed, this, edited);
    connect(m_tablespaces, &TablespaceModel::pathChanged, this, edited);
    m_walDirectory->setPlaceholder(tr("inside the data directory"));
}

void RestoreWherePage::placeChanged()
{
    const bool inPlace = m_inPlace->isChecked();
    if (inPlace)
        m_elsewhere = m_pgdata->path();
    m_pgdata->setPath(inPlace ? fromBytes(m_own) : m_elsewhere);
    m_walDirectory->setPlaceholder(inPlace ? tr("where the old cluster has it") : tr("inside the data directory"));
    askForSpace();
    changed();
}

void RestoreWherePage::initializePage()
{
    const BackupRecord *const record = m_wizard.record();
    m_tablespaces->setTablespaces(record ? record->tablespaces : std::vector<TablespaceEntry>{});
    const bool any = m_tablespaces->rowCount() > 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_tableLabel, m_tableHint, m_table})
        widget->setVisible(any);
    m_spacer->setVisible(!any);
    m_table->setColumnWidth(0, width() / 3);
    m_table->setColumnWidth(1, width() / 3);
    if (any && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_tablespaces->index(0, 1));
    askForSpace();
}

/// What is free where it goes: for the data directory first, then for each tablespace.
void RestoreWherePage::askForSpace()
{
    std::vector<std::string> paths{m_pgdata->bytes()};
    for (int row = 0; row < m_tablespaces->rowCount(); ++row)
        paths.push_back(m_tablespaces->placeOf(row));
    m_query.ask(
        [diskSpace = m_wizard.services().engine.diskSpace,
         paths = std::move(paths)](OperationContext &) -> Result<std::vector<Result<DiskSpace>>> {
            std::vector<Result<DiskSpace>> all;
            for (const std::string &path : paths)
                all.push_back(path.starts_with('/') ? diskSpace(path)
                                                    : fail(ErrorCode::Usage, "not an absolute path", path));
            return all;
        },
        [this](const Result<std::vector<Result<DiskSpace>>> &all) {
            if (!all)
                return;
            m_free->setText(spaceText(all->front()));
            QStringList texts;
            for (std::size_t i = 1; i < all->size(); ++i)
                texts << ((*all)[i] ? formatBytes((*all)[i]->available) : QString());
            m_tablespaces->setFree(texts);
        });
}

QString RestoreWherePage::spaceText(const Result<DiskSpace> &space)
{
    if (!space)
        return {};
    return tr("%1 of %2 free at %3")
        .arg(formatBytes(space->available), formatBytes(space->total), displayName(space->path));
}

QString RestoreWherePage::problem() const
{
    return destinationProblem(m_wizard.request());
}

void RestoreWherePage::fill(RestoreRequest &request) const
{
    request.pgdata = m_pgdata->bytes();
    request.inPlace = m_inPlace->isChecked();
    if (!m_walDirectory->path().isEmpty())
        request.walDirectory = m_walDirectory->bytes();
    request.tablespaces = m_tablespaces->mappings();
}

RestoreHowPage::RestoreHowPage(const Services &services, const InstanceRef &ref)
    : StepPage(tr("How"), tr("How should it run?"), tr("These defaults suit most restores."))
    , m_action(new QComboBox(this))
    , m_replica(new QCheckBox(tr("Set it up as a &standby of the original server"), this))
    , m_port(new QSpinBox(this))
    , m_threads(new QSpinBox(this))
    , m_validate(new QCheckBox(tr("&Verify backup and WAL before anything is written"), this))
{
    m_action->setObjectName(QStringLiteral("action"));
    m_replica->setObjectName(QStringLiteral("replica"));
    m_port->setObjectName(QStringLiteral("serverPort"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_validate->setObjectName(QStringLiteral("validate"));
    m_action->addItem(tr("By default: pause at a target, open at the end of the WAL"), -1);
    for (const TargetAction action : {TargetAction::Pause, TargetAction::Promote, TargetAction::Shutdown})
        m_action->addItem(actionText(action), static_cast<int>(action));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("as in the backup"));
    m_port->setGroupSeparatorShown(false);
    m_threads->setRange(1, 64);
    const LastUsed last(services.settings, QStringLiteral("restore"), ref);
    m_threads->setValue(last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
    m_validate->setChecked(last.value(QStringLiteral("validate"), true).toBool());
    QFormLayout *form = addGroup(tr("The restored server"));
    form->addRow(tr("At the &target:"), m_action);
    form->addRow(tr("P&ort:"), m_port);
    form->addRow(QString(), m_replica);
    form = addGroup(tr("The restore"));
    form->addRow(tr("T&hreads:"), m_threads);
    form->addRow(QString(), m_validate);
    addBody(new QWidget(this), 1);
}

void RestoreHowPage::fill(RestoreRequest &request) const
{
    if (const int action = m_action->currentData().toInt(); action >= 0)
        request.target.action = static_cast<TargetAction>(action);
    request.asReplica = m_replica->isChecked();
    if (m_port->value() > 0)
        request.serverPort = static_cast<std::uint16_t>(m_port->value());
    request.threads = static_cast<unsigned>(m_threads->value());
    request.validateFirst = m_validate->isChecked();
}

} // namespace cairn::ui
