#include "support/catalog_check.h"
#include "support/environment.h"
#include "support/expect.h"
#include "support/test_catalog.h"

#include "catalog/catalog.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace cairn::test {

namespace fs = std::filesystem;
using Qt::Literals::StringLiterals::operator""_L1;

/// Pins, notes and tags, what retention makes of them, and what comes back after it was deleted.
class TestSetBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sanity();
    void notesAndTags();
    void pinsHold();
    void mergeExpired();
    void retentionWithTheBackup();
    void quarantine();
    void quarantineEnds();

private:
    std::string take(const TestCatalog::Arguments &more)
    {
        m_server->connect().run("INSERT INTO kept SELECT generate_series(1, 100); CHECKPOINT");
        return m_catalog->backup(*m_server, more);
    }
    [[nodiscard]] TestCatalog::Arguments set(const std::string &id, const TestCatalog::Arguments &more) const
    {
        return m_catalog->command("set-backup", TestCatalog::Arguments{"-i", id} + more);
    }
    [[nodiscard]] TestCatalog::Arguments remove(const TestCatalog::Arguments &more) const
    {
        return m_catalog->command("delete", more);
    }
    [[nodiscard]] std::vector<std::string> ids() const
    {
        std::vector<std::string> list;
        for (const auto &backup : m_catalog->show())
            list.push_back(backup.id);
        return list;
    }
    /// As if the time in quarantine were over.
    void letQuarantineEnd(const std::string &id) const
    {
        const auto catalog = Catalog::open(m_catalog->path());
        const auto instance = catalog ? catalog->instance(m_catalog->instance()) : std::unexpected(catalog.error());
        const auto parsed = BackupId::parse(id);
        expect(instance && parsed &&
                   instance->update(*parsed,
                                    [](BackupRecord &record) {
                                        record.quarantine->until = record.quarantine->deleted;
                                        return Status{};
                                    }),
               "the record cannot be changed");
    }
    [[nodiscard]] std::string rows(const TestCatalog::Arguments &more) const;

    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestCatalog> m_catalog;
};

using Ids = std::vector<std::string>;

void TestSetBackup::init()
{
    m_server.reset();
    m_catalog = std::make_unique<TestCatalog>();
    m_server = std::make_unique<TestServer>(m_catalog->newServer());
    m_server->connect().run("CREATE TABLE kept AS SELECT generate_series(1, 100) AS n; SELECT pg_switch_wal()");
}

std::string TestSetBackup::rows(const TestCatalog::Arguments &more) const
{
    TestServer restored = m_catalog->restore(m_server->major(), more);
    restored.configure({"archive_mode = off"});
    restored.startAndRecover();
    const auto count = restored.connect().value("SELECT count(*) FROM kept");
    restored.stop();
    return count;
}

