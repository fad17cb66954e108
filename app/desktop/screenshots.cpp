#include "screenshots.h"

#include "base/format.h"
#include "base/password_dialog.h"
#include "base/theme.h"
#include "jobs/job_controller.h"
#include "jobs/job_factory.h"
#include "models/catalog_store.h"
#include "settle.h"
#include "timeline/timeline_view.h"
#include "views/about_dialog.h"
#include "views/backups_page.h"
#include "views/catalog_page.h"
#include "views/command_palette.h"
#include "views/details_pane.h"
#include "views/history_page.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"
#include "views/overview_page.h"
#include "views/reports_page.h"
#include "views/retention_page.h"
#include "views/timelines_page.h"
#include "widgets/facts_view.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/archiving_dialog.h"
#include "wizards/backup_wizard.h"
#include "wizards/compact_dialog.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/keep_dialog.h"
#include "wizards/look_dialog.h"
#include "wizards/merge_wizard.h"
#include "wizards/passwords_dialog.h"
#include "wizards/report_dialog.h"
#include "wizards/restore_wizard.h"
#include "wizards/retention_dialog.h"
#include "wizards/settings_dialog.h"
#include "wizards/step_wizard.h"
#include "wizards/validate_wizard.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>
#include <cstdio>
#include <string>

namespace cairn::ui {

namespace {

bool isLooking(const QWizard &wizard)
{
    const auto *const page = qobject_cast<const StepPage *>(wizard.currentPage());
    return page != nullptr && page->isLooking();
}

/// The tour through all screens, once per theme.
class Tour {
public:
    Tour(const Services &services, MainWindow &window, InstanceRef ref, const QDir &directory)
        : m_services(services)
        , m_window(window)
        , m_ref(std::move(ref))
        , m_directory(directory)
    {
    }

    int run()
    {
        m_window.show();
        if (!waitUntil([this] { return isRead(m_ref.catalog); }) || !findInstance()) {
            std::fputs("cairn-desktop: the catalog holds no backup to show\n", stderr);
            return 1;
        }
        restoreForLook();
        for (const auto &[scheme, name] : {std::pair(ColorScheme::Light, QStringLiteral("light")),
                                           std::pair(ColorScheme::Dark, QStringLiteral("dark"))}) {
            m_theme = name;
            m_services.theme.setScheme(scheme);
            settle(m_window);
            mainWindow();
            jobs();
            dialogs();
            otherStates();
        }
        m_theme = QStringLiteral("high-contrast");
        m_services.theme.setScheme(ColorScheme::HighContrast);
        settle(m_window);
        mainWindow();
        return m_failed ? 1 : 0;
    }

private:
    [[nodiscard]] bool isRead(const std::string &path) const
    {
        const CatalogState *const state = m_services.catalogs.find(path);
        return state && !state->reading && (state->snapshot || state->error);
    }

    bool findInstance()
    {
        const CatalogState *const state = m_services.catalogs.find(m_ref.catalog);
        if (!state->snapshot)
            return false;
        for (const InstanceSnapshot &instance : state->snapshot->instances)
            if (!instance.backups.empty() && (m_ref.instance.empty() || m_ref.instance == instance.name)) {
                m_ref.instance = instance.name;
                return true;
            }
        return false;
    }

    void grab(QWidget &widget, const QString &screen)
    {
        settle(widget);
        const QString file = QStringLiteral("%1-%2-%3x.png").arg(screen, m_theme).arg(widget.devicePixelRatio());
        if (!widget.grab().save(m_directory.filePath(file))) {
            std::fputs(qPrintable(QStringLiteral("cairn-desktop: cannot write %1\n").arg(file)), stderr);
            m_failed = true;
        }
    }

    [[nodiscard]] const InstanceSnapshot *instance() const
    {
        return m_services.catalogs.instance(m_ref.catalog, m_ref.instance);
    }

