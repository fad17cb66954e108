#include "base/dialogs.h"
#include "base/format.h"
#include "base/language.h"
#include "base/password_keeper.h"
#include "base/settings_store.h"
#include "base/theme.h"
#include "end_to_end/hands.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/keyboard.h"
#include "support/memory_secrets.h"
#include "support/process.h"
#include "support/test_catalog.h"
#include "support/test_server.h"
#include "timeline/timeline_view.h"
#include "views/backups_page.h"
#include "views/desktop.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"
#include "views/timelines_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QWizard>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <utility>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

constexpr int longTime = 120'000; // for what the engine or the server does

/// A screen without a monitor, and a window manager on it.
class Screen {
public:
    Screen()
        : m_server({.arguments = {"Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp",
                                  "-noreset"}})
    {
        qputenv("DISPLAY", QByteArray::fromStdString(":" + numberOf(m_server)));
        qputenv("QT_QPA_PLATFORM", "xcb");
        m_manager = std::make_unique<Process>(
            ProcessRequest{.arguments = {"openbox", "--sm-disable", "--startup", "echo the manager is here"}});
        expect(m_manager->waitForOutput("the manager is here"), "openbox did not start: " + m_manager->output());
    }

private:
    /// The display's number is a line of its own, maybe behind complaints.
    static std::string numberOf(Process &server)
    {
        for (std::size_t line = 0;;) {
            expect(server.waitForOutput("\n", line), "Xvfb did not start: " + server.output());
            const std::string output = server.output();
            const std::size_t end = output.find('\n', line);
            const std::string text = output.substr(line, end - line);
            if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos)
                return text;
            line = end + 1;
        }
    }

    Process m_server;
    std::unique_ptr<Process> m_manager;
};

/// cairn-desktop without its main().
struct Program {
    EngineApi engine = engineApi();
    MemorySettings settings;
    WidgetDialogs dialogs;
    MemorySecrets secrets;
    PasswordKeeper passwords{secrets, settings, dialogs};
    Theme theme{settings};
    Language language{settings};
    SystemClock clock;
    JobController jobs{clock};
    CatalogStore catalogs{engine};
    Services services{engine, settings, dialogs, theme, jobs, catalogs, language, clock, passwords};
    std::unique_ptr<Desktop> desktop;

    Program()
    {
        // The command line beside this program may be out of reach for the server's user.
        engine.restore = [restore = engine.restore](RestoreRequest request, OperationContext &context) {
            request.cairnPath = environment().cairn;
            return restore(request, context);
        };
        theme.setScheme(ColorScheme::Light);
        language.apply();
        desktop = std::make_unique<Desktop>(services);
        window().setGeometry(20, 40, 1540, 920);
        present(window());
    }
    [[nodiscard]] MainWindow &window() const { return desktop->window(); }

    /// The dialog or wizard that a command opens, with the keyboard.
    [[nodiscard]] QDialog &dialog(const char *name) const
    {
        QDialog *found = nullptr;
        const auto look = [&] {
            const QRegularExpression either(QStringLiteral("^%1(Dialog|Wizard)$").arg(QLatin1StringView(name)));
            found = window().findChildren<QDialog *>(either).value(0);
            return found != nullptr && found->isVisible();
        };
        expect(QTest::qWaitFor(look) && waitForKeyboard(*found), std::string(name) + " did not open");
        return *found;
    }
    /// Waits until every job is done, and all of them did what they should.
    void finishJobs(std::size_t count) const
    {
        expect(QTest::qWaitFor([&] { return jobs.ids().size() == count && jobs.activeCount() == 0; }, longTime),
               "jobs do not end");
        for (const JobId id : jobs.ids())
            expect(!jobs.find(id)->error, jobSummary(*jobs.find(id)).toStdString());
        expect(QTest::qWaitFor([this] {
                   return std::ranges::none_of(catalogs.paths(),
                                               [this](const auto &path) { return catalogs.find(path)->reading; });
               }),
               "the catalog is not read");
    }
};

} // namespace

