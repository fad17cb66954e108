#include "views/instance_view.h"

#include "base/format.h"
#include "base/icons.h"
#include "models/health.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <chrono>

namespace cairn::ui {

namespace {

QString versionText(const InstanceSnapshot &instance)
{
    if (!instance.backups.empty() && !instance.backups.front().serverVersion.empty())
        return InstanceView::tr("PostgreSQL %1").arg(shortVersion(instance.backups.front().serverVersion));
    if (instance.config.majorVersion > 0)
        return InstanceView::tr("PostgreSQL %1").arg(instance.config.majorVersion);
    return {};
}

/// "PostgreSQL 17.2  ·  /var/lib/…  ·  12 backups, 3.4 GB"
QString factsText(const InstanceSnapshot &instance)
{
    QStringList parts;
    if (const QString version = versionText(instance); !version.isEmpty())
        parts << version;
    if (instance.config.pgdata)
        parts << displayName(*instance.config.pgdata);
    if (!instance.backups.empty())
        parts << InstanceView::tr("%n backup(s), %1 stored", nullptr, static_cast<int>(instance.backups.size()))
                     .arg(formatBytes(instance.storedBytes));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

InstanceView::InstanceView(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_icon(new QLabel(this))
    , m_name(makeTitle({}, this))
    , m_health(makeReadable({}, this))
    , m_facts(new QLabel(this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("instanceView"));
    m_minute.setObjectName(QStringLiteral("minute"));
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &InstanceView::showHealth);
    m_name->setObjectName(QStringLiteral("instanceName"));
    m_health->setObjectName(QStringLiteral("instanceHealth"));
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_health->setWordWrap(false);
    m_health->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_tabs->setAutoHide(true);
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Pages"));
    const int space = fontMetrics().height() / 2;
    auto *title = new QHBoxLayout;
    title->setSpacing(space);
    title->addWidget(m_name);
    title->addSpacing(space);
    title->addWidget(m_icon);
    title->addWidget(m_health, 1);
    auto *header = new QVBoxLayout;
    header->setContentsMargins(space, space, space, 0);
    header->setSpacing(space / 3);
    header->addLayout(title);
    header->addWidget(m_facts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

void InstanceView::addPage(Page *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_tabs->addTab(symbolicIcon(page->icon()), page->title());
}

void InstanceView::choosePage(int index)
{
    if (index >= 0 && index < m_tabs->count()) {
        m_tabs->setCurrentIndex(index);
        m_stack->currentWidget()->setFocus();
    }
}

int InstanceView::currentPage() const
{
    return m_tabs->currentIndex();
}

void InstanceView::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    m_instance = instance ? std::optional(*instance) : std::nullopt;
    m_name->setText(displayName(ref.instance));
    m_facts->setText(instance ? factsText(*instance) : displayName(ref.catalog));
    showHealth();
    for (Page *page : std::as_const(m_pages))
        page->setInstance(ref, instance);
}

void InstanceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showHealth();
    QWidget::changeEvent(event);
}

void InstanceView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_minute.start();
    showHealth();
}

void InstanceView::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    QWidget::hideEvent(event);
}

void InstanceView::showHealth()
{
    m_icon->setVisible(m_instance.has_value());
    m_health->setVisible(m_instance.has_value());
    if (!m_instance)
        return;
    const Health health = instanceHealth(*m_instance, m_clock.now());
    const Look look = healthLook(health.level);
    m_icon->setPixmap(symbolicIcon(look.icon, look.tone).pixmap(QSize(18, 18), devicePixelRatio()));
    m_health->setText(health.text);
}

} // namespace cairn::ui
