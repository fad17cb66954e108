#include "core/phases.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace cairn;

/// The table of phases and the engine's sources say the same.
class TestPhases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPhaseIsInTheTable()
    {
        const QRegularExpression begin(QStringLiteral("beginPhase\\(\\s*\"([^\"]*)\""));
        QSet<QString> found;
        QDirIterator files(QStringLiteral(CAIRN_ENGINE_SOURCES), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto match = begin.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
                found.insert(match.next().captured(1));
        }
        QVERIFY(found.size() > 10);
        QSet<QString> listed;
        for (const std::string_view phase : allPhases)
            listed.insert(QString::fromLatin1(phase.data(), static_cast<qsizetype>(phase.size())));
        QCOMPARE(listed.size(), static_cast<qsizetype>(allPhases.size())); // none twice
        QCOMPARE(found - listed, QSet<QString>());
        QCOMPARE(listed - found, QSet<QString>());
    }
};

QTEST_APPLESS_MAIN(TestPhases)
#include "test_phases.moc"