class TestEndToEnd : public QObject {
    Q_OBJECT

public:
    explicit TestEndToEnd(QString pictures)
        : m_hands(std::move(pictures))
    {
    }

private Q_SLOTS:
    void theWorstNight()
    {
        TestServer server({.configuration = {"archive_mode = on", "archive_command = ''"}});
        server.start();
        server.connect().run(
            "create table customers as select i, md5(i::text) as name from generate_series(1, 20000) i");
        Program program;
        m_program = &program;
        m_hands.picture(QStringLiteral("welcome"));
        createCatalog();
        addInstance(server);
        archive(server);
        backUp("full");
        server.connect().run("insert into customers select i, md5(i::text) from generate_series(20001, 30000) i");
        backUp("incremental");
        loseTheTable(server);
        restoreTheSecondBefore(server);
        restoreTheOldTimeline(server.major());
    }

private:
    void createCatalog()
    {
        m_catalog = freshPath("catalog");
        m_hands.press(m_program->window(), QStringLiteral("ctrl+n"));
        QDialog &dialog = m_program->dialog("createCatalog");
        m_hands.fill(field(dialog, "path"), fromBytes(m_catalog));
        m_hands.picture(QStringLiteral("create-catalog"));
        finish(dialog);
        m_program->finishJobs(++m_jobs);
        expect(QTest::qWaitFor([this] { return m_program->catalogs.find(m_catalog) != nullptr; }), "no catalog");
    }

    void addInstance(const TestServer &server)
    {
        m_hands.press(m_program->window(), QStringLiteral("ctrl+i"));
        QDialog &dialog = m_program->dialog("addInstance");
        m_hands.fill(field(dialog, "name"), QStringLiteral("main"));
        m_hands.fill(field(dialog, "pgdata"), fromBytes(server.dataDirectory()));
        m_hands.fill(field(dialog, "host"), fromBytes(server.socketDirectory()));
        m_hands.fill(field(dialog, "user"), QStringLiteral("postgres"));
        m_hands.fill(field(dialog, "database"), QStringLiteral("postgres"));
        m_hands.picture(QStringLiteral("add-instance"));
        finish(dialog);
        m_program->finishJobs(++m_jobs);
        expect(QTest::qWaitFor([this] { return m_program->catalogs.instance(m_catalog, "main") != nullptr; }),
               "no instance");
        m_hands.picture(QStringLiteral("instance-added"));
    }

    /// The rest of what makes an archive: a person would do it in the wizard or in a terminal.
    void archive(const TestServer &server) const
    {
        Sql sql = server.connect();
        const std::string command = shellQuoted(environment().cairn) + " archive-push -B " + shellQuoted(m_catalog) +
                                    " --instance=main --wal-file-path=%p --wal-file-name=%f";
        sql.run("alter system set archive_command = " + sql.literal(command));
        server.connect().run("select pg_reload_conf()");
    }

    void backUp(const char *name)
    {
        m_hands.press(m_program->window(), QStringLiteral("ctrl+b"));
        finish(m_program->dialog("backup"), QStringLiteral("backup-%1").arg(QLatin1StringView(name)));
        m_program->finishJobs(++m_jobs);
        const InstanceSnapshot &instance = *m_program->catalogs.instance(m_catalog, "main");
        expect(instance.backups.front().isRestorable(), "the backup is not good");
        m_hands.picture(QStringLiteral("backup-%1-done").arg(QLatin1StringView(name)));
    }

    void loseTheTable(const TestServer &server)
    {
        Sql sql = server.connect();
        sql.run("insert into customers values (30001, 'the last one')");
        // So that there is a second before: the server's clock is what counts.
        sql.run("select pg_sleep(3)");
        m_dropped = now(sql);
        sql.run("drop table customers");
        sql.run("select pg_sleep(3)");
        sql.run("create table remorse as select 'what have I done' as words");
        sql.run("select pg_sleep(2)");
        m_afterwards = now(sql);
        sql.run("select pg_sleep(1)");
        sql.run("insert into remorse values ('the end of the night')");
        archiveAll(sql);
    }

    static Timestamp now(Sql &sql)
    {
        return Timestamp{std::stoll(sql.value("select (extract(epoch from clock_timestamp()) * 1000000)::bigint"))};
    }

