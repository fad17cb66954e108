#include "postgres/relation_path.h"
#include "shown.h"

namespace cairn {

class TestRelationPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void relations_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<quint32>("tablespace");
        QTest::addColumn<quint32>("database");
        QTest::addColumn<quint32>("filenode");
        QTest::addColumn<int>("fork");
        QTest::addColumn<quint32>("segment");
        QTest::addColumn<bool>("temporary");
        const auto row = [](const char *path, quint32 tablespace, quint32 database, quint32 filenode, Fork fork,
                            quint32 segment, bool temporary) {
            QTest::newRow(path) << QByteArray(path) << tablespace << database << filenode << static_cast<int>(fork)
                                << segment << temporary;
        };
        row("base/1/1259", 1663, 1, 1259, Fork::Main, 0, false);
        row("base/16384/16385_fsm", 1663, 16384, 16385, Fork::Fsm, 0, false);
        row("base/16384/16385_vm.1", 1663, 16384, 16385, Fork::VisibilityMap, 1, false);
        row("base/16384/16385_init", 1663, 16384, 16385, Fork::Init, 0, false);
        row("base/16384/16385.12", 1663, 16384, 16385, Fork::Main, 12, false);
        row("base/16384/4294967295", 1663, 16384, 4294967295, Fork::Main, 0, false);
        row("base/16384/t3_16390", 1663, 16384, 16390, Fork::Main, 0, true);
        row("base/16384/t12_16390_fsm.2", 1663, 16384, 16390, Fork::Fsm, 2, true);
        row("global/1260", 1664, 0, 1260, Fork::Main, 0, false);
        row("global/1260_vm", 1664, 0, 1260, Fork::VisibilityMap, 0, false);
        row("pg_tblspc/16390/PG_17_202406281/5/16391.1", 16390, 5, 16391, Fork::Main, 1, false);
    }
    void relations()
    {
        QFETCH(QByteArray, path);
        const auto found = classifyPath(path.toStdString());
        QCOMPARE(found.kind, PathKind::Relation);
        QTEST(found.relation.tablespace.value, "tablespace");
        QTEST(found.relation.database.value, "database");
        QTEST(found.relation.filenode.value, "filenode");
        QTEST(static_cast<int>(found.relation.fork), "fork");
        QTEST(found.relation.segment, "segment");
        QTEST(found.relation.temporary, "temporary");
    }

    void others_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("kind");
        const auto row = [](QByteArray path, PathKind kind) {
            QTest::newRow(path.toPercentEncoding().constData()) << path << static_cast<int>(kind);
        };
        row("global/pg_control", PathKind::Control);
        row("base/5/pg_control", PathKind::Other);
        row("pg_control", PathKind::Other);
        row("global/pg_filenode.map", PathKind::FilenodeMap);
        row("base/5/pg_filenode.map", PathKind::FilenodeMap);
        row("base/5/pg_filenode.map.tmp", PathKind::Other);
        row("PG_VERSION", PathKind::VersionFile);
        row("base/5/PG_VERSION", PathKind::VersionFile);
        row("pg_tblspc/16390/PG_17_202406281/5/PG_VERSION", PathKind::VersionFile);
        row("global/pg_internal.init", PathKind::RelationCache);
        row("base/5/pg_internal.init.4711", PathKind::RelationCache);
        row("base/5/pg_internal.initial", PathKind::Other);
        row("base/5/pg_internal.init.", PathKind::Other);
        for (const char *name : {"base/5/007",
                                 "base/5/0",
                                 "base/5/4294967296",
                                 "base/5/99999999999999999999",
                                 "base/5/99.bak",
                                 "base/5/99.",
                                 "base/5/99.0",
                                 "base/5/99.01",
                                 "base/5/99_",
                                 "base/5/99_xyz",
                                 "base/5/99_fsm_vm",
                                 "base/5/99_fsm.",
                                 "base/5/_fsm",
                                 "base/5/t_16390",
                                 "base/5/t3_",
                                 "base/5/tx_16390",
                                 "base/5/16390t",
                                 "base/5/16390 ",
                                 "base/5/-1",
                                 "base/5/+1",
                                 "base/16384",
                                 "base/x/1259",
                                 "base/05/1259",
                                 "base/5/1259/x",
                                 "base//1259",
                                 "base/5/",
                                 "base",
                                 "",
                                 "global/t3_16390",
                                 "global/1260/1",
                                 "1259",
                                 "pg_wal/000000010000000000000001",
                                 "pg_tblspc/16390",
                                 "pg_tblspc/x/PG_17_202406281/5/16391",
                                 "pg_tblspc/16390/17/5/16391",
                                 "pg_tblspc/16390/PG_17_202406281/16391",
                                 "pg_xact/0000",
                                 "pg_multixact/members/1000",
                                 "base/5/line\nbreak",
                                 "base/5/\xff\xfe",
                                 "foo/base/5/1259"})
            row(name, PathKind::Other);
    }
    void others()
    {
        QFETCH(QByteArray, path);
        QTEST(static_cast<int>(classifyPath(path.toStdString()).kind), "kind");
    }

    void foreignVersionDirectory()
    {
        const std::string path = "pg_tblspc/16390/PG_16_202307071/5/16391";
        QCOMPARE(classifyPath(path).kind, PathKind::Relation);
        QCOMPARE(classifyPath(path, "PG_16_202307071").kind, PathKind::Relation);
        QCOMPARE(classifyPath(path, "PG_17_202406281").kind, PathKind::Other);
    }

    void blockNumbersCountFromTheStartOfTheFork()
    {
        const auto found = classifyPath("base/5/16385.3");
        QCOMPARE(found.relation.firstBlock(131072), BlockNumber(3u * 131072));
    }
};

} // namespace cairn

QTEST_APPLESS_MAIN(cairn::TestRelationPath)
#include "test_relation_path.moc"
