#include "views/main_window.h"

#include "base/clock.h"
#include "base/dialogs.h"
#include "base/format.h"
#include "base/icons.h"
#include "base/theme.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "models/columns.h"
#include "models/navigator_model.h"
#include "views/about_dialog.h"
#include "views/backups_page.h"
#include "views/catalog_page.h"
#include "views/command_palette.h"
#include "views/commands.h"
#include "views/details_pane.h"
#include "views/history_page.h"
#include "views/instance_view.h"
#include "views/jobs_pane.h"
#include "views/overview_page.h"
#include "views/reports_page.h"
#include "views/retention_page.h"
#include "views/settings_page.h"
#include "views/timelines_page.h"
#include "widgets/facts_view.h"
#include "widgets/message_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace cairn::ui {

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_actions(*this)
    , m_commands(new Commands(services, this))
    , m_navigatorModel(new NavigatorModel(services.catalogs, services.jobs, services.clock, this))
    , m_navigator(new TableView(this))
    , m_messages(new MessageBar(this))
    , m_centre(new QStackedWidget(this))
    , m_welcome(new StateView(this))
    , m_catalog(new CatalogPage(services, m_actions.addInstance, this))
    , m_instance(new InstanceView(services.clock, this))
    , m_overview(new OverviewPage(services, this))
    , m_backups(new BackupsPage(services, m_actions.backUp, this))
    , m_timelines(new TimelinesPage(services, this))
    , m_retention(new RetentionPage(services, this))
    , m_reports(new ReportsPage(services, m_actions.validate, this))
    , m_history(new HistoryPage(services, this))
    , m_details(new DetailsPane(this))
    , m_jobs(new JobsPane(
          services, {m_actions.cancelJob, m_actions.showReport, m_actions.copyCommand, m_actions.clearJobs}, this))
    , m_running(new QLabel(this))
    , m_zone(new QLabel(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    m_actions.makeMenus(*this, services.theme, services.language);
    m_actions.makeToolBar(*this);
    makeNavigator();
    makeCentre();
    makeDocks();
    makeStatusBar();
    connectActions();
    connectData();
    restoreLayout();
    showChoice();
    updateJobs();
    m_navigator->setFocus();
}

MainWindow::~MainWindow()
{
    hide(); // a field that is being edited hands over what is in it, while there still is somebody to take it
}

void MainWindow::makeNavigator()
{
    m_navigator->setObjectName(QStringLiteral("navigator"));
    m_navigator->setAccessibleName(tr("Catalogs and instances"));
    m_navigator->setModel(m_navigatorModel);
    m_navigator->setHeaderHidden(true);
    m_navigator->setRootIsDecorated(true);
    m_navigator->setIconSize(QSize(18, 18));
    m_navigator->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_navigator, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({m_actions.backUp, m_actions.validate, m_actions.restore});
        menu->addSeparator();
        menu->addActions({m_actions.retention, m_actions.expire, m_actions.compact});
        menu->addSeparator();
        menu->addActions({m_actions.addInstance, m_actions.checkArchiving, m_actions.closeCatalog});
        menu->popup(m_navigator->viewport()->mapToGlobal(position));
    });
    connect(m_navigator->selectionModel(), &QItemSelectionModel::currentChanged, this, &MainWindow::navigatorChanged);
    connect(m_navigatorModel, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent) {
        m_navigator->expand(parent);
        takeWish();
    });
    connect(m_navigatorModel, &QAbstractItemModel::rowsRemoved, this, &MainWindow::navigatorChanged);
}

