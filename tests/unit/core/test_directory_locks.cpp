#include "core/directory_locks.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <optional>

using namespace cairn;
namespace fs = std::filesystem;

/// Two runs in one process stand for two processes: the kernel's lock belongs to the opened directory.
class TestDirectoryLocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_root = m_temporary.path().toStdString() + "/" + QTest::currentTestFunction();
        fs::create_directory(m_root);
    }

    void oneAtATime()
    {
        const std::string path = m_root + "/data";
        fs::create_directory(path);
        std::optional<DirectoryLocks> first(std::in_place);
        DirectoryLocks second;
        QVERIFY(first->take(path));
        QVERIFY(first->take(path)); // its own
        const auto refused = second.take(path);
        QVERIFY(!refused && refused.error().code == ErrorCode::Locked);
        QCOMPARE(refused.error().subject, path);
        QVERIFY(!second.make(path, 0700));
        QVERIFY(second.take(m_root + "/beside"));
        first.reset();
        QVERIFY(second.take(path));
        QVERIFY(fs::exists(path));
    }

    void overALink()
    {
        fs::create_directory(m_root + "/data");
        fs::create_directory_symlink("data", m_root + "/link");
        DirectoryLocks first;
        DirectoryLocks second;
        QVERIFY(first.take(m_root + "/link"));
        QCOMPARE(second.take(m_root + "/data").error().code, ErrorCode::Locked);
    }

    /// What was made for nothing goes again; what holds something, or is wanted, stays.
    void unusedDirectories()
    {
        const auto make = [this](const char *name, bool fill, bool keep) {
            DirectoryLocks locks;
            if (!locks.make(m_root + name + "/deep", 0750))
                return false;
            if (fill)
                fs::create_directory(m_root + name + "/deep/file");
            if (keep)
                locks.keep();
            return true;
        };
        QVERIFY(make("/unused", false, false));
        QVERIFY(!fs::exists(m_root + "/unused/deep"));
        QVERIFY(make("/filled", true, false));
        QVERIFY(fs::exists(m_root + "/filled/deep/file"));
        QVERIFY(make("/wanted", false, true));
        QVERIFY(fs::exists(m_root + "/wanted/deep"));
        fs::create_directory(m_root + "/old");
        QVERIFY(DirectoryLocks().make(m_root + "/old", 0700));
        QVERIFY(fs::exists(m_root + "/old"));
    }

    /// Neither name is ever anybody else's in between.
    void replacedAndPutBack()
    {
        const std::string path = m_root + "/data";
        const std::string other = m_root + "/data.kept";
        fs::create_directories(path + "/content");
        fs::permissions(path, fs::perms::owner_all | fs::perms::group_read);
        DirectoryLocks locks;
        DirectoryLocks others;
        QVERIFY(locks.replace(path, other));
        QVERIFY(fs::is_empty(path) && fs::exists(other + "/content"));
        QCOMPARE(fs::status(path).permissions(), fs::perms::owner_all | fs::perms::group_read);
        QVERIFY(!others.take(path));
        QVERIFY(!others.take(other));
        QVERIFY(locks.replace(path, other)); // done already
        QVERIFY(locks.rename(other, path, m_root + "/rest"));
        QVERIFY(fs::exists(path + "/content") && !fs::exists(other) && !fs::exists(m_root + "/rest"));
        QVERIFY(!others.take(path));
    }

    void whatIsInTheWayIsSetAside()
    {
        fs::create_directories(m_root + "/kept/content");
        fs::create_directories(m_root + "/data/rest");
        DirectoryLocks locks;
        QVERIFY(locks.rename(m_root + "/kept", m_root + "/data", m_root + "/aside"));
        QVERIFY(fs::exists(m_root + "/data/content") && fs::exists(m_root + "/aside/rest"));
    }

    void fileInPlaceOfADirectory()
    {
        QVERIFY(replaceFile(m_root + "/file", {}));
        DirectoryLocks locks;
        QVERIFY(!locks.make(m_root + "/file", 0700));
        QVERIFY(fs::exists(m_root + "/file"));
    }

private:
    QTemporaryDir m_temporary;
    std::string m_root;
};

QTEST_GUILESS_MAIN(TestDirectoryLocks)
#include "test_directory_locks.moc"
