#pragma once

#include "base/actions.h"

class QMainWindow;
class QMenu;

namespace cairn::ui {

class Language;
class Theme;

/// The commands of the main window, with their menus and toolbar. What they do is connected by the window. GUI thread.
struct WindowActions {
    explicit WindowActions(QMainWindow &window);

    ActionRegistry registry;
    QAction *openCatalog;
    QAction *createCatalog;
    QAction *closeCatalog;
    QAction *passwords;
    QAction *quit;
    QAction *addInstance;
    QAction *checkArchiving;
    QAction *backUp;
    QAction *settings;
    QAction *retention;
    QAction *expire;
    QAction *compact;
    QAction *validate;
    QAction *restore;
    QAction *merge;
    QAction *keep;
    QAction *editNote;
    QAction *deleteBackup;
    QAction *undelete;
    QAction *copyId;
    QAction *refresh;
    QAction *filter;
    QAction *showDetails;
    QAction *showJobs;
    QAction *commands;
    QAction *closeMessages;
    QAction *cancelJob;
    QAction *showReport;
    QAction *copyCommand;
    QAction *clearJobs;
    QAction *shortcuts;
    QAction *about;
    QMenu *columns = nullptr; ///< filled when it opens
    QMenu *view = nullptr;
    QMenu *go = nullptr;      ///< to the pages of an instance
    QList<QAction *> pages{}; ///< in the order of the pages

    void makeMenus(QMainWindow &window, Theme &theme, Language &language);
    void makeToolBar(QMainWindow &window);
    /// The command that leads to a page of an instance: Ctrl and the number of the page.
    QAction *addPage(const QString &key, const QString &title, const QString &icon);
    /// Puts the command that shows and hides a pane among the others.
    void addPane(const QString &key, const QString &title, QAction *toggle);

private:
    void sayNeeds();
    void addAppearance(QMenu &menu, Theme &theme);
    void addLanguages(QMenu &menu, Language &language);
    void addZone(QMenu &menu, Theme &theme);
};

} // namespace cairn::ui