    void mainWindow()
    {
        m_window.choose(m_ref.catalog, {});
        grab(m_window, QStringLiteral("catalog"));
        m_window.choose(m_ref.catalog, m_ref.instance);
        m_window.choosePage(QStringLiteral("overview"));
        waitUntil([this] { return m_window.overviewPage().overview() && !m_window.overviewPage().isReading(); });
        grab(m_window, QStringLiteral("overview"));
        m_window.choosePage(QStringLiteral("settings"));
        grab(m_window, QStringLiteral("settings"));
        m_window.choosePage(QStringLiteral("backups"));
        waitUntil([this] { return m_window.backupsPage().current() != nullptr; });
        m_window.backupsPage().view()->setFocus();
        grab(m_window, QStringLiteral("main"));
        m_window.details().view()->setFocus();
        m_window.details().view()->scrollToBottom();
        grab(m_window, QStringLiteral("details"));
        m_window.details().view()->scrollToTop();
        m_window.backupsPage().filter()->setText(QStringLiteral("no such backup"));
        grab(m_window, QStringLiteral("filtered"));
        m_window.backupsPage().filter()->clear();
        m_window.choosePage(QStringLiteral("timelines"));
        waitUntil([this] { return !m_window.timelinesPage().isReading() && !m_window.timelinesPage().isLooking(); });
        m_window.timelinesPage().view()->setFocus();
        grab(m_window, QStringLiteral("timelines"));
        pages();
        m_window.choosePage(QStringLiteral("backups"));
    }

    /// Retention with a policy that lets something go, now and on a day to come; reports and history.
    void pages()
    {
        m_window.choosePage(QStringLiteral("retention"));
        auto *retention = m_window.findChild<RetentionPage *>();
        auto *redundancy = retention->findChild<QSpinBox *>(QStringLiteral("redundancy"));
        auto *days = retention->findChild<QSpinBox *>(QStringLiteral("days"));
        redundancy->setValue(1);
        waitUntil([retention] { return !retention->isWorking(); });
        grab(m_window, QStringLiteral("page-retention"));
        retention->findChild<QSpinBox *>(QStringLiteral("window"))->setValue(7);
        days->setValue(30);
        waitUntil([retention] { return !retention->isWorking(); });
        grab(m_window, QStringLiteral("page-retention-day"));
        days->setValue(0);
        retention->findChild<QPushButton *>(QStringLiteral("revertPolicy"))->click();
        m_window.choosePage(QStringLiteral("reports"));
        auto *reports = m_window.findChild<ReportsPage *>();
        waitUntil([reports] { return !reports->isReading(); });
        grab(m_window, QStringLiteral("page-reports"));
        m_window.choosePage(QStringLiteral("history"));
        auto *history = m_window.findChild<HistoryPage *>();
        waitUntil([history] { return !history->isReading(); });
        grab(m_window, QStringLiteral("page-history"));
    }

    void jobs()
    {
        ValidateRequest request;
        request.catalog = m_ref.catalog;
        request.instance = m_ref.instance;
        request.depth = ValidationDepth::Deep;
        const JobId id = m_services.jobs.start(validateJob(m_services.engine, request));
        m_window.jobsPane().choose(id);
        // Between the first sign of progress and the end: how long that takes, nobody knows.
        waitUntil([this, id] {
            const JobInfo *const info = m_services.jobs.find(id);
            return !isActive(info->state) || info->progress.bytesDone > 0;
        });
        grab(m_window, QStringLiteral("jobs-running"));
        waitUntil([this, id] { return !isActive(m_services.jobs.find(id)->state); });
        waitUntil([this] { return isRead(m_ref.catalog); });
        grab(m_window, QStringLiteral("jobs-done"));
        const JobInfo *const info = m_services.jobs.find(id);
        if (const auto *report = std::get_if<ValidationReport>(&info->outcome)) {
            ReportDialog dialog(m_services, *report, jobSubject(*info), &m_window);
            dialog.show();
            grab(dialog, QStringLiteral("report"));
        }
        m_window.messages().clear();
        m_services.jobs.forgetFinished();
    }

