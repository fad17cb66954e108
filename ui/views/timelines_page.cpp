#include "views/timelines_page.h"

#include "base/format.h"
#include "base/icons.h"
#include "base/settings_store.h"
#include "base/theme.h"
#include "models/status_look.h"
#include "timeline/timeline_view.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <format>
#include <iterator>
#include <utility>

namespace cairn::ui {

namespace {

constexpr std::chrono::minutes rereadAfter{1};

QToolButton *makeTool(const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

QString iconOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::RestorePoint:
        return QStringLiteral("pin");
    case MarkKind::Promotion:
        return QStringLiteral("timeline");
    case MarkKind::PartialSegment:
        return QStringLiteral("wal");
    }
    std::unreachable();
}

/// A row that is no stretch.
/// @param key what tells it apart from the others; no name of a segment.
Stretch happened(const TimelineScene &scene, std::size_t lane, std::string key, Moment from, Moment to)
{
    Stretch row;
    row.timeline = scene.lanes[lane].timeline;
    row.firstSegment = std::move(key);
    row.fromTime = Timestamp{from};
    row.toTime = Timestamp{to};
    return row;
}

/// Marks and backups, by time.
std::vector<Stretch> eventsOf(const TimelineScene &scene)
{
    std::vector<Stretch> events;
    const TimelineMark *before = nullptr;
    int same = 0; // several may have one moment
    for (const TimelineMark &mark : scene.marks) {
        same = before != nullptr && before->lane == mark.lane && before->moment == mark.moment ? same + 1 : 0;
        before = &mark;
        Stretch &row = events.emplace_back(
            happened(scene, mark.lane, std::format("{} {}", mark.moment, same), mark.moment, mark.moment));
        row.event = mark.text;
        row.eventIcon = iconOf(mark.kind);
    }
    for (const BackupBar &backup : scene.backups) {
        Stretch &row = events.emplace_back(
            happened(scene, backup.lane, std::format("backup {}", backup.id.value), backup.from, backup.to));
        const Look look = statusLook(backup.status);
        row.event = backupText(backup);
        row.eventIcon = look.icon;
        row.eventTone = look.tone;
    }
    std::ranges::stable_sort(events, {}, &Stretch::fromTime);
    return events;
}

/// The stretches of each timeline, and behind them what happened on it.
std::vector<Stretch> rowsOf(const RecoverySnapshot &recovery, const TimelineScene &scene)
{
    std::vector<Stretch> rows = stretchesOf(recovery);
    std::ranges::move(eventsOf(scene), std::back_inserter(rows));
    std::ranges::stable_sort(rows, {}, &Stretch::timeline);
    return rows;
}

} // namespace

