#include "catalog/chain.h"

#include <QTest>

#include <array>
#include <functional>

using namespace cairn;

namespace {

struct Sketch {
    std::uint64_t id = 0;
    std::uint64_t parent = 0;   ///< 0: FULL
    std::uint32_t timeline = 1; ///< and where on it
    std::uint64_t stop = 0;     ///< 0: 100 times the id
    BackupStatus status = BackupStatus::Ok;
};

BackupRecord recordOf(const Sketch &sketch)
{
    BackupRecord record;
    record.id = BackupId{sketch.id};
    record.parent = BackupId{sketch.parent};
    record.mode = sketch.parent == 0 ? BackupMode::Full : BackupMode::Delta;
    record.status = sketch.status;
    record.timeline = TimelineId{sketch.timeline};
    record.stopLsn = Lsn{sketch.stop != 0 ? sketch.stop : sketch.id * 100};
    record.startLsn = Lsn{record.stopLsn.value - 50};
    record.majorVersion = 17;
    record.blockSize = 8192;
    record.checksumVersion = 1;
    return record;
}

std::vector<BackupRecord> recordsOf(const std::vector<Sketch> &sketches)
{
    std::vector<BackupRecord> records;
    for (const Sketch &sketch : sketches)
        records.push_back(recordOf(sketch));
    return records;
}

using Backups = std::vector<Sketch>;
using Change = std::function<void(std::vector<BackupRecord> &, ParentWishes &)>;

} // namespace

class ChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parentIsChosen_data();
    void parentIsChosen();
    void circlesAndHoles();
    void descendants();
};

void ChainTest::parentIsChosen_data()
{
    QTest::addColumn<Backups>("backups");
    QTest::addColumn<QByteArray>("history"); ///< of the cluster's timeline; empty: it is on 1
    QTest::addColumn<int>("asked");
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("expected"); ///< id, or minus the error code
    const auto row = [](const char *name, Backups backups, int expected, const char *history = "", int asked = 0,
                        Change change = {}) {
        QTest::newRow(name) << std::move(backups) << QByteArray(history) << asked << std::move(change) << expected;
    };
    const auto error = [](ErrorCode code) { return -static_cast<int>(code); };
    const int none = error(ErrorCode::NotFound);
    row("nothing", {}, none);
    row("FULL", {{1}}, 1);
    row("DONE will do", {{.id = 1, .status = BackupStatus::Done}}, 1);
    row("newest of the chain", {{1}, {2, 1}, {3, 2}}, 3);
    row("order does not matter", {{3, 2}, {1}, {2, 1}}, 3);
    row("newest FULL before newer members of older chains", {{1}, {2}, {3, 1}}, 2);
    row("child of the newest FULL", {{1}, {2}, {3, 2}, {4, 1}}, 3);
    for (const auto status : {BackupStatus::Corrupt, BackupStatus::Orphan, BackupStatus::Error, BackupStatus::Running,
                              BackupStatus::Unknown, BackupStatus::Deleting, BackupStatus::Merging})
        row(statusName(status).data(), {{1}, {2, 1}, {3, 2, 1, 0, status}}, 2);
    row("child of a corrupt one that says OK", {{1}, {2, 1, 1, 0, BackupStatus::Corrupt}, {3, 2}}, 1);
    row("child of a missing one", {{1}, {3, 2}}, 1);
    row("corrupt FULL", {{1, 0, 1, 0, BackupStatus::Corrupt}, {2, 1}}, none);
    row("older FULL when the newer is corrupt", {{1}, {2, 1}, {3, 0, 1, 0, BackupStatus::Corrupt}}, 2);
    row("another timeline", {{1, 0, 2}}, none);
    row("ancestor timeline", {{1}, {2, 1}, {9, 1}}, 2, "1\t0/12C\tx\n"); // left at 300
    row("stopped just where it was left", {{1}, {3, 1}}, 3, "1\t0/12C\tx\n");
    row("own timeline before ancestors", {{1}, {2, 1}, {4, 1, 2}}, 4, "1\t0/12C\tx\n");
    row("own timeline, chain of an older FULL", {{1}, {2}, {4, 1, 2}}, 4, "1\t0/12C\tx\n");
    row("three timelines", {{1}, {4, 1, 2}, {5, 1, 2, 600}, {6, 0, 4}}, 4, "1\t0/12C\tx\n2\t0/1F4\tx\n");
    row("asked for", {{1}, {2, 1}, {3, 2}}, 1, "", 1);
    row("asked for, missing", {{1}}, none, "", 7);
    row("asked for, corrupt", {{1}, {2, 1, 1, 0, BackupStatus::Corrupt}}, error(ErrorCode::Usage), "", 2);
    row("asked for, other timeline", {{1}, {2, 1, 2}}, error(ErrorCode::Usage), "", 2);
    const auto past = [](auto &, ParentWishes &wishes) { wishes.walEnd = Lsn{199}; };
    row("cluster from the past", {{1}, {2, 1}}, error(ErrorCode::WrongCluster), "", 0, past);
    row("standby that is behind", {{1}, {2, 1}}, error(ErrorCode::Server), "", 0,
        [](auto &, ParentWishes &wishes) { wishes.walEnd = Lsn{199}, wishes.fromStandby = true; });
    row("not from the past", {{1}, {2, 1}}, 2, "", 0, [](auto &, ParentWishes &wishes) { wishes.walEnd = Lsn{200}; });
    row("from the past, older one asked for", {{1}, {2, 1}}, 1, "", 1, past);
    row("checksums switched", {{1}, {2, 1}}, none, "", 0,
        [](auto &, ParentWishes &wishes) { wishes.checksumVersion = 0; });
    row("checksums switched between", {{1}, {2, 1}}, 1, "", 0,
        [](auto &records, auto &) { records[1].checksumVersion = 0; });
    row("another major", {{1}}, none, "", 0, [](auto &, ParentWishes &wishes) { wishes.majorVersion = 18; });
}