    void dialogs()
    {
        const BackupId backup =
            m_window.backupsPage().current() ? m_window.backupsPage().current()->id : instance()->backups.front().id;
        backupDialog();
        validateWizard(backup);
        {
            DeleteDialog dialog(m_services, m_ref, {backup}, &m_window);
            dialog.show();
            waitUntil([&dialog] { return dialog.isPlanned(); }, std::chrono::seconds(10));
            grab(dialog, QStringLiteral("delete"));
        }
        retentionDialogs();
        chainDialogs();
        {
            CreateCatalogDialog dialog(m_services, &m_window);
            dialog.findChild<QLineEdit *>(QStringLiteral("path"))->setText(QStringLiteral("/srv/backup"));
            dialog.show();
            grab(dialog, QStringLiteral("create-catalog"));
        }
        restoreWizard(backup);
        addInstanceWizard();
        archivingDialog();
        settingsDialog();
        passwordDialogs();
        helpDialogs();
        lookDialog();
    }

    void backupDialog()
    {
        BackupWizard wizard(m_services, m_ref, instance()->config, &m_window);
        wizard.findChild<QLineEdit *>(QStringLiteral("note"))->setText(QStringLiteral("before the upgrade"));
        waitUntil([&wizard] { return wizard.isJudged(); }, std::chrono::seconds(15));
        walk(wizard, QStringLiteral("backup"));
    }

    /// All of it, and how a moment is chosen.
    void validateWizard(BackupId backup)
    {
        const ValidateWizard::Scope scope{m_ref.catalog, m_ref.instance, backup};
        ValidateWizard whole(m_services, scope, &m_window);
        walk(whole, QStringLiteral("validate"));
        whole.hide();
        ValidateWizard wizard(m_services, scope, &m_window);
        wizard.findChild<QRadioButton *>(QStringLiteral("moment"))->setChecked(true);
        wizard.show();
        waitUntil([&wizard] { return !isLooking(wizard); }, std::chrono::seconds(15));
        grab(wizard, QStringLiteral("validate-moment"));
    }

    void retentionDialogs()
    {
        RetentionSettings policy = instance()->config.retention;
        policy.redundancy = 1;
        policy.weekly = 4;
        RetentionDialog retention(m_services, m_ref, policy, &m_window);
        retention.findChild<QSpinBox *>(QStringLiteral("window"))->setValue(7);
        retention.show();
        waitUntil([&retention] { return retention.isPlanned(); }, std::chrono::seconds(15));
        grab(retention, QStringLiteral("retention"));
        retention.hide();
        RetentionSettings oneFull;
        oneFull.redundancy = 1;
        DeleteRequest asked;
        asked.ref = m_ref;
        asked.expired = true;
        asked.retention = oneFull;
        ExpireDialog expire(m_services, asked, &m_window);
        expire.show();
        waitUntil([&expire] { return expire.isPlanned(); }, std::chrono::seconds(15));
        grab(expire, QStringLiteral("expire"));
    }

    /// What is done to a chain, when the catalog holds one.
    void chainDialogs()
    {
        const auto &backups = instance()->backups;
        const auto incremental = std::ranges::find_if(
            backups, [](const BackupRecord &b) { return b.mode != BackupMode::Full && b.isRestorable(); });
        if (incremental != backups.end()) {
            MergeWizard merge(m_services, m_ref, incremental->id, &m_window);
            walk(merge, QStringLiteral("merge"));
        }
        CompactDialog compact(m_services, m_ref, &m_window);
        compact.show();
        waitUntil([&compact] { return compact.isPlanned(); }, std::chrono::seconds(15));
        grab(compact, QStringLiteral("compact"));
        compact.hide();
        KeepDialog keep(m_services, m_ref, backups.front(), &m_window);
        keep.findChild<QRadioButton *>(QStringLiteral("until"))->setChecked(true);
        keep.show();
        grab(keep, QStringLiteral("keep"));
    }

    /// Goes through a wizard page by page, and pictures each.
    void walk(QWizard &wizard, const QString &name)
    {
        wizard.show();
        for (int page = 1;; ++page) {
            settle(wizard);
            waitUntil([&wizard] { return wizard.currentPage()->isComplete() && !isLooking(wizard); },
                      std::chrono::seconds(15));
            const QString screen = QStringLiteral("%1-%2").arg(name).arg(page);
            grab(wizard, screen);
            if (wizard.nextId() < 0)
                return;
            if (!wizard.currentPage()->isComplete()) {
                const QString message = QStringLiteral("cairn-desktop: the wizard cannot go on behind %1: see there\n");
                std::fputs(qPrintable(message.arg(screen)), stderr);
                m_failed = true;
                return;
            }
            wizard.next();
        }
    }

