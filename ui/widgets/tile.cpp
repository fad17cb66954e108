#include "widgets/tile.h"

#include "base/icons.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace cairn::ui {

Tile::Tile(QWidget *parent)
    : QFrame(parent)
    , m_title(makeHint({}, this))
    , m_icon(new QLabel(this))
    , m_value(makeReadable({}, this))
    , m_detail(makeHint({}, this))
{
    QFont large = m_value->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_value->setFont(large);
    const int space = fontMetrics().height() / 2;
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space * 3 / 2, space, space, space);
    column->setSpacing(space / 2);
    column->addLayout(head);
    column->addWidget(m_value);
    column->addWidget(m_detail);
    column->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void Tile::setContent(const TileContent &content)
{
    setObjectName(QStringLiteral("tile-") + content.key);
    m_value->setObjectName(QStringLiteral("value-") + content.key);
    m_content = content;
    m_title->setText(content.title);
    m_value->setText(content.value);
    m_value->setToolTip(content.exact);
    m_value->setAccessibleName(QStringLiteral("%1: %2").arg(content.title, content.value));
    m_value->setAccessibleDescription(content.detail);
    m_detail->setText(content.detail);
    setAccessibleName(content.title);
    showIcon();
    update();
}

void Tile::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QFrame::changeEvent(event);
}

void Tile::showIcon()
{
    if (m_content.icon.isEmpty())
        return;
    m_icon->setPixmap(symbolicIcon(m_content.icon, m_content.tone).pixmap(QSize(18, 18), devicePixelRatio()));
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(separatorColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 4, 4);
    // What the icon says, once more as an edge.
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColor(palette(), m_content.tone));
    painter.drawRoundedRect(QRectF(box.left(), box.top(), 4, box.height()), 2, 2);
}

TileRow::TileRow(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const int space = fontMetrics().height() / 2;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space);
}

void TileRow::setTiles(const std::vector<TileContent> &tiles)
{
    while (m_tiles.size() < static_cast<qsizetype>(tiles.size()))
        m_tiles.append(new Tile(this));
    for (std::size_t i = 0; i < tiles.size(); ++i)
        m_tiles[static_cast<qsizetype>(i)]->setContent(tiles[i]);
    m_columns = 0;
    arrange();
}

void TileRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TileRow::arrange()
{
    // As wide as a date and time in large letters; three beside one would leave a hole.
    const int least = fontMetrics().averageCharWidth() * 34;
    const int columns = width() >= 4 * least ? 4 : width() >= 2 * least ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (Tile *tile : std::as_const(m_tiles))
        m_grid->removeWidget(tile);
    for (int i = 0; i < m_tiles.size(); ++i)
        m_grid->addWidget(m_tiles[i], i / columns, i % columns);
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

} // namespace cairn::ui
