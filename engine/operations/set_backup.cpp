#include "operations/operations.h"

#include "catalog/chain.h"
#include "operations/command_line.h"
#include "operations/operation_scope.h"
#include "operations/pins.h"

#include <algorithm>
#include <format>

namespace cairn {

namespace {

constexpr std::size_t noteLimit = 1024;
constexpr std::size_t tagLimit = 1024;

Status checkTags(const SetBackupRequest &request)
{
    for (const auto &[key, value] : request.tags)
        if (key.empty() || key.size() > tagLimit || value.size() > tagLimit)
            return fail(ErrorCode::Usage, "a tag has a key of 1 to 1024 bytes and a value of at most 1024", key);
    return {};
}

Status apply(const SetBackupRequest &request, BackupRecord &record)
{
    if (record.status == BackupStatus::Running)
        return fail(ErrorCode::Locked, "the backup is still being taken", record.id.toString(),
                    "wait until it is done; `cairn backup` takes a pin and a note, too");
    CAIRN_CHECK(applyPin(request.pin, record, Timestamp::now()));
    if (request.standalone)
        record.standalone = *request.standalone;
    if (request.note)
        record.note = *request.note;
    for (const auto &[key, value] : request.tags)
        record.tags.insert_or_assign(key, value);
    for (const std::string &key : request.tagsToRemove)
        record.tags.erase(key);
    return {};
}

} // namespace

Status checkPin(const PinRequest &pin, Timestamp now)
{
    if (int{pin.ttlSeconds.has_value()} + int{pin.expireTime.has_value()} + int{pin.keepForever} > 1)
        return fail(ErrorCode::Usage, "--ttl, --expire-time and --keep-forever exclude one another");
    if (pin.expireTime && *pin.expireTime <= now)
        return fail(ErrorCode::Usage, "the time until which the backup is to be kept is over",
                    pin.expireTime->toLocalText(), "--ttl=0 takes a pin away");
    return {};
}

Status applyPin(const PinRequest &pin, BackupRecord &record, Timestamp now)
{
    CAIRN_CHECK(checkPin(pin, now));
    if (pin.ttlSeconds && *pin.ttlSeconds > 0 && !record.recoveryTime.isKnown())
        return fail(ErrorCode::Usage, "a ttl counts from the recovery time of a backup, and this one has none",
                    record.id.toString(), "--expire-time takes a time of its own");
    if (pin.ttlSeconds || pin.expireTime || pin.keepForever) {
        record.keepForever = pin.keepForever;
        record.expireTime = pin.expireTime.value_or(Timestamp{});
        if (pin.ttlSeconds && *pin.ttlSeconds > 0)
            record.expireTime = Timestamp{record.recoveryTime.microseconds + *pin.ttlSeconds * 1'000'000};
        if (pin.ttlSeconds == 0)
            record.standalone = false;
    }
    if (pin.standalone)
        record.standalone = true;
    return {};
}

Result<BackupRecord> setBackup(const SetBackupRequest &request, OperationContext &context)
{
    if (request.note && request.note->size() > noteLimit)
        return fail(ErrorCode::Usage,
                    std::format("the note has {} bytes, at most {} are kept", request.note->size(), noteLimit));
    CAIRN_CHECK(checkTags(request));
    CAIRN_TRY(auto scope, OperationScope::open(request.ref, LockMode::Shared, "set-backup", context, request.sync));
    CAIRN_CHECK(scope.beginJournal({{"backup", request.backup.toString()}}, commandArguments(request)));
    if (scope.journal() != nullptr)
        scope.journal()->setBackup(request.backup);
    auto outcome = [&]() -> Result<BackupRecord> {
        CAIRN_TRY(const auto backups, scope.instance().backups());
        CAIRN_CHECK(findBackup(request.backup, backups));
        CAIRN_CHECK(failpoint("set-backup.before-record"));
        CAIRN_CHECK(
            scope.instance().update(request.backup, [&](BackupRecord &record) { return apply(request, record); }));
        return scope.instance().backup(request.backup);
    }();
    context.progress.finish();
    return scope.end(std::move(outcome));
}

} // namespace cairn
