#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <memory>

namespace cairn::test {

using Qt::Literals::StringLiterals::operator""_L1;

/// Deleting by rules, by status, and WAL that nothing needs, on a real cluster with a real archive. What the rules say
/// is tested without servers (unit.retention_rules, unit.retention_properties).
class TestRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void walWithoutBackupsStays();
    void orphanedWalGoes();
    void expiredGoesAsShown();
    void walDepthLeavesIslands();
    void byStatus();
    void lastBackupStays();
    void severalByTheirIds();
    void whatWasDoneAndFoundIsListed();

private:
    [[nodiscard]] TestCatalog::Arguments remove(const TestCatalog::Arguments &more) const
    {
        return m_catalog->command("delete", more);
    }
    /// A backup from the archive, with changes and finished segments before it.
    std::string backupAfterChanges(const TestCatalog::Arguments &more = {});
    [[nodiscard]] qint64 segments() const;
    /// The number of rows of the only table after a restore.
    [[nodiscard]] std::string rowsAfterRestore(const TestCatalog::Arguments &more) const;

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_catalog;
};

void TestRetention::init()
{
    m_server.reset();
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_server->connect().run("CREATE TABLE kept AS SELECT generate_series(1, 100) AS n");
}

std::string TestRetention::backupAfterChanges(const TestCatalog::Arguments &more)
{
    for (int i = 0; i < 3; ++i)
        m_server->connect().run("INSERT INTO kept SELECT generate_series(1, 100); SELECT pg_switch_wal()");
    return m_catalog->backup(*m_server, more);
}

qint64 TestRetention::segments() const
{
    qint64 count = 0;
    for (const auto &timeline : m_catalog->showArchive()["timelines"_L1].toArray())
        count += timeline["n-segments"_L1].toInteger();
    return count;
}

std::string TestRetention::rowsAfterRestore(const TestCatalog::Arguments &more) const
{
    TestServer restored = m_catalog->restore(m_server->major(), more);
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    const auto rows = restored.connect().value("SELECT count(*) FROM kept");
    restored.stop();
    return rows;
}

/// pg_probackup empties the archive here, without asking.
void TestRetention::walWithoutBackupsStays()
{
    m_server->connect().run("SELECT pg_switch_wal()");
    m_catalog->archiveAll(*m_server);
    const auto before = segments();
    QVERIFY(before > 0);
    const auto explained = CairnCli::ok(remove({"--wal", "--explain"}));
    expectContains(explained.out, "no backup is left that could use it");
    QCOMPARE(segments(), before);
    CairnCli::ok(remove({"--wal", "--force"}));
    QCOMPARE(segments(), 0);
}

void TestRetention::orphanedWalGoes()
{
    const auto first = backupAfterChanges();
    const auto second = backupAfterChanges();
    m_catalog->archiveAll(*m_server);
    const auto before = segments();
    CairnCli::ok(remove({"-i", first}));
    QCOMPARE(segments(), before); // not asked for
    const auto plan = CairnCli::json(remove({"--wal", "--dry-run", "--format=json"})).object();
    QCOMPARE(segments(), before);
    const auto going = plan["wal-files"_L1].toArray().size();
    QVERIFY(going > 3);
    CairnCli::ok(remove({"--wal"}));
    const auto left = segments();
    QVERIFY(left < before);
    // Nothing is left to do, and everything that is needed is there.
    QCOMPARE(CairnCli::json(remove({"--wal", "--dry-run", "--format=json"})).object()["wal-files"_L1].toArray().size(),
             0);
    CairnCli::ok(m_catalog->command("validate"));
    const auto rows = m_server->connect().value("SELECT count(*) FROM kept");
    QCOMPARE(rowsAfterRestore({"-i", second, "--recovery-target=latest"}), rows);
}

