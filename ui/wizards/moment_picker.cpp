#include "wizards/moment_picker.h"

#include "base/clock.h"
#include "base/format.h"
#include "widgets/labels.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"
#include "wizards/target_editor.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

namespace {

const BackupBar *barOf(const TimelineScene &scene, std::optional<BackupId> backup)
{
    const auto bar = std::ranges::find_if(scene.backups, [&](const BackupBar &each) { return each.id == backup; });
    return bar == scene.backups.end() ? nullptr : &*bar;
}

/// A second before the end of what can be recovered. A backup that was chosen leads to nothing on other timelines,
/// behind a gap, or in front of its own end.
Moment momentToOffer(const TimelineScene &scene, std::optional<BackupId> backup)
{
    constexpr Moment second = 1'000'000;
    const BackupBar *const bar = barOf(scene, backup);
    const TimelineCursor place = bar != nullptr ? TimelineCursor{bar->lane, bar->to} : initialCursor(scene);
    const Band *band = bandAt(scene, place.lane, place.moment);
    if (band == nullptr || band->kind != BandKind::Recoverable)
        return place.moment;
    return std::max(bar != nullptr ? bar->to : band->from, band->to - second);
}

} // namespace

std::optional<RestoreMoment> momentUnder(const TimelineScene &scene, TimelineCursor cursor)
{
    if (cursor.lane >= scene.lanes.size())
        return std::nullopt;
    RestoreMoment moment{Timestamp{cursor.moment}, scene.lanes[cursor.lane].timeline};
    const Band *const band = bandAt(scene, cursor.lane, cursor.moment);
    if (band != nullptr && band->to == cursor.moment && band->last.isValid())
        moment.end = band->last;
    return moment;
}

MomentPicker::MomentPicker(const Services &services, const InstanceRef &ref, std::vector<BackupRecord> backups,
                           std::optional<RestoreMoment> moment, QWidget *parent)
    : QWidget(parent)
    , m_isGiven(moment.has_value())
    , m_view(new TimelineView(this))
    , m_stack(new StateStack(m_view, this))
    , m_reader(new TimelineReader(services, m_view, m_stack, this))
    , m_moment(makeReadable({}, this))
    , m_readout(makeReadable({}, this))
    , m_editor(new TargetEditor(services.clock.now(), this))
    , m_outlook(makeReadable({}, this))
    , m_model(makeRestorePointModel(this))
    , m_points(new TableView(this))
    , m_findPoints(new QPushButton(tr("&Find restore points"), this))
{
    m_moment->setObjectName(QStringLiteral("moment"));
    m_readout->setObjectName(QStringLiteral("readout"));
    m_outlook->setObjectName(QStringLiteral("outlook"));
    QFont bold = m_moment->font();
    bold.setBold(true);
    m_moment->setFont(bold);
    m_points->setObjectName(QStringLiteral("restorePoints"));
    m_points->setAccessibleName(tr("Restore points"));
    m_points->setModel(m_model);
    m_points->setRootIsDecorated(false);
    m_points->setFrameShape(QFrame::StyledPanel);
    m_points->setPlaceholder(tr("Looking for restore points…"));
    build();
    m_offered = m_editor->time();
    if (moment)
        setMoment(*moment);
    connect(m_view, &TimelineView::cursorMoved, this, &MomentPicker::followCursor);
    connect(m_view, &TimelineView::activated, this, &MomentPicker::activated);
    connect(m_editor, &TargetEditor::changed, this, &MomentPicker::followFields);
    connect(m_findPoints, &QPushButton::clicked, m_reader, &TimelineReader::readPoints);
    connect(m_points->selectionModel(), &QItemSelectionModel::currentChanged, this, &MomentPicker::followPoint);
    followReader();
    m_reader->setInstance(ref, std::move(backups));
    m_reader->read();
}

void MomentPicker::followReader()
{
    connect(m_reader, &TimelineReader::archiveCame, this, &MomentPicker::showScene);
    connect(m_reader, &TimelineReader::archiveFailed, this,
            [this] { m_points->setPlaceholder(tr("No restore points")); });
    connect(m_reader, &TimelineReader::pointsBegun, this, [this] {
        m_findPoints->hide();
        m_points->setPlaceholder(tr("Looking for restore points…"));
    });
    connect(m_reader, &TimelineReader::pointsCame, this, &MomentPicker::showPoints);
    connect(m_reader, &TimelineReader::pointsFailed, this,
            [this](const Error &error) { m_points->setPlaceholder(errorText(error)); });
    connect(m_reader, &TimelineReader::pointsLeft, this, [this](std::uint64_t bytes) {
        m_points->setPlaceholder(tr("Restore points were not looked for"));
        m_findPoints->setText(tr("&Find restore points in %1 of WAL").arg(formatBytes(bytes)));
        m_findPoints->show();
    });
}

