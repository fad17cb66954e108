#include "wal/wal_summaries.h"

#include <QTest>

namespace cairn {

namespace {

WalSummary summary(std::uint32_t timeline, std::uint64_t start, std::uint64_t end)
{
    return {TimelineId{timeline}, Lsn{start}, Lsn{end}};
}

std::string gapOf(std::vector<WalSummary> available, const TimelineHistory &history, std::uint64_t from,
                  std::uint64_t to)
{
    const auto chosen = chooseSummaries(std::move(available), history, Lsn{from}, Lsn{to});
    return chosen ? std::string() : chosen.error().message;
}

} // namespace

/// Which summaries are needed, and what is missing.
class TestWalSummaries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneTimeline();
    void gaps();
    void timelines();
};

void TestWalSummaries::oneTimeline()
{
    const TimelineHistory history{TimelineId{1}};
    const std::vector<WalSummary> available{summary(1, 0x300, 0x400), summary(1, 0x100, 0x200),
                                            summary(1, 0x200, 0x300), summary(2, 0x200, 0x300)};
    const auto chosen = chooseSummaries(available, history, Lsn{0x200}, Lsn{0x400});
    QVERIFY(chosen.has_value());
    QVERIFY((*chosen == std::vector{summary(1, 0x200, 0x300), summary(1, 0x300, 0x400)}));
    // Summaries that begin before or end behind the range tell a little too much, which does no harm.
    const auto wide = chooseSummaries(available, history, Lsn{0x180}, Lsn{0x220});
    QVERIFY((wide.value() == std::vector{summary(1, 0x100, 0x200), summary(1, 0x200, 0x300)}));
    QVERIFY(chooseSummaries(available, history, Lsn{0x400}, Lsn{0x400}).value().empty());
    QVERIFY(chooseSummaries({}, history, Lsn{0x400}, Lsn{0x300}).value().empty());
}

void TestWalSummaries::gaps()
{
    const TimelineHistory history{TimelineId{1}};
    const std::vector<WalSummary> available{summary(1, 0x100, 0x200), summary(1, 0x300, 0x400)};
    QVERIFY(gapOf(available, history, 0x100, 0x400).contains("0/200 to 0/300"));
    QVERIFY(gapOf(available, history, 0x080, 0x180).contains("0/80 to 0/100"));
    QVERIFY(gapOf(available, history, 0x380, 0x500).contains("0/400 to 0/500"));
    QVERIFY(gapOf({}, history, 0x100, 0x200).contains("0/100 to 0/200"));
    QVERIFY(gapOf(available, history, 0x120, 0x200).empty());
}

void TestWalSummaries::timelines()
{
    const auto history = TimelineHistory::parse(TimelineId{3}, "1\t0/250\tpromoted\n2\t0/350\tpromoted\n").value();
    std::vector<WalSummary> available{summary(1, 0x100, 0x200), summary(1, 0x200, 0x250), summary(2, 0x250, 0x350),
                                      summary(3, 0x350, 0x500), summary(1, 0x250, 0x900)};
    const auto chosen = chooseSummaries(available, history, Lsn{0x200}, Lsn{0x400});
    QVERIFY(
        (chosen.value() == std::vector{summary(1, 0x200, 0x250), summary(2, 0x250, 0x350), summary(3, 0x350, 0x500)}));
    // What the abandoned branch of timeline 1 did does not stand in for timeline 2.
    std::erase(available, summary(2, 0x250, 0x350));
    QVERIFY(gapOf(available, history, 0x200, 0x400).contains("timeline 2"));
}

} // namespace cairn

QTEST_GUILESS_MAIN(cairn::TestWalSummaries)
#include "test_wal_summaries.moc"
