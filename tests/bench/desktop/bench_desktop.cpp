// How fast the desktop shows a large instance: bench_desktop [BACKUPS [SEGMENTS]] (2000, 50000). The engine is not
// asked: snapshots of that size are made here, so that what is measured is what happens in the GUI thread. Prints one
// JSON object: for each page the milliseconds from the wish to the last pixel, the first time and when it is opened
// again, and how long a new snapshot of the same instance takes to be shown on it.

#include "base/clock.h"
#include "base/dialogs.h"
#include "base/keyring_store.h"
#include "base/language.h"
#include "base/password_keeper.h"
#include "base/services.h"
#include "base/settings_store.h"
#include "base/theme.h"
#include "core/json_writer.h"
#include "jobs/job_controller.h"
#include "models/catalog_store.h"
#include "operations/overview.h"
#include "views/instance_view.h"
#include "views/main_window.h"
#include "widgets/state_view.h"

#include <QApplication>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <ranges>
#include <string>
#include <vector>

namespace cairn::ui {

namespace {

constexpr const char *catalogPath = "/nowhere/catalog";
constexpr const char *instanceName = "large";
constexpr unsigned chainLength = 10;
constexpr unsigned segmentsPerTimeline = 10'000;
constexpr std::uint64_t segmentSize = 16 << 20;

/// An instance of some size: chains of ten, a new timeline every ten thousand segments, a gap in each.
class Large {
public:
    Large(unsigned backups, unsigned segments)
        : m_segments(segments)
        , m_timelines(std::max(1u, segments / segmentsPerTimeline))
        , m_first(Timestamp::now().microseconds - backups * hour)
    {
        for (unsigned i = 0; i < backups; ++i)
            m_backups.push_back(backup(i, backups));
    }

    [[nodiscard]] CatalogSnapshot catalog() const
    {
        InstanceSnapshot instance;
        instance.name = instanceName;
        instance.config.majorVersion = 17;
        instance.config.pgdata = "/var/lib/postgresql/17/main";
        instance.backups.assign(m_backups.rbegin(), m_backups.rend());
        instance.retention.emplace();
        for (const BackupRecord &each : m_backups) {
            instance.storedBytes += each.dataBytes;
            instance.retention->backups.push_back({.id = each.id, .reasons = {}, .expiry = Expiry::NoRule});
        }
        return {.path = catalogPath, .instances = {std::move(instance)}};
    }

    [[nodiscard]] ArchiveSnapshot archive() const
    {
        ArchiveSnapshot archive{
            .instance = instanceName, .walSegmentSize = segmentSize, .timelines = {}, .unreadable = {}};
        const std::uint64_t each = m_segments / m_timelines;
        for (unsigned number = m_timelines; number > 0; --number) {
            TimelineSnapshot timeline;
            timeline.timeline = TimelineId{number};
            timeline.parent = TimelineId{number - 1};
            timeline.segments = each;
            timeline.storedBytes = each * segmentSize / 4;
            timeline.rawBytes = each * segmentSize;
            timeline.gaps = {{"000000010000000000000005", "000000010000000000000006", 2}};
            archive.timelines.push_back(std::move(timeline));
        }
        return archive;
    }

    [[nodiscard]] RecoverySnapshot recovery() const
    {
        RecoverySnapshot recovery;
        recovery.instance = instanceName;
        // One window from each full backup on: WAL was lost before it.
        for (std::size_t i = 0; i < m_backups.size(); i += chainLength) {
            const BackupRecord &last = m_backups[std::min(i + chainLength, m_backups.size()) - 1];
            recovery.windows.push_back({.timeline = m_backups[i].timeline,
                                        .from = m_backups[i].stopLsn,
                                        .to = Lsn{last.stopLsn.value + segmentSize},
                                        .fromTime = m_backups[i].endTime,
                                        .toTime = Timestamp{last.endTime.microseconds + hour / 2},
                                        .base = m_backups[i].id});
        }
        std::ranges::stable_sort(recovery.windows, {}, &RecoveryWindow::timeline);
        return recovery;
    }

    [[nodiscard]] std::vector<JournalRecord> journal() const
    {
        std::vector<JournalRecord> journal;
        journal.reserve(m_backups.size());
        for (const BackupRecord &each : m_backups | std::views::reverse)
            journal.push_back({.begin = each.startTime,
                               .end = each.endTime,
                               .operation = "backup",
                               .owner = {},
                               .outcome = "ok",
                               .message = {},
                               .backup = each.id,
                               .bytes = each.dataBytes,
                               .parameters = {}});
        return journal;
    }