void TestRetention::expiredGoesAsShown()
{
    const auto first = backupAfterChanges();
    const auto second = backupAfterChanges({"--stream"});
    const auto third = backupAfterChanges();
    m_catalog->archiveAll(*m_server);
    // Without a rule nothing expires, and that is said.
    expectContains(CairnCli::ok(remove({"--expired"})).err, "no retention rule is set");
    QCOMPARE(m_catalog->show().size(), 3u);
    CairnCli::ok(m_catalog->command("set-config", {"--retention-redundancy=2"}));
    const auto shown = CairnCli::ok(remove({"--expired", "--wal", "--dry-run"}));
    expectContains(shown.out, "not among the newest 2 restorable FULL backups");
    const auto plan = CairnCli::json(remove({"--expired", "--wal", "--dry-run", "--format=json"})).object();
    QCOMPARE(m_catalog->show().size(), 3u);
    const auto done = CairnCli::json(remove({"--expired", "--wal", "--format=json"})).object();
    // Exactly what the preview said.
    for (const auto key : {"backups"_L1, "packs"_L1, "wal-files"_L1, "decisions"_L1, "wal"_L1, "window-after"_L1})
        QCOMPARE(done[key], plan[key]);
    QCOMPARE(m_catalog->show().size(), 2u);
    QVERIFY(std::ranges::none_of(m_catalog->show(), [&](const ShownBackup &backup) { return backup.id == first; }));
    // A rule of the command line goes over the stored one.
    CairnCli::ok(remove({"--expired", "--retention-redundancy=1"}));
    QCOMPARE(m_catalog->show().size(), 1u);
    QCOMPARE(m_catalog->show()[0].id, third);
    checkCatalog(*m_catalog);
    const auto rows = m_server->connect().value("SELECT count(*) FROM kept");
    QCOMPARE(rowsAfterRestore({"--recovery-target=latest"}), rows);
}

/// pg_probackup's wal_depth_1: older backups are restorable to their end.
void TestRetention::walDepthLeavesIslands()
{
    const auto first = backupAfterChanges();
    const auto rows = m_server->connect().value("SELECT count(*) FROM kept");
    const auto second = backupAfterChanges();
    const auto later = m_server->connect().value("SELECT count(*) FROM kept");
    const auto third = backupAfterChanges();
    m_catalog->archiveAll(*m_server);
    CairnCli::ok(remove({"--wal", "--wal-depth=1"}));
    const auto timeline = m_catalog->showArchive()["timelines"_L1].toArray().at(0).toObject();
    QCOMPARE(timeline["status"_L1].toString(), QStringLiteral("DEGRADED"));
    QCOMPARE(timeline["lost-segments"_L1].toArray().size(), 2);
    CairnCli::ok(m_catalog->command("validate"));
    QCOMPARE(rowsAfterRestore({"-i", first, "--recovery-target=immediate", "--recovery-target-action=promote"}), rows);
    QCOMPARE(rowsAfterRestore({"-i", second, "--recovery-target=immediate", "--recovery-target-action=promote"}),
             later);
    QCOMPARE(m_catalog->show(third).status, "OK");
}

/// pg_probackup's error_backups.
void TestRetention::byStatus()
{
    const auto good = backupAfterChanges({"--stream"});
    CairnCli::isKilled(m_catalog->backupCommand(*m_server, {"--stream"}), {.failpoint = "backup.before-stop"});
    (void)CairnCli::run(m_catalog->command("validate"));
    QCOMPARE(m_catalog->show()[0].status, "ERROR");
    CairnCli::ok(remove({"--status=ERROR", "--dry-run"}));
    QCOMPARE(m_catalog->show().size(), 2u);
    CairnCli::ok(remove({"--status=ERROR"}));
    QCOMPARE(m_catalog->show().size(), 1u);
    QCOMPARE(m_catalog->show()[0].id, good);
    checkCatalog(*m_catalog);
}

void TestRetention::lastBackupStays()
{
    const auto first = backupAfterChanges({"--stream"});
    expectContains(CairnCli::ok(remove({"-i", first, "--dry-run"})).out, "nothing that can be restored would be left");
    expectContains(CairnCli::fails(ErrorCode::Usage, remove({"-i", first})).err, "--force");
    QCOMPARE(m_catalog->show(first).status, "OK");
    backupAfterChanges({"--stream"});
    CairnCli::ok(m_catalog->command("set-config", {"--minimum-redundancy=2"}));
    expectContains(CairnCli::fails(ErrorCode::Usage, remove({"-i", first})).err, "minimum redundancy");
    CairnCli::ok(remove({"-i", first, "--force"}));
    QCOMPARE(m_catalog->show().size(), 1u);
    CairnCli::ok(remove({"-i", m_catalog->show()[0].id, "--force"}));
    QCOMPARE(m_catalog->show().size(), 0u);
    checkCatalog(*m_catalog);
}

