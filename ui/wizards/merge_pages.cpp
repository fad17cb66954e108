#include "wizards/merge_pages.h"

#include "base/clock.h"
#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "widgets/window_change.h"
#include "wizards/merge_wizard.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

namespace {

struct MergePages {
    Q_DECLARE_TR_FUNCTIONS(MergePages)
};

constexpr int widestColumn = 44; // characters

std::uint64_t deadBytes(const MergeResult &plan)
{
    return plan.chainBytes - std::min(plan.chainBytes, plan.dataBytes);
}

/// "1A2B3C, 1A2B3D and 4 more".
QString idList(const std::vector<BackupId> &ids)
{
    constexpr std::size_t most = 8;
    QStringList texts;
    for (std::size_t i = 0; i < std::min(ids.size(), most); ++i)
        texts.append(idText(ids[i]));
    const QString list = texts.join(QStringLiteral(", "));
    const auto more = static_cast<int>(ids.size() - std::min(ids.size(), most));
    //: %1: ids of backups; %n: backups that are not named
    return more > 0 ? MergePages::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

/// What the backup was given for retention: the merge leaves it as it is.
QString keptText(const BackupRecord &record, Timestamp now)
{
    QStringList kept;
    if (record.keepForever)
        kept.append(MergePages::tr("pinned for ever"));
    else if (record.isPinned(now))
        kept.append(MergePages::tr("pinned until %1").arg(formatTime(record.expireTime)));
    else
        kept.append(MergePages::tr("not pinned: the retention rules decide, by its own time"));
    if (!record.note.empty())
        kept.append(MergePages::tr("its note “%1”").arg(displayName(record.note)));
    if (!record.tags.empty())
        kept.append(MergePages::tr("%n tag(s)", nullptr, static_cast<int>(record.tags.size())));
    return kept.join(QStringLiteral("; "));
}

FactGroup factsOf(const MergeResult &plan, const MergeOutlook &outlook, Timestamp now)
{
    FactGroup group{MergePages::tr("Merge"), {}};
    const auto add = [&group](const QString &name, const QString &value) {
        if (!value.isEmpty())
            group.facts.push_back({.name = name, .value = value});
    };
    std::vector<BackupId> gone;
    std::vector<BackupId> stays;
    for (const MergeMember &member : plan.members)
        if (member.goes)
            gone.push_back(member.backup);
    for (const ChainMember &member : outlook.after)
        if (member.record.id != plan.backup)
            stays.push_back(member.record.id);
    add(MergePages::tr("Becomes full"), idText(plan.backup));
    add(MergePages::tr("Go"), gone.empty() ? MergePages::tr("none") : idList(gone));
    add(MergePages::tr("Stay as they are"), idList(stays));
    add(MergePages::tr("Written"), MergePages::tr("at most %1: the new list of contents; no page data is copied")
                                       .arg(formatBytes(plan.bytesWritten)));
    add(MergePages::tr("In use afterwards"),
        MergePages::tr("%1 of %2").arg(formatBytes(plan.dataBytes), formatBytes(plan.chainBytes)));
    if (deadBytes(plan) > 0)
        add(MergePages::tr("Comes back"),
            MergePages::tr("up to %1, when the packs are compacted").arg(formatBytes(deadBytes(plan))));
    for (const ChainMember &member : outlook.after)
        if (member.record.id == plan.backup)
            add(MergePages::tr("It keeps"), keptText(member.record, now));
    // By what is shown of them: a window that begins at another backup may still be the same one.
    if (formatWindow(plan.windowBefore) == formatWindow(plan.windowAfter))
        add(MergePages::tr("Afterwards"),
            MergePages::tr("What can be recovered stays the same. A merge cannot be undone."));
    else
        group.facts.push_back({.name = MergePages::tr("Warning"),
                               .value = MergePages::tr("The moments that only a backup that goes begins at cannot be "
                                                       "recovered any more. A merge cannot be undone."),
                               .icon = QStringLiteral("warning"),
                               .tone = Tone::Warning});
    return group;
}

} // namespace

MergeChoosePage::MergeChoosePage(MergeWizard &wizard, BackupId asked)
    : StepPage(tr("Choose"), tr("Which backup should become a full one?"),
               tr("It takes in all that it builds on, and keeps its id. What was taken later goes on building on it."))
    , m_asked(asked)
    , m_model(new ChainModel(tr("Can it become full?", "column"), this))
    , m_view(new TableView(this))
{
    m_view->setModel(m_model);
    m_view->setObjectName(QStringLiteral("chain"));
    m_view->setFrameShape(QFrame::StyledPanel);
    m_view->setAccessibleName(tr("Backups of the chain"));
    m_view->setPlaceholder(tr("Reading the chain…"));
    addBody(m_view, 1);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { changed(); });
    m_query.ask([backups = wizard.backups(), asked, now = wizard.services().clock.now()](OperationContext &)
                    -> Result<std::vector<MergeCandidate>> { return mergeCandidates(backups, asked, now); },
                [this](const Result<std::vector<MergeCandidate>> &candidates) { show(*candidates); });
}

void MergeChoosePage::show(const std::vector<MergeCandidate> &candidates)
{
    m_model->update(chainChoices(candidates));
    m_view->setPlaceholder(tr("The backup is not there any more."));
    m_view->fitColumns(widestColumn);
    // The one that was asked for; a full one stands for the next that builds on it.
    const auto &rows = m_model->rows();
    auto best = std::ranges::find(rows, m_asked, [](const ChainRow &row) { return row.member.record.id; });
    if (best != rows.end() && best->member.record.mode == BackupMode::Full)
        if (const auto next = std::ranges::find_if(best, rows.end(), &ChainRow::selectable); next != rows.end())
            best = next;
    if (best != rows.end())
        m_view->setCurrentIndex(m_model->indexOf(best->member.record.id));
    changed();
}

