#include "base/format.h"
#include "models/catalog_store.h"
#include "support/fixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

class TestCatalogStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOffTheGuiThread()
    {
        EngineApi engine;
        std::atomic<bool> inGui = true;
        engine.readCatalog = [&](const std::string &path) -> Result<CatalogSnapshot> {
            inGui = QThread::currentThread() == QCoreApplication::instance()->thread();
            return CatalogSnapshot{.path = path, .instances = {}};
        };
        CatalogStore store(engine);
        store.open("/a/");
        QCOMPARE(store.paths(), std::vector<std::string>{"/a"});
        QVERIFY(store.find("/a")->reading);
        QTRY_VERIFY(store.find("/a")->snapshot != nullptr);
        QVERIFY(!inGui);
    }

    void anErrorTakesTheSnapshotAway()
    {
        Fixture fixture;
        fixture.openSample();
        QVERIFY(fixture.catalogs.instance(samplePath, "main") != nullptr);
        fixture.fake.setError(samplePath, {ErrorCode::Io, "cannot read", samplePath, {}});
        fixture.catalogs.refresh(samplePath);
        QTRY_VERIFY(fixture.catalogs.find(samplePath)->error.has_value());
        QCOMPARE(fixture.catalogs.instance(samplePath, "main"), nullptr);
        fixture.fake.setCatalog(sampleCatalog());
        fixture.catalogs.refresh(samplePath);
        QTRY_VERIFY(fixture.catalogs.instance(samplePath, "main") != nullptr);
        QVERIFY(!fixture.catalogs.find(samplePath)->error);
    }

    void manyRefreshesBecomeTwoReadings()
    {
        Fixture fixture;
        fixture.openSample();
        const int before = fixture.fake.readings();
        fixture.fake.holdReadings();
        for (int i = 0; i < 20; ++i)
            fixture.catalogs.refresh(samplePath);
        fixture.fake.releaseReadings();
        fixture.waitUntilRead(samplePath);
        QCOMPARE(fixture.fake.readings() - before, 2);
    }

    void closedWhileItIsRead()
    {
        Fixture fixture;
        fixture.fake.setCatalog(sampleCatalog());
        fixture.catalogs.open(samplePath);
        QSignalSpy changed(&fixture.catalogs, &CatalogStore::changed);
        fixture.catalogs.close(samplePath);
        QTest::qWait(50);
        QCOMPARE(changed.size(), 0);
        QVERIFY(fixture.catalogs.paths().empty());
    }

    void destroyedWhileItReads()
    {
        Fixture fixture;
        fixture.fake.setCatalog(sampleCatalog());
        for (int i = 0; i < 20; ++i) {
            CatalogStore store(fixture.engine);
            store.open(samplePath);
        }
        QTest::qWait(50);
    }

    void changesOnDiskAreSeen()
    {
        QTemporaryDir directory;
        QVERIFY(QDir(directory.path()).mkpath(QStringLiteral("instances/main/backups")));
        const std::string path = toBytes(directory.path());
        Fixture fixture;
        fixture.fake.setCatalog({.path = path, .instances = {makeInstance("main")}});
        fixture.catalogs.open(path);
        fixture.waitUntilRead(path);
        QTest::qWait(20);
        const int before = fixture.fake.readings();
        fixture.fake.setCatalog({.path = path, .instances = {makeInstance("main", {makeBackup(5)})}});
        QVERIFY(QDir(directory.path()).mkpath(QStringLiteral("instances/main/backups/5")));
        QTRY_COMPARE(fixture.catalogs.instance(path, "main")->backups.size(), 1U);
        // The new directory is watched too: what happens in it counts.
        const int after = fixture.fake.readings();
        QVERIFY(after > before);
        QFile record(directory.filePath(QStringLiteral("instances/main/backups/5/backup.json")));
        QVERIFY(record.open(QIODevice::WriteOnly));
        record.close();
        QTRY_VERIFY(fixture.fake.readings() > after);
    }

    void walAndPacksAreNotWatched()
    {
        QTemporaryDir directory;
        for (const char *name : {"wal", "packs", "backups/5/wal"})
            QVERIFY(QDir(directory.path()).mkpath(QStringLiteral("instances/main/") + QString::fromLatin1(name)));
        const QStringList watched = watchedDirectories(directory.path());
        QCOMPARE(watched.size(), 5);
        QVERIFY(watched.filter(QStringLiteral("wal")).isEmpty());
        QVERIFY(watched.filter(QStringLiteral("packs")).isEmpty());
    }
};

QTEST_MAIN(TestCatalogStore)
#include "test_catalog_store.moc"
