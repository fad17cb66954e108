#include "operations/restore_place.h"

#include "core/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>
#include <unistd.h>

using namespace cairn;
namespace fs = std::filesystem;

/// The directories of a restore, without a server: two restores at once, and what is taken for the remains of one.
class TestRestorePlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_root = fs::canonical(m_temporary.path().toStdString()).string() + "/" + QTest::currentTestFunction();
        fs::create_directory(m_root);
        m_record = {};
        m_record.tablespaces = {{Oid{16390}, m_root + "/space"}};
    }

    /// Both have looked before either made anything.
    void theSecondLeavesTheFirstAlone()
    {
        const auto first = place(m_root + "/data");
        const auto second = place(m_root + "/data");
        QVERIFY(first->check(m_control, {}) && second->check(m_control, {}));
        QVERIFY(first->lock(0700) && first->prepare(m_control, {}) && first->make(0700));
        touch(m_root + "/data/file");
        touch(m_root + "/space/file");
        QCOMPARE(second->lock(0700).error().code, ErrorCode::Locked);
        QVERIFY(!second->make(0700));
        QVERIFY(!second->cleanUp());
        QVERIFY(fs::exists(m_root + "/data/file") && fs::exists(m_root + "/space/file"));
        QVERIFY(first->complete(false));
        QVERIFY(!fs::exists(m_root + "/data/cairn_restore.json"));
    }

    /// Two clusters, and by mistake one tablespace.
    void oneTablespace()
    {
        const auto first = place(m_root + "/data");
        const auto second = place(m_root + "/other");
        QVERIFY(first->lock(0700) && second->lock(0700));
        QVERIFY(first->make(0700));
        touch(m_root + "/space/file");
        QCOMPARE(second->make(0700).error().code, ErrorCode::Locked);
        QVERIFY(second->cleanUp());
        QVERIFY(fs::exists(m_root + "/space/file"));
        QVERIFY(fs::exists(m_root + "/data/cairn_restore.json"));
    }

    /// Where a file system has no locks: what is cleaned up is what this restore has made.
    void onlyItsOwnIsCleanedUp()
    {
        auto first = place(m_root + "/data");
        QVERIFY(first->make(0700));
        first.reset(); // with its locks
        touch(m_root + "/data/file");
        const auto second = place(m_root + "/data");
        QVERIFY(!second->cleanUp());
        QVERIFY(fs::exists(m_root + "/data/file"));
    }

    void anOwnerThatLives()
    {
        const RestoreMarker marker = RestoreMarker::make({m_root + "/data", m_root + "/space"});
        fs::create_directory(m_root + "/data");
        QVERIFY(marker.write(m_root + "/data"));
        const auto read = RestoreMarker::read(m_root + "/data");
        QVERIFY(read && *read == marker);
        QVERIFY(read->checkOwner(m_root + "/data")); // this process
        // The parent of this process is another one that lives.
        Owner parent = thisProcess();
        parent.pid = ::getppid();
        parent.processStart = 0;
        JsonFields fields;
        fields.put("format", "cairn-restore-1");
        putOwner(fields, parent);
        fields.put("directories", std::vector<std::string>{m_root + "/data"});
        QVERIFY(replaceFile(m_root + "/data/cairn_restore.json", asBytes(fields.toText())));
        const auto lives = RestoreMarker::read(m_root + "/data")->checkOwner(m_root + "/data");
        QVERIFY(!lives && lives.error().code == ErrorCode::Locked);
        QVERIFY(lives.error().message.contains(std::to_string(::getppid())));
        QCOMPARE(place(m_root + "/data")->lock(0700).error().code, ErrorCode::Locked);
    }

    /// Killed while the marker was written.
    void aMarkerThatIsNotReady()
    {
        fs::create_directory(m_root + "/data");
        touch(m_root + "/data/cairn_restore.json.123.tmp");
        const auto again = place(m_root + "/data");
        QVERIFY(again->lock(0700) && again->prepare(m_control, {}));
        QVERIFY(fs::is_empty(m_root + "/data"));
    }

    /// What was set aside has a marker, too: it speaks of other directories.
    void aDirectoryThatWasRenamed()
    {
        auto first = place(m_root + "/data");
        QVERIFY(first->make(0700));
        touch(m_root + "/space/file");
        first.reset();
        fs::rename(m_root + "/data", m_root + "/renamed");
        const auto other = place(m_root + "/renamed");
        QVERIFY(!other->prepare(m_control, {}));
        QVERIFY(fs::exists(m_root + "/space/file"));
        fs::rename(m_root + "/renamed", m_root + "/data");
        QVERIFY(place(m_root + "/data")->prepare(m_control, {}));
        QVERIFY(!fs::exists(m_root + "/space/file"));
    }

private:
    std::unique_ptr<RestorePlace> place(const std::string &pgdata) const
    {
        RestoreRequest request;
        request.pgdata = pgdata;
        auto made = RestorePlace::resolve(request, m_record);
        return made ? std::make_unique<RestorePlace>(*std::move(made)) : nullptr;
    }

    static void touch(const std::string &path) { (void)replaceFile(path, asBytes("content")); }

    QTemporaryDir m_temporary;
    std::string m_root;
    BackupRecord m_record;
    Bytes m_control{std::byte{1}};
};

QTEST_GUILESS_MAIN(TestRestorePlace)
#include "test_restore_place.moc"
