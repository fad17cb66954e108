#include "core/json_writer.h"
#include "shown.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>

namespace cairn {

using Qt::Literals::StringLiterals::operator""_L1;

class TestJsonWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderIsKept()
    {
        JsonWriter json(JsonWriter::Layout::Compact);
        json.beginObject()
            .member("z", 1)
            .member("a", true)
            .key("list")
            .beginArray()
            .text("x")
            .null()
            .endArray()
            .endObject();
        QCOMPARE(shown(json.take()), QByteArray("{\"z\":1,\"a\":true,\"list\":[\"x\",null]}\n"));
    }

    void indentedIsTheSameData()
    {
        JsonWriter json;
        json.beginArray().beginObject().member("a", "b").key("e").beginArray().endArray().endObject().endArray();
        const std::string text = json.take();
        QCOMPARE(shown(text), QByteArray("[\n    {\n        \"a\": \"b\",\n        \"e\": []\n    }\n]\n"));
    }

    void anyTextSurvives()
    {
        std::string all;
        for (char c = 1; c > 0; ++c) {
            all += c;
            if (c == 0x7F)
                break;
        }
        all += "Z\xC3\xBCrich \xF0\x9F\x97\xBB";
        JsonWriter json;
        json.beginObject().member("text", all).endObject();
        QJsonParseError error;
        const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(json.take()), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object["text"_L1].toString().toUtf8(), shown(all));
    }

    void otherBytesAreEncoded()
    {
        JsonWriter json(JsonWriter::Layout::Compact);
        json.beginObject().member("name", "\xFF\xFE").member("next", 1).endObject();
        QCOMPARE(shown(json.take()), QByteArray("{\"name\":{\"base64\":\"//4=\"},\"next\":1}\n"));
    }

    void numbersAreExact()
    {
        JsonWriter json(JsonWriter::Layout::Compact);
        json.beginArray().number(std::numeric_limits<std::uint64_t>::max());
        json.signedNumber(std::numeric_limits<std::int64_t>::min()).decimal(1.005, 2).decimal(2, 0);
        json.decimal(std::nan(""), 2).endArray();
        QCOMPARE(shown(json.take()), QByteArray("[18446744073709551615,-9223372036854775808,1.00,2,null]\n"));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestJsonWriter)
#include "test_json_writer.moc"
