#include "catalog/manifest.h"
#include "core/files.h"
#include "storage/local_storage.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <format>

using namespace cairn;

namespace {

ManifestPart pagesPart(std::uint32_t first, std::uint32_t count)
{
    ManifestPart part;
    part.pack = 1'048'577;
    part.frame = {1'000'000 + first, 4321, 0xABCDEF0123456789};
    part.blockSize = 8192;
    part.runs = {{first, count}, {first + count + 3, 1}};
    part.length = (count + 1) * 8192;
    for (std::uint32_t i = 0; i <= count; ++i)
        part.pages.push_back({Lsn{0x1600000000u + i * 1000u - (i % 3) * 5000u}, static_cast<std::uint16_t>(i * 777)});
    return part;
}

std::vector<ManifestItem> sampleItems(int files)
{
    std::vector<ManifestItem> items{ManifestPack{0, "A-0-0.pack", 100, 4},
                                    ManifestPack{1'048'577, "A-1-1.pack", 5'000'000'000}};
    for (int i = 0; i < files; ++i) {
        ManifestFile file{
            std::format("base/1/{:06}\n\"\xff", i), FileKind::Relation, 0100600, 8192u * 64u, Timestamp{-5}, {}, {}};
        if (i % 3 == 1) {
            file.kind = FileKind::File;
            file.inherits = i % 2 == 1;
            file.digest = xxh3Digest(asBytes(file.path));
        }
        if (i % 3 == 2)
            file.kind = FileKind::TablespaceLink, file.linkTarget = "/a b/\xe9";
        items.emplace_back(file);
        if (i % 3 == 0) {
            items.emplace_back(pagesPart(0, 31));
            items.emplace_back(pagesPart(40, 7));
            items.emplace_back(ManifestZeros{{{3, 1}, {1'000, 100'000}}});
        }
        if (i % 3 == 1) {
            ManifestPart part;
            part.length = 77;
            part.offset = 1 << 20;
            part.frameOffset = 5;
            items.emplace_back(part);
        }
    }
    return items;
}

Status writeItems(Storage &storage, const std::vector<ManifestItem> &items, std::string &digest)
{
    CAIRN_TRY(auto writer, ManifestWriter::create(storage, "manifest",
                                                  {BackupId{9}, SystemIdentifier{8}, 8192, 131'072, BackupId{7}}));
    for (const auto &item : items)
        CAIRN_CHECK(std::visit([&writer](const auto &value) { return writer.add(value); }, item));
    CAIRN_TRY(const auto summary, writer.commit());
    digest = summary.digest;
    return {};
}

Result<std::vector<ManifestItem>> readItems(const Storage &storage, std::string &digest)
{
    CAIRN_TRY(auto reader, ManifestReader::open(storage, "manifest"));
    std::vector<ManifestItem> items;
    for (;;) {
        CAIRN_TRY(auto item, reader.next());
        if (!item)
            break;
        items.push_back(std::move(*item));
    }
    digest = reader.digest();
    return items;
}

} // namespace

class ManifestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void everyFlippedBitIsSeen();
    void truncationIsSeen();
};

void ManifestTest::roundTrip()
{
    QTemporaryDir dir;
    LocalStorage storage(dir.path().toStdString(), false);
    const auto items = sampleItems(5000); // several chunks
    std::string written;
    QVERIFY(writeItems(storage, items, written));
    std::string read;
    const auto back = readItems(storage, read);
    QVERIFY2(back, back ? "" : back.error().text().c_str());
    QVERIFY(*back == items);
    QCOMPARE(read, written);
    QCOMPARE(read, xxh3Digest(*readWholeFile(dir.path().toStdString() + "/manifest")).toHex());
}

void ManifestTest::everyFlippedBitIsSeen()
{
    QTemporaryDir dir;
    const std::string path = dir.path().toStdString() + "/manifest";
    LocalStorage storage(dir.path().toStdString(), false);
    std::string digest;
    QVERIFY(writeItems(storage, sampleItems(4), digest));
    const Bytes good = *readWholeFile(path);
    const auto fd = openFile(path, O_RDWR);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        const std::array bad{good[bit / 8] ^ static_cast<std::byte>(1u << (bit % 8))};
        QVERIFY(writeAt(*fd, bad, bit / 8, path));
        const auto back = readItems(storage, digest);
        QVERIFY2(!back && back.error().subject == path, qPrintable(QStringLiteral("bit %1").arg(bit)));
        QVERIFY(writeAt(*fd, ByteView(good).subspan(bit / 8, 1), bit / 8, path));
    }
    QVERIFY(readItems(storage, digest));
}

void ManifestTest::truncationIsSeen()
{
    QTemporaryDir dir;
    const std::string path = dir.path().toStdString() + "/manifest";
    LocalStorage storage(dir.path().toStdString(), false);
    std::string digest;
    QVERIFY(writeItems(storage, sampleItems(4), digest));
    const Bytes good = *readWholeFile(path);
    for (std::size_t length = 0; length < good.size(); ++length) {
        QVERIFY(replaceFile(path, ByteView(good).first(length), 0600, false));
        QVERIFY(!readItems(storage, digest));
    }
}

QTEST_GUILESS_MAIN(ManifestTest)
#include "manifest_test.moc"