const ChainRow *MergeChoosePage::chosen() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? &m_model->row(current) : nullptr;
}

QString MergeChoosePage::problem() const
{
    if (m_query.isRunning())
        return tr("The chain is being read…");
    const ChainRow *const row = chosen();
    if (!row)
        return tr("Choose the backup that is to become full.");
    return row->selectable ? QString()
                           //: %1: a backup; %2: why not
                           : tr("%1 cannot become full: %2").arg(idText(row->member.record.id), row->remark);
}

void MergeChoosePage::fill(MergeRequest &request) const
{
    const ChainRow *const row = chosen();
    request.backup = row ? row->member.record.id : m_asked;
}

MergePlanPage::MergePlanPage(MergeWizard &wizard)
    : StepPage(tr("Before and after"), tr("What becomes of the chain"),
               tr("Nothing is merged yet. No page data is copied, and every backup that stays can be restored at every "
                  "moment."))
    , m_wizard(wizard)
    , m_before(new ChainModel(tr("What becomes of it", "column"), this))
    , m_after(new ChainModel(tr("What it is then", "column"), this))
    , m_summary(makeReadable({}, this))
{
    m_summary->setObjectName(QStringLiteral("summary"));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    m_beforeView = addTable(tr("Before"), "before", *m_before, *body);
    m_afterView = addTable(tr("After"), "after", *m_after, *body);
    column->addWidget(m_summary);
    m_stack = new StateStack(body, this);
    addBody(m_stack, 1);
}

TableView *MergePlanPage::addTable(const QString &title, const char *name, ChainModel &model, QWidget &body)
{
    auto *view = new TableView(&body);
    view->setModel(&model);
    view->setObjectName(QString::fromLatin1(name));
    view->setFrameShape(QFrame::StyledPanel);
    view->setAccessibleName(title);
    auto *column = static_cast<QVBoxLayout *>(body.layout());
    column->addWidget(makeSection(title, &body));
    column->addWidget(view, 1);
    return view;
}

/// Back: another backup may be chosen.
void MergePlanPage::cleanupPage()
{
    m_foresight.reset();
    m_problem.clear();
}

void MergePlanPage::ask()
{
    m_foresight.reset();
    m_problem = tr("The plan is being made…");
    m_stack->showState({.state = ViewState::Loading,
                        .icon = {},
                        .title = tr("Reading the chain…"),
                        .text = tr("Nothing is merged yet.")});
    changed();
    MergeRequest trial = m_wizard.request();
    trial.dryRun = true;
    m_query.ask(
        [merge = m_wizard.services().engine.merge, backups = m_wizard.backups(),
         trial](OperationContext &context) -> Result<MergeForesight> {
            CAIRN_TRY(auto plan, merge(trial, context));
            auto outlook = outlookOf(plan, backups);
            return MergeForesight{std::move(plan), std::move(outlook)};
        },
        [this](Result<MergeForesight> foresight) { show(std::move(foresight)); });
}

void MergePlanPage::show(Result<MergeForesight> foresight)
{
    if (!foresight) {
        const Error &error = foresight.error();
        m_problem = tr("It cannot be merged: %1").arg(errorText(error));
        m_stack->showState({.state = ViewState::Error,
                            .icon = {},
                            .title = errorTitle(error.code),
                            .text = errorDetails(error),
                            .actions = {{tr("Try again"), QStringLiteral("refresh"), [this] { ask(); }}}});
        return changed();
    }
    m_foresight = *std::move(foresight);
    const auto &[plan, outlook] = *m_foresight;
    m_problem = plan.members.empty() ? tr("It was merged before: there is nothing left to do.") : QString();
    m_before->update(chainBefore(plan, outlook));
    m_after->update(chainAfter(plan, outlook));
    m_beforeView->fitColumns(widestColumn);
    m_afterView->fitColumns(widestColumn);
    const auto gone = static_cast<int>(std::ranges::count_if(plan.members, &MergeMember::goes));
    m_summary->setText(
        tr("%n backup(s) go. The chain holds %1, of which the merged backup uses %2; the other %3 come "
           "back when the packs are compacted, as far as no other backup uses them.",
           nullptr, gone)
            .arg(formatBytes(plan.chainBytes), formatBytes(plan.dataBytes), formatBytes(deadBytes(plan))));
    m_summary->setVisible(m_problem.isEmpty());
    m_stack->showContent();
    changed();
}

MergeReviewPage::MergeReviewPage(MergeWizard &wizard)
    : StepReviewPage(tr("It runs in the background; the jobs pane shows how far it is."))
    , m_wizard(wizard)
    , m_change(new WindowChange(this))
{
    addBody(m_change);
    addCommand();
}

void MergeReviewPage::initializePage()
{
    if (const MergeForesight *const foresight = m_wizard.foresight()) {
        setFacts({factsOf(foresight->plan, foresight->outlook, m_wizard.services().clock.now())});
        m_change->setWindows(foresight->plan.windowBefore, foresight->plan.windowAfter);
    }
    setCommand(commandArguments(m_wizard.request()));
    changed();
}

QString MergeReviewPage::problem() const
{
    return m_wizard.foresight() ? QString() : tr("Go back one step: the plan has to be made again.");
}

} // namespace cairn::ui
