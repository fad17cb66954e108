#include "wizards/restore_wizard.h"

#include "base/format.h"
#include "jobs/query.h"
#include "models/restore_facts.h"
#include "models/tablespace_model.h"
#include "operations/command_line.h"
#include "widgets/command_preview.h"
#include "widgets/facts_view.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "wizards/last_used.h"
#include "wizards/restore_rules.h"
#include "wizards/target_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QThread>

#include <algorithm>

namespace cairn::ui {

/// What: the backup, and where recovery ends.
class RestoreWizard::TargetPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    TargetPage(RestoreWizard &wizard, const InstanceSnapshot &instance, std::optional<BackupId> backup,
               std::optional<RestoreMoment> moment)
        : StepPage(tr("What"), tr("What do you want back?"),
                   tr("A backup is restored first; then WAL is replayed up to the moment that you choose."))
        , m_backups(instance.backups)
        , m_backup(new QComboBox(this))
        , m_editor(new TargetEditor(this))
        , m_reach(makeHint({}, this))
    {
        m_reach->setObjectName(QStringLiteral("reach"));
        m_backup->setObjectName(QStringLiteral("backup"));
        // A long note must not push the page apart.
        m_backup->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_backup->setMinimumContentsLength(30);
        m_backup->addItem(tr("The newest that suits"), QVariant::fromValue<qulonglong>(0));
        for (const BackupRecord &record : m_backups)
            if (record.isRestorable())
                m_backup->addItem(describe(record), QVariant::fromValue<qulonglong>(record.id.value));
        const int index = m_backup->findData(QVariant::fromValue<qulonglong>(backup.value_or(BackupId{}).value));
        m_backup->setCurrentIndex(std::max(0, index));
        if (moment) {
            m_editor->setKind(moment->end ? TargetKind::Lsn : TargetKind::Time);
            m_editor->setTime(moment->moment);
            if (moment->end)
                m_editor->setLsn(*moment->end);
            m_editor->setTimeline(moment->timeline);
        }
        QFormLayout *form = addGroup();
        form->addRow(tr("&Backup:"), m_backup);
        addBody(m_editor);
        addBody(m_reach);
        addBody(new QWidget(this), 1);
        connect(m_backup, &QComboBox::currentIndexChanged, this, [this] { changed(); });
        connect(m_editor, &TargetEditor::changed, this, [this] { changed(); });
        m_query.ask([readRecovery = wizard.services().engine.readRecovery,
                     ref = wizard.m_ref](OperationContext &context) { return readRecovery(ref, context.stop); },
                    [this, isGiven = moment.has_value()](const Result<RecoverySnapshot> &recovery) {
                        if (recovery)
                            showReach(*recovery, isGiven);
                    });
    }

    [[nodiscard]] QString problem() const override { return targetProblem(m_editor->target()); }

    void fill(RestoreRequest &request) const
    {
        request.backup = chosen();
        const std::optional<TargetAction> action = request.target.action;
        request.target = m_editor->target();
        request.target.action = action;
    }