    void restoreWizard(BackupId backup)
    {
        RestoreWizard wizard(m_services, m_ref, *instance(), backup, std::nullopt, &m_window);
        auto *kind = wizard.findChild<QComboBox *>(QStringLiteral("kind"));
        kind->setCurrentIndex(kind->findData(static_cast<int>(TargetKind::Time)));
        wizard.findChild<QLineEdit *>(QStringLiteral("pgdata"))->setText(QStringLiteral("/srv/postgresql/restored"));
        // On the machine of the server itself every tablespace needs another place.
        auto *spaces = wizard.findChild<QTreeView *>(QStringLiteral("tablespaces"));
        QObject::connect(&wizard, &QWizard::currentIdChanged, spaces, [spaces] {
            for (int row = 0; row < spaces->model()->rowCount(); ++row)
                spaces->model()->setData(spaces->model()->index(row, 1),
                                         QStringLiteral("/srv/postgresql/space%1").arg(row + 1));
        });
        walk(wizard, QStringLiteral("restore"));
    }

    void addInstanceWizard()
    {
        const InstanceConfig &config = instance()->config;
        AddInstanceWizard wizard(m_services, m_ref.catalog, &m_window);
        const auto fill = [&wizard](const char *field, const std::optional<std::string> &value) {
            wizard.findChild<QLineEdit *>(QString::fromLatin1(field))
                ->setText(fromBytes(value.value_or(std::string{})));
        };
        fill("name", "second");
        fill("pgdata", config.pgdata.value_or("/var/lib/postgresql/17/main"));
        fill("host", config.host);
        fill("port", config.port);
        fill("user", config.user);
        fill("database", config.database);
        walk(wizard, QStringLiteral("add-instance"));
    }

    void archivingDialog()
    {
        ArchivingDialog dialog(m_services, m_ref, instance()->config, &m_window);
        dialog.show();
        waitUntil([&dialog] { return dialog.isTested(); }, std::chrono::seconds(15));
        grab(dialog, QStringLiteral("archiving"));
    }

    void settingsDialog()
    {
        SettingsDialog dialog(m_services, m_ref, instance()->config, &m_window);
        dialog.show();
        dialog.findChild<QPushButton *>(QStringLiteral("test"))->click();
        waitUntil([&dialog] { return !dialog.isTesting(); }, std::chrono::seconds(15));
        grab(dialog, QStringLiteral("settings-dialog"));
        auto *pages = dialog.findChild<QTabWidget *>();
        for (int page = 1; page < pages->count(); ++page) {
            pages->setCurrentIndex(page);
            grab(dialog, QStringLiteral("settings-dialog-%1").arg(page + 1));
        }
        dialog.hide();
        CommandPalette palette(m_window.actions().registry, &m_window);
        palette.show();
        grab(palette, QStringLiteral("commands"));
    }

    /// The newest backup as a cluster of its own, to look at. Not what needs places outside, or is large.
    void restoreForLook()
    {
        const auto &backups = instance()->backups;
        const auto backup = std::ranges::find_if(backups, &BackupRecord::isRestorable);
        constexpr std::uint64_t mostBytes = 2ULL << 30;
        if (backup == backups.end() || !backup->tablespaces.empty() || backup->pgdataBytes > mostBytes)
            return;
        RestoreRequest request;
        request.ref = m_ref;
        request.backup = backup->id;
        request.pgdata = toBytes(m_scratch.filePath(QStringLiteral("restored")));
        request.skipExternalDirectories = true;
        request.target.kind = TargetKind::Immediate;
        m_restored = request.pgdata;
        const JobId id = m_services.jobs.start(restoreJob(m_services.engine, std::move(request)));
        waitUntil([this, id] { return !isActive(m_services.jobs.find(id)->state); }, std::chrono::minutes(5));
        if (m_services.jobs.find(id)->error)
            m_restored.clear();
        m_window.messages().clear();
        m_services.jobs.forgetFinished();
    }

