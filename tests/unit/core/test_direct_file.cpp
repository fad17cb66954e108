#include "core/direct_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <memory>
#include <string>

namespace cairn::test {

class TestDirectFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void everyPieceArrives_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        constexpr int enough = DirectFile::shortest;
        QTest::newRow("past the cache") << 8192 << 0 << enough;
        QTest::newRow("short") << 8192 << 0 << 8192;
        QTest::newRow("offset not aligned") << 8191 << 0 << enough;
        QTest::newRow("length not aligned") << 8192 << 0 << enough + 1;
        QTest::newRow("memory not aligned") << 8192 << 1 << enough;
        QTest::newRow("nothing") << 8192 << 0 << 0;
    }

    void everyPieceArrives()
    {
        QFETCH(const int, offset);
        QFETCH(const int, start);
        QFETCH(const int, length);
        const DirectBuffer buffer(DirectFile::shortest + directAlignment);
        std::ranges::generate(buffer.space(), [i = 0]() mutable { return std::byte(i++ % 251); });
        const ByteView piece =
            buffer.space().subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(length));
        const std::string path = pathOf("file");
        auto file = DirectFile::open(path, O_CREAT | O_EXCL, 0640);
        QVERIFY(file);
        QVERIFY(file->write(piece, static_cast<std::uint64_t>(offset)));
        // What lies beside it in the same file, written the other way, stays.
        QVERIFY(writeAt(file->fd(), asBytes("before"), 0, path));

        const auto read = readWholeFile(path);
        QVERIFY(read);
        QCOMPARE(read->size(), length == 0 ? std::size_t{6} : static_cast<std::size_t>(offset + length));
        QCOMPARE(asText(ByteView(*read).first(6)), "before");
        QVERIFY(length == 0 || std::ranges::equal(ByteView(*read).subspan(static_cast<std::size_t>(offset)), piece));
    }

    void memoryIsAligned()
    {
        for (const std::size_t size : {1u, 4095u, 1u << 20}) {
            const DirectBuffer buffer(size);
            QCOMPARE(buffer.space().size(), size);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(buffer.space().data()) % directAlignment, std::uintptr_t{0});
        }
    }

    void errorsAreTold()
    {
        const auto absent = DirectFile::open(pathOf("no/file"), O_CREAT, 0600);
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
        const auto full = DirectFile::open("/dev/full", 0, 0);
        QVERIFY(full);
        const DirectBuffer buffer(DirectFile::shortest);
        std::ranges::fill(buffer.space(), std::byte{1});
        const auto written = full->write(buffer.space(), 0);
        QCOMPARE(written.error().code, ErrorCode::NoSpace);
        QCOMPARE(written.error().subject, "/dev/full");
    }

    void onlyDisksSuit()
    {
        QVERIFY(!DirectFile::suits("/proc"));
        QVERIFY(!DirectFile::suits(pathOf("no")));
    }

private:
    [[nodiscard]] std::string pathOf(const char *name) const { return m_directory->path().toStdString() + "/" + name; }
    std::unique_ptr<QTemporaryDir> m_directory;
};

} // namespace cairn::test

QTEST_APPLESS_MAIN(cairn::test::TestDirectFile)
#include "test_direct_file.moc"
