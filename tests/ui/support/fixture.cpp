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

void Fixture::waitUntilRead(const std::string &path)
{
    const auto isRead = [&] {
        const ui::CatalogState *const state = catalogs.find(path);
        return state && !state->reading && (state->snapshot || state->error);
    };
    QVERIFY(QTest::qWaitFor(isRead));
}

} // namespace cairn::test
