#include "timeline/timeline_painter.h"

#include "base/format.h"
#include "base/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace cairn::ui {

namespace {

constexpr int textGap = 6;

class Frame {
public:
    Frame(QPainter &painter, const QSize &size, const TimelinePicture &picture)
        : m_painter(painter)
        , m_size(size)
        , m_picture(picture)
        , m_layout(picture.layout)
        , m_palette(picture.palette)
    {
    }

    void paint()
    {
        m_painter.fillRect(QRect(QPoint(), m_size), m_palette.base());
        const auto ticks = m_layout.axis().ticks(m_picture.zone, tickDistance(m_picture.font));
        m_painter.save();
        m_painter.setClipRect(0, m_layout.metrics().axisHeight, m_size.width(), m_size.height());
        m_painter.translate(0, -m_picture.offset);
        paintLaneBackgrounds();
        paintInAxis([&] {
            paintGrid(ticks);
            for (std::size_t lane = 0; lane < m_picture.scene.lanes.size(); ++lane)
                if (isVisible(lane))
                    paintLane(lane);
        });
        paintNames();
        m_painter.restore();
        paintAxis(ticks);
        paintCursor();
    }

private:
    [[nodiscard]] bool isVisible(std::size_t lane) const
    {
        const double top = m_layout.laneTop(lane) - m_picture.offset;
        return top < m_size.height() && top + m_layout.metrics().laneHeight > m_layout.metrics().axisHeight;
    }

    /// Right of the names: what lies left of the axis must not show through them.
    template <typename Paint>
    void paintInAxis(Paint paint)
    {
        m_painter.save();
        const int gutter = m_layout.metrics().gutter;
        m_painter.setClipRect(QRect(gutter, -(1 << 20), m_size.width() - gutter, 1 << 21), Qt::IntersectClip);
        paint();
        m_painter.restore();
    }

    void paintLaneBackgrounds()
    {
        for (std::size_t lane = 0; lane < m_picture.scene.lanes.size(); ++lane) {
            const QRectF row(0, m_layout.laneTop(lane), m_size.width(), m_layout.metrics().laneHeight);
            if (lane == m_picture.cursor.lane)
                m_painter.fillRect(row, m_palette.alternateBase());
            m_painter.fillRect(QRectF(0, row.bottom() - 1, row.width(), 1), separatorColor(m_palette));
        }
    }

    void paintGrid(const std::vector<TimeTick> &ticks)
    {
        const double bottom = m_layout.height();
        for (const TimeTick &tick : ticks) {
            QColor colour = separatorColor(m_palette);
            colour.setAlphaF(tick.isMajor ? 1.0F : 0.5F);
            m_painter.fillRect(QRectF(std::round(m_layout.x(tick.moment)), m_layout.metrics().axisHeight, 1, bottom),
                               colour);
        }
    }

    void paintLane(std::size_t lane)
    {
        paintBranch(lane);
        for (const Band &band : ofLane(m_picture.scene.bands, lane))
            paintBand(band);
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintBackups(lane);
        paintMarks(lane);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    /// From the parent's line down to where this one begins.
    void paintBranch(std::size_t index)
    {
        const Lane &lane = m_picture.scene.lanes[index];
        const double line = m_layout.laneLine(index);
        const QColor ink = outlineColor(m_palette);
        m_painter.fillRect(QRectF(m_layout.x(lane.begin), line - 0.5, m_layout.x(lane.end) - m_layout.x(lane.begin), 1),
                           ink);
        if (!lane.parent)
            return;
        const double x = m_layout.x(lane.branch);
        const double from = m_layout.laneLine(*lane.parent);
        QPainterPath path(QPointF(x, from));
        const double radius = from < line ? 8 : -8;
        path.lineTo(x, line - radius);
        path.quadTo(x, line, x + 8, line);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(ink, 1.5));
        m_painter.drawPath(path);
        m_painter.restore();
    }

    void paintBand(const Band &band)
    {
        const QRectF rect = m_layout.rectOf(band).intersected(visibleColumn());
        if (rect.isEmpty())
            return;
        switch (band.kind) {
        case BandKind::Recoverable:
            m_painter.fillRect(rect, toneColor(m_palette, Tone::Ok));
            break;
        case BandKind::NoBackup:
            m_painter.fillRect(rect, m_palette.base());
            m_painter.fillRect(rect, QBrush(toneColor(m_palette, Tone::Muted), Qt::Dense5Pattern));
            break;
        case BandKind::Gap:
            m_painter.fillRect(rect, m_palette.base());
            m_painter.fillRect(rect, QBrush(toneColor(m_palette, Tone::Error), Qt::BDiagPattern));
            m_painter.setPen(toneColor(m_palette, Tone::Error));
            m_painter.drawRect(rect.adjusted(0, 0, -1, -1));
            break;
        }
    }

    /// Long shapes are cut at what is to be seen: coordinates far outside cost time and precision.
    [[nodiscard]] QRectF visibleColumn() const
    {
        return {double(m_layout.metrics().gutter) - 8, 0, double(m_size.width()), double(m_layout.height())};
    }