    static void archiveAll(Sql &sql)
    {
        const std::string segment = sql.value("select pg_walfile_name(pg_switch_wal())");
        const auto isThere = [&] {
            return sql.value("select coalesce(max(last_archived_wal), '') >= " + sql.literal(segment) +
                             " from pg_stat_archiver") == "t";
        };
        expect(QTest::qWaitFor(isThere, longTime), "the WAL is not archived");
    }

    void restoreTheSecondBefore(TestServer &server)
    {
        const Timestamp wanted{m_dropped.microseconds - 1'000'000};
        const std::string target = restoreByDragging(wanted, 1, "the-second-before");
        server.stop();
        m_restored = std::make_unique<TestServer>(server.major(), target);
        if (!m_restored->startUntil("pausing at the end of recovery"))
            failTest(m_restored->log());
        // While it waits at the target, the drop that was under way still holds its lock.
        m_restored->promote();
        Sql sql = m_restored->connect();
        expect(sql.value("select count(*) from customers") == "30001", "customers are missing");
        expect(sql.value("select name from customers where i = 30001") == "the last one", "not the second before");
        sql.run("insert into customers values (30002, 'after the promotion')");
        archiveAll(sql);
    }

    /// On the timeline that the promotion left, to a moment that is not on the new one.
    void restoreTheOldTimeline(int major)
    {
        const std::string target = restoreByDragging(m_afterwards, 2, "the-old-timeline");
        m_restored->stop();
        TestServer old(major, target);
        if (!old.startUntil("pausing at the end of recovery"))
            failTest(old.log());
        Sql sql = old.connect();
        expect(sql.value("select count(*) from remorse") == "1", "not the moment that was pointed at");
        expect(sql.value("select count(*) from pg_class where relname = 'customers'") == "0", "the new timeline");
        expect(sql.value("select timeline_id from pg_control_checkpoint()") == "1", "another timeline");
    }

    /// Points at a moment of timeline 1 by dragging, and goes through the wizard. Returns the new data directory.
    /// @param timelines how many there are to be seen.
    std::string restoreByDragging(Timestamp wanted, std::size_t timelines, const char *name)
    {
        TimelinesPage &page = m_program->window().timelinesPage();
        m_hands.press(m_program->window(), QStringLiteral("F5"));
        showTimelines(page);
        TimelineView &view = *page.view();
        expect(QTest::qWaitFor([&] { return !page.isReading() && view.scene().lanes.size() == timelines; }, longTime),
               "there are no timelines");
        m_hands.click(*page.findChild<QAbstractButton *>(QStringLiteral("zoomAll")));
        constexpr std::size_t lane = 0;
        const int y = laneHeight(view, lane);
        // Nearer, until a pixel is a small part of a second.
        for (bool nearer = true; nearer && view.axis().perPixel() > 20'000;) {
            const QSignalSpy zoomed(&view, &TimelineView::rangeChanged);
            m_hands.wheel(*view.viewport(), {position(view, wanted), y}, 1);
            nearer = QTest::qWaitFor([&zoomed] { return zoomed.count() > 0; });
        }
        m_hands.picture(QStringLiteral("timeline-before-%1").arg(QLatin1StringView(name)));
        const int x = position(view, wanted);
        m_hands.drag(*view.viewport(), {x + 120, y}, {x, y});
        const auto isThere = [&] {
            return view.cursor().lane == lane && qAbs(view.cursor().moment - wanted.microseconds) < 500'000;
        };
        expect(QTest::qWaitFor(isThere), "the cursor is at " + view.cursorText().toStdString());
        m_hands.picture(QStringLiteral("timeline-at-%1").arg(QLatin1StringView(name)));
        m_hands.click(*page.findChild<QAbstractButton *>(QStringLiteral("restoreMoment")));
        const std::string target = freshPath(name);
        QDialog &wizard = m_program->dialog("restore");
        m_target = fromBytes(target);
        finish(wizard, QStringLiteral("restore-%1").arg(QLatin1StringView(name)));
        m_program->finishJobs(++m_jobs);
        m_hands.picture(QStringLiteral("restored-%1").arg(QLatin1StringView(name)));
        return target;
    }

