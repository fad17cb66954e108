#include "postgres/data_directory.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace cairn;
namespace fs = std::filesystem;

class TestDataDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_root = fs::canonical(m_temporary.path().toStdString()).string() + "/" + QTest::currentTestFunction();
        fs::create_directory(m_root);
    }

    /// A relative link is meant from where it is, not from where the program works.
    void links()
    {
        const std::string data = m_root + "/data";
        fs::create_directories(data + "/pg_tblspc");
        fs::create_directories(m_root + "/wal");
        fs::create_directory_symlink("../wal", data + "/pg_wal");
        fs::create_directory_symlink("../inside", data + "/pg_tblspc/1");
        fs::create_directory_symlink("/somewhere/else", data + "/pg_tblspc/2");
        fs::create_directory(data + "/pg_tblspc/3");
        const auto links = directoryLinks(data);
        QVERIFY(links.has_value());
        QCOMPARE(links->size(), 3U);
        QCOMPARE(links->at(0).name, "pg_wal");
        QCOMPARE(links->at(0).text, "../wal");
        QCOMPARE(canonicalPath(links->at(0).target), m_root + "/wal");
        QCOMPARE(canonicalPath(links->at(1).target), data + "/inside");
        QCOMPARE(links->at(2).target, "/somewhere/else");
    }

    /// The place is the one behind the links, whether there is something or not.
    void canonicalPaths()
    {
        fs::create_directory(m_root + "/there");
        fs::create_directory_symlink("there", m_root + "/one");
        fs::create_directory_symlink("one", m_root + "/two");
        fs::create_directory_symlink(m_root + "/gone", m_root + "/lost");
        fs::create_directory_symlink("../" + fs::path(m_root).filename().string() + "/lost", m_root + "/lost2");
        fs::create_directory_symlink("self", m_root + "/self");
        QCOMPARE(canonicalPath(m_root + "/two/./x/../y"), m_root + "/there/y");
        QCOMPARE(canonicalPath(m_root + "/new/deep"), m_root + "/new/deep");
        QCOMPARE(canonicalPath(m_root + "/lost"), m_root + "/gone");
        QCOMPARE(canonicalPath(m_root + "/lost2/in/it"), m_root + "/gone/in/it");
        QCOMPARE(canonicalPath(m_root + "/self"), m_root + "/self"); // there is no such place
    }

private:
    QTemporaryDir m_temporary;
    std::string m_root;
};

QTEST_GUILESS_MAIN(TestDataDirectory)
#include "test_data_directory.moc"