    /// Of bars that would lie on one another only the last is painted, so that a frame costs what its width does.
    void paintBackups(std::size_t lane)
    {
        const auto backups = ofLane(m_picture.scene.backups, lane);
        for (std::size_t i = 0; i < backups.size(); ++i) {
            const BackupBar *const next = i + 1 < backups.size() ? &backups[i + 1] : nullptr;
            const bool isHidden = next != nullptr && next->mode == backups[i].mode &&
                                  next->status == backups[i].status &&
                                  m_layout.x(next->to) - m_layout.x(backups[i].to) < 1.5;
            if (!isHidden)
                paintBackup(backups[i]);
        }
    }

    void paintBackup(const BackupBar &backup)
    {
        const QRectF rect = m_layout.rectOf(backup);
        if (!rect.intersects(visibleColumn()))
            return;
        const bool isGood = backup.status == BackupStatus::Ok || backup.status == BackupStatus::Done;
        const bool isRunning = backup.status == BackupStatus::Running;
        const QColor colour = toneColor(m_palette, isGood || isRunning ? Tone::Active : Tone::Error);
        QPainterPath shape;
        shape.addRoundedRect(rect.intersected(visibleColumn()), 2, 2);
        m_painter.fillPath(shape, m_palette.base());
        if (isGood)
            m_painter.fillPath(shape, colour);
        else if (isRunning)
            m_painter.fillPath(shape, QBrush(colour, Qt::BDiagPattern));
        m_painter.setPen(QPen(isGood ? m_palette.color(QPalette::Base) : colour, 1));
        m_painter.drawPath(shape);
        if (!isGood && !isRunning) {
            m_painter.drawLine(rect.topLeft(), rect.bottomRight());
            m_painter.drawLine(rect.topRight(), rect.bottomLeft());
        }
        paintMode(backup, rect, isGood);
    }

    void paintMode(const BackupBar &backup, const QRectF &rect, bool isGood)
    {
        const QString letter = modeText(backup.mode).left(1);
        const QFontMetricsF metrics(m_picture.font);
        if (rect.width() < metrics.horizontalAdvance(letter) + 4 || rect.height() < metrics.height() || !isGood)
            return;
        m_painter.setPen(m_palette.color(QPalette::Base));
        m_painter.drawText(rect, Qt::AlignCenter, letter);
    }

    /// Each kind has a shape and a place of its own, so that they can be told apart where they meet.
    void paintMarks(std::size_t lane)
    {
        const auto marks = ofLane(m_picture.scene.marks, lane);
        for (const MarkBin &bin : binMarks(marks, m_layout.axis(), 5)) {
            const double x = m_layout.metrics().gutter + bin.x + 0.5;
            std::size_t points = 0;
            bool isBranch = false;
            bool isCut = false;
            for (const TimelineMark &mark : marks.subspan(bin.first, bin.count)) {
                points += mark.kind == MarkKind::RestorePoint ? 1 : 0;
                isBranch = isBranch || mark.kind == MarkKind::Promotion;
                isCut = isCut || mark.kind == MarkKind::PartialSegment;
            }
            if (points > 0)
                paintFlag(lane, x, points > 1 ? 9 : 7);
            if (isBranch)
                paintDiamond(lane, x);
            if (isCut)
                paintCut(lane, x);
        }
    }

    /// A restore point, or several.
    void paintFlag(std::size_t lane, double x, double size)
    {
        const double top = m_layout.laneTop(lane) + 3;
        const QColor ink = toneColor(m_palette, Tone::Warning);
        m_painter.setPen(QPen(ink, 1));
        m_painter.drawLine(QPointF(x, top), QPointF(x, m_layout.laneLine(lane)));
        QPainterPath flag(QPointF(x, top));
        flag.lineTo(x + size, top + size / 2);
        flag.lineTo(x, top + size);
        flag.closeSubpath();
        m_painter.fillPath(flag, ink);
    }

    /// A timeline begins, on its line.
    void paintDiamond(std::size_t lane, double x)
    {
        constexpr double half = 5;
        const double line = m_layout.laneLine(lane);
        QPainterPath diamond(QPointF(x, line - half));
        diamond.lineTo(x + half, line);
        diamond.lineTo(x, line + half);
        diamond.lineTo(x - half, line);
        diamond.closeSubpath();
        m_painter.fillPath(diamond, toneColor(m_palette, Tone::Active));
        m_painter.setPen(QPen(m_palette.color(QPalette::Base), 1));
        m_painter.drawPath(diamond);
    }

    /// A timeline was cut off: a cross below its line.
    void paintCut(std::size_t lane, double x)
    {
        constexpr double half = 4;
        const double middle = m_layout.laneTop(lane) + m_layout.metrics().laneHeight - half - 3;
        m_painter.setPen(QPen(m_palette.color(QPalette::Text), 1.5));
        m_painter.drawLine(QPointF(x, m_layout.laneLine(lane)), QPointF(x, middle - half));
        m_painter.drawLine(QPointF(x - half, middle - half), QPointF(x + half, middle + half));
        m_painter.drawLine(QPointF(x + half, middle - half), QPointF(x - half, middle + half));
    }