TimelinesPage::TimelinesPage(const Services &services, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_view(new TimelineView(this))
    , m_moment(makeReadable({}, this))
    , m_readout(makeReadable({}, this))
    , m_model(makeStretchModel(this))
    , m_table(new TableView(this))
    , m_bar(new QWidget(this))
    , m_restore(new QPushButton(symbolicIcon(QStringLiteral("restore")), tr("Restore to this &moment…"), m_bar))
    , m_zone(new QComboBox(m_bar))
{
    setObjectName(QStringLiteral("timelinesPage"));
    m_minute.setObjectName(QStringLiteral("minute"));
    m_minute.setInterval(rereadAfter);
    connect(&m_minute, &QTimer::timeout, this, &TimelinesPage::read);
    m_moment->setObjectName(QStringLiteral("moment"));
    m_readout->setObjectName(QStringLiteral("readout"));
    QFont bold = m_moment->font();
    bold.setBold(true);
    m_moment->setFont(bold);
    m_table->setObjectName(QStringLiteral("stretches"));
    m_table->setAccessibleName(tr("Stretches of the timelines"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnHidden(column, m_model->columns()[static_cast<std::size_t>(column)].hiddenAtFirst);
    m_table->rememberColumns(services.settings, QStringLiteral("stretches"));

    const int space = fontMetrics().height() / 2;
    auto *words = new QWidget(this);
    auto *wordsColumn = new QVBoxLayout(words);
    wordsColumn->setContentsMargins(space, space, space, space);
    wordsColumn->setSpacing(space / 3);
    wordsColumn->addWidget(m_moment);
    wordsColumn->addWidget(m_readout);
    auto *upper = new QWidget(this);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(m_view, 1);
    upperColumn->addWidget(words);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    m_stack = new StateStack(splitter, this);
    m_reader = new TimelineReader(services, m_view, m_stack, this);

    makeBar();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);

    connect(m_view, &TimelineView::cursorMoved, this, &TimelinesPage::showCursor);
    connect(m_view, &TimelineView::activated, this, &TimelinesPage::requestRestore);
    connect(m_view, &TimelineView::backupChosen, this, &TimelinesPage::backupChosen);
    connect(m_table, &QAbstractItemView::activated, this, &TimelinesPage::goToRow);
    connect(m_reader, &TimelineReader::archiveCame, this, &TimelinesPage::showArchive);
    connect(m_reader, &TimelineReader::archiveFailed, m_restore, [this] { m_restore->setEnabled(false); });
    connect(m_reader, &TimelineReader::pointsCame, this, &TimelinesPage::showPoints);
}

void TimelinesPage::makeBar()
{
    const int space = fontMetrics().height() / 2;
    m_restore->setObjectName(QStringLiteral("restoreMoment"));
    auto *nearer = makeTool(QStringLiteral("+"), tr("Zoom in (+)"), m_bar);
    auto *further = makeTool(QStringLiteral("−"), tr("Zoom out (-)"), m_bar);
    auto *all = makeTool(tr("All"), tr("Show everything (0)"), m_bar);
    auto *back = makeTool(tr("Back"), tr("Back to what was shown before (Backspace)"), m_bar);
    m_zone->setObjectName(QStringLiteral("timelineZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    nearer->setObjectName(QStringLiteral("zoomIn"));
    further->setObjectName(QStringLiteral("zoomOut"));
    all->setObjectName(QStringLiteral("zoomAll"));
    back->setObjectName(QStringLiteral("zoomBack"));
    m_zone->addItem(tr("Local time"), false);
    m_zone->addItem(tr("UTC"), true);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(space, space, space, space);
    row->addWidget(m_restore);
    row->addStretch();
    for (QToolButton *button : {nearer, further, all, back})
        row->addWidget(button);
    row->addSpacing(space);
    row->addWidget(m_zone);

    const auto showZone = [this] {
        m_zone->setCurrentIndex(m_zone->findData(m_services.theme.isUtc()));
        m_view->setZone(shownZone());
    };
    showZone();
    back->setEnabled(false);
    connect(nearer, &QToolButton::clicked, m_view, [this] { m_view->zoom(1.5); });
    connect(further, &QToolButton::clicked, m_view, [this] { m_view->zoom(1 / 1.5); });
    connect(all, &QToolButton::clicked, m_view, &TimelineView::showAll);
    connect(back, &QToolButton::clicked, m_view, &TimelineView::zoomBack);
    connect(m_view, &TimelineView::rangeChanged, back, [this, back] { back->setEnabled(m_view->canZoomBack()); });
    connect(m_restore, &QPushButton::clicked, this, &TimelinesPage::requestRestore);
    connect(m_zone, &QComboBox::currentIndexChanged, this,
            [this] { m_services.theme.setUtc(m_zone->currentData().toBool()); });
    connect(&m_services.theme, &Theme::zoneChanged, this, showZone);
}

void TimelinesPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    if (m_reader->setInstance(ref, instance ? instance->backups : std::vector<BackupRecord>{}))
        m_model->update({});
    m_ref = ref;
    m_stale = true;
    if (instance != nullptr && isVisible())
        read();
}

void TimelinesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_ref.instance.empty())
        return;
    m_minute.start();
    if (m_stale || m_current.hasExpired())
        read();
}

void TimelinesPage::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    Page::hideEvent(event);
}

void TimelinesPage::read()
{
    m_stale = false;
    m_minute.start();
    m_current.setRemainingTime(rereadAfter);
    m_reader->read();
}

void TimelinesPage::showArchive()
{
    showPicture();
    m_table->fitColumns();
    goOn();
    showCursor();
}

void TimelinesPage::showPoints(bool areOthers)
{
    if (!areOthers)
        return;
    showPicture();
    showCursor();
}

/// The picture, and the table of the same.
void TimelinesPage::showPicture()
{
    m_reader->show();
    m_model->update(rowsOf(m_reader->readings().recovery, m_view->scene()));
}

QVariant TimelinesPage::choices() const
{
    const TimelineCursor cursor = m_view->cursor();
    const TimeAxis &axis = m_view->axis();
    if (cursor.lane >= m_view->scene().lanes.size())
        return m_choices;
    return QVariantList{static_cast<qulonglong>(cursor.lane), static_cast<qlonglong>(cursor.moment),
                        static_cast<qlonglong>(axis.from()), static_cast<qlonglong>(axis.to())};
}

void TimelinesPage::takeChoices(const QVariant &choices)
{
    m_choices = choices;
    goOn();
}

void TimelinesPage::goOn()
{
    const QVariantList choices = m_choices.toList();
    if (choices.size() != 4 || m_view->scene().isEmpty())
        return;
    m_choices.clear();
    m_view->setCursor({static_cast<std::size_t>(choices[0].toULongLong()), choices[1].toLongLong()});
    m_view->showRange(choices[2].toLongLong(), choices[3].toLongLong());
}

void TimelinesPage::showCursor()
{
    const TimelineCursor cursor = m_view->cursor();
    m_restore->setEnabled(!m_view->scene().isEmpty());
    m_moment->setText(m_view->cursorText());
    m_readout->setText(readout(m_view->scene(), cursor.lane, cursor.moment));
}

void TimelinesPage::requestRestore()
{
    if (const auto moment = momentUnder(m_view->scene(), m_view->cursor()))
        Q_EMIT restoreRequested(*moment);
}

void TimelinesPage::goToRow(const QModelIndex &index)
{
    const Stretch &stretch = m_model->row(index);
    const auto &lanes = m_view->scene().lanes;
    const auto lane = std::ranges::find(lanes, stretch.timeline, &Lane::timeline);
    if (lane == lanes.end() || !stretch.toTime.isKnown())
        return;
    m_view->setCursor({static_cast<std::size_t>(lane - lanes.begin()), stretch.toTime.microseconds});
    m_view->setFocus();
}

} // namespace cairn::ui
