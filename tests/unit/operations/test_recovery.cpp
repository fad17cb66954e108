#include "operations/recovery_windows.h"
#include "operations/restore_search.h"
#include "operations/snapshots.h"
#include "shown.h"
#include "written_wal.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <format>
#include <optional>

namespace cairn::test {

namespace {

constexpr std::int64_t perSecond = 1'000'000;

/// PostgreSQL's clock, so many seconds after the beginning of the story.
std::int64_t moment(int seconds)
{
    return 800'000'000 * perSecond + seconds * perSecond;
}

Timestamp timeOf(int seconds)
{
    return Timestamp::fromPostgres(moment(seconds));
}

std::string commit(int seconds)
{
    return timeOf(seconds).toIso();
}

} // namespace

/// Windows and targets over WAL that is written by hand: one commit per second, transaction 700 + second.
///
/// Backup 1000 ends at second 0. Segments are full of fillers; every segment holds some commits. A backup 2000 follows
/// in segment 6, where tests may have lost segment 4.
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_written.emplace();
        m_builder.emplace();
        m_first = m_builder->appendFiller(100);
        m_builder->appendFiller(100);
        m_written->backup(1000, m_first, m_builder->end(), timeOf(0), 701);
        for (int i = 1; i <= 20; ++i) {
            m_commits[std::size_t(i)] = m_builder->appendCommit(700 + unsigned(i), moment(i));
            if (i == 5 || i == 15)
                m_builder->appendRestorePoint("point " + std::to_string(i), moment(i));
            if (i % 2 == 0)
                m_builder->appendSwitch();
            if (i == 12) {
                const Lsn start = m_builder->appendFiller(100);
                m_builder->appendFiller(100);
                m_second = m_builder->end();
                m_written->backup(2000, start, m_second, timeOf(12), 713);
            }
        }
    }

    /// What cannot be used has a time at least: when it was stored.
    void whatNoBackupLeadsTo()
    {
        const Timestamp before{Timestamp::now().microseconds - 2 * perSecond};
        m_written->archive(*m_builder, {9});
        const std::string cut = segmentName(TimelineId{1}, SegmentNumber{40}, WalBuilder::segmentSize) + ".partial";
        const std::string content = "cut off";
        m_written->store(cut, asBytes(content));
        const auto snapshot = windows();
        QCOMPARE(snapshot.unreachable.size(), std::size_t{1});
        const UnreachableWal &wal = snapshot.unreachable.front();
        QVERIFY(wal.storedFrom >= before && wal.storedTo >= wal.storedFrom);
        QCOMPARE(snapshot.partials.size(), std::size_t{1});
        QCOMPARE(shown(snapshot.partials.front().name), shown(cut));
        QVERIFY(snapshot.partials.front().stored >= before);
    }

    void windowUpToTheLastCommit()
    {
        m_written->archive(*m_builder);
        const auto snapshot = windows();
        QCOMPARE(snapshot.windows.size(), std::size_t{1});
        const auto &window = snapshot.windows.front();
        QCOMPARE(window.base, BackupId{1000});
        QCOMPARE(window.backups, (std::vector{BackupId{1000}, BackupId{2000}}));
        QCOMPARE(shown(window.fromTime.toIso()), shown(commit(0)));
        QCOMPARE(shown(window.toTime.toIso()), shown(commit(20)));
        QVERIFY(window.toTimeIsExact);
        QCOMPARE(window.to, m_builder->end());
        QVERIFY(window.remedy.empty());
    }

    void aGapSplitsIt()
    {
        m_written->archive(*m_builder, {4}); // commits 7 and 8
        const auto snapshot = windows();
        QCOMPARE(snapshot.windows.size(), std::size_t{2});
        QCOMPARE(shown(snapshot.windows[0].toTime.toIso()), shown(commit(6)));
        QVERIFY(snapshot.windows[0].why.english().contains(
            segmentName(TimelineId{1}, SegmentNumber{4}, WalBuilder::segmentSize)));
        QVERIFY(snapshot.windows[0].remedy.english().contains(BackupId{2000}.toString()));
        QCOMPARE(snapshot.windows[1].base, BackupId{2000});
        QCOMPARE(shown(snapshot.windows[1].toTime.toIso()), shown(commit(20)));
    }

    void damageEndsIt()
    {
        m_builder->at(Lsn{m_commits[19].value + 26})[0] ^= std::byte{4};
        m_written->archive(*m_builder);
        const auto snapshot = windows();
        QCOMPARE(shown(snapshot.windows.front().toTime.toIso()), shown(commit(18)));
        QVERIFY(!snapshot.windows.front().remedy.empty());
    }

    void restorePoints()
    {
        m_builder->appendRestorePoint("point 5", moment(21)); // the name a second time
        m_written->archive(*m_builder);
        const auto all = points();
        QCOMPARE(all.size(), std::size_t{3});
        QCOMPARE(all[0].name, "point 5");
        QCOMPARE(shown(all[0].time.toIso()), shown(commit(5)));
        QVERIFY(all[0].lsn > m_commits[5] && all[0].lsn < m_commits[6]);
        QCOMPARE(all[1].name, "point 15");
        QCOMPARE(all[2].name, "point 5");
        QCOMPARE(shown(all[2].time.toIso()), shown(commit(21)));
        QCOMPARE(points(), all); // the second time, from memory
    }

    /// What cannot be recovered is not offered.
    void restorePointsInAGap()
    {
        m_written->archive(*m_builder, {3}); // commits 5 and 6
        const auto all = points();
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].name, "point 15");
    }

    void stretchesAndTheirBackups()
    {
        m_written->archive(*m_builder, {4});
        const auto archive = readArchive({m_written->path, "main"});
        VERIFY_OK(archive);
        const auto &timeline = archive->timelines.at(0);
        QCOMPARE(timeline.stretches.size(), std::size_t{2});
        QCOMPARE(timeline.gaps.size(), std::size_t{1});
        QCOMPARE(timeline.stretches[0].reach.at(0).backup, BackupId{1000});
        QCOMPARE(timeline.stretches[1].reach.at(0).backup, BackupId{2000});
        QCOMPARE(timeline.stretches[1].reach.at(0).from, m_second);
    }

    void targets_data()
    {
        QTest::addColumn<TargetKind>("kind");
        QTest::addColumn<int>("second");
        QTest::addColumn<bool>("inclusive");
        QTest::addColumn<int>("lost");       ///< a segment; 0: none
        QTest::addColumn<quint64>("backup"); ///< 0: refused
        QTest::addColumn<int>("last");       ///< the last transaction that is recovered
        QTest::addColumn<ErrorCode>("code"); ///< of a refusal
        const auto row = [](const char *name, TargetKind kind, int at, bool inclusive, int lost, quint64 backup,
                            int last, ErrorCode code = ErrorCode::TargetUnreachable) {
            QTest::newRow(name) << kind << at << inclusive << lost << backup << last << code;
        };
        constexpr auto Missing = ErrorCode::WalMissing;
        constexpr auto Time = TargetKind::Time;
        constexpr auto Xid = TargetKind::Xid;
        constexpr auto Position = TargetKind::Lsn;
        constexpr auto Name = TargetKind::Name;
        constexpr auto Latest = TargetKind::Latest;
        row("time", Time, 7, true, 0, 1000, 7);
        row("time, exclusive", Time, 7, false, 0, 1000, 6);
        row("time behind the second backup", Time, 14, true, 0, 2000, 14);
        row("time of the last commit: nothing behind it to stop at", Time, 20, true, 0, 0, 0);
        row("time of the last commit, exclusive", Time, 20, false, 0, 2000, 19);
        row("time before everything", Time, -5, true, 0, 0, 0);
        row("time in a gap", Time, 8, true, 4, 0, 0, Missing);
        row("time behind a gap and a backup", Time, 14, true, 4, 2000, 14);
        row("time behind a gap, before the backup", Time, 10, true, 4, 0, 0, Missing);
        row("xid", Xid, 7, true, 0, 1000, 7);
        row("xid, exclusive", Xid, 7, false, 0, 1000, 6);
        row("xid that never was", Xid, 50, true, 0, 0, 0);
        row("position", Position, 7, true, 0, 1000, 7);
        row("position, exclusive", Position, 7, false, 0, 1000, 6);
        row("position behind the second backup", Position, 15, true, 0, 2000, 15);
        row("position in a gap", Position, 7, true, 4, 0, 0, Missing);
        row("xid in a gap", Xid, 7, true, 4, 0, 0, Missing);
        row("xid behind all, over a gap", Xid, 50, true, 9, 0, 0);
        row("time behind all, over a gap", Time, 50, true, 9, 0, 0);
        row("restore point before the second backup", Name, 5, true, 0, 1000, 5);
        row("restore point behind it", Name, 15, true, 0, 2000, 15);
        row("restore point that is not there", Name, 6, true, 0, 0, 0);
        row("restore point behind a gap", Name, 15, true, 4, 2000, 15);
        row("latest", Latest, 0, true, 0, 2000, 20);
        row("latest, over a gap behind the newest backup", Latest, 0, true, 9, 0, 0, Missing);
    }

    void targets()
    {
        QFETCH(const TargetKind, kind);
        QFETCH(const int, second);
        QFETCH(const bool, inclusive);
        QFETCH(const int, lost);
        QFETCH(const quint64, backup);
        QFETCH(const int, last);
        QFETCH(const ErrorCode, code);
        m_written->archive(*m_builder, {std::uint64_t(lost)});
        RestoreRequest request = requestFor(kind, second);
        request.target.inclusive = inclusive;
        const Instance instance = m_written->instance();
        for (const bool readWal : {true, false}) {
            Progress progress;
            Logger log;
            OperationContext context{{}, progress, log};
            TargetSearch search(instance, request, readWal, context);
            const auto found = search.run();
            if (backup == 0) {
                QVERIFY(!found);
                QVERIFY2(found.error().code == code, found.error().text().c_str());
                const std::string segment = std::format("00000001000000000000000{}", lost);
                QVERIFY2(code != ErrorCode::WalMissing || found.error().text().contains(segment),
                         found.error().text().c_str());
                QVERIFY2(code != ErrorCode::WalMissing || found.error().hint.contains("archive-push"),
                         found.error().text().c_str());
                QVERIFY2(kind == TargetKind::Name || !search.alternatives().empty(), found.error().text().c_str());
                continue;
            }
            VERIFY_OK(found);
            QCOMPARE(found->choice.backup.id, BackupId{backup});
            if (!found->proven)
                continue;
            QVERIFY(readWal || kind == TargetKind::Xid || kind == TargetKind::Name);
            if (kind == TargetKind::Lsn)
                QCOMPARE(found->walTo, inclusive ? behind(last) : m_commits[std::size_t(second)]);
            else
                QCOMPARE(shown(found->lastEnd.toIso()), shown(commit(last)));
        }
    }

    void nearestOnBothSides()
    {
        m_written->archive(*m_builder, {4});
        Progress progress;
        Logger log;
        OperationContext context{{}, progress, log};
        const RestoreRequest request = requestFor(TargetKind::Time, 8);
        const Instance instance = m_written->instance();
        TargetSearch search(instance, request, true, context);
        const auto found = search.run();
        QVERIFY(!found);
        QVERIFY(found.error().message.contains("000000010000000000000004"));
        QCOMPARE(search.alternatives().size(), std::size_t{2});
        QVERIFY(search.alternatives()[0].before);
        QCOMPARE(shown(search.alternatives()[0].time.toIso()), shown(commit(6)));
        QVERIFY(!search.alternatives()[1].before);
        QVERIFY(search.alternatives()[1].options.contains(BackupId{2000}.toString()));
    }

    /// What was before a promotion is reached by the old backup, along the timeline that has the target.
    void acrossTimelines()
    {
        const Lsn fork = m_builder->end();
        m_builder->switchTimeline(TimelineId{2});
        m_builder->appendCommit(740, moment(40));
        m_builder->appendRestorePoint("on two", moment(41));
        m_builder->appendCommit(742, moment(42));
        m_written->archive(*m_builder);
        const std::string history = "1\t" + fork.toString() + "\tno recovery target specified\n";
        m_written->store(historyFileName(TimelineId{2}), asBytes(history));
        for (RestoreRequest request :
             {requestFor(TargetKind::Time, 40), requestFor(TargetKind::Xid, 40), named("on two")}) {
            Progress progress;
            Logger log;
            OperationContext context{{}, progress, log};
            const Instance instance = m_written->instance();
            const auto found = TargetSearch(instance, request, true, context).run();
            VERIFY_OK(found);
            QCOMPARE(found->choice.backup.id, BackupId{2000});
            QCOMPARE(found->choice.path.timeline(), TimelineId{2});
            QCOMPARE(found->notes.size(), std::size_t{1});
            request.target.timeline = "1"; // which does not hold it
            QVERIFY(!TargetSearch(instance, request, true, context).run());
        }
        const auto snapshot = windows();
        QCOMPARE(snapshot.windows.back().timeline, TimelineId{2});
        QCOMPARE(snapshot.windows.back().from, fork);
        QCOMPARE(shown(snapshot.windows.back().fromTime.toIso()), shown(commit(20)));
        QCOMPARE(shown(snapshot.windows.back().toTime.toIso()), shown(commit(42)));
    }

