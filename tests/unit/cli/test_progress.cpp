#include "progress_display.h"
#include "shown.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace cairn::cli {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

ProgressSnapshot half()
{
    ProgressSnapshot shot;
    shot.phase = "copying-files";
    shot.bytesDone = 512ull << 20;
    shot.bytesTotal = 1ull << 30;
    shot.itemsDone = 3;
    shot.itemsTotal = 7;
    shot.bytesPerSecond = 64 << 20;
    shot.secondsLeft = 185;
    return shot;
}

} // namespace

class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLine()
    {
        QCOMPARE(shown(progressLine(half(), 100)),
                 QByteArray(
                     "copying files [###############---------------]  50%  512MB of 1024MB  3/7  64MB/s  3m05s left"));
    }

    void theLineNeverWraps()
    {
        for (std::size_t columns = 0; columns < 200; ++columns)
            QVERIFY(progressLine(half(), columns).size() < std::max<std::size_t>(columns, 1));
    }

    void unknownTotal()
    {
        ProgressSnapshot shot;
        QCOMPARE(shown(progressLine(shot, 80)), QByteArray("preparing"));
        shot.phase = "listing";
        shot.bytesDone = 100;
        QCOMPARE(shown(progressLine(shot, 80)), QByteArray("listing  100B"));
    }

    void moreThanAllIsAll()
    {
        ProgressSnapshot shot = half();
        shot.bytesDone = shot.bytesTotal * 3;
        shot.secondsLeft.reset();
        QVERIFY(progressLine(shot, 100).contains("100%"));
    }

    void withoutATerminalThereIsAMessagePerPhase()
    {
        class Collector final : public LogSink {
        public:
            explicit Collector(std::vector<std::string> &messages)
                : m_messages(messages)
            {
            }
            void write(const LogRecord &record) override { m_messages.push_back(record.message); }

        private:
            std::vector<std::string> &m_messages;
        };
        std::vector<std::string> messages;
        Logger log;
        log.add(std::make_unique<Collector>(messages));
        Progress progress;
        StatusLine line;
        progress.beginPhase("before");
        {
            const ProgressDisplay display(ProgressDisplay::Kind::Messages, progress, log, line);
            progress.beginPhase("waiting-for-wal");
            progress.beginPhase("copying", 30'000'000);
        }
        progress.beginPhase("after");
        QCOMPARE(messages, (std::vector<std::string>{"waiting for wal", "copying, 29MB"}));
    }

    void jsonHasEveryMember()
    {
        const std::string line = progressJson(half());
        QCOMPARE(std::ranges::count(line, '\n'), 1);
        QVERIFY(line.starts_with("{\"type\":\"progress\""));
        const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        QCOMPARE(object["phase"_L1].toString(), QStringLiteral("copying-files"));
        QCOMPARE(object["bytes-done"_L1].toInteger(), qint64{512} << 20);
        QCOMPARE(object["bytes-total"_L1].toInteger(), qint64{1} << 30);
        QCOMPARE(object["items-done"_L1].toInteger(), 3);
        QCOMPARE(object["items-total"_L1].toInteger(), 7);
        QCOMPARE(object["bytes-per-second"_L1].toInteger(), qint64{64} << 20);
        QCOMPARE(object["seconds-left"_L1].toDouble(), 185.0);
        QCOMPARE(object["finished"_L1].toBool(true), false);
        QVERIFY(object.contains(QStringLiteral("bytes-stored")));
        QVERIFY(object.contains(QStringLiteral("elapsed-seconds")));
        ProgressSnapshot shot = half();
        shot.secondsLeft.reset();
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(progressJson(shot)))
                    .object()["seconds-left"_L1]
                    .isNull());
    }
};

} // namespace cairn::cli

QTEST_APPLESS_MAIN(cairn::cli::TestProgress)
#include "test_progress.moc"
