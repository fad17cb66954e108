#include "base/format.h"
#include "core/phases.h"
#include "models/backup_model.h"
#include "models/chain_model.h"
#include "models/facts_model.h"
#include "models/filter_model.h"
#include "models/instances_model.h"
#include "models/job_model.h"
#include "models/navigator_model.h"
#include "models/report_models.h"
#include "models/tablespace_model.h"
#include "support/fixture.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const SystemClock realClock;

using Mode = QAbstractItemModelTester::FailureReportingMode;

/// Calls `visit` for every index of a model, at all depths.
void forEachRow(const QAbstractItemModel &model, const std::function<void(const QModelIndex &)> &visit,
                const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        visit(model.index(row, 0, parent));
        forEachRow(model, visit, model.index(row, 0, parent));
    }
}

/// Every cell says something to assistive technology.
void checkSpoken(const QAbstractItemModel &model)
{
    forEachRow(model, [&](const QModelIndex &row) {
        for (int column = 0; column < model.columnCount(row.parent()); ++column)
            QVERIFY2(!row.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString().isEmpty(),
                     qPrintable(model.headerData(column, Qt::Horizontal).toString()));
    });
}

/// The parent that a backup ought to be shown under.
BackupId expectedParent(const std::vector<BackupRecord> &backups, const BackupRecord &backup)
{
    const auto find = [&](BackupId id) {
        const auto found = std::ranges::find(backups, id, &BackupRecord::id);
        return found != backups.end() ? &*found : nullptr;
    };
    const BackupRecord *parent = find(backup.parent);
    if (!parent)
        return {};
    const BackupRecord *walk = parent;
    for (std::size_t step = 0; walk && step <= backups.size(); ++step) {
        if (walk->id == backup.id)
            return {};
        walk = find(walk->parent);
    }
    return walk ? BackupId{} : parent->id; // a ring further up
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backupsUnderRandomSnapshots_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void backupsUnderRandomSnapshots()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        BackupModel model(realClock);
        FilterModel filtered;
        filtered.setSourceModel(&model);
        filtered.sort(0, Qt::DescendingOrder);
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        const QAbstractItemModelTester filteredTester(&filtered, Mode::Fatal);
        QItemSelectionModel selection(&filtered);
        for (int round = 0; round < 60; ++round) {
            const auto backups = randomBackups(random, 12);
            const BackupId chosen = chooseOne(model, filtered, selection, random);
            filtered.setNeedle(round % 5 == 4 ? QStringLiteral("corrupt") : QString());
            model.setBackups(backups, randomOutlooks(random, backups));
            compare(model, backups);
            checkSpoken(model);
            if (filtered.isFiltering())
                checkParentsAreShown(model, filtered, QStringLiteral("corrupt"));
            // Who was chosen stays chosen, wherever it has moved to.
            const bool survives = std::ranges::find(backups, chosen, &BackupRecord::id) != backups.end();
            const QModelIndex index = filtered.mapFromSource(model.indexOf(chosen));
            if (survives && !filtered.isFiltering() && chosen.isValid())
                QCOMPARE(selection.currentIndex().data(IdRole), index.data(IdRole));
        }
    }

    /// Without any word from the catalog.
    void aPinRunsOut()
    {
        ScriptedClock clock;
        BackupRecord pinned = makeBackup(7);
        pinned.expireTime = Timestamp{1'790'000'000'000'000};
        BackupModel model(clock);
        model.setBackups({pinned});
        const QModelIndex kept = model.index(0, columnOf(model, QStringLiteral("kept")));
        clock.set(Timestamp{pinned.expireTime.microseconds - 1});
        QVERIFY(!kept.data(Qt::DecorationRole).isNull());
        clock.moveOn(std::chrono::microseconds(1));
        QVERIFY(kept.data(Qt::DecorationRole).isNull());
    }

    void whyAndHowLongABackupStays()
    {
        BackupRecord deleted = makeBackup(9, BackupStatus::Deleting);
        deleted.quarantine = Quarantine{Timestamp{1}, Timestamp{1'790'000'000'000'000}, BackupStatus::Ok};
        BackupModel model(realClock);
        const std::vector<BackupOutlook> outlooks{
            {.id = BackupId{5}, .reasons = {{RetentionRule::Expired, "expired: too old"}}, .expiry = Expiry::Expired},
            {.id = BackupId{6},
             .reasons = {{RetentionRule::Window, "young"}, {RetentionRule::Daily, "the last of its day"}},
             .expiry = Expiry::AtTime,
             .expires = Timestamp{1'790'000'000'000'000}},
            {.id = BackupId{7}, .reasons = {{RetentionRule::Pinned, "pinned for ever"}}, .expiry = Expiry::Never},
            {.id = BackupId{8}, .expiry = Expiry::WithNewerBackups}};
        model.setBackups({makeBackup(5), makeBackup(6), makeBackup(7), makeBackup(8), deleted, makeBackup(10)},
                         outlooks);
        const auto text = [&](std::uint64_t id, const char *key) {
            return model.indexOf(BackupId{id}, model.columnOf(QLatin1StringView(key))).data().toString();
        };
        QCOMPARE(text(5, "expires"), QStringLiteral("expired"));
        QCOMPARE(text(5, "kept"), QStringLiteral("expired: too old"));
        QCOMPARE(text(6, "kept"), QStringLiteral("young; the last of its day"));
        QVERIFY2(text(6, "expires").contains(QStringLiteral("2026")), qPrintable(text(6, "expires")));
        QCOMPARE(text(7, "expires"), QStringLiteral("never"));
        QCOMPARE(text(8, "expires"), QStringLiteral("with newer backups"));
        QCOMPARE(text(9, "status"), QStringLiteral("Deleted"));
        QVERIFY(text(9, "expires").contains(QStringLiteral("2026")));
        QVERIFY(text(10, "expires").isEmpty()); // not known
        // By time, and what no time lets go last.
        FilterModel sorted;
        sorted.setSourceModel(&model);
        sorted.sort(model.columnOf(QLatin1StringView("expires")), Qt::AscendingOrder);
        QList<quint64> order;
        for (int row = 0; row < sorted.rowCount(); ++row)
            order << sorted.index(row, 0).data(IdRole).toULongLong();
        QCOMPARE(order.first(2), (QList<quint64>{10, 5}));
        QCOMPARE(order.last(2), (QList<quint64>{8, 7}));
    }

    void aNoteIsEditedInItsPlace()
    {
        BackupModel model(realClock);
        BackupRecord noted = makeBackup(6);
        noted.note = "nightly";
        BackupRecord deleted = makeBackup(7, BackupStatus::Deleting);
        deleted.quarantine = Quarantine{};
        model.setBackups({makeBackup(5, BackupStatus::Running), noted, deleted});
        const int column = model.columnOf(noteColumnKey);
        QList<std::pair<BackupId, QString>> edits;
        connect(&model, &BackupModel::noteEdited, this,
                [&](BackupId id, const QString &note) { edits.append({id, note}); });
        const QModelIndex index = model.indexOf(BackupId{6}, column);
        QCOMPARE(index.data(Qt::EditRole).toString(), QStringLiteral("nightly"));
        QVERIFY(model.setData(index, QStringLiteral("nightly "))); // the same
        QVERIFY(edits.isEmpty());
        QVERIFY(model.setData(index, QStringLiteral(" weekly")));
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits[0].first, BackupId{6});
        QCOMPARE(edits[0].second, QStringLiteral("weekly"));
        QCOMPARE(index.data().toString(), QStringLiteral("nightly")); // until the catalog says otherwise
        for (const std::uint64_t other : {5U, 7U})
            QVERIFY(!(model.indexOf(BackupId{other}, column).flags() & Qt::ItemIsEditable));
        QVERIFY(!(model.indexOf(BackupId{6}, 0).flags() & Qt::ItemIsEditable));
    }

    void everyPhaseHasWords()
    {
        for (const std::string_view phase : allPhases) {
            const QString key = engineText(phase);
            QVERIFY2(phaseText(phase) != key, qPrintable(key));
        }
    }

    void backupsWithTheSameIdAppearOnce()
    {
        BackupModel model(realClock);
        model.setBackups({makeBackup(5), makeBackup(5, BackupStatus::Corrupt), makeBackup(0)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.record(model.index(0, 0))->status, BackupStatus::Ok);
    }

    void sortingIsByValueNotByText()
    {
        BackupModel model(realClock);
        FilterModel filtered;
        filtered.setSourceModel(&model);
        std::vector<BackupRecord> backups;
        for (const std::uint64_t size : {52'000'000ULL, 332'000'000ULL, 9'000ULL, 1'200'000'000ULL}) {
            backups.push_back(makeBackup(100 + backups.size()));
            backups.back().dataBytes = size;
        }
        model.setBackups(backups);
        filtered.sort(columnOf(model, QStringLiteral("data")), Qt::AscendingOrder);
        QList<quint64> order;
        for (int row = 0; row < filtered.rowCount(); ++row)
            order << filtered.index(row, columnOf(model, QStringLiteral("data"))).data(RawRole).toULongLong();
        QCOMPARE(order, (QList<quint64>{9'000, 52'000'000, 332'000'000, 1'200'000'000}));
    }

    void filterTakesWordsInAnyColumn()
    {
        BackupModel model(realClock);
        FilterModel filtered;
        filtered.setSourceModel(&model);
        BackupRecord noted = makeBackup(7, BackupStatus::Corrupt);
        noted.note = "before the Upgrade";
        model.setBackups({makeBackup(9), noted});
        filtered.setNeedle(QStringLiteral("  upgrade corrupt "));
        QCOMPARE(filtered.rowCount(), 1);
        QCOMPARE(filtered.index(0, 0).data(IdRole).toULongLong(), 7ULL);
        filtered.setNeedle(QStringLiteral("upgrade ok"));
        QCOMPARE(filtered.rowCount(), 0);
        filtered.setNeedle({});
        QCOMPARE(filtered.rowCount(), 2);
    }

    void damagedNamesCanBeSeen()
    {
        BackupModel model(realClock);
        BackupRecord record = makeBackup(3);
        record.note = "line\nbreak \xff";
        model.setBackups({record});
        QCOMPARE(model.index(0, columnOf(model, QStringLiteral("note"))).data().toString(),
                 QStringLiteral("line\\nbreak \\xff"));
    }

    void navigatorUnderRandomSnapshots()
    {
        Fixture fixture;
        QRandomGenerator random(7);
        NavigatorModel model(fixture.catalogs, fixture.jobs, fixture.clock);
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        const std::vector<std::string> paths{"/a", "/b/c", "/d"};
        for (int round = 0; round < 40; ++round) {
            const std::string path = paths[random.bounded(3)];
            if (random.bounded(6) == 0)
                fixture.fake.setError(path, {ErrorCode::Io, "cannot read", path, {}});
            else
                fixture.fake.setCatalog(randomCatalog(random, path));
            if (!fixture.catalogs.find(path))
                fixture.catalogs.open(path);
            else if (random.bounded(8) == 0)
                fixture.catalogs.close(path);
            else
                fixture.catalogs.refresh(path);
            if (fixture.catalogs.find(path))
                fixture.waitUntilRead(path);
            checkSpoken(model);
            QCOMPARE(model.rowCount(), static_cast<int>(fixture.catalogs.paths().size()));
        }
    }

    void navigatorShowsWhoIsBusy()
    {
        Fixture fixture;
        fixture.openSample();
        NavigatorModel model(fixture.catalogs, fixture.jobs, fixture.clock);
        const QString calm = model.indexOfInstance(samplePath, "main").data(HealthRole).toString();
        fixture.fake.closeGate();
        fixture.jobs.start({.kind = JobKind::Backup,
                            .title = [] { return QStringLiteral("x"); },
                            .catalog = samplePath,
                            .instance = "main",
                            .run = [&](OperationContext &context) -> Result<JobOutcome> {
                                return fixture.engine.takeBackup({}, context).transform([](BackupResult result) {
                                    return JobOutcome{std::move(result)};
                                });
                            }});
        QVERIFY(model.indexOfInstance(samplePath, "main").data(HealthRole).toString() != calm);
        QCOMPARE(model.indexOfInstance(samplePath, "empty").data(HealthRole).toString(),
                 NavigatorModel(fixture.catalogs, fixture.jobs, fixture.clock)
                     .indexOfInstance(samplePath, "empty")
                     .data(HealthRole)
                     .toString());
        fixture.fake.openGate();
        QTRY_COMPARE(model.indexOfInstance(samplePath, "main").data(HealthRole).toString(), calm);
    }

    /// The badge of the navigator and the page of the catalog say the same.
    void allSayTheSameOfAnInstance()
    {
        Fixture fixture;
        fixture.openSample();
        const NavigatorModel navigator(fixture.catalogs, fixture.jobs, fixture.clock);
        for (const InstanceRow &row : instanceRows(*fixture.catalogs.find(samplePath)->snapshot, fixture.clock.now())) {
            const QString badge = navigator.indexOfInstance(samplePath, row.name).data(HealthRole).toString();
            QVERIFY2(badge.contains(healthWord(row.health.level)), qPrintable(badge));
            QVERIFY2(badge.contains(row.health.text), qPrintable(badge));
        }
    }

    void instancesUnderRandomSnapshots()
    {
        QRandomGenerator random(3);
        const std::unique_ptr<InstancesModel> model(makeInstancesModel(nullptr));
        const QAbstractItemModelTester tester(model.get(), Mode::Fatal);
        for (int round = 0; round < 50; ++round) {
            CatalogSnapshot catalog = randomCatalog(random, "/a");
            std::ranges::shuffle(catalog.instances, random);
            model->update(instanceRows(catalog, Timestamp{1'790'100'000'000'000}));
            QCOMPARE(model->rows().size(), catalog.instances.size());
            for (std::size_t i = 0; i < catalog.instances.size(); ++i)
                QCOMPARE(model->rows()[i].name, catalog.instances[i].name);
            checkSpoken(*model);
        }
    }

    void jobsAndTheirLogs()
    {
        JobController jobs(realClock);
        JobModel model(jobs);
        LogModel log(jobs);
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        const QAbstractItemModelTester logTester(&log, Mode::Fatal);
        for (int i = 0; i < 4; ++i) {
            const JobId id = jobs.start({.kind = JobKind::Validate,
                                         .title = [] { return QStringLiteral("Validate"); },
                                         .catalog = "/a",
                                         .run = [i](OperationContext &context) -> Result<JobOutcome> {
                                             for (int line = 0; line < 50; ++line)
                                                 context.log.info("line {}", line);
                                             if (i == 2)
                                                 return fail(ErrorCode::Io, "broken");
                                             return JobOutcome{};
                                         }});
            log.setJob(id);
            QCOMPARE(model.row(model.index(0, 0)), id); // newest first
            QTRY_COMPARE(jobs.activeCount(), 0);
            checkSpoken(model);
            checkSpoken(log);
            QCOMPARE(log.rowCount(), 50);
            QCOMPARE(log.plainText().count(QLatin1Char('\n')), 50);
        }
        jobs.forgetFinished();
        QCOMPARE(model.rowCount(), 0);
    }

    void factsKeepTheirPlaceWhenOnlyValuesChange()
    {
        FactsModel model;
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        const InstanceRef ref{samplePath, "main"};
        BackupRow record{sampleCatalog().instances[1].backups[0], std::nullopt};
        model.setGroups(backupFacts(record, ref));
        checkSpoken(model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        record.dataBytes += 5'000'000;
        model.setGroups(backupFacts(record, ref));
        QCOMPARE(resets.size(), 0);
        QVERIFY(!changes.isEmpty());
        record.note.clear();
        model.setGroups(backupFacts(record, ref));
        QCOMPARE(resets.size(), 1);
        for (const char *text : {"/ts/fast", "base/5/16400", "cairn restore"})
            QVERIFY2(model.plainText().contains(QString::fromLatin1(text)), text);
    }

    void tablespacesRememberWhatWasTyped()
    {
        TablespaceModel model;
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        model.setTablespaces({{Oid{1}, "/ts/a"}, {Oid{2}, "/ts/b"}});
        checkSpoken(model);
        QVERIFY(model.mappings().empty());
        QVERIFY(model.setData(model.index(1, 1), QStringLiteral("/new/b/")));
        QVERIFY(!model.setData(model.index(1, 0), QStringLiteral("/x")));
        model.setTablespaces({{Oid{2}, "/ts/b"}});
        QCOMPARE(model.mappings().size(), 1U);
        QCOMPARE(model.mappings()[0].to, "/new/b");
    }

    void reportTables()
    {
        QObject owner;
        FindingsModel *findings = makeFindingsModel(&owner);
        VerdictsModel *verdicts = makeVerdictsModel(&owner);
        StepsModel *steps = makeStepsModel(&owner);
        DeletePlanModel *plan = makeDeletePlanModel(&owner);
        const QAbstractItemModelTester a(findings, Mode::Fatal);
        const QAbstractItemModelTester b(verdicts, Mode::Fatal);
        const QAbstractItemModelTester c(steps, Mode::Fatal);
        const QAbstractItemModelTester d(plan, Mode::Fatal);
        findings->update(numbered({Finding{}, Finding{}}));
        QCOMPARE(findings->rowCount(), 2); // equal findings are two findings
        verdicts->update({BackupVerdict{.instance = "main", .backup = BackupId{5}}});
        steps->update({CheckStep{.key = "connect", .title = "Connect", .detail = {}, .remedy = {}}});
        ChainModel *merge = new ChainModel(QStringLiteral("Remark"), &owner);
        CompactPlanModel *compact = makeCompactPlanModel(&owner);
        const QAbstractItemModelTester e(merge, Mode::Fatal);
        const QAbstractItemModelTester f(compact, Mode::Fatal);
        merge->update({{.member = {.record = makeBackup(5), .depth = 0}, .remark = {}, .selectable = false},
                       {.member = {.record = makeBackup(6), .depth = 1}, .remark = QStringLiteral("can")}});
        QVERIFY(!(merge->flags(merge->index(0, 0)) & Qt::ItemIsSelectable));
        QVERIFY(merge->flags(merge->index(1, 0)) & Qt::ItemIsSelectable);
        compact->update(
            {{.instance = "main", .name = "a.pack", .size = 100, .live = 25, .rewritten = true, .reason = {}},
             {.instance = "main", .name = "b.pack", .size = 0, .live = 0, .rewritten = false, .reason = "x"}});
        QCOMPARE(compact->index(0, 3).data().toString(), QStringLiteral("25 %"));
        plan->update({DeletePlanEntry{.backup = BackupId{5}, .goes = true, .reason = "asked for", .bytes = 7}});
        for (const QAbstractItemModel *model :
             std::initializer_list<QAbstractItemModel *>{findings, verdicts, steps, plan, merge, compact})
            checkSpoken(*model);
    }

private:
    static int columnOf(const BackupModel &model, const QString &key)
    {
        const auto found = std::ranges::find(model.columns(), key, &Column<BackupRow>::key);
        return static_cast<int>(found - model.columns().begin());
    }

    static std::vector<BackupOutlook> randomOutlooks(QRandomGenerator &random, const std::vector<BackupRecord> &backups)
    {
        std::vector<BackupOutlook> outlooks;
        for (const BackupRecord &backup : backups)
            if (random.bounded(4) > 0)
                outlooks.push_back({.id = backup.id,
                                    .reasons = {{RetentionRule::Window, "young"}},
                                    .expiry = static_cast<Expiry>(random.bounded(6)),
                                    .expires = Timestamp{1'790'000'000'000'000}});
        return outlooks;
    }

    /// Whoever matches is shown, and with it everything that it is below.
    static void checkParentsAreShown(const BackupModel &model, const FilterModel &filtered, const QString &needle)
    {
        forEachRow(model, [&](const QModelIndex &row) {
            bool matches = false;
            for (int column = 0; column < model.columnCount(); ++column)
                matches =
                    matches || row.siblingAtColumn(column).data().toString().contains(needle, Qt::CaseInsensitive);
            for (QModelIndex above = row; matches && above.isValid(); above = above.parent())
                QVERIFY(filtered.mapFromSource(above).isValid());
        });
    }

    static BackupId chooseOne(const BackupModel &model, const FilterModel &filtered, QItemSelectionModel &selection,
                              QRandomGenerator &random)
    {
        QList<QModelIndex> all;
        forEachRow(model, [&](const QModelIndex &index) { all.append(index); });
        if (all.isEmpty())
            return {};
        const QModelIndex chosen = filtered.mapFromSource(all.at(random.bounded(static_cast<int>(all.size()))));
        selection.setCurrentIndex(chosen, QItemSelectionModel::ClearAndSelect);
        return BackupId{chosen.data(IdRole).toULongLong()};
    }

    static void compare(const BackupModel &model, const std::vector<BackupRecord> &backups)
    {
        QCOMPARE(model.size(), backups.size());
        for (const BackupRecord &backup : backups) {
            const QModelIndex index = model.indexOf(backup.id);
            QVERIFY(index.isValid());
            QVERIFY(static_cast<const BackupRecord &>(*model.record(index)) == backup);
            const BackupRecord *const above = model.record(index.parent());
            QCOMPARE(above ? above->id : BackupId{}, expectedParent(backups, backup));
        }
    }
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