    [[nodiscard]] std::vector<JournalEntry> journalEntries(std::size_t limit) const
    {
        std::vector<JournalEntry> entries;
        for (const JournalRecord &each : journal() | std::views::take(limit))
            entries.push_back({.begin = each.begin,
                               .end = each.end,
                               .operation = each.operation,
                               .who = "postgres@db1",
                               .outcome = each.outcome,
                               .message = {},
                               .backup = each.backup,
                               .bytes = each.bytes,
                               .parameters = {}});
        return entries;
    }

    [[nodiscard]] InstanceOverview overview() const
    {
        return overviewOf({.instance = catalog().instances.front(),
                           .recovery = recovery(),
                           .journal = journal(),
                           .reports = {},
                           .now = Timestamp::now()});
    }

    [[nodiscard]] RetentionReading retention() const
    {
        RetentionReading reading;
        reading.time = Timestamp::now();
        reading.stored.redundancy = 100;
        reading.state.walSegmentSize = segmentSize;
        for (const BackupRecord &each : m_backups)
            reading.state.backups.push_back({.id = each.id,
                                             .full = each.mode == BackupMode::Full,
                                             .parent = each.parent,
                                             .status = each.status,
                                             .timeline = each.timeline,
                                             .startLsn = each.startLsn,
                                             .stopLsn = each.stopLsn,
                                             .startTime = each.startTime,
                                             .recoveryTime = each.recoveryTime,
                                             .dataBytes = each.dataBytes,
                                             .pinnedUntil = {}});
        const std::uint64_t each = m_segments / m_timelines;
        for (unsigned number = 1; number <= m_timelines; ++number)
            reading.state.wal.push_back({.timeline = TimelineId{number},
                                         .first = SegmentNumber{(number - 1) * each},
                                         .segments = each,
                                         .bytes = each * segmentSize / 4,
                                         .sizes = {},
                                         .endTime = reading.time});
        return reading;
    }

private:
    static constexpr std::int64_t hour = 3'600'000'000;

    [[nodiscard]] BackupRecord backup(unsigned index, unsigned count) const
    {
        BackupRecord record;
        record.startTime = Timestamp{m_first + index * hour};
        record.endTime = Timestamp{record.startTime.microseconds + hour / 10};
        record.recoveryTime = record.endTime;
        record.id = BackupId{static_cast<std::uint64_t>(record.startTime.seconds())};
        const bool full = index % chainLength == 0;
        record.mode = full ? BackupMode::Full : BackupMode::Delta;
        record.parent = full ? BackupId{} : m_backups.back().id;
        record.status = BackupStatus::Ok;
        record.systemIdentifier = SystemIdentifier{7};
        record.serverVersion = "17.2";
        record.majorVersion = 17;
        record.timeline = TimelineId{1 + index * m_timelines / count};
        record.startLsn = Lsn{(std::uint64_t{index} + 1) << 28};
        record.stopLsn = Lsn{record.startLsn.value + 4096};
        record.dataBytes = full ? 4'000'000'000 : 40'000'000;
        record.uncompressedBytes = 4 * record.dataBytes;
        record.pgdataBytes = 17'000'000'000;
        record.fileCount = 1234;
        record.note = index % 7 == 0 ? "nightly" : "";
        return record;
    }

    unsigned m_segments;
    unsigned m_timelines;
    std::int64_t m_first;
    std::vector<BackupRecord> m_backups; ///< oldest first
};

/// In milliseconds.
struct Cost {
    double wall = 0;
    double processor = 0; ///< of the GUI thread: less than the wall says on a machine that has others to serve
};

/// What a page took.
struct Times {
    Cost first;
    Cost again;
    Cost refreshed;
};

double processorTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

class Bench {
public:
    explicit Bench(const Large &large)
        : m_large(large)
    {
        m_engine.readCatalog = [this](const std::string &) -> Result<CatalogSnapshot> { return m_large.catalog(); };
        m_engine.readArchive = [this](const InstanceRef &) -> Result<ArchiveSnapshot> { return m_large.archive(); };
        m_engine.readRecovery = [this](const InstanceRef &, const std::stop_token &) -> Result<RecoverySnapshot> {
            return m_large.recovery();
        };
        m_engine.readOverview = [this](const InstanceRef &, const std::stop_token &) -> Result<InstanceOverview> {
            return m_large.overview();
        };
        m_engine.readRetention = [this](const InstanceRef &) -> Result<RetentionReading> {
            return m_large.retention();
        };
        m_engine.readReports = [](const InstanceRef &) -> Result<std::vector<ValidationReport>> {
            return std::vector<ValidationReport>{};
        };
        m_engine.readJournal = [this](const InstanceRef &, std::size_t limit) -> Result<std::vector<JournalEntry>> {
            return m_large.journalEntries(limit);
        };
    }