/// One plan and one entry in the journal, however many are named; what builds on any of them goes, too.
void TestRetention::severalByTheirIds()
{
    const auto first = backupAfterChanges();
    const auto second = backupAfterChanges();
    const auto onSecond = backupAfterChanges({"-b", "DELTA"});
    const auto third = backupAfterChanges();
    const auto plan = CairnCli::json(remove({"-i", second, "-i", first, "-i", first, "--dry-run", "--format=json"}));
    int going = 0;
    for (const auto &backup : plan["backups"_L1].toArray())
        going += backup["goes"_L1].toBool() ? 1 : 0;
    QCOMPARE(m_catalog->show().size(), 4u);
    expectContains(CairnCli::fails(ErrorCode::NotFound, remove({"-i", first, "-i", "AAAAAA"})).err, "AAAAAA");
    QCOMPARE(m_catalog->show().size(), 4u);
    CairnCli::ok(remove({"-i", second, "-i", first}));
    QCOMPARE(m_catalog->show().size(), 1u);
    QCOMPARE(m_catalog->show()[0].id, third);
    QCOMPARE(going, 3);
    checkCatalog(*m_catalog);
    QCOMPARE(rowsAfterRestore({}), "1300");
    const auto history = CairnCli::json(m_catalog->command("history", {"--operation=delete", "--format=json"}));
    const auto deletions = history[0]["operations"_L1].toArray();
    QCOMPARE(deletions.size(), 2); // the one that failed, too
    const auto done = deletions[0].toObject();
    QCOMPARE(done["outcome"_L1].toString(), "ok"_L1);
    const std::string command = done["command"_L1].toString().toStdString();
    QVERIFY2(command.ends_with("-i " + second + " -i " + first), command.c_str());
}

/// Validations are kept, listed, shown again and compared; the journal says who did what.
void TestRetention::whatWasDoneAndFoundIsListed()
{
    const auto id = m_catalog->backup(*m_server, {"--stream"});
    CairnCli::ok(m_catalog->command("validate"));
    const auto packs = m_catalog->stored("packs");
    std::string pack;
    for (const auto &entry : QDir(QString::fromStdString(packs)).entryList(QDir::Files))
        pack = packs + "/" + entry.toStdString();
    QFile file(QString::fromStdString(pack));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    QVERIFY(file.write("damage") == 6);
    file.close();
    (void)CairnCli::run(m_catalog->command("validate", {"-i", id}));
    const auto list = CairnCli::json(m_catalog->command("reports", {"--format=json"}));
    const auto reports = list[0]["reports"_L1].toArray();
    QCOMPARE(reports.size(), 2);
    QCOMPARE(reports[0]["passed"_L1].toBool(), false);
    QCOMPARE(reports[1]["passed"_L1].toBool(), true);
    expectContains(CairnCli::ok(m_catalog->command("reports")).out, "NOT passed");
    const auto html = freshPath("report") + ".html";
    const auto shown = CairnCli::ok(m_catalog->command("reports", {"-i", "1", "--compare", "--report=" + html}));
    expectContains(shown.out, "COMPARED WITH");
    expectContains(shown.out, "new (");
    QVERIFY(QFile::exists(QString::fromStdString(html)));
    CairnCli::fails(ErrorCode::NotFound, m_catalog->command("reports", {"-i", "3"}));
    CairnCli::fails(ErrorCode::Usage, m_catalog->command("reports", {"--compare"}));
    expectContains(CairnCli::ok(m_catalog->command("history", {"--commands"})).out,
                   "cairn validate -B " + m_catalog->path() + " --instance=main -i " + id);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestRetention)
#include "test_retention.moc"
