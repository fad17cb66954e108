#include "views/window_actions.h"

#include "base/icons.h"
#include "base/language.h"
#include "base/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace cairn::ui {

using namespace Qt::StringLiterals;

namespace {

struct WindowAction {
    Q_DECLARE_TR_FUNCTIONS(WindowAction)
};

QKeySequence keys(QKeyCombination combination)
{
    return QKeySequence(combination);
}

} // namespace

WindowActions::WindowActions(QMainWindow &window)
    : registry(&window)
{
    const auto add = [this](const char *key, const QString &text, const char *icon = "",
                            const QKeySequence &shortcut = {}) {
        return registry.add(QString::fromLatin1(key), text, QString::fromLatin1(icon), shortcut);
    };
    openCatalog = add("catalog.open", WindowAction::tr("&Open catalog…"), "open-folder", QKeySequence::Open);
    createCatalog = add("catalog.create", WindowAction::tr("&Create catalog…"), "create-folder", QKeySequence::New);
    closeCatalog = add("catalog.close", WindowAction::tr("C&lose catalog"), "clear", keys(Qt::CTRL | Qt::Key_W));
    passwords = add("window.passwords", WindowAction::tr("&Passwords…"), "key");
    quit = add("window.quit", WindowAction::tr("&Quit"), "", keys(Qt::CTRL | Qt::Key_Q));
    addInstance = add("instance.add", WindowAction::tr("&Add instance…"), "add", keys(Qt::CTRL | Qt::Key_I));
    checkArchiving = add("instance.archiving", WindowAction::tr("&Connection and archiving…"), "wal",
                         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    backUp = add("instance.backup", WindowAction::tr("&Back up…"), "backup-full", keys(Qt::CTRL | Qt::Key_B));
    retention = add("instance.retention", WindowAction::tr("&Retention…"), "settings", keys(Qt::CTRL | Qt::Key_E));
    settings = add("instance.settings", WindowAction::tr("&Settings…"), "settings", keys(Qt::CTRL | Qt::Key_Comma));
    expire = add("instance.expire", WindowAction::tr("Delete what has e&xpired…"), "delete",
                 keys(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    compact = add("instance.compact", WindowAction::tr("Co&mpact…"), "catalog");
    validate = add("backup.validate", WindowAction::tr("&Validate…"), "validate", keys(Qt::CTRL | Qt::Key_T));
    restore = add("backup.restore", WindowAction::tr("&Restore…"), "restore", keys(Qt::CTRL | Qt::Key_R));
    merge = add("backup.merge", WindowAction::tr("&Merge into a full one…"), "merge", keys(Qt::CTRL | Qt::Key_M));
    merge->setIconText(WindowAction::tr("Merge"));
    keep = add("backup.keep", WindowAction::tr("&Pin, note and tags…"), "pin", keys(Qt::CTRL | Qt::Key_K));
    editNote = add("backup.note", WindowAction::tr("&Edit note"), "", QKeySequence(Qt::Key_F2));
    deleteBackup = add("backup.delete", WindowAction::tr("&Delete…"), "delete", keys(Qt::Key_Delete));
    undelete = add("backup.undelete", WindowAction::tr("&Undelete"), "restore", keys(Qt::CTRL | Qt::Key_U));
    copyId = add("backup.copy-id", WindowAction::tr("Copy &id"), "copy", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    refresh = add("view.refresh", WindowAction::tr("&Refresh"), "refresh", QKeySequence(Qt::Key_F5));
    filter = add("view.filter", WindowAction::tr("&Filter"), "search", QKeySequence::Find);
    showDetails = add("view.details", WindowAction::tr("Go to &details"), "info", keys(Qt::ALT | Qt::Key_Return));
    showJobs = add("view.jobs", WindowAction::tr("Go to &jobs"), "jobs", keys(Qt::CTRL | Qt::Key_J));
    commands = add("view.commands", WindowAction::tr("&Commands…"), "search", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    closeMessages = add("view.close-messages", WindowAction::tr("Close &messages"), "", QKeySequence(Qt::Key_Escape));
    cancelJob = add("job.cancel", WindowAction::tr("&Cancel job"), "cancel", keys(Qt::CTRL | Qt::Key_Period));
    showReport = add("job.report", WindowAction::tr("Show &report"), "log", keys(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    copyCommand = add("job.copy-command", WindowAction::tr("Copy c&ommand"), "copy");
    clearJobs = add("job.clear", WindowAction::tr("Clear &finished"), "clear");
    shortcuts = add("help.shortcuts", WindowAction::tr("&Keyboard shortcuts"), "help", QKeySequence(Qt::Key_F1));
    about = add("help.about", WindowAction::tr("&About Cairn"), "info");
    window.addActions(registry.all());
    sayNeeds();
}

void WindowActions::sayNeeds()
{
    registry.setNeeds({refresh}, WindowAction::tr("open a catalog first."));
    registry.setNeeds({closeCatalog, addInstance, validate},
                      WindowAction::tr("choose a catalog or an instance first."));
    registry.setNeeds({checkArchiving, backUp, settings, retention, expire, compact, filter, showDetails},
                      WindowAction::tr("choose an instance first."));
    registry.setNeeds({restore}, WindowAction::tr("choose an instance that has a backup first."));
    registry.setNeeds({deleteBackup, copyId}, WindowAction::tr("choose a backup first."));
    registry.setNeeds({merge},
                      WindowAction::tr("choose a good backup that builds on another one, or that others build on."));
    registry.setNeeds({keep, editNote},
                      WindowAction::tr("choose a backup that is neither being taken nor deleted, nor unreadable."));
    registry.setNeeds({undelete}, WindowAction::tr("choose a backup that was deleted and can still be brought back."));
    registry.setNeeds({cancelJob}, WindowAction::tr("choose a job that is running first."));
    registry.setNeeds({showReport}, WindowAction::tr("choose a validation that has ended first."));
    registry.setNeeds({copyCommand}, WindowAction::tr("choose a job first."));
    registry.setNeeds({clearJobs}, WindowAction::tr("no job has ended yet."));
}

void WindowActions::makeMenus(QMainWindow &window, Theme &theme, Language &language)
{
    QMenuBar &bar = *window.menuBar();
    QMenu *file = bar.addMenu(WindowAction::tr("&File"));
    file->addActions({openCatalog, createCatalog, closeCatalog});
    file->addSeparator();
    file->addAction(passwords);
    file->addSeparator();
    file->addAction(quit);
    QMenu *instance = bar.addMenu(WindowAction::tr("&Instance"));
    instance->addActions({addInstance, checkArchiving});
    instance->addSeparator();
    instance->addAction(backUp);
    instance->addSeparator();
    instance->addActions({settings, retention, expire, compact});
    QMenu *backup = bar.addMenu(WindowAction::tr("&Backup"));
    backup->addActions({validate, restore, merge});
    backup->addSeparator();
    backup->addActions({keep, editNote});
    backup->addSeparator();
    backup->addActions({deleteBackup, undelete});
    backup->addSeparator();
    backup->addAction(copyId);
    view = bar.addMenu(WindowAction::tr("&View"));
    view->addActions({commands, refresh, filter, showDetails, showJobs, closeMessages});
    view->addSeparator();
    go = view->addMenu(WindowAction::tr("&Pages"));
    columns = view->addMenu(WindowAction::tr("C&olumns"));
    addAppearance(*view->addMenu(WindowAction::tr("&Appearance")), theme);
    addLanguages(*view->addMenu(WindowAction::tr("&Language")), language);
    addZone(*view, theme);
    view->addSeparator(); // the window adds its docks here
    QMenu *jobs = bar.addMenu(WindowAction::tr("&Jobs"));
    jobs->addActions({cancelJob, showReport, copyCommand});
    jobs->addSeparator();
    jobs->addAction(clearJobs);
    QMenu *help = bar.addMenu(WindowAction::tr("&Help"));
    help->addActions({shortcuts, about});
}

void WindowActions::addAppearance(QMenu &menu, Theme &theme)
{
    auto *group = new QActionGroup(&registry);
    const auto add = [&](const char *key, const QString &text, const char *icon, ColorScheme scheme) {
        QAction *action = registry.add(QString::fromLatin1(key), text, QString::fromLatin1(icon));
        action->setCheckable(true);
        action->setChecked(theme.scheme() == scheme);
        group->addAction(action);
        menu.addAction(action);
        QObject::connect(action, &QAction::triggered, &theme, [&theme, scheme] { theme.setScheme(scheme); });
        QObject::connect(&theme, &Theme::schemeChanged, action,
                         [action, &theme, scheme] { action->setChecked(theme.scheme() == scheme); });
    };
    add("view.scheme-system", WindowAction::tr("As the &system"), "settings", ColorScheme::System);
    add("view.scheme-light", WindowAction::tr("&Light"), "light-mode", ColorScheme::Light);
    add("view.scheme-dark", WindowAction::tr("&Dark"), "dark-mode", ColorScheme::Dark);
    add("view.scheme-contrast", WindowAction::tr("&High contrast"), "contrast", ColorScheme::HighContrast);
}

void WindowActions::addZone(QMenu &menu, Theme &theme)
{
    QAction *action = registry.add(QStringLiteral("view.utc"), WindowAction::tr("Times in &UTC"),
                                   QStringLiteral("clock"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    action->setCheckable(true);
    const auto show = [action, &theme] { action->setChecked(theme.isUtc()); };
    show();
    menu.addAction(action);
    QObject::connect(action, &QAction::triggered, &theme, &Theme::setUtc);
    QObject::connect(&theme, &Theme::zoneChanged, action, show);
}

void WindowActions::addLanguages(QMenu &menu, Language &language)
{
    auto *group = new QActionGroup(&registry);
    const auto add = [&](const QString &code, const QString &text) {
        QAction *action = registry.add(QStringLiteral("view.language-") + (code.isEmpty() ? u"system"_s : code), text);
        action->setCheckable(true);
        action->setChecked(language.choice() == code);
        group->addAction(action);
        menu.addAction(action);
        QObject::connect(action, &QAction::triggered, &language, [&language, code] { language.setChoice(code); });
    };
    add({}, WindowAction::tr("As the &system"));
    menu.addSeparator();
    // A language is called by its own name in every language.
    for (const LanguageName &each : Language::all())
        add(each.code, QLatin1Char('&') + each.name);
}

QAction *WindowActions::addPage(const QString &key, const QString &title, const QString &icon)
{
    const auto digit = static_cast<Qt::Key>(Qt::Key_1 + pages.size());
    //: a page of an instance
    QAction *action = registry.add(QStringLiteral("view.page-") + key, WindowAction::tr("Go to “%1”").arg(title), icon,
                                   keys(Qt::CTRL | digit));
    registry.setNeeds({action}, WindowAction::tr("choose an instance first."));
    pages.append(action);
    go->addAction(action);
    return action;
}

void WindowActions::addPane(const QString &key, const QString &title, QAction *toggle)
{
    //: what shows and hides a part of the window, by the title of that part
    toggle->setText(WindowAction::tr("Pane “%1”").arg(title));
    registry.adopt(QStringLiteral("view.pane-") + key, toggle);
    view->addAction(toggle);
}

void WindowActions::makeToolBar(QMainWindow &window)
{
    QToolBar *bar = window.addToolBar(WindowAction::tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(18, 18));
    bar->addActions({backUp, validate, restore, merge, deleteBackup});
    bar->addSeparator();
    bar->addAction(refresh);
    for (QAction *action : bar->actions())
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action))) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        }
}

} // namespace cairn::ui