    /// The record of the chosen backup, or of the newest that can be restored.
    [[nodiscard]] const BackupRecord *record() const
    {
        const std::optional<BackupId> id = chosen();
        const auto found = std::ranges::find_if(
            m_backups, [&](const BackupRecord &backup) { return id ? backup.id == *id : backup.isRestorable(); });
        return found != m_backups.end() ? &*found : nullptr;
    }

private:
    /// What can be reached, in words; and a first moment that can be, unless there is one already.
    void showReach(const RecoverySnapshot &recovery, bool isGiven)
    {
        const RecoveryWindow *newest = nullptr;
        QStringList lines;
        for (const RecoveryWindow &window : recovery.windows) {
            lines << tr("Timeline %1: from %2 to %3")
                         .arg(QString::number(window.timeline.value), formatTime(window.fromTime),
                              formatTime(window.toTime));
            if (newest == nullptr || window.toTime >= newest->toTime)
                newest = &window;
        }
        constexpr qsizetype most = 4;
        if (lines.size() > most)
            lines = lines.last(most);
        m_reach->setText(lines.isEmpty()
                             ? tr("Nothing can be recovered.")
                             : tr("What can be recovered:") + QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
        if (newest != nullptr && !isGiven)
            m_editor->setTime(std::max(newest->fromTime, Timestamp{newest->toTime.microseconds - 1'000'000}));
    }

    [[nodiscard]] std::optional<BackupId> chosen() const
    {
        const BackupId id{m_backup->currentData().toULongLong()};
        return id.isValid() ? std::optional(id) : std::nullopt;
    }
    static QString describe(const BackupRecord &record)
    {
        //: a backup in a list: id, mode, when it ended, note
        const QString text =
            tr("%1 – %2, %3").arg(idText(record.id), modeText(record.mode), formatTime(record.endTime));
        return record.note.empty() ? text : tr("%1 (%2)", "a backup and its note").arg(text, displayName(record.note));
    }

    std::vector<BackupRecord> m_backups;
    QComboBox *m_backup;
    TargetEditor *m_editor;
    QLabel *m_reach;
    Query<RecoverySnapshot> m_query;
};

/// Where: directories.
class RestoreWizard::PlacePage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    PlacePage(RestoreWizard &wizard)
        : StepPage(tr("Where"), tr("Where should it go?"),
                   tr("Into new or empty directories: nothing that exists is overwritten."))
        , m_wizard(wizard)
        , m_pgdata(new PathEdit(wizard.services().dialogs, tr("Data directory"), this))
        , m_walDirectory(new PathEdit(wizard.services().dialogs, tr("WAL directory"), this))
        , m_tablespaces(new TablespaceModel(this))
        , m_table(new TableView(this))
        , m_tableLabel(makeSection(tr("Tablespaces"), this))
        , m_tableHint(
              makeHint(tr("Press F2 to give one another directory. On the machine that the backup is from, every "
                          "tablespace needs one."),
                       this))
    {
        m_pgdata->line()->setObjectName(QStringLiteral("pgdata"));
        m_walDirectory->line()->setObjectName(QStringLiteral("waldir"));
        m_walDirectory->setPlaceholder(tr("inside the data directory"));
        m_table->setObjectName(QStringLiteral("tablespaces"));
        m_table->setAccessibleName(tr("Tablespaces"));
        m_table->setModel(m_tablespaces);
        m_table->setFrameShape(QFrame::StyledPanel);
        m_table->setAllColumnsShowFocus(false);
        m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
        m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                                 QAbstractItemView::AnyKeyPressed);
        QFormLayout *form = addGroup();
        form->addRow(tr("&Data directory:"), m_pgdata);
        form->addRow(tr("&WAL directory:"), m_walDirectory);
        addBody(m_tableLabel);
        addBody(m_tableHint);
        addBody(m_table, 1);
        m_spacer = new QWidget(this);
        addBody(m_spacer, 1);
        connect(m_pgdata, &PathEdit::changed, this, [this] { changed(); });
        connect(m_walDirectory, &PathEdit::changed, this, [this] { changed(); });
        connect(m_tablespaces, &QAbstractItemModel::dataChanged, this, [this] { changed(); });
    }

    void initializePage() override
    {
        const BackupRecord *const record = m_wizard.m_target->record();
        m_tablespaces->setTablespaces(record ? record->tablespaces : std::vector<TablespaceEntry>{});
        const bool any = m_tablespaces->rowCount() > 0;
        for (QWidget *widget : std::initializer_list<QWidget *>{m_tableLabel, m_tableHint, m_table})
            widget->setVisible(any);
        m_spacer->setVisible(!any);
        m_table->setColumnWidth(0, width() / 2);
        if (any && !m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_tablespaces->index(0, 1));
    }

    [[nodiscard]] QString problem() const override { return destinationProblem(m_wizard.request()); }

    void fill(RestoreRequest &request) const
    {
        request.pgdata = m_pgdata->bytes();
        if (!m_walDirectory->path().isEmpty())
            request.walDirectory = m_walDirectory->bytes();
        request.tablespaces = m_tablespaces->mappings();
    }

private:
    RestoreWizard &m_wizard;
    PathEdit *m_pgdata;
    PathEdit *m_walDirectory;
    TablespaceModel *m_tablespaces;
    TableView *m_table;
    QLabel *m_tableLabel;
    QLabel *m_tableHint;
    QWidget *m_spacer = nullptr;
};

/// How: what the server does when it is there, and how the restore runs.
class RestoreWizard::OptionsPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    OptionsPage(const Services &services, const InstanceRef &ref)
        : StepPage(tr("How"), tr("How should it run?"), tr("These defaults suit most restores."))
        , m_action(new QComboBox(this))
        , m_replica(new QCheckBox(tr("Set it up as a &standby of the original server"), this))
        , m_threads(new QSpinBox(this))
        , m_validate(new QCheckBox(tr("&Verify backup and WAL before anything is written"), this))
    {
        m_action->setObjectName(QStringLiteral("action"));
        m_replica->setObjectName(QStringLiteral("replica"));
        m_threads->setObjectName(QStringLiteral("threads"));
        m_validate->setObjectName(QStringLiteral("validate"));
        m_action->addItem(tr("By default: pause at a target, open at the end of the WAL"), -1);
        for (const TargetAction action : {TargetAction::Pause, TargetAction::Promote, TargetAction::Shutdown})
            m_action->addItem(actionText(action), static_cast<int>(action));
        m_threads->setRange(1, 64);
        const LastUsed last(services.settings, QStringLiteral("restore"), ref);
        m_threads->setValue(
            last.value(QStringLiteral("threads"), std::clamp(QThread::idealThreadCount(), 1, 4)).toInt());
        m_validate->setChecked(last.value(QStringLiteral("validate"), true).toBool());
        QFormLayout *form = addGroup();
        form->addRow(tr("At the &target:"), m_action);
        form->addRow(QString(), m_replica);
        form->addRow(tr("T&hreads:"), m_threads);
        form->addRow(QString(), m_validate);
        addBody(new QWidget(this), 1);
    }

    void fill(RestoreRequest &request) const
    {
        if (const int action = m_action->currentData().toInt(); action >= 0)
            request.target.action = static_cast<TargetAction>(action);
        request.asReplica = m_replica->isChecked();
        request.threads = static_cast<unsigned>(m_threads->value());
        request.validateFirst = m_validate->isChecked();
    }