void MomentPicker::build()
{
    const int space = fontMetrics().height() / 2;
    m_view->setMinimumHeight(fontMetrics().height() * 8);
    auto *fields = new QVBoxLayout;
    fields->addWidget(m_editor);
    fields->addWidget(m_outlook);
    fields->addStretch();
    auto *lower = new QHBoxLayout;
    lower->setSpacing(space * 2);
    lower->addLayout(fields);
    auto *points = new QVBoxLayout;
    points->addWidget(m_points, 1);
    points->addWidget(m_findPoints);
    m_findPoints->setObjectName(QStringLiteral("findPoints"));
    m_findPoints->hide();
    lower->addLayout(points, 1);
    m_points->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space / 2);
    column->addWidget(m_stack, 1);
    column->addWidget(m_moment);
    column->addWidget(m_readout);
    column->addSpacing(space);
    column->addLayout(lower);
    m_points->setMinimumHeight(fontMetrics().height() * 8);
}

void MomentPicker::showPoints()
{
    m_points->setPlaceholder(tr("No restore points"));
    m_model->update(restorePointRows(m_reader->readings().points));
    m_points->fitColumns();
    showScene();
}

/// The picture is of what was read; the cursor is where the fields say.
void MomentPicker::showScene()
{
    const QScopedValueRollback following(m_following, true);
    const bool fresh = m_reader->isFresh();
    if (!m_reader->show())
        return;
    if (fresh)
        offerMoment();
    m_following = false;
    if (fresh)
        followFields(); // the cursor goes where they say
    showCursor();
}

/// Only as long as nobody said another one.
void MomentPicker::offerMoment()
{
    if (m_isGiven || m_editor->time() != m_offered)
        return;
    m_editor->setTime(Timestamp{momentToOffer(m_view->scene(), m_backup)});
    m_offered = m_editor->time();
}

void MomentPicker::setMoment(const RestoreMoment &moment)
{
    const QScopedValueRollback following(m_following, true);
    m_editor->setKind(moment.end ? TargetKind::Lsn : TargetKind::Time);
    m_editor->setTime(moment.moment);
    if (moment.end)
        m_editor->setLsn(*moment.end);
    m_editor->setTimeline(moment.timeline);
}

void MomentPicker::followCursor()
{
    showCursor();
    if (m_following)
        return;
    if (const auto moment = momentUnder(m_view->scene(), m_view->cursor()))
        setMoment(*moment);
    Q_EMIT changed();
}

void MomentPicker::followFields()
{
    if (m_following)
        return;
    {
        const QScopedValueRollback following(m_following, true);
        if (m_view->zone() != m_editor->zone())
            m_view->setZone(m_editor->zone());
        moveCursor();
    }
    showCursor();
    Q_EMIT changed();
}

void MomentPicker::moveCursor()
{
    const RecoveryTargetRequest target = m_editor->target();
    const TimelineScene &scene = m_view->scene();
    if (target.kind != TargetKind::Time || !target.time.isKnown() || scene.isEmpty())
        return;
    const auto named = std::ranges::find_if(
        scene.lanes, [&](const Lane &lane) { return target.timeline == std::to_string(lane.timeline.value); });
    const BackupBar *const bar = !target.timeline ? barOf(scene, m_backup) : nullptr;
    std::size_t lane = bar != nullptr ? bar->lane : m_view->cursor().lane;
    if (named != scene.lanes.end())
        lane = static_cast<std::size_t>(named - scene.lanes.begin());
    m_view->setCursor({lane, target.time.microseconds});
}

void MomentPicker::followPoint()
{
    const QModelIndex current = m_points->currentIndex();
    if (!current.isValid() || m_following)
        return;
    {
        const QScopedValueRollback following(m_following, true);
        const RestorePointRow &row = m_model->row(current);
        const RecoveryTargetRequest target = targetOf(row);
        m_editor->setKind(target.kind);
        m_editor->setName(target.name);
        m_editor->setLsn(row.point.lsn);
        m_editor->setTimeline(row.point.timeline);
        const auto &lanes = m_view->scene().lanes;
        const auto lane = std::ranges::find(lanes, row.point.timeline, &Lane::timeline);
        if (lane != lanes.end())
            m_view->setCursor({static_cast<std::size_t>(lane - lanes.begin()), row.point.time.microseconds});
    }
    showCursor();
    Q_EMIT changed();
}

/// The cursor stands for something only as long as the target is a place on the picture.
void MomentPicker::showCursor()
{
    const TargetKind kind = m_editor->target().kind;
    const bool points =
        !m_view->scene().isEmpty() && (kind == TargetKind::Time || kind == TargetKind::Lsn || kind == TargetKind::Name);
    const TimelineCursor cursor = m_view->cursor();
    m_moment->setText(points ? m_view->cursorText() : QString());
    m_readout->setText(points ? readout(m_view->scene(), cursor.lane, cursor.moment, m_backup) : QString());
}

RecoveryTargetRequest MomentPicker::target() const
{
    return m_editor->target();
}

void MomentPicker::setBackup(std::optional<BackupId> backup)
{
    m_backup = backup;
    if (!m_view->scene().isEmpty()) {
        const QScopedValueRollback following(m_following, true);
        offerMoment();
        moveCursor();
    }
    showCursor();
}

void MomentPicker::setOutlook(const QString &text)
{
    m_outlook->setText(text);
}

} // namespace cairn::ui