    void showTimelines(TimelinesPage &page)
    {
        for (const auto *tabs : m_program->window().findChildren<QTabBar *>())
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->isVisible() && tabs->tabText(i) == page.title())
                    m_hands.clickAt(*tabs, tabs->tabRect(i).center());
        expect(QTest::qWaitFor([&page] { return page.isVisible(); }), "the page does not come");
    }

    /// Where a moment is, from the left edge: the picture fills what the names of the lanes leave.
    static int position(const TimelineView &view, Timestamp moment)
    {
        const int gutter = view.viewport()->width() - view.axis().width();
        return gutter + qRound(view.axis().x(moment.microseconds));
    }

    /// How far down a lane is: where a click takes the cursor to it.
    int laneHeight(TimelineView &view, std::size_t lane)
    {
        for (int y = 24; y < view.viewport()->height(); y += 16) {
            m_hands.clickAt(*view.viewport(), {view.viewport()->width() - 40, y});
            if (QTest::qWaitFor([&] { return view.cursor().lane == lane; }, 200) && y > 40)
                return y;
        }
        failTest("there is no lane to click at");
    }

    static const QLineEdit &field(const QDialog &dialog, const char *name)
    {
        const auto *const edit = dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
        expect(edit != nullptr, std::string("there is no field ") + name);
        return *edit;
    }

    /// The button that leads on: Next or Finish of a wizard, the verb of a dialog.
    static QAbstractButton *primary(const QDialog &dialog)
    {
        if (const auto *wizard = qobject_cast<const QWizard *>(&dialog)) {
            for (const auto which : {QWizard::FinishButton, QWizard::CommitButton, QWizard::NextButton})
                if (wizard->button(which)->isVisible())
                    return wizard->button(which);
        }
        return dialog.findChild<QAbstractButton *>(QStringLiteral("verb"));
    }

    /// Goes on from page to page, as far as there are any, and fills in where it is to go.
    void finish(QDialog &dialog, const QString &name = {})
    {
        const QPointer<QDialog> open(&dialog);
        for (int page = 1; open && open->isVisible(); ++page) {
            if (auto *pgdata = open->findChild<QLineEdit *>(QStringLiteral("pgdata"));
                pgdata && pgdata->isVisible() && pgdata->text().isEmpty() && !m_target.isEmpty())
                m_hands.fill(*pgdata, std::exchange(m_target, {}));
            expect(QTest::qWaitFor([&open] { return primary(*open) && primary(*open)->isEnabled(); }, longTime),
                   "page " + std::to_string(page) + " of " + open->objectName().toStdString() + " does not let go on");
            if (!name.isEmpty())
                m_hands.picture(QStringLiteral("%1-%2").arg(name).arg(page));
            const auto *const wizard = qobject_cast<QWizard *>(open.data());
            const int before = wizard ? wizard->currentId() : 0;
            m_hands.click(*primary(*open));
            const auto isFurther = [&] {
                return !open || !open->isVisible() || (wizard && wizard->currentId() != before);
            };
            expect(QTest::qWaitFor(isFurther, longTime), "page " + std::to_string(page) + " stays");
        }
    }

    Hands m_hands;
    Program *m_program = nullptr;
    std::string m_catalog;
    QString m_target; ///< what is to be written into an empty field for a data directory
    std::size_t m_jobs = 0;
    Timestamp m_dropped;
    Timestamp m_afterwards;
    std::unique_ptr<TestServer> m_restored;
};

int main(int argc, char **argv)
{
    // The tests may run as another user, who writes into this directory through the open descriptor.
    std::filesystem::remove_all(CAIRN_PICTURES);
    std::filesystem::create_directories(CAIRN_PICTURES);
    std::filesystem::permissions(CAIRN_PICTURES, std::filesystem::perms::all);
    const int pictures = ::open(CAIRN_PICTURES, O_PATH | O_DIRECTORY);
    return clusterTestMain(argc, argv, [pictures](int count, char **arguments) {
        const Screen screen;
        QApplication application(count, arguments);
        QTest::setThrowOnFail(true);
        TestEndToEnd tests(QStringLiteral("/proc/self/fd/%1").arg(pictures));
        return QTest::qExec(&tests, count, arguments);
    });
}

#include "test_end_to_end.moc"
