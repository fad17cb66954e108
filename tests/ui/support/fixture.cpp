#include "support/fixture.h"

#include <QTest>
#include <QThreadPool>

namespace cairn::test {

namespace {

constexpr std::uint64_t newest = 1'790'000'300;

} // namespace

BackupId newestOfSample()
{
    return BackupId{newest};
}

CatalogSnapshot sampleCatalog()
{
    BackupRecord good = makeBackup(newest);
    good.walMode = WalMode::Stream;
    good.note = "nightly";
    good.tablespaces = {{Oid{16384}, "/ts/fast"}, {Oid{16385}, "/ts/big"}};
    good.badPages = {{"base/5/16400", BlockNumber{7}, "checksum"}};
    good.badPageCount = 1;
    good.validation = ValidationMark{good.endTime, ValidationDepth::Deep, true, {}};
    BackupRecord corrupt = makeBackup(newest - 100, BackupStatus::Corrupt);
    corrupt.statusReason = "the content does not match its checksum";
    corrupt.dataBytes = 9'000'000;
    BackupRecord old = makeBackup(newest - 200, BackupStatus::Done);
    old.dataBytes = 100'000'000;
    return {.path = samplePath, .instances = {makeInstance("empty"), makeInstance("main", {good, corrupt, old})}};
}

InstanceOverview sampleOverview()
{
    const auto at = [](std::int64_t seconds) {
        return Timestamp{(static_cast<std::int64_t>(newest) + seconds) * 1'000'000};
    };
    InstanceOverview overview;
    overview.instance = "main";
    RecoveryWindow window;
    window.timeline = TimelineId{1};
    window.from = Lsn{0x3'000'120};
    window.to = Lsn{0x9'000'000};
    window.fromTime = at(-200);
    window.toTime = at(3000);
    window.base = BackupId{newest - 200};
    window.backups = {BackupId{newest - 200}, BackupId{newest}};
    overview.windows = {window};
    overview.from = window.fromTime;
    overview.to = window.toTime;
    overview.base = BackupId{newest};
    overview.timeline = window.timeline;
    overview.restoring = RestoreForecast{4'500'000'000, 100'000'000, 22.5, 2.0, 3};
    overview.proof = RecoveryProof{at(13), at(20), ValidationDepth::Deep, BackupId{newest}, false};
    overview.jobs = {{at(0), at(13), "backup", "postgres@db1", "ok", {}, BackupId{newest}, 10'000'000, {}},
                     {at(-90), at(-80), "validate", "postgres@db1", "damaged", "a frame is damaged", {}, 0, {}}};
    overview.advice = {
        {.rule = AdviceRule::DamagedBackups,
         .level = AdviceLevel::Warning,
         .action = AdviceAction::Validate,
         .backup = BackupId{newest - 100},
         .count = 1,
         .detail = "the content does not match its checksum"},
        {.rule = AdviceRule::NoRetention, .level = AdviceLevel::Note, .action = AdviceAction::EditRetention}};
    return overview;
}

Fixture::~Fixture()
{
    fake.openGate();
    QThreadPool::globalInstance()->waitForDone();
    // Not QVERIFY: nothing may be thrown from here.
    QTest::qVerify(fake.callsInGuiThread() == 0, "callsInGuiThread() == 0", "the engine was called in the GUI thread",
                   __FILE__, __LINE__);
}

void Fixture::openSample()
{
    fake.setCatalog(sampleCatalog());
    catalogs.open(samplePath);
    waitUntilRead(samplePath);
}

void Fixture::waitUntilRead(const std::string &path) const
{
    const auto isRead = [&] {
        const ui::CatalogState *const state = catalogs.find(path);
        return state && !state->reading && (state->snapshot || state->error);
    };
    QVERIFY(QTest::qWaitFor(isRead));
}

} // namespace cairn::test