void MainWindow::makeCentre()
{
    StateContent welcome{
        .state = ViewState::Empty,
        .icon = QStringLiteral("catalog"),
        .title = tr("Welcome to Cairn"),
        .text = tr("Backups are kept in a catalog: a directory on a disk of your own. Open one that "
                   "exists, or create a new one."),
        .actions = {
            {tr("Open catalog…"), QStringLiteral("open-folder"), [this] { m_actions.openCatalog->trigger(); }},
            {tr("Create catalog…"), QStringLiteral("create-folder"), [this] { m_actions.createCatalog->trigger(); }}}};
    // Only when it is there: `./dev demo` makes it.
    if (const auto demo = m_services.engine.findDemoCatalog())
        welcome.actions.push_back({tr("Open the demo catalog"), QStringLiteral("catalog"), [this, path = *demo] {
                                       m_services.catalogs.open(path);
                                       choose(path, {});
                                   }});
    m_welcome->setContent(welcome);
    auto *settings = new SettingsPage(m_services,
                                      {.change = m_actions.settings,
                                       .retention = m_actions.retention,
                                       .test = m_actions.checkArchiving,
                                       .passwords = m_actions.passwords},
                                      this);
    for (Page *page : std::initializer_list<Page *>{m_overview, m_backups, m_timelines, m_retention, m_reports,
                                                    m_history, settings}) {
        m_instance->addPage(page);
        QAction *action = m_actions.addPage(page->key(), page->title(), page->icon());
        addAction(action);
        connect(action, &QAction::triggered, this, [this, page] { choosePage(page->key()); });
    }
    m_backups->setContextActions({m_actions.validate, m_actions.restore, m_actions.merge, m_actions.keep,
                                  m_actions.editNote, m_actions.deleteBackup, m_actions.undelete, m_actions.copyId});
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_catalog);
    m_centre->addWidget(m_instance);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_centre, 1);
    setCentralWidget(centre);
}

void MainWindow::choosePage(const QString &key)
{
    const auto found = std::ranges::find(m_instance->pages(), key, &Page::key);
    m_instance->choosePage(int(found - m_instance->pages().begin()));
}