    void run()
    {
        m_window.resize(1600, 1000);
        m_window.show();
        m_window.openCatalog(catalogPath);
        waitUntil([this] { return m_catalogs.instance(catalogPath, instanceName) != nullptr; });
        settle(m_window);
        auto &view = *m_window.findChild<InstanceView *>();
        const Cost chosen = measure([this] { m_window.choose(catalogPath, instanceName); }, view);
        std::vector<std::pair<QString, Times>> pages;
        for (Page *page : view.pages())
            pages.emplace_back(page->key(), open(*page));
        print(chosen, pages);
    }

private:
    Times open(Page &page)
    {
        Times times;
        const auto show = [this, &page] { m_window.choosePage(page.key()); };
        const QString other = m_window.findChild<InstanceView *>()->pages().front()->key();
        times.first = measure(show, page);
        m_window.choosePage(other);
        settle(page);
        times.again = measure(show, page);
        times.refreshed = measure([this] { m_catalogs.refresh(catalogPath); }, page);
        return times;
    }

    /// From the wish to the last pixel.
    template <class Wish>
    Cost measure(Wish wish, QWidget &widget)
    {
        const double processor = processorTime();
        const auto began = std::chrono::steady_clock::now();
        wish();
        settle(widget);
        widget.repaint();
        return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count(),
                processorTime() - processor};
    }

    template <class Condition>
    static void waitUntil(Condition isSo)
    {
        while (!isSo())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 1);
    }

    void settle(const QWidget &widget) const
    {
        const auto isLoading = [&] {
            return m_catalogs.find(catalogPath)->reading || QThreadPool::globalInstance()->activeThreadCount() > 0 ||
                   std::ranges::any_of(widget.findChildren<StateStack *>(), [](const StateStack *stack) {
                       return stack->isVisible() &&
                              stack->state() == ViewState::Loading; // a page reads when it is seen
                   });
        };
        waitUntil([&] { return !isLoading(); });
        for (const StateStack *stack : widget.findChildren<StateStack *>())
            if (stack->isVisible() && stack->state() == ViewState::Error)
                qFatal("%s has nothing to show", qPrintable(stack->parentWidget()->objectName()));
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }

    static void print(const Cost &chosen, const std::vector<std::pair<QString, Times>> &pages)
    {
        JsonWriter json;
        const auto cost = [&json](std::string_view name, const Cost &each) {
            json.key(name).beginObject().key("wall").decimal(each.wall, 1);
            json.key("processor").decimal(each.processor, 1).endObject();
        };
        json.beginObject();
        cost("instance chosen", chosen);
        for (const auto &[key, times] : pages) {
            json.key(key.toStdString()).beginObject();
            cost("first", times.first);
            cost("again", times.again);
            cost("refreshed", times.refreshed);
            json.endObject();
        }
        json.endObject();
        std::puts(json.take().c_str());
    }

    const Large &m_large;
    EngineApi m_engine = engineApi();
    MemorySettings m_settings;
    WidgetDialogs m_dialogs;
    KeyringStore m_keyring; // never asked
    PasswordKeeper m_passwords{m_keyring, m_settings, m_dialogs};
    Theme m_theme{m_settings};
    Language m_language{m_settings};
    SystemClock m_clock;
    JobController m_jobs{m_clock};
    CatalogStore m_catalogs{m_engine};
    Services m_services{m_engine, m_settings, m_dialogs, m_theme, m_jobs, m_catalogs, m_language, m_clock, m_passwords};
    MainWindow m_window{m_services};
};

} // namespace

} // namespace cairn::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const unsigned backups = argc > 1 ? static_cast<unsigned>(std::stoul(argv[1])) : 2'000;
    const unsigned segments = argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 50'000;
    const cairn::ui::Large large(backups, segments);
    cairn::ui::Bench(large).run();
}
