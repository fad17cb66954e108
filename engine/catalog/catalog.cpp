#include "catalog/catalog.h"

#include "catalog/chain.h"
#include "catalog/json_fields.h"
#include "core/failpoint.h"
#include "core/files.h"
#include "core/text.h"
#include "storage/local_storage.h"

#include <algorithm>

namespace cairn {

namespace {

constexpr const char *catalogFormat = "cairn-catalog-1";

/// Whether a directory holds nothing but what an init that died had made.
Result<bool> isFreshDirectory(const std::string &path)
{
    auto names = listDirectory(path);
    if (!names && names.error().code == ErrorCode::NotFound)
        return true;
    if (!names)
        return std::unexpected(names.error());
    std::erase_if(*names,
                  [](const std::string &name) { return name.starts_with(catalogRecordKey) && name.ends_with(".tmp"); });
    if (names->empty())
        return true;
    const auto inside = listDirectory(joinPath(path, instancesPrefix));
    return names->size() == 1 && names->front() == instancesPrefix && inside && inside->empty();
}

BackupRecord unknownRecord(BackupId id, const Error &why)
{
    BackupRecord record;
    record.id = id;
    record.startTime = Timestamp{static_cast<std::int64_t>(id.value) * 1'000'000};
    record.status = BackupStatus::Unknown;
    record.statusReason = why.text();
    return record;
}

} // namespace

Status Catalog::create(const std::string &path)
{
    CAIRN_TRY(const bool fresh, isFreshDirectory(path));
    if (!fresh)
        return fail(ErrorCode::AlreadyExists, "the directory is not empty", path,
                    "choose a new or empty directory for the catalog");
    CAIRN_CHECK(makeDirectories(joinPath(path, instancesPrefix)));
    CAIRN_CHECK(failpoint("init.before-record"));
    JsonFields fields;
    fields.put("format", catalogFormat);
    fields.put("created", Timestamp::now());
    CAIRN_CHECK(replaceFile(joinPath(path, catalogRecordKey), asBytes(fields.toText())));
    return syncDirectory(parentPath(path));
}

Result<Catalog> Catalog::open(const std::string &path, bool sync)
{
    auto storage = std::make_shared<LocalStorage>(path, sync);
    const auto content = storage->readSmall(std::string(catalogRecordKey), 64 << 10);
    if (!content && content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "no catalog here", path,
                    "`cairn init -B DIRECTORY` makes one; -B or BACKUP_PATH says where it is");
    if (!content)
        return std::unexpected(content.error());
    auto fields = JsonFields::parse(asText(*content), catalogFormat);
    if (!fields)
        return fail(ErrorCode::Damaged, "the catalog's record cannot be used: " + fields.error().message,
                    joinPath(path, catalogRecordKey));
    return Catalog(path, std::move(storage));
}

Result<std::vector<std::string>> Catalog::instanceNames() const
{
    CAIRN_TRY(const auto entries, m_storage->list(std::string(instancesPrefix)));
    std::vector<std::string> names;
    for (const auto &entry : entries)
        if (entry.isPrefix)
            names.push_back(entry.name);
    return names;
}

Result<Instance> Catalog::instance(const std::string &name) const
{
    CAIRN_CHECK(checkInstanceName(name));
    const InstanceKeys keys(name);
    const auto content = m_storage->readSmall(keys.record(), 1 << 20);
    if (!content && content.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "no instance of this name", printableName(name),
                    "`cairn show` lists the instances, `cairn add-instance` adds one");
    if (!content)
        return std::unexpected(content.error());
    auto config = instanceConfigFromJson(asText(*content));
    if (!config)
        return fail(config.error().code, "the instance's record is damaged: " + config.error().message,
                    m_storage->location(keys.record()),
                    "restore the file from a copy, or run set-config after repairing it");
    return Instance(name, std::move(*config), m_storage);
}

Result<std::vector<BackupRecord>> Instance::backups() const
{
    CAIRN_TRY(const auto entries, m_storage->list(m_keys.backups()));
    std::vector<BackupRecord> records;
    for (const auto &entry : entries) {
        const auto id = BackupId::parse(entry.name);
        if (!entry.isPrefix || !id)
            continue;
        auto record = backup(*id);
        // Deleted since it was listed.
        if (!record && record.error().code == ErrorCode::NotFound)
            continue;
        if (!record)
            return std::unexpected(record.error());
        records.push_back(std::move(*record));
    }
    std::ranges::sort(records, std::ranges::greater{}, &BackupRecord::id);
    markMerged(records);
    return records;
}

Result<BackupRecord> Instance::backup(BackupId id) const
{
    const auto content = m_storage->readSmall(m_keys.backupRecord(id), 16 << 20);
    if (!content && content.error().code == ErrorCode::NotFound) {
        // A folder in which nothing was finished is what a writer left that died, or failed, before the record.
        CAIRN_TRY(const auto finished, m_storage->list(m_keys.backup(id)));
        if (finished.empty())
            return fail(ErrorCode::NotFound, "no backup with this id", id.toString(), "`cairn show` lists the backups");
    }
    if (!content)
        return unknownRecord(id, content.error());
    auto record = backupRecordFromJson(asText(*content));
    if (!record) {
        Error why = record.error();
        why.subject = m_storage->location(m_keys.backupRecord(id));
        return unknownRecord(id, why);
    }
    if (record->id != id)
        return unknownRecord(id, Error{ErrorCode::Damaged,
                                       "the record names another backup, " + record->id.toString(),
                                       m_storage->location(m_keys.backupRecord(id)),
                                       {}});
    return record;
}

Status Instance::update(BackupId id, const std::function<Status(BackupRecord &)> &change) const
{
    CAIRN_TRY(const auto guard, m_storage->guard(m_keys.backupRecord(id)));
    CAIRN_TRY(auto record, backup(id));
    if (record.status == BackupStatus::Unknown)
        return fail(ErrorCode::Damaged, "the record of the backup cannot be read: " + record.statusReason,
                    m_storage->location(m_keys.backupRecord(id)), "restore the file from a copy");
    const BackupRecord before = record;
    CAIRN_CHECK(change(record));
    return record == before ? Status{} : write(record);
}

Status Instance::write(const BackupRecord &record) const
{
    return m_storage->replaceSmall(m_keys.backupRecord(record.id), asBytes(toJson(record)));
}

} // namespace cairn
