#include "views/settings_page.h"

#include "base/format.h"
#include "base/theme.h"
#include "models/catalog_store.h"
#include "widgets/labels.h"
#include "widgets/table_view.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cairn::ui {

namespace {

/// A button that does what an action does, as long as it can.
QPushButton *makeButton(QAction *action, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(action->icon(), action->text(), parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setEnabled(action->isEnabled());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    return button;
}

} // namespace

SettingsPage::SettingsPage(const Services &services, const Actions &actions, QWidget *parent)
    : Page(parent)
    , m_services(services)
    , m_catalog(makeReadable({}, this))
    , m_model(makeSettingsModel(this))
    , m_view(new TableView(this))
    , m_scheme(new QComboBox(this))
    , m_zone(new QComboBox(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    m_catalog->setObjectName(QStringLiteral("catalogFacts"));
    m_view->setObjectName(QStringLiteral("settings"));
    m_view->setAccessibleName(tr("Settings"));
    m_view->setModel(m_model);
    m_view->rememberColumns(services.settings, QStringLiteral("settings"));
    connect(m_view, &QAbstractItemView::activated, actions.change, &QAction::trigger);
    const int space = fontMetrics().height() / 2;
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space, space, space, space);
    bar->addWidget(makeButton(actions.change, "changeSettings", this));
    bar->addWidget(makeButton(actions.retention, "changeRetention", this));
    bar->addWidget(makeButton(actions.test, "testConnection", this));
    bar->addStretch();
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space, space, space, space);
    foot->addWidget(m_catalog, 1);
    foot->addWidget(makeButton(actions.passwords, "passwords", this));
    foot->addWidget(makeAppearance());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_view, 1);
    column->addLayout(foot);
}

QWidget *SettingsPage::makeAppearance()
{
    auto *box = new QWidget(this);
    m_scheme->setObjectName(QStringLiteral("scheme"));
    m_zone->setObjectName(QStringLiteral("zone"));
    m_scheme->setAccessibleName(tr("Appearance"));
    m_zone->setAccessibleName(tr("Time zone"));
    for (const auto &[scheme, text] :
         {std::pair(ColorScheme::System, tr("As the system")), std::pair(ColorScheme::Light, tr("Light")),
          std::pair(ColorScheme::Dark, tr("Dark")), std::pair(ColorScheme::HighContrast, tr("High contrast"))})
        m_scheme->addItem(text, static_cast<int>(scheme));
    m_zone->addItem(tr("Times in local time"), false);
    m_zone->addItem(tr("Times in UTC"), true);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_scheme);
    row->addWidget(m_zone);
    Theme &theme = m_services.theme;
    const auto show = [this, &theme] {
        m_scheme->setCurrentIndex(m_scheme->findData(static_cast<int>(theme.scheme())));
        m_zone->setCurrentIndex(m_zone->findData(theme.isUtc()));
    };
    show();
    connect(&theme, &Theme::schemeChanged, this, show);
    connect(&theme, &Theme::zoneChanged, this, show);
    connect(m_scheme, &QComboBox::currentIndexChanged, &theme,
            [this, &theme] { theme.setScheme(static_cast<ColorScheme>(m_scheme->currentData().toInt())); });
    connect(m_zone, &QComboBox::currentIndexChanged, &theme,
            [this, &theme] { theme.setUtc(m_zone->currentData().toBool()); });
    return box;
}

void SettingsPage::setInstance(const InstanceRef &ref, const InstanceSnapshot *instance)
{
    m_model->update(instance && !instance->error ? settingRows(instance->config, ref.catalog)
                                                 : std::vector<SettingRow>{});
    m_view->fitColumns(60);
    showFacts(ref);
}

void SettingsPage::showFacts(const InstanceRef &ref)
{
    const CatalogState *const state = m_services.catalogs.find(ref.catalog);
    if (!state || !state->snapshot)
        return;
    std::uint64_t stored = 0;
    for (const InstanceSnapshot &instance : state->snapshot->instances)
        stored += instance.storedBytes;
    //: the path of a catalog, how many instances it holds, their size
    m_catalog->setText(
        tr("Catalog %1: %n instance(s), %2 stored", nullptr, static_cast<int>(state->snapshot->instances.size()))
            .arg(displayName(ref.catalog), formatBytes(stored)));
}

} // namespace cairn::ui