private:
    [[nodiscard]] RecoverySnapshot windows() const
    {
        auto snapshot = readRecoveryWindows({m_written->path, "main"}, {});
        return snapshot ? *std::move(snapshot) : RecoverySnapshot{};
    }

    [[nodiscard]] std::vector<NamedPoint> points() const
    {
        Progress progress;
        Logger log;
        OperationContext context{{}, progress, log};
        const auto read = readRestorePoints({m_written->path, "main"}, context);
        return read ? *read : std::vector<NamedPoint>{};
    }
    [[nodiscard]] RestoreRequest named(const std::string &name) const
    {
        RestoreRequest request;
        request.ref = {m_written->path, "main"};
        request.target.kind = TargetKind::Name;
        request.target.name = name;
        return request;
    }

    [[nodiscard]] RestoreRequest requestFor(TargetKind kind, int at) const
    {
        RestoreRequest request = named("point " + std::to_string(at));
        request.target.kind = kind;
        request.target.explicitLatest = kind == TargetKind::Latest;
        request.target.time = timeOf(at);
        request.target.xid = 700 + std::uint64_t(std::max(at, 0));
        request.target.lsn = at > 0 && at <= 20 ? m_commits[std::size_t(at)] : Lsn{};
        return request;
    }

    /// The end of a commit record.
    [[nodiscard]] Lsn behind(int at)
    {
        MemoryProvider provider(m_builder->segments());
        auto options = m_builder->readerOptions();
        options.start = m_commits[std::size_t(at)];
        WalReader reader(provider, options);
        return reader.next()->value().end;
    }

    std::optional<WrittenInstance> m_written;
    std::optional<WalBuilder> m_builder;
    std::array<Lsn, 21> m_commits;
    Lsn m_first;
    Lsn m_second;
};

} // namespace cairn::test

QTEST_GUILESS_MAIN(cairn::test::TestRecovery)
#include "test_recovery.moc"
