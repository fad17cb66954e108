#include "base/format.h"
#include "models/restore_facts.h"
#include "widgets/labels.h"
#include "wizards/restore_pages.h"
#include "wizards/restore_rules.h"
#include "wizards/restore_wizard.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace cairn::ui {

namespace {

struct RestorePages {
    Q_DECLARE_TR_FUNCTIONS(RestorePages)
};

QString describe(const BackupRecord &record)
{
    //: a backup in a list: id, mode, when it ended, note
    const QString text =
        RestorePages::tr("%1 – %2, %3").arg(idText(record.id), modeText(record.mode), formatTime(record.endTime));
    return record.note.empty()
               ? text
               : RestorePages::tr("%1 (%2)", "a backup and its note").arg(text, displayName(record.note));
}

} // namespace

RestoreWhatPage::RestoreWhatPage(RestoreWizard &wizard, const InstanceSnapshot &instance,
                                 std::optional<BackupId> backup)
    : StepPage(tr("What"), tr("What do you want back?"),
               tr("A backup is restored first; then WAL is replayed up to the moment that you choose."))
    , m_backups(instance.backups)
    , m_backup(new QComboBox(this))
    , m_reach(makeReadable(tr("Reading the archive…"), this))
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
    QFormLayout *form = addGroup();
    form->addRow(tr("&Backup:"), m_backup);
    addBody(makeHint(tr("Unless there is a reason, leave the choice to Cairn: the newest backup in front of the moment "
                        "needs the least WAL."),
                     this));
    addBody(makeSection(tr("How far back you can go"), this));
    addBody(m_reach);
    addBody(new QWidget(this), 1);
    connect(m_backup, &QComboBox::currentIndexChanged, this, [this] { changed(); });
    m_query.ask([readRecovery = wizard.services().engine.readRecovery,
                 ref = wizard.ref()](OperationContext &context) { return readRecovery(ref, context.stop); },
                [this](const Result<RecoverySnapshot> &recovery) {
                    if (recovery)
                        showReach(*recovery);
                    else
                        m_reach->setText(errorDetails(recovery.error()));
                });
}

void RestoreWhatPage::fill(RestoreRequest &request) const
{
    request.backup = chosen();
}

const BackupRecord *RestoreWhatPage::record() const
{
    const std::optional<BackupId> id = chosen();
    const auto found = std::ranges::find_if(
        m_backups, [&](const BackupRecord &backup) { return id ? backup.id == *id : backup.isRestorable(); });
    return found != m_backups.end() ? &*found : nullptr;
}

void RestoreWhatPage::showReach(const RecoverySnapshot &recovery)
{
    QStringList lines;
    for (const RecoveryWindow &window : recovery.windows)
        lines << tr("Timeline %1: from %2 to %3")
                     .arg(QString::number(window.timeline.value), formatTime(window.fromTime),
                          formatTime(window.toTime));
    constexpr qsizetype most = 8;
    const auto more = static_cast<int>(std::max<qsizetype>(0, lines.size() - most));
    if (more > 0)
        lines = QStringList(tr("and %n earlier one(s)", nullptr, more)) + lines.last(most);
    m_reach->setText(lines.isEmpty() ? tr("Nothing can be recovered.") : lines.join(QLatin1Char('\n')));
}

std::optional<BackupId> RestoreWhatPage::chosen() const
{
    const BackupId id{m_backup->currentData().toULongLong()};
    return id.isValid() ? std::optional(id) : std::nullopt;
}

RestoreWhenPage::RestoreWhenPage(RestoreWizard &wizard, const InstanceSnapshot &instance,
                                 std::optional<RestoreMoment> moment)
    : StepPage(tr("When"), tr("To which moment?"),
               tr("Drag on the timeline, choose a restore point, or say it below: all three are the same."))
    , m_wizard(wizard)
    , m_picker(new MomentPicker(wizard.services(), wizard.ref(), instance.backups, moment, this))
{
    addBody(m_picker, 1);
    constexpr int milliseconds = 300;
    m_pause.setSingleShot(true);
    m_pause.setInterval(milliseconds);
    connect(&m_pause, &QTimer::timeout, this, &RestoreWhenPage::look);
    connect(m_picker, &MomentPicker::changed, this, [this] {
        // What is said about one moment must not stand beside another one.
        m_query.cancel();
        m_picker->setOutlook({});
        m_pause.start();
        changed();
    });
}

void RestoreWhenPage::initializePage()
{
    m_picker->setBackup(m_wizard.request().backup);
    look();
}

QString RestoreWhenPage::problem() const
{
    return targetProblem(m_picker->target());
}

bool RestoreWhenPage::isLooking() const
{
    return m_pause.isActive() || m_query.isRunning() || m_picker->isReading();
}

void RestoreWhenPage::fill(RestoreRequest &request) const
{
    request.target = m_picker->target();
}

/// The engine's quick answer: which backup and WAL the target takes. The directory is nobody's business yet.
void RestoreWhenPage::look()
{
    if (!problem().isEmpty()) {
        m_picker->setOutlook({});
        return;
    }
    m_picker->setOutlook(tr("Looking for the way there…"));
    RestoreRequest request = m_wizard.request();
    request.pgdata = "/";
    request.inPlace = false;
    request.walDirectory.reset();
    request.tablespaces.clear();
    request.skipExternalDirectories = true;
    request.validateFirst = false;
    m_query.ask([planRestore = m_wizard.services().engine.planRestore,
                 request](OperationContext &context) { return planRestore(request, context); },
                [this](const Result<RestorePlan> &plan) {
                    m_picker->setOutlook(plan ? outlookText(*plan) : errorDetails(plan.error()));
                });
}

QString RestoreWhenPage::outlookText(const RestorePlan &plan)
{
    if (!plan.backup)
        return refusalText(plan);
    const QString backup =
        tr("%1 (%2)", "a backup and its mode").arg(idText(plan.backup->id), modeText(plan.backup->mode));
    // What was not read yet is known by its segments only.
    if (plan.walRecords == 0)
        return tr("Takes backup %1 and at most %2 of WAL.").arg(backup, formatBytes(plan.walBytes));
    const QString takes = tr("Takes backup %1 and %2 of WAL.").arg(backup, formatBytes(plan.walBytes));
    return plan.lastEnd.isKnown()
               ? takes + QLatin1Char('\n') + tr("The last transaction in it ended %1.").arg(formatTime(plan.lastEnd))
               : takes;
}

} // namespace cairn::ui