private:
    QComboBox *m_action;
    QCheckBox *m_replica;
    QSpinBox *m_threads;
    QCheckBox *m_validate;
};

/// Review: everything once more, and the command that does the same.
class RestoreWizard::ReviewPage final : public StepPage {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
public:
    explicit ReviewPage(RestoreWizard &wizard)
        : StepPage(tr("Review"), tr("This is what will be done"), tr("Nothing has been written yet."))
        , m_wizard(wizard)
        , m_facts(new FactsView(this))
        , m_stack(new StateStack(m_facts, this))
        , m_command(new CommandPreview(tr("The same on the command line"), CommandPreview::Kind::Shell, this))
    {
        m_facts->setObjectName(QStringLiteral("review"));
        m_facts->setAccessibleName(tr("Summary"));
        m_facts->setFrameShape(QFrame::StyledPanel);
        addBody(m_stack, 1);
        addBody(makeSection(tr("The same on the command line"), this));
        addBody(m_command);
        setCommitPage(false);
    }

    void initializePage() override
    {
        const RestoreRequest request = m_wizard.request();
        m_command->setCommand(engineText(commandText(commandArguments(request))));
        plan(request);
    }

    [[nodiscard]] QString problem() const override { return m_problem; }

private:
    /// The engine's own plan, the same that the restore itself will begin with.
    void plan(const RestoreRequest &request)
    {
        m_problem = tr("The plan is being made…");
        m_facts->setGroups({});
        m_stack->showState({.state = ViewState::Loading,
                            .icon = {},
                            .title = tr("Looking for the way to the target…"),
                            .text = tr("Nothing is written yet.")});
        changed();
        m_query.ask([planRestore = m_wizard.services().engine.planRestore,
                     request](OperationContext &context) { return planRestore(request, context); },
                    [this, request](const Result<RestorePlan> &result) {
                        if (result)
                            show(request, *result);
                        else
                            fail(result.error(), request);
                        changed();
                    });
    }

    void show(const RestoreRequest &request, const RestorePlan &plan)
    {
        m_problem = refusalText(plan);
        std::vector<FactGroup> groups = restorePlanFacts(plan);
        groups.push_back(how(request));
        m_facts->setGroups(std::move(groups));
        m_stack->showContent();
    }

    void fail(const Error &error, const RestoreRequest &request)
    {
        m_problem = errorText(error);
        m_stack->showState(
            {.state = ViewState::Error,
             .icon = {},
             .title = errorTitle(error.code),
             .text = errorDetails(error),
             .actions = {{tr("Try again"), QStringLiteral("refresh"), [this, request] { plan(request); }}}});
    }

    static FactGroup how(const RestoreRequest &request)
    {
        FactGroup group{tr("How"), {}};
        if (request.target.action)
            group.facts.push_back({.name = tr("At the target"), .value = actionText(*request.target.action)});
        group.facts.push_back({.name = tr("Standby"), .value = request.asReplica ? tr("yes") : tr("no")});
        group.facts.push_back({.name = tr("Threads"), .value = formatCount(request.threads)});
        group.facts.push_back({.name = tr("Verify first"), .value = request.validateFirst ? tr("yes") : tr("no")});
        return group;
    }

    RestoreWizard &m_wizard;
    FactsView *m_facts;
    StateStack *m_stack;
    CommandPreview *m_command;
    QString m_problem;
    Query<RestorePlan> m_query;
};

RestoreWizard::RestoreWizard(const Services &services, const InstanceRef &ref, const InstanceSnapshot &instance,
                             std::optional<BackupId> backup, std::optional<RestoreMoment> moment, QWidget *parent)
    : StepWizard(services, tr("Restore %1").arg(displayName(ref.instance)), tr("&Restore"), parent)
    , m_ref(ref)
    , m_target(new TargetPage(*this, instance, backup, moment))
    , m_place(new PlacePage(*this))
    , m_options(new OptionsPage(services, ref))
{
    setObjectName(QStringLiteral("restoreWizard"));
    addPage(m_target);
    addPage(m_place);
    addPage(m_options);
    addPage(new ReviewPage(*this));
    finishPages();
}

RestoreRequest RestoreWizard::request() const
{
    RestoreRequest request;
    request.ref = m_ref;
    m_options->fill(request);
    m_target->fill(request);
    m_place->fill(request);
    return request;
}

void RestoreWizard::accept()
{
    LastUsed last(services().settings, QStringLiteral("restore"), m_ref);
    const RestoreRequest chosen = request();
    last.setValue(QStringLiteral("threads"), static_cast<int>(chosen.threads));
    last.setValue(QStringLiteral("validate"), chosen.validateFirst);
    StepWizard::accept();
}

} // namespace cairn::ui