    /// Its server runs for the picture. Where it cannot (for root, for one) there is none.
    void lookDialog()
    {
        if (m_restored.empty())
            return;
        LookDialog dialog(m_services, m_ref, m_restored, &m_window);
        dialog.show();
        const auto *facts = dialog.findChild<FactsView *>(QStringLiteral("lookFacts"));
        waitUntil([&] { return !dialog.isRunning() || facts->model()->rowCount() > 0; });
        if (dialog.isRunning())
            grab(dialog, QStringLiteral("look"));
        else
            std::fputs("cairn-desktop: the restored server did not start; no picture of it\n", stderr);
        dialog.reject();
        waitUntil([&dialog] { return !dialog.isRunning(); });
        m_window.messages().clear();
        m_services.jobs.forgetFinished();
    }

    void passwordDialogs()
    {
        const InstanceConfig &config = instance()->config;
        const PasswordPrompt prompt{.user = displayName(config.user.value_or("postgres")),
                                    .place = displayName(config.host.value_or("localhost")) + QLatin1Char(':') +
                                             displayName(config.port.value_or("5432"))};
        PasswordDialog password(prompt, &m_window);
        password.show();
        grab(password, QStringLiteral("password"));
        password.hide();
        PasswordsDialog kept(m_services.passwords, &m_window);
        kept.show();
        grab(kept, QStringLiteral("passwords"));
    }

    void helpDialogs()
    {
        showAbout(&m_window);
        showShortcuts(m_window.actions().registry, &m_window);
        for (const char *name : {"about", "shortcuts"}) {
            const QString screen = QString::fromLatin1(name);
            if (auto *dialog = m_window.findChild<QDialog *>(screen + QStringLiteral("Dialog"))) {
                grab(*dialog, screen);
                delete dialog;
            }
        }
    }

    /// What a window shows when there is nothing, or something is wrong.
    void otherStates()
    {
        QTemporaryDir scratch;
        const std::string fresh = toBytes(scratch.filePath(QStringLiteral("fresh")));
        Progress progress;
        Logger log;
        OperationContext context{{}, progress, log};
        if (m_services.engine.initCatalog(fresh, context)) {
            show(fresh, {}, QStringLiteral("empty-catalog"));
            AddInstanceRequest request;
            request.ref = {fresh, "main"};
            request.pgdata = instance()->config.pgdata.value_or(std::string{});
            if (m_services.engine.addInstance(request, context)) {
                m_services.catalogs.refresh(fresh);
                waitUntil([this, &fresh] { return m_services.catalogs.instance(fresh, "main") != nullptr; });
                show(fresh, "main", QStringLiteral("empty-instance"));
            }
            m_services.catalogs.close(fresh);
        }
        const std::string missing = toBytes(scratch.filePath(QStringLiteral("not-there")));
        show(missing, {}, QStringLiteral("error"));
        m_services.catalogs.close(missing);
        m_services.catalogs.close(m_ref.catalog);
        grab(m_window, QStringLiteral("welcome"));
        m_window.openCatalog(m_ref.catalog);
        waitUntil([this] { return isRead(m_ref.catalog); });
    }

    void show(const std::string &catalog, const std::string &instance, const QString &screen)
    {
        m_window.openCatalog(catalog);
        m_window.choose(catalog, instance);
        waitUntil([this, &catalog] { return isRead(catalog); });
        grab(m_window, screen);
    }

    const Services &m_services;
    MainWindow &m_window;
    InstanceRef m_ref;
    QDir m_directory;
    QTemporaryDir m_scratch;
    std::string m_restored; ///< a cluster to look at; empty: none
    QString m_theme;
    bool m_failed = false;
};

} // namespace

int takeScreenshots(const Services &services, MainWindow &window, InstanceRef ref, const QString &directory)
{
    if (!QDir().mkpath(directory)) {
        std::fputs(qPrintable(QStringLiteral("cairn-desktop: cannot make %1\n").arg(directory)), stderr);
        return 1;
    }
    window.resize(1400, 860);
    return Tour(services, window, std::move(ref), QDir(directory)).run();
}

} // namespace cairn::ui
