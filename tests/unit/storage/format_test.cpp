#include "storage/memory_object.h"

#include "catalog/manifest.h"
#include "catalog/manifest_codec.h"
#include "core/files.h"
#include "core/hash.h"
#include "storage/frame.h"
#include "storage/seal.h"

#include <QTest>

#include <format>

using namespace cairn;
using namespace cairn::test;

namespace {

constexpr BackupId backup{1'767'323'045};
constexpr SystemIdentifier cluster{7'000'000'000'000'000'001};
constexpr std::string_view content = "17\n";

/// Sixteen bytes a line: offset, hex.
std::string dump(ByteView bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        text += std::format("{:04x} ", at);
        for (std::size_t i = at; i < std::min(at + 16, bytes.size()); ++i)
            text += std::format(" {:02x}", std::to_integer<unsigned>(bytes[i]));
        text += "\n";
    }
    return text;
}

FrameHeader exampleFrame()
{
    FrameHeader frame;
    frame.rawLength = content.size();
    frame.storedLength = content.size();
    frame.codec = Codec::None;
    frame.storedHash = xxh3(asBytes(content));
    frame.extents = {{"PG_VERSION", 0100600, content.size(), 0, {}, 0, static_cast<std::uint32_t>(content.size())}};
    return frame;
}

Bytes examplePack()
{
    Bytes pack;
    appendPackHeader(pack, {backup, cluster, Timestamp{1'767'323'045'000'000}, 0, 0});
    appendFrameHeader(pack, exampleFrame());
    ByteWriter(pack).raw(asBytes(content));
    appendPackTrailer(pack, {1, pack.size() + packTrailerSize});
    return pack;
}

Bytes exampleRecords()
{
    const Bytes pack = examplePack();
    Bytes all;
    const auto record = [&all](unsigned type, const Bytes &payload) {
        ByteWriter to(all);
        to.varint(type);
        to.varint(payload.size());
        to.raw(payload);
    };
    Bytes payload;
    encodePack(payload, {0, "T87V6T-0-0.pack", pack.size(), pack.size() - packHeaderSize - packTrailerSize});
    record(manifestPackRecord, payload);
    payload.clear();
    ManifestFile file{"PG_VERSION", FileKind::File, 0100600, content.size(), Timestamp{1'767'323'000'000'000}, {}, {}};
    file.digest = xxh3Digest(asBytes(content));
    encodeFile(payload, file);
    record(manifestFileRecord, payload);
    payload.clear();
    ManifestPart part;
    part.frame = {packHeaderSize, static_cast<std::uint32_t>(pack.size() - packHeaderSize - packTrailerSize),
                  xxh3(asBytes(content))};
    part.length = content.size();
    encodePart(payload, part);
    record(manifestPartRecord, payload);
    return all;
}

Bytes exampleSealed()
{
    MemoryWriter out;
    const auto seal = writeSealed(out, sourceOf(asBytes(content)), {Codec::None, 0}, cluster);
    return seal ? out.bytes() : Bytes{};
}

/// The text between ```NAME and ``` in the document.
std::string block(const std::string &document, const std::string &name)
{
    const std::string open = "```" + name + "\n";
    const auto begin = document.find(open);
    if (begin == std::string::npos)
        return "no such block";
    const auto end = document.find("```", begin + open.size());
    return document.substr(begin + open.size(), end - begin - open.size());
}

} // namespace

/// The worked example of FORMAT.md is what the code writes, byte for byte, and what the code reads.
class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto bytes = readWholeFile(CAIRN_FORMAT_DOCUMENT);
        QVERIFY(bytes);
        m_document = asText(*bytes);
    }
    void pack() { QCOMPARE(dump(examplePack()), block(m_document, "pack")); }
    void records() { QCOMPARE(dump(exampleRecords()), block(m_document, "records")); }
    void sealedFile() { QCOMPARE(dump(exampleSealed()), block(m_document, "sealed")); }
    void idInTheText()
    {
        QVERIFY(m_document.contains("backup `" + backup.toString() + "`"));
        QVERIFY(asText(exampleRecords()).contains(backup.toString() + "-0-0.pack"));
    }
    void exampleReadsBack()
    {
        const Bytes bytes = examplePack();
        QVERIFY(parsePackHeader(ByteView(bytes).first(packHeaderSize))->backup == backup);
        const auto lengths = parseFrameLengths(ByteView(bytes).subspan(packHeaderSize, frameFixedSize));
        const auto frame = parseFrameHeader(ByteView(bytes).subspan(packHeaderSize, lengths->headerLength));
        QVERIFY(frame->extents == exampleFrame().extents);
        QCOMPARE(parsePackTrailer(ByteView(bytes).last(packTrailerSize))->length, bytes.size());
    }

private:
    std::string m_document;
};

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