void MainWindow::makeDocks()
{
    const auto add = [this](const char *name, const QString &title, QWidget *content, Qt::DockWidgetArea area) {
        auto *dock = new QDockWidget(title, this);
        dock->setObjectName(QString::fromLatin1(name));
        dock->setWidget(content);
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        addDockWidget(area, dock);
        m_actions.addPane(dock->objectName(), title, dock->toggleViewAction());
        return dock;
    };
    QDockWidget *navigator = add("navigatorDock", tr("Catalogs"), m_navigator, Qt::LeftDockWidgetArea);
    m_detailsDock = add("detailsDock", tr("Details"), m_details, Qt::RightDockWidgetArea);
    m_actions.registry.setNeeds({m_detailsDock->toggleViewAction()}, m_actions.registry.needs(m_actions.showDetails));
    m_jobsDock = add("jobsDock", tr("Jobs"), m_jobs, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    const int width = fontMetrics().averageCharWidth();
    resize(width * 200, fontMetrics().height() * 50);
    m_detailsWidth = width * 53;
    resizeDocks({navigator, m_detailsDock}, {width * 28, m_detailsWidth}, Qt::Horizontal);
    resizeDocks({m_jobsDock}, {fontMetrics().height() * 13}, Qt::Vertical);
}

void MainWindow::makeStatusBar()
{
    m_zone->setForegroundRole(QPalette::PlaceholderText);
    const int space = fontMetrics().height() / 2;
    m_running->setContentsMargins(space, 0, 0, 0);
    m_zone->setContentsMargins(0, 0, space, 0);
    statusBar()->addWidget(m_running, 1);
    statusBar()->addPermanentWidget(m_zone);
    statusBar()->setSizeGripEnabled(false);
    showZone();
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions.openCatalog, [this] { m_commands->openCatalog(); });
    on(m_actions.createCatalog, [this] { m_commands->createCatalog(); });
    on(m_actions.closeCatalog, [this] { m_commands->closeCatalog(m_choice.catalog); });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.addInstance, [this] { m_commands->addInstance(m_choice.catalog); });
    on(m_actions.checkArchiving, [this] { m_commands->checkArchiving(*chosenInstance()); });
    on(m_actions.backUp, [this] { m_commands->backUp(*chosenInstance()); });
    on(m_actions.validate, [this] {
        const auto ref = chosenInstance();
        const BackupRecord *const backup = ref ? m_backups->current() : nullptr;
        m_commands->validate({m_choice.catalog, ref ? std::optional(ref->instance) : std::nullopt,
                              backup ? std::optional(backup->id) : std::nullopt});
    });
    on(m_actions.restore, [this] {
        const BackupRecord *const backup = m_backups->current();
        const bool suits = backup && backup->isRestorable();
        m_commands->restore(*chosenInstance(), suits ? std::optional(backup->id) : std::nullopt);
    });
    connect(m_timelines, &TimelinesPage::restoreRequested, this,
            [this](const RestoreMoment &moment) { m_commands->restore(*chosenInstance(), std::nullopt, moment); });
    connect(m_timelines, &TimelinesPage::backupChosen, this, [this](BackupId id) { m_backups->choose(id); });
    connect(m_overview, &OverviewPage::adviceFollowed, this,
            [this](AdviceAction action) { m_commands->follow(*chosenInstance(), action); });
    connect(m_commands, &Commands::reportChosen, this, [this](const InstanceRef &ref, Timestamp begin) {
        choose(ref.catalog, ref.instance);
        choosePage(m_reports->key());
        m_reports->choose(begin);
    });
    connect(m_reports, &ReportsPage::messageReady, this, [this](const QString &text) {
        m_messages->post({.kind = MessageKind::Success, .text = text, .seconds = 10});
    });
    connect(m_retention, &RetentionPage::saveRequested, m_commands, &Commands::saveRetention);
    connect(m_retention, &RetentionPage::reviewRequested, m_commands,
            [this](const DeleteRequest &asked) { m_commands->expire(asked); });
    on(m_actions.deleteBackup, [this] { m_commands->deleteBackups(*chosenInstance(), m_backups->chosen()); });
    on(m_actions.undelete, [this] { m_commands->undelete(*chosenInstance(), m_backups->current()->id); });
    on(m_actions.merge, [this] { m_commands->merge(*chosenInstance(), m_backups->current()->id); });
    on(m_actions.keep, [this] { m_commands->keep(*chosenInstance(), *m_backups->current()); });
    on(m_actions.editNote, [this] { m_backups->editNote(); });
    on(m_actions.passwords, [this] { m_commands->passwords(); });
    on(m_actions.settings, [this] { m_commands->settings(*chosenInstance()); });
    on(m_actions.retention, [this] { m_commands->retention(*chosenInstance()); });
    on(m_actions.expire, [this] { m_commands->follow(*chosenInstance(), AdviceAction::DeleteExpired); });
    on(m_actions.compact, [this] { m_commands->compact(*chosenInstance()); });
    on(m_actions.copyId, [this] { QApplication::clipboard()->setText(idText(m_backups->current()->id)); });
    on(m_actions.refresh, [this] { m_services.catalogs.refreshAll(); });
    on(m_actions.filter, [this] {
        if (!m_history->isVisible())
            choosePage(m_backups->key());
        QLineEdit *const field = m_history->isVisible() ? m_history->filter() : m_backups->filter();
        field->setFocus(Qt::ShortcutFocusReason);
        field->selectAll();
    });
    on(m_actions.showDetails, [this] {
        m_detailsDock->show();
        m_details->view()->setFocus(Qt::ShortcutFocusReason);
    });
    on(m_actions.showJobs, [this] {
        m_jobsDock->show();
        m_jobs->view()->setFocus(Qt::ShortcutFocusReason);
    });
    on(m_actions.commands, [this] {
        auto *palette = new CommandPalette(m_actions.registry, this);
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->open();
    });
    on(m_actions.closeMessages, [this] { m_messages->clear(); });
    on(m_actions.shortcuts, [this] { showShortcuts(m_actions.registry, this); });
    on(m_actions.about, [this] { showAbout(this); });
    connect(m_actions.columns, &QMenu::aboutToShow, this, [this] {
        m_actions.columns->clear();
        (chosenInstance() ? m_backups->view() : m_catalog->view())->addColumnActions(*m_actions.columns);
    });
}

