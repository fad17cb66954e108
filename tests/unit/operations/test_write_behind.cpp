#include "operations/write_behind.h"

#include "core/worker_pool.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <memory>
#include <string>
#include <thread>

namespace cairn::test {

namespace {

std::shared_ptr<const DirectFile> openForWriting(const std::string &path)
{
    auto file = DirectFile::open(path, O_CREAT, 0600);
    return file ? std::make_shared<const DirectFile>(*std::move(file)) : nullptr;
}

Bytes pattern(std::size_t size, unsigned seed)
{
    Bytes made(size);
    std::ranges::generate(made,
                          [value = seed]() mutable { return std::byte((value = value * 1103515245 + 12345) >> 16); });
    return made;
}

} // namespace

class TestWriteBehind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    /// Long stretches, holes, pieces of a page, and several files of several producers.
    void everythingGetsWhereItBelongs()
    {
        constexpr unsigned producers = 3;
        constexpr unsigned filesOfEach = 4;
        const Bytes content = pattern(5u << 20, 1);
        const auto isHole = [](std::size_t page) {
            return page % 97 == 5 || (page > 200 && page < 300 && page % 2 == 0);
        };
        WriteBehind behind(producers);
        const auto produce = [&](unsigned producer, const std::stop_token &stop) -> Status {
            WriteBehind::Gatherer gatherer(behind);
            for (unsigned number = 0; number < filesOfEach; ++number) {
                const auto file = openForWriting(pathOf(producer, number));
                for (std::size_t page = 0; page < content.size() / 8192; ++page)
                    if (!isHole(page))
                        CAIRN_CHECK(
                            gatherer.put(file, page * 8192, ByteView(content).subspan(page * 8192, 8192), stop));
                CAIRN_CHECK(gatherer.flush(stop));
            }
            return {};
        };
        QVERIFY(runWorkers(producers + behind.threads(), {}, [&](unsigned index, const std::stop_token &stop) {
            return index < producers ? produce(index, stop) : behind.writeAll(stop);
        }));

        Bytes expected = content;
        for (std::size_t page = 0; page < content.size() / 8192; ++page)
            if (isHole(page))
                std::ranges::fill(std::span(expected).subspan(page * 8192, 8192), std::byte{0});
        for (unsigned producer = 0; producer < producers; ++producer)
            for (unsigned number = 0; number < filesOfEach; ++number)
                QVERIFY(readWholeFile(pathOf(producer, number)) == expected);
    }

    void whatIsLongerThanAPieceIsParted()
    {
        const Bytes content = pattern((3u << 20) + 8192, 2);
        WriteBehind behind(1);
        QVERIFY(runWorkers(1 + behind.threads(), {}, [&](unsigned index, const std::stop_token &stop) -> Status {
            if (index > 0)
                return behind.writeAll(stop);
            WriteBehind::Gatherer gatherer(behind);
            CAIRN_CHECK(gatherer.put(openForWriting(pathOf(0, 0)), 0, content, stop));
            return gatherer.flush(stop);
        }));
        QVERIFY(readWholeFile(pathOf(0, 0)) == content);
    }

    /// Filled by the producer itself, copied, and reserved without being filled.
    void roomIsWrittenAsFarAsItIsFilled()
    {
        constexpr std::size_t step = 200u << 10;      // does not go into a piece without a rest
        const Bytes content = pattern(150 * step, 5); // more than there is memory for: it is used again
        WriteBehind behind(1);
        QVERIFY(runWorkers(1 + behind.threads(), {}, [&](unsigned index, const std::stop_token &stop) -> Status {
            if (index > 0)
                return behind.writeAll(stop);
            WriteBehind::Gatherer gatherer(behind);
            const auto file = openForWriting(pathOf(0, 0));
            for (std::size_t offset = 0; offset < content.size(); offset += step) {
                const ByteView part = ByteView(content).subspan(offset, step);
                CAIRN_TRY(const auto room, gatherer.reserve(file, offset, step, stop));
                std::ranges::fill(room, std::byte{0xee});
                if (offset / step % 3 == 0) {
                    CAIRN_CHECK(gatherer.put(file, offset, part, stop));
                    continue;
                }
                std::ranges::copy(part, room.begin());
                gatherer.advance(step);
            }
            return gatherer.flush(stop);
        }));
        QVERIFY(readWholeFile(pathOf(0, 0)) == content);
    }

    /// Of long pieces, written by the other threads, and of short ones.
    void theErrorOfAWriteEndsIt_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("long") << (1 << 20);
        QTest::newRow("short") << 8192;
    }

    void theErrorOfAWriteEndsIt()
    {
        QFETCH(const int, step);
        WriteBehind behind(1);
        const Bytes content = pattern(static_cast<std::size_t>(step), 3);
        const auto done =
            runWorkers(1 + behind.threads(), {}, [&](unsigned index, const std::stop_token &stop) -> Status {
                if (index > 0)
                    return behind.writeAll(stop);
                WriteBehind::Gatherer gatherer(behind);
                const auto file = openForWriting("/dev/full");
                for (std::uint64_t offset = 0;; offset += 2 * content.size())
                    CAIRN_CHECK(gatherer.put(file, offset, content, stop));
            });
        QCOMPARE(done.error().code, ErrorCode::NoSpace);
    }

    void aProducerThatWaitsCanBeStopped()
    {
        WriteBehind behind(1);
        WriteBehind::Gatherer gatherer(behind);
        std::stop_source stop;
        const auto file = openForWriting(pathOf(0, 0));
        const Bytes content = pattern(1u << 20, 4);
        // Nobody writes: in the end there is no memory left to gather in.
        const std::jthread stopper([&] { stop.request_stop(); });
        Status done;
        for (std::uint64_t offset = 0; done; offset += content.size())
            done = gatherer.put(file, offset, content, stop.get_token());
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
    }

private:
    [[nodiscard]] std::string pathOf(unsigned producer, unsigned number) const
    {
        return m_directory->path().toStdString() + "/" + std::to_string(producer) + "-" + std::to_string(number);
    }
    std::unique_ptr<QTemporaryDir> m_directory;
};

} // namespace cairn::test

QTEST_APPLESS_MAIN(cairn::test::TestWriteBehind)
#include "test_write_behind.moc"