    void paintNames()
    {
        const int gutter = m_layout.metrics().gutter;
        m_painter.fillRect(QRect(0, m_layout.metrics().axisHeight, gutter, m_layout.height()), m_palette.window());
        m_painter.fillRect(QRect(gutter - 1, m_layout.metrics().axisHeight, 1, m_layout.height()),
                           separatorColor(m_palette));
        const QFontMetrics metrics(m_picture.font);
        for (std::size_t index = 0; index < m_picture.scene.lanes.size(); ++index) {
            const Lane &lane = m_picture.scene.lanes[index];
            const QRectF row(textGap, m_layout.laneTop(index), gutter - 2 * textGap, m_layout.metrics().laneHeight);
            const bool isChosen = index == m_picture.cursor.lane;
            QFont font = m_picture.font;
            font.setBold(isChosen);
            m_painter.setFont(font);
            m_painter.setPen(m_palette.color(QPalette::WindowText));
            const QString name = QCoreApplication::translate("Timeline", "Timeline %1").arg(lane.timeline.value);
            const QRectF upper(row.left(), row.center().y() - metrics.height(), row.width(), metrics.height());
            m_painter.drawText(lane.parent ? upper : row, Qt::AlignVCenter, name);
            m_painter.setFont(m_picture.font);
            if (!lane.parent)
                continue;
            m_painter.setPen(toneColor(m_palette, Tone::Muted));
            const QString from = QCoreApplication::translate("Timeline", "left timeline %1")
                                     .arg(m_picture.scene.lanes[*lane.parent].timeline.value);
            m_painter.drawText(upper.translated(0, metrics.height()), Qt::AlignVCenter,
                               metrics.elidedText(from, Qt::ElideRight, int(row.width())));
        }
    }

    void paintAxis(const std::vector<TimeTick> &ticks)
    {
        const LaneMetrics &measures = m_layout.metrics();
        const QRect whole(0, 0, m_size.width(), measures.axisHeight);
        m_painter.fillRect(whole, m_palette.window());
        m_painter.fillRect(QRect(0, measures.axisHeight - 1, m_size.width(), 1), separatorColor(m_palette));
        m_painter.setFont(m_picture.font);
        const QFontMetrics metrics(m_picture.font);
        m_painter.setPen(toneColor(m_palette, Tone::Muted));
        m_painter.drawText(QRect(textGap, 0, measures.gutter - 2 * textGap, measures.axisHeight), Qt::AlignVCenter,
                           metrics.elidedText(zoneText(), Qt::ElideRight, measures.gutter - 2 * textGap));
        for (const TimeTick &tick : ticks) {
            const double x = std::round(m_layout.x(tick.moment));
            if (x < measures.gutter)
                continue;
            m_painter.fillRect(QRectF(x, measures.axisHeight - 6, 1, 5), outlineColor(m_palette));
            m_painter.setPen(tick.isMajor ? m_palette.color(QPalette::WindowText) : toneColor(m_palette, Tone::Muted));
            m_painter.drawText(QPointF(x + 4, measures.axisHeight - 9), tickText(tick, m_picture.zone));
        }
    }

    /// The zone, and the date at the left edge, which ticks of the same day do not say.
    [[nodiscard]] QString zoneText() const
    {
        const QDateTime from = toDateTime(m_layout.axis().from(), m_picture.zone);
        const QString zone = m_picture.zone.displayName(from, QTimeZone::ShortName);
        return formatDate(from.date()) + QLatin1Char(' ') + zone;
    }

    void paintCursor()
    {
        if (m_picture.scene.isEmpty())
            return;
        const double x = std::round(m_layout.x(m_picture.cursor.moment));
        if (x < m_layout.metrics().gutter || x > m_size.width())
            return;
        const QColor ink = m_palette.color(QPalette::Text);
        m_painter.fillRect(QRectF(x, m_layout.metrics().axisHeight - 8, 1, m_layout.height() + 8 - m_picture.offset),
                           ink);
        const double line = m_layout.laneLine(m_picture.cursor.lane) - m_picture.offset;
        if (line < m_layout.metrics().axisHeight)
            return;
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(m_palette.color(QPalette::Base), 2));
        m_painter.setBrush(m_picture.hasFocus ? m_palette.color(QPalette::Highlight) : ink);
        m_painter.drawEllipse(QPointF(x + 0.5, line), 6, 6);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(ink, 1));
        m_painter.drawEllipse(QPointF(x + 0.5, line), 7, 7);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    QPainter &m_painter;
    QSize m_size;
    const TimelinePicture &m_picture;
    const LaneLayout &m_layout;
    const QPalette &m_palette;
};

} // namespace

void paintTimeline(QPainter &painter, const QSize &size, const TimelinePicture &picture)
{
    Frame(painter, size, picture).paint();
}

int tickDistance(const QFont &font)
{
    return QFontMetrics(font).horizontalAdvance(QStringLiteral("00:00:00.000")) + 18;
}

} // namespace cairn::ui