void MainWindow::connectData()
{
    connect(m_commands, &Commands::message, this, [this](const Message &message) { m_messages->post(message); });
    connect(m_commands, &Commands::messageOutdated, this, [this](JobId id) { m_messages->withdraw(id.value); });
    connect(m_commands, &Commands::jobStarted, this, [this](JobId id) {
        m_jobsDock->show();
        m_jobs->choose(id);
    });
    connect(m_commands, &Commands::logRequested, this, [this](JobId id) {
        m_jobs->choose(id);
        m_actions.showJobs->trigger();
    });
    connect(m_commands, &Commands::chooseRequested, this, &MainWindow::choose);
    connect(m_jobs, &JobsPane::reportRequested, m_commands, &Commands::showReport);
    connect(m_backups, &BackupsPage::currentChanged, this, &MainWindow::backupChanged);
    connect(m_backups, &BackupsPage::noteEdited, this, [this](BackupId id, const QString &note) {
        if (const auto ref = chosenInstance())
            m_commands->setNote(*ref, id, note);
    });
    connect(m_backups, &BackupsPage::activated, m_actions.showDetails, &QAction::trigger);
    connect(m_catalog, &CatalogPage::chosen, this, &MainWindow::choose);
    connect(m_catalog, &CatalogPage::closeRequested, m_commands, &Commands::closeCatalog);
    connect(&m_services.catalogs, &CatalogStore::changed, this, [this](const std::string &path) {
        if (path != m_choice.catalog)
            return;
        // That a reading has begun changes nothing while there is something to show.
        const CatalogState *const state = m_services.catalogs.find(path);
        if (!state || !state->reading || !state->snapshot)
            showChoice();
    });
    connect(&m_services.theme, &Theme::zoneChanged, this, &MainWindow::zoneChanged);
    connect(&m_services.jobs, &JobController::changed, this, &MainWindow::updateJobs);
    connect(&m_services.jobs, &JobController::idle, this, [this] {
        if (m_closing)
            close();
    });
}

void MainWindow::openCatalog(const std::string &path)
{
    m_services.catalogs.open(path);
}

void MainWindow::choose(const std::string &catalog, const std::string &instance)
{
    m_wish = Choice{catalog, instance};
    takeWish();
}

void MainWindow::takeWish()
{
    if (!m_wish)
        return;
    const QModelIndex index = m_wish->instance.empty()
                                  ? m_navigatorModel->indexOfCatalog(m_wish->catalog)
                                  : m_navigatorModel->indexOfInstance(m_wish->catalog, m_wish->instance);
    if (!index.isValid())
        return;
    m_wish.reset();
    m_navigator->setCurrentIndex(index);
}

void MainWindow::navigatorChanged()
{
    const QModelIndex current = m_navigator->currentIndex();
    const Choice choice{current.data(CatalogRole).toByteArray().toStdString(),
                        current.data(InstanceRole).toByteArray().toStdString()};
    if (choice == m_choice)
        return;
    m_choice = choice;
    showChoice();
}

void MainWindow::showChoice()
{
    if (m_choice.catalog.empty()) {
        m_centre->setCurrentWidget(m_welcome);
    } else if (m_choice.instance.empty()) {
        m_catalog->setCatalog(m_choice.catalog);
        m_centre->setCurrentWidget(m_catalog);
    } else {
        m_instance->setInstance(*chosenInstance(), m_services.catalogs.instance(m_choice.catalog, m_choice.instance));
        m_centre->setCurrentWidget(m_instance);
    }
    placeDetails();
    backupChanged();
    updateTitle();
}

/// They are of a backup: where no instance is chosen they would only take room. What the user chose comes back.
void MainWindow::placeDetails()
{
    const bool suits = !m_choice.instance.empty();
    if (suits == m_hasDetails)
        return;
    noteDetails();
    m_hasDetails = suits;
    m_detailsDock->toggleViewAction()->setEnabled(suits);
    m_detailsDock->setVisible(suits && m_wantsDetails);
    if (suits && m_wantsDetails)
        resizeDocks({m_detailsDock}, {m_detailsWidth}, Qt::Horizontal);
}

void MainWindow::backupChanged()
{
    const auto ref = chosenInstance();
    if (const BackupRow *backup = ref ? m_backups->current() : nullptr)
        m_details->showBackup(*backup, *ref);
    else
        m_details->showNothing();
    updateActions();
}

