#pragma once

#include "base/services.h"
#include "jobs/job.h"
#include "views/window_actions.h"

#include <QMainWindow>

#include <optional>

class QDockWidget;
class QLabel;
class QStackedWidget;

namespace cairn::ui {

class BackupsPage;
class CatalogPage;
class Commands;
class DetailsPane;
class HistoryPage;
class ReportsPage;
class RetentionPage;
class TimelinesPage;
class InstanceView;
class JobsPane;
class MessageBar;
class NavigatorModel;
class OverviewPage;
class StateView;
class TableView;

/// The main window: the navigator, the pages of what is chosen in it, details and jobs in docks. It lays out and
/// routes; what is done is in Commands. GUI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Services &services);
    ~MainWindow() override;

    /// Opens the catalogs of the last time, and chooses what was chosen then.
    void restoreCatalogs();
    /// Remembers layout, catalogs and choice for the next time.
    void saveState();
    /// Shows what another window shows, in whose place it comes.
    void takeOver(MainWindow &other);
    /// Takes its windows that stay open beside it, as they are. When this one is shown, if it is to be.
    void takeWindows(MainWindow &other);
    void openCatalog(const std::string &path);
    /// Chooses an instance (or, with an empty name, the catalog) now, or as soon as it has been read.
    void choose(const std::string &catalog, const std::string &instance);
    /// A page of the instance, by its key.
    void choosePage(const QString &key);

    [[nodiscard]] BackupsPage &backupsPage() const { return *m_backups; }
    [[nodiscard]] CatalogPage &catalogPage() const { return *m_catalog; }
    [[nodiscard]] JobsPane &jobsPane() const { return *m_jobs; }
    [[nodiscard]] OverviewPage &overviewPage() const { return *m_overview; }
    [[nodiscard]] TimelinesPage &timelinesPage() const { return *m_timelines; }
    [[nodiscard]] DetailsPane &details() const { return *m_details; }
    [[nodiscard]] MessageBar &messages() const { return *m_messages; }
    [[nodiscard]] TableView &navigator() const { return *m_navigator; }
    [[nodiscard]] Commands &commands() const { return *m_commands; }
    [[nodiscard]] const WindowActions &actions() const { return m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Choice {
        std::string catalog;
        std::string instance;
        bool operator==(const Choice &) const = default;
    };

    void makeNavigator();
    void makeCentre();
    void makeDocks();
    void makeStatusBar();
    void connectActions();
    void connectData();
    void restoreLayout();

    void navigatorChanged();
    void takeWish();
    void showChoice();
    void backupChanged();
    void placeDetails();
    void noteDetails();
    void updateActions();
    void takeMessages(const MessageBar &other);
    void updateTitle();
    void updateJobs();
    void zoneChanged();
    void showZone();
    [[nodiscard]] std::optional<InstanceRef> chosenInstance() const;

    const Services &m_services;
    WindowActions m_actions;
    Commands *m_commands;
    NavigatorModel *m_navigatorModel;
    TableView *m_navigator;
    MessageBar *m_messages;
    QStackedWidget *m_centre;
    StateView *m_welcome;
    CatalogPage *m_catalog;
    InstanceView *m_instance;
    OverviewPage *m_overview;
    BackupsPage *m_backups;
    TimelinesPage *m_timelines;
    RetentionPage *m_retention;
    ReportsPage *m_reports;
    HistoryPage *m_history;
    DetailsPane *m_details;
    JobsPane *m_jobs;
    QDockWidget *m_detailsDock = nullptr;
    QDockWidget *m_jobsDock = nullptr;
    bool m_hasDetails = false;  ///< an instance is chosen
    bool m_wantsDetails = true; ///< where there are any, as the user left it
    int m_detailsWidth = 0;
    QLabel *m_running;
    QLabel *m_zone;
    Choice m_choice;
    std::optional<Choice> m_wish; ///< to be chosen when it appears
    bool m_closing = false;       ///< waits for the jobs to stop
};

} // namespace cairn::ui