void ChainTest::parentIsChosen()
{
    QFETCH(const Backups, backups);
    QFETCH(const QByteArray, history);
    QFETCH(const int, asked);
    QFETCH(const Change, change);
    QFETCH(const int, expected);
    auto records = recordsOf(backups);
    ParentWishes wishes;
    wishes.path = TimelineHistory(TimelineId{1});
    if (!history.isEmpty()) {
        const auto timeline = TimelineId{static_cast<std::uint32_t>(history.count('\n')) + 1};
        const auto parsed =
            TimelineHistory::parse(timeline, std::string_view(history.data(), std::size_t(history.size())));
        QVERIFY(parsed.has_value());
        wishes.path = *parsed;
    }
    wishes.walEnd = Lsn{10'000};
    wishes.majorVersion = 17;
    wishes.blockSize = 8192;
    wishes.checksumVersion = 1;
    if (change)
        change(records, wishes);
    const auto parent =
        chooseParent(records, wishes, asked == 0 ? std::nullopt : std::optional(BackupId{std::uint64_t(asked)}));
    QCOMPARE(parent ? static_cast<int>(parent->id.value) : -static_cast<int>(parent.error().code), expected);
    if (!parent && parent.error().code != ErrorCode::Usage && asked == 0)
        QVERIFY(parent.error().hint.contains("FULL"));
}

void ChainTest::circlesAndHoles()
{
    const auto records = recordsOf({{1}, {2, 1}, {3, 3}, {4, 5}, {5, 4}, {6, 2}, {7, 99}});
    const auto codeOf = [&](std::size_t index) {
        const auto chain = chainOf(records[index], records);
        return chain ? std::string("ok") : std::string(errorCodeName(chain.error().code));
    };
    const std::array<const char *, 7> expected{"ok", "ok", "damaged", "damaged", "damaged", "ok", "not-found"};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(codeOf(i), expected[i]);
    const auto chain = chainOf(records[5], records);
    QCOMPARE(chain->size(), std::size_t{3});
    QCOMPARE(chain->back().id.value, 1u);
    QVERIFY(restoreObjection(records[5], records).empty());
    QVERIFY(!restoreObjection(records[6], records).empty());
    auto nameless = recordOf({8, 1});
    nameless.parent = {};
    QVERIFY(!chainOf(nameless, records));
}

void ChainTest::descendants()
{
    const auto found = descendantsOf(BackupId{2}, recordsOf({{9, 8}, {8, 2}, {1}, {2, 1}, {3, 1}, {4, 3}, {5, 2}}));
    std::vector<std::uint64_t> ids;
    for (const BackupRecord &record : found)
        ids.push_back(record.id.value);
    QCOMPARE(ids, (std::vector<std::uint64_t>{5, 8, 9}));
}

QTEST_APPLESS_MAIN(ChainTest)
#include "chain_test.moc"