void MainWindow::updateActions()
{
    const bool catalog = !m_choice.catalog.empty();
    const auto ref = chosenInstance();
    const InstanceSnapshot *const instance = ref ? m_services.catalogs.instance(ref->catalog, ref->instance) : nullptr;
    const BackupRecord *const backup = ref ? m_backups->current() : nullptr;
    m_actions.closeCatalog->setEnabled(catalog);
    m_actions.addInstance->setEnabled(catalog);
    m_actions.checkArchiving->setEnabled(instance != nullptr);
    m_actions.backUp->setEnabled(instance != nullptr);
    m_actions.validate->setEnabled(catalog);
    m_actions.restore->setEnabled(instance && !instance->backups.empty());
    m_actions.deleteBackup->setEnabled(backup != nullptr);
    // A full backup stands for the one that builds on it; whether there is just one, the engine says.
    const bool mergeable =
        backup && backup->isRestorable() && (backup->mode != BackupMode::Full || m_backups->hasChildren(backup->id));
    const bool changeable = backup && backup->status != BackupStatus::Running &&
                            backup->status != BackupStatus::Unknown && !backup->quarantine;
    m_actions.merge->setEnabled(mergeable);
    m_actions.keep->setEnabled(changeable);
    m_actions.editNote->setEnabled(changeable);
    m_actions.undelete->setEnabled(backup && backup->quarantine);
    for (QAction *action : {m_actions.settings, m_actions.retention, m_actions.expire, m_actions.compact})
        action->setEnabled(instance != nullptr);
    for (QAction *action : std::as_const(m_actions.pages))
        action->setEnabled(ref.has_value());
    m_actions.copyId->setEnabled(backup != nullptr);
    m_actions.filter->setEnabled(instance != nullptr);
    m_actions.showDetails->setEnabled(ref.has_value());
    m_actions.refresh->setEnabled(!m_services.catalogs.paths().empty());
}

void MainWindow::updateTitle()
{
    const QString what = displayName(m_choice.instance.empty() ? m_choice.catalog : m_choice.instance);
    setWindowTitle(what.isEmpty() ? tr("Cairn") : tr("%1 – Cairn").arg(what));
}

void MainWindow::zoneChanged()
{
    showZone();
    m_services.catalogs.announceAll();
    for (QWidget *window : QApplication::topLevelWidgets())
        for (auto *view : window->findChildren<QAbstractItemView *>())
            view->viewport()->update();
}

void MainWindow::showZone()
{
    m_zone->setText(tr("Times in %1").arg(toShownDateTime(m_services.clock.now()).timeZoneAbbreviation()));
}

void MainWindow::updateJobs()
{
    const int active = m_services.jobs.activeCount();
    m_running->setText(m_closing    ? tr("Stopping %n job(s), then Cairn quits…", nullptr, active)
                       : active > 0 ? tr("%n job(s) running", nullptr, active)
                                    : tr("No job is running"));
}

std::optional<InstanceRef> MainWindow::chosenInstance() const
{
    if (m_choice.instance.empty())
        return std::nullopt;
    return InstanceRef{m_choice.catalog, m_choice.instance};
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int active = m_services.jobs.activeCount();
    if (active == 0) {
        saveState();
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing)
        return;
    const Question question{
        .title = tr("Quit Cairn"),
        .text = tr("%n job(s) are still running.", nullptr, active),
        .details =
            tr("A backup that is stopped is left with the status Error; a restore that is stopped leaves a directory "
               "that cannot be started. What was complete before stays as it is."),
        .verbs = {tr("&Stop the jobs and quit"), tr("&Keep running")},
        .keyboardDefault = 1,
        .destructive = true,
    };
    m_services.dialogs.ask(this, question, [this](int verb) {
        if (verb != 0)
            return;
        m_closing = true;
        m_services.jobs.cancelAll();
        if (m_services.jobs.activeCount() == 0)
            close();
        else
            updateJobs();
    });
}

} // namespace cairn::ui
