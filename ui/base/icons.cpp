#include "base/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace cairn::ui {

namespace {

class SymbolicIconEngine final : public QIconEngine {
public:
    SymbolicIconEngine(QString name, Tone tone)
        : m_name(std::move(name))
        , m_tone(tone)
    {
    }

    QIconEngine *clone() const override { return new SymbolicIconEngine(*this); }
    QString key() const override { return QStringLiteral("cairn-symbolic"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(path()); }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {QSize(16, 16), QSize(24, 24)}; }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor color = colorFor(mode);
        const QString cacheKey = QStringLiteral("cairn:%1:%2x%3:%4:%5")
                                     .arg(m_name)
                                     .arg(size.width())
                                     .arg(size.height())
                                     .arg(color.name())
                                     .arg(scale);
        QPixmap pixmap;
        if (QPixmapCache::find(cacheKey, &pixmap))
            return pixmap;
        pixmap = render(size, color);
        pixmap.setDevicePixelRatio(scale);
        QPixmapCache::insert(cacheKey, pixmap);
        return pixmap;
    }

private:
    [[nodiscard]] QString path() const { return QStringLiteral(":/icons/symbolic/%1.svg").arg(m_name); }

    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        // A chosen row has a faint background here, on which every tone can be read.
        if (mode != QIcon::Disabled)
            return toneColor(palette, m_tone);
        QColor faded = toneColor(palette, Tone::Muted);
        faded.setAlphaF(0.55F);
        return faded;
    }

    /// The drawing's coverage in one colour, centred, keeping its proportions.
    [[nodiscard]] QPixmap render(const QSize &size, const QColor &color) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(path());
        if (!renderer.isValid() || size.isEmpty())
            return pixmap;
        QRectF target({}, QSizeF(renderer.defaultSize()).scaled(size, Qt::KeepAspectRatio));
        target.moveCenter(QRectF(QPointF(), QSizeF(size)).center());
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, target);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
        return pixmap;
    }

    QString m_name;
    Tone m_tone;
};

} // namespace

QIcon symbolicIcon(const QString &name, Tone tone)
{
    return QIcon(new SymbolicIconEngine(name, tone));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/app/io.github.cairn_pg.Cairn.svg"));
}

} // namespace cairn::ui
