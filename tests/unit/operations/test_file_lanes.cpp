#include "operations/file_lanes.h"

#include <QTest>

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace cairn::test {

namespace {

FileJob job(const std::string &path, bool first, std::size_t parts = 1)
{
    FileJob made;
    made.file.path = path;
    made.first = first;
    made.parts.resize(parts);
    return made;
}

} // namespace

class TestFileLanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkerKeepsItsFile()
    {
        FileLanes lanes(1000);
        const std::stop_token never;
        for (const char *path : {"a", "b"})
            for (int stretch = 0; stretch < 3; ++stretch)
                QVERIFY(lanes.push(job(path, stretch == 0, 2), never));
        FileLanes::Seat one;
        FileLanes::Seat two;
        QCOMPARE(lanes.pop(one, never)->file.path, "a");
        QCOMPARE(lanes.pop(two, never)->file.path, "b");
        QCOMPARE(lanes.pop(two, never)->file.path, "b");
        QCOMPARE(lanes.pop(one, never)->file.path, "a");
        QCOMPARE(lanes.pop(two, never)->file.path, "b");
        lanes.close();
        // Nothing else is left: the idle worker helps.
        QCOMPARE(lanes.pop(two, never)->file.path, "a");
        QVERIFY(!lanes.pop(one, never));
        QVERIFY(!lanes.pop(two, never));
    }

    void smallNeighboursStayTogether()
    {
        FileLanes lanes(1000);
        const std::stop_token never;
        for (int i = 0; i < 4; ++i)
            QVERIFY(lanes.push(job("small" + std::to_string(i), true), never));
        QVERIFY(lanes.push(job("large", true, 3), never));
        FileLanes::Seat one;
        FileLanes::Seat two;
        QCOMPARE(lanes.pop(one, never)->file.path, "small0");
        QCOMPARE(lanes.pop(two, never)->file.path, "large");
        QCOMPARE(lanes.pop(one, never)->file.path, "small1");
    }

    void oneHugeFileIsSharedWhenNothingElseFits()
    {
        FileLanes lanes(15);
        const std::stop_token never;
        for (int stretch = 0; stretch < 5; ++stretch)
            QVERIFY(lanes.push(job("huge", stretch == 0, 2), never));
        FileLanes::Seat owner;
        FileLanes::Seat helper;
        QVERIFY(lanes.pop(owner, never)->first);
        QVERIFY(!lanes.pop(helper, never)->first);
    }

    void everyJobIsHandedOutOnce_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("seven") << 7;
    }

    void everyJobIsHandedOutOnce()
    {
        QFETCH(const int, workers);
        FileLanes lanes(64);
        std::mutex mutex;
        std::map<std::string, std::size_t> seen;
        {
            std::vector<std::jthread> threads;
            threads.reserve(std::size_t(workers));
            for (int i = 0; i < workers; ++i)
                threads.emplace_back([&](const std::stop_token &stop) {
                    FileLanes::Seat seat;
                    while (const auto got = lanes.pop(seat, stop)) {
                        const std::scoped_lock lock(mutex);
                        seen[got->file.path] += got->parts.size();
                    }
                });
            for (int file = 0; file < 500; ++file)
                for (int stretch = 0; stretch <= file % 50; ++stretch)
                    QVERIFY(lanes.push(job(std::to_string(file), stretch == 0, std::size_t(1 + file % 7)), {}));
            lanes.close();
        }
        QCOMPARE(seen.size(), 500u);
        for (int file = 0; file < 500; ++file)
            QCOMPARE(seen[std::to_string(file)], std::size_t(file % 50 + 1) * std::size_t(1 + file % 7));
    }

    void stopWakesBothSides()
    {
        FileLanes lanes(4);
        std::stop_source source;
        std::atomic<bool> pushed{true};
        {
            const std::jthread producer([&] {
                for (int i = 0; i < 10 && pushed; ++i)
                    pushed = lanes.push(job("x" + std::to_string(i), true), source.get_token());
            });
            source.request_stop();
        }
        QVERIFY(!pushed);
        FileLanes empty(4);
        FileLanes::Seat seat;
        QVERIFY(!empty.pop(seat, source.get_token()));
    }
};

} // namespace cairn::test

QTEST_APPLESS_MAIN(cairn::test::TestFileLanes)
#include "test_file_lanes.moc"