void TestSetBackup::sanity()
{
    const auto id = take({"--stream"});
    CairnCli::fails(ErrorCode::Usage, m_catalog->command("set-backup", {"--ttl=1d"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {}));
    CairnCli::fails(ErrorCode::NotFound, set("ABC", {"--ttl=1d"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--ttl=1d", "--expire-time=2099-01-01"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--ttl=1d", "--keep-forever"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--ttl=-1"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--ttl=soon"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--expire-time=2000-01-01 00:00:00+00"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--note=" + std::string(1025, 'x')}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--tag=novalue"}));
    CairnCli::fails(ErrorCode::Usage, set(id, {"--standalone", "--no-standalone"}));
    CairnCli::fails(ErrorCode::Usage, m_catalog->backupCommand(*m_server, {"--stream", "--ttl=1d", "--keep-forever"}));
    QCOMPARE(m_catalog->show(id).text("expire-time"), "");

    CairnCli::ok(set(id, {"--ttl=2d"}));
    QVERIFY(!m_catalog->show(id).text("expire-time").empty());
    CairnCli::ok(set(id, {"--keep-forever"}));
    QCOMPARE(m_catalog->show(id).text("expire-time"), "");
    QVERIFY(m_catalog->show(id).all["keep-forever"_L1].toBool());
    expectContains(CairnCli::ok(m_catalog->command("show")).out, "is kept for ever");
    CairnCli::ok(set(id, {"--expire-time=2099-01-01 00:00:00+00", "--standalone"}));
    QVERIFY(!m_catalog->show(id).all["keep-forever"_L1].toBool());
    QVERIFY(m_catalog->show(id).all["standalone"_L1].toBool());
    expectContains(m_catalog->show(id).text("expire-time"), "2099");
    CairnCli::ok(set(id, {"--ttl=0"}));
    QCOMPARE(m_catalog->show(id).text("expire-time"), "");
    QVERIFY(!m_catalog->show(id).all["standalone"_L1].toBool());
}

/// Any bytes, exactly 1024 of them; pg_probackup cuts a note at its first line.
void TestSetBackup::notesAndTags()
{
    const auto id = take({"--stream", "--note=first"});
    for (const std::string &note : {std::string(1024, 'x'), std::string("it's\n\"two\" lines\t\xc3\xa9")}) {
        CairnCli::ok(set(id, {"--note=" + note}));
        QCOMPARE(m_catalog->show(id).text("note"), note);
    }
    const auto shown =
        CairnCli::json(set(id, {"--note=none", "--tag=ticket=4711", "--tag=who=it's me", "--format=json"})).object();
    QVERIFY(!shown["backup"_L1].toObject().contains("note"_L1));
    CairnCli::ok(set(id, {"--tag=who=", "--tag=a=b=c"}));
    const auto tags = m_catalog->show(id).all["tags"_L1].toArray();
    QCOMPARE(tags.size(), 2);
    QCOMPARE(tags[0]["key"_L1].toString(), QStringLiteral("a"));
    QCOMPARE(tags[0]["value"_L1].toString(), QStringLiteral("b=c"));
    QCOMPARE(tags[1]["value"_L1].toString(), QStringLiteral("4711"));
    expectContains(CairnCli::ok(m_catalog->command("show", {"-i", id})).out, "tag = ticket=4711");
    CairnCli::ok(m_catalog->command("validate"));
    QCOMPARE(m_catalog->show(id).all["tags"_L1].toArray().size(), 2);
}

/// pg_probackup's pinning against redundancy; ancestors of a pinned one stay, too.
void TestSetBackup::pinsHold()
{
    const auto full = take({"--stream"});
    const auto pinned = take({"-b", "DELTA", "--stream", "--ttl=10d"});
    const auto child = take({"-b", "DELTA", "--stream"});
    const auto second = take({"--stream"});
    const auto third = take({"--stream"});
    CairnCli::ok(remove({"--expired", "--retention-redundancy=1"}));
    QCOMPARE(ids(), (Ids{third, pinned, full}));
    // By name it goes with force only, and what it builds on neither.
    expectContains(CairnCli::fails(ErrorCode::Usage, remove({"-i", full})).err, "pinned");
    QCOMPARE(ids().size(), 3u);
    CairnCli::ok(remove({"-i", full, "--force"}));
    QCOMPARE(ids(), (Ids{third}));
    checkCatalog(*m_catalog);
}

void TestSetBackup::mergeExpired()
{
    const auto full = take({"--stream"});
    const auto left = take({"-b", "DELTA", "--stream"});
    const auto leaf = take({"-b", "DELTA", "--stream", "--keep-forever"});
    const auto counted = m_server->connect().value("SELECT count(*) FROM kept");
    const auto right = take({"-b", "DELTA", "--stream", "--parent", full, "--keep-forever", "--standalone"});
    const auto last = take({"--stream"});
    CairnCli::ok(m_catalog->command("set-config", {"--retention-redundancy=1"}));
    const TestCatalog::Arguments what{"--expired", "--merge-expired", "--wal"};
    const auto shown = CairnCli::ok(remove(what + TestCatalog::Arguments{"--dry-run", "--explain"})).out;
    expectContains(shown, "becomes FULL");
    expectContains(shown, "its data goes on in");
    expectContains(shown, "recoverable before");
    const auto plan = CairnCli::json(remove(what + TestCatalog::Arguments{"--dry-run", "--format=json"})).object();
    QCOMPARE(ids().size(), 5u);
    const auto done = CairnCli::json(remove(what + TestCatalog::Arguments{"--format=json"})).object();
    for (const auto key : {"backups"_L1, "packs"_L1, "wal-files"_L1, "decisions"_L1, "wal"_L1, "window-after"_L1})
        QCOMPARE(done[key], plan[key]);
    QCOMPARE(ids(), (Ids{last, right, leaf}));
    for (const auto &id : {right, leaf})
        QCOMPARE(m_catalog->show(id).text("backup-mode"), "FULL");
    checkCatalog(*m_catalog);
    QCOMPARE(rows({"-i", leaf}), counted);
    // A second time there is nothing to do.
    const auto again = CairnCli::json(remove(what + TestCatalog::Arguments{"--format=json"})).object();
    for (const auto &backup : again["backups"_L1].toArray())
        QVERIFY(!backup["goes"_L1].toBool() && !backup["becomes-full"_L1].toBool());
    QCOMPARE(again["wal-files"_L1].toArray().size(), 0);
}

/// pg_probackup's way: retention with the backup.
void TestSetBackup::retentionWithTheBackup()
{
    take({"--stream"});
    take({"-b", "DELTA", "--stream"});
    CairnCli::ok(m_catalog->backupCommand(
        *m_server, {"--stream", "--delete-expired", "--delete-wal", "--retention-redundancy=1"}));
    QCOMPARE(ids().size(), 1u);
    QCOMPARE(m_catalog->show()[0].text("backup-mode"), "FULL");
    take({"-b", "DELTA", "--stream"});
    const auto result =
        CairnCli::json(m_catalog->backupCommand(*m_server, {"--stream", "-b", "DELTA", "--expired", "--merge-expired",
                                                            "--wal", "--retention-window=1", "--format=json"}));
    QVERIFY(result["retention"_L1]["backups"_L1].toArray().size() == 3);
    checkCatalog(*m_catalog);
}

void TestSetBackup::quarantine()
{
    CairnCli::ok(m_catalog->command("set-config", {"--quarantine=7d"}));
    expectContains(CairnCli::ok(m_catalog->command("show-config")).out, "quarantine = 7d");
    const auto full = take({});
    const auto child = take({"-b", "DELTA"});
    const auto counted = m_server->connect().value("SELECT count(*) FROM kept");
    const auto last = take({});
    m_catalog->archiveAll(*m_server);
    const QJsonValue before = CairnCli::json(remove({"--wal", "--dry-run", "--format=json"})).object().value("wal"_L1);
    const auto deleted = CairnCli::ok(remove({"-i", full, "--wal"})).out;
    expectContains(deleted, "undelete");
    QCOMPARE(m_catalog->show(full).status, "DELETING");
    QCOMPARE(m_catalog->show(child).status, "DELETING");
    CairnCli::fails(ErrorCode::Damaged, m_catalog->restoreCommand(freshPath("deleted"), {"-i", child}));
    // It is as if it were gone.
    expectContains(CairnCli::fails(ErrorCode::Usage, remove({"-i", last})).err, "nothing that can be restored");
    CairnCli::fails(ErrorCode::Usage, remove({"-i", child}));
    QCOMPARE(CairnCli::json(remove({"--wal", "--dry-run", "--format=json"})).object()["wal-files"_L1].toArray().size(),
             0);
    CairnCli::ok(m_catalog->command("validate"));
    // And it comes back whole, WAL included.
    expectContains(CairnCli::ok(m_catalog->command("undelete", {"-i", child, "--dry-run"})).out, "would come back");
    QCOMPARE(m_catalog->show(child).status, "DELETING");
    CairnCli::ok(m_catalog->command("undelete", {"-i", child}));
    for (const auto &id : {full, child, last})
        QCOMPARE(m_catalog->show(id).status, "OK");
    QCOMPARE(CairnCli::json(remove({"--wal", "--dry-run", "--format=json"})).object()["wal"_L1], before);
    CairnCli::fails(ErrorCode::NotFound, m_catalog->command("undelete"));
    checkCatalog(*m_catalog);
    QCOMPARE(rows({"-i", child, "--recovery-target=immediate", "--recovery-target-action=promote"}), counted);
}

void TestSetBackup::quarantineEnds()
{
    const auto full = take({});
    const auto child = take({"-b", "DELTA"});
    const auto last = take({});
    m_catalog->archiveAll(*m_server);
    CairnCli::ok(remove({"-i", child, "--quarantine=1d"}));
    CairnCli::ok(remove({"-i", full, "--wal", "--quarantine=1d"}));
    const auto wal = std::distance(fs::directory_iterator(m_catalog->stored("wal")), fs::directory_iterator());
    // Before its time only when that is asked for, and with what builds on it.
    CairnCli::ok(remove({"-i", full, "--quarantine=0"}));
    QCOMPARE(ids(), (Ids{last}));
    checkCatalog(*m_catalog);
    // When its time is over, the next one to remove anything removes it.
    const auto more = take({});
    CairnCli::ok(remove({"-i", last, "--quarantine=1d"}));
    letQuarantineEnd(last);
    CairnCli::ok(remove({"--expired", "--retention-redundancy=1"}));
    QCOMPARE(ids(), (Ids{more}));
    CairnCli::ok(m_catalog->command("undelete")); // the WAL is for a day
    QCOMPARE(std::distance(fs::directory_iterator(m_catalog->stored("wal")), fs::directory_iterator()) >= wal, true);
    checkCatalog(*m_catalog);
}

} // namespace cairn::test

CAIRN_CLUSTER_TEST_MAIN(cairn::test::TestSetBackup)
#include "test_set_backup.moc"
