#include "catalog/backup_record.h"

#include "catalog/json_fields.h"
#include "core/cluster_sizes.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace cairn {

namespace {

constexpr const char *recordFormat = "cairn-backup-1";

constexpr std::array<std::pair<BackupStatus, std::string_view>, 10> statusNames{{
    {BackupStatus::Running, "RUNNING"},
    {BackupStatus::Done, "DONE"},
    {BackupStatus::Ok, "OK"},
    {BackupStatus::Corrupt, "CORRUPT"},
    {BackupStatus::Orphan, "ORPHAN"},
    {BackupStatus::Merging, "MERGING"},
    {BackupStatus::Merged, "MERGED"},
    {BackupStatus::Deleting, "DELETING"},
    {BackupStatus::Error, "ERROR"},
    {BackupStatus::Unknown, "UNKNOWN"},
}};
constexpr std::array<std::pair<BackupMode, std::string_view>, 5> modeNames{{
    {BackupMode::Full, "FULL"},
    {BackupMode::Delta, "DELTA"},
    {BackupMode::Page, "PAGE"},
    {BackupMode::Ptrack, "PTRACK"},
    {BackupMode::Summary, "SUMMARY"},
}};
constexpr std::array<std::pair<WalMode, std::string_view>, 2> walModeNames{{
    {WalMode::Archive, "ARCHIVE"},
    {WalMode::Stream, "STREAM"},
}};
constexpr std::array<std::pair<ValidationDepth, std::string_view>, 3> depthNames{{
    {ValidationDepth::Fast, "fast"},
    {ValidationDepth::Normal, "normal"},
    {ValidationDepth::Deep, "deep"},
}};

template <class Table, class E>
std::string_view nameIn(const Table &table, E value)
{
    return std::ranges::find(table, value, [](const auto &entry) { return entry.first; })->second;
}

template <class Table, class E>
void getName(JsonFields &fields, const char *key, const Table &table, E &value)
{
    std::string name;
    fields.get(key, name);
    const auto found = std::ranges::find(table, name, [](const auto &entry) { return entry.second; });
    if (found == table.end())
        fields.setFailed(key);
    else
        value = found->first;
}

void getLsn(JsonFields &fields, const char *key, Lsn &value)
{
    std::string text;
    fields.get(key, text);
    if (text.empty())
        return;
    if (const auto lsn = Lsn::parse(text))
        value = *lsn;
    else
        fields.setFailed(key);
}

void getId(JsonFields &fields, const char *key, BackupId &value)
{
    std::string text;
    fields.get(key, text);
    if (text.empty())
        return;
    if (const auto id = BackupId::parse(text))
        value = *id;
    else
        fields.setFailed(key);
}

std::vector<std::string> idTexts(const std::vector<BackupId> &ids)
{
    std::vector<std::string> texts;
    std::ranges::transform(ids, std::back_inserter(texts), &BackupId::toString);
    return texts;
}

void getIds(JsonFields &fields, const char *key, std::vector<BackupId> &ids)
{
    std::vector<std::string> texts;
    fields.get(key, texts);
    for (const std::string &text : texts) {
        if (const auto id = BackupId::parse(text))
            ids.push_back(*id);
        else
            fields.setFailed(key);
    }
}

QJsonArray tablespacesToJson(const std::vector<TablespaceEntry> &tablespaces)
{
    QJsonArray array;
    for (const auto &entry : tablespaces) {
        JsonFields item;
        item.put("oid", entry.oid.value);
        item.put("path", entry.path);
        array.append(item.object());
    }
    return array;
}

QJsonArray badPagesToJson(const std::vector<BadPage> &pages)
{
    QJsonArray array;
    for (const auto &page : pages) {
        JsonFields item;
        item.put("path", page.path);
        item.put("block", page.block.value);
        item.put("reason", page.reason);
        array.append(item.object());
    }
    return array;
}

QJsonArray idsToJson(const std::vector<BackupId> &ids)
{
    QJsonArray array;
    for (const BackupId id : ids) {
        JsonFields item;
        item.put("id", id.toString());
        array.append(item.object());
    }
    return array;
}

QJsonArray tagsToJson(const std::map<std::string, std::string> &tags)
{
    QJsonArray array;
    for (const auto &[key, value] : tags) {
        JsonFields item;
        item.put("key", key);
        item.put("value", value);
        array.append(item.object());
    }
    return array;
}

/// Reads an array of objects through `read(fields)`, which returns one element.
template <class Read>
auto getList(JsonFields &fields, const char *key, Read read)
{
    std::vector<decltype(read(fields))> list;
    for (const QJsonValue element : fields.value(key).toArray()) {
        JsonFields item(element.toObject());
        list.push_back(read(item));
        if (item.failed())
            fields.setFailed(key);
    }
    return list;
}

void getQuarantine(JsonFields &fields, BackupRecord &record)
{
    if (!fields.has("quarantine"))
        return;
    JsonFields item(fields.value("quarantine").toObject());
    Quarantine quarantine;
    item.get("deleted", quarantine.deleted);
    item.get("until", quarantine.until);
    getName(item, "status-before", statusNames, quarantine.before);
    if (item.failed())
        fields.setFailed("quarantine");
    record.quarantine = quarantine;
}

void putIdentity(JsonFields &fields, const BackupRecord &record)
{
    fields.put("format", recordFormat);
    fields.put("id", record.id.toString());
    if (record.parent.isValid())
        fields.put("parent-backup-id", record.parent.toString());
    fields.put("backup-mode", modeName(record.mode));
    if (!record.modeReason.empty())
        fields.put("mode-reason", record.modeReason);
    fields.put("wal", walModeName(record.walMode));
    fields.put("status", statusName(record.status));
    if (!record.statusReason.empty())
        fields.put("status-reason", record.statusReason);
    fields.put("system-identifier", record.systemIdentifier.value);
    fields.put("server-version", record.serverVersion);
    fields.put("program-version", record.programVersion);
    fields.put("major-version", record.majorVersion);
    fields.put("block-size", record.blockSize);
    fields.put("xlog-block-size", record.walBlockSize);
    fields.put("xlog-seg-size", record.walSegmentSize);
    fields.put("checksum-version", record.checksumVersion);
    fields.put("from-replica", record.fromReplica);
}

void putPositions(JsonFields &fields, const BackupRecord &record)
{
    fields.put("current-tli", record.timeline.value);
    fields.put("parent-tli", record.parentTimeline.value);
    if (record.startLsn.isValid())
        fields.put("start-lsn", record.startLsn.toString());
    if (record.stopLsn.isValid())
        fields.put("stop-lsn", record.stopLsn.toString());
    if (record.lastRecordLsn.isValid())
        fields.put("last-record-lsn", record.lastRecordLsn.toString());
    fields.put("start-time", record.startTime);
    fields.put("end-time", record.endTime);
    fields.put("recovery-time", record.recoveryTime);
    fields.put("expire-time", record.expireTime);
    if (record.keepForever)
        fields.put("keep-forever", true);
    if (record.standalone)
        fields.put("standalone", true);
    fields.put("merge-time", record.mergeTime);
    fields.put("recovery-xid", record.recoveryXid);
}

void putContent(JsonFields &fields, const BackupRecord &record)
{
    fields.put("compress-alg", codecName(record.compression.codec));
    fields.put("compress-level", record.compression.level);
    fields.put("data-bytes", record.dataBytes);
    fields.put("wal-bytes", record.walBytes);
    fields.put("uncompressed-bytes", record.uncompressedBytes);
    fields.put("pgdata-bytes", record.pgdataBytes);
    fields.put("file-count", record.fileCount);
    fields.put("directory-mode", record.directoryMode);
    if (!record.note.empty())
        fields.put("note", record.note);
    if (!record.primaryConninfo.empty())
        fields.put("primary-conninfo", record.primaryConninfo);
    if (!record.tablespaces.empty())
        fields.insert("tablespaces", tablespacesToJson(record.tablespaces));
    if (!record.externalDirectories.empty())
        fields.put("external-dirs", record.externalDirectories);
    if (record.badPageCount > 0) {
        fields.put("bad-page-count", record.badPageCount);
        fields.insert("bad-pages", badPagesToJson(record.badPages));
    }
    if (!record.resumedFrom.empty()) {
        fields.put("resumed-from", idTexts(record.resumedFrom));
        fields.put("reused-pieces", record.reusedPieces);
        fields.put("reused-bytes", record.reusedBytes);
    }
    if (!record.lockName.empty())
        fields.put("lock", record.lockName);
    if (!record.manifestDigest.empty())
        fields.put("manifest-digest", record.manifestDigest);
    if (record.manifestGeneration != 0)
        fields.put("manifest-generation", record.manifestGeneration);
    if (!record.absorbed.empty())
        fields.insert("absorbed", idsToJson(record.absorbed));
    if (!record.tags.empty())
        fields.insert("tags", tagsToJson(record.tags));
    if (record.quarantine) {
        JsonFields item;
        item.put("deleted", record.quarantine->deleted);
        item.put("until", record.quarantine->until);
        item.put("status-before", statusName(record.quarantine->before));
        fields.insert("quarantine", item.object());
    }
    if (record.validation) {
        JsonFields mark;
        mark.put("time", record.validation->time);
        mark.put("depth", depthName(record.validation->depth));
        mark.put("passed", record.validation->passed);
        mark.put("message", record.validation->message);
        fields.insert("validation", mark.object());
    }
}

void getIdentity(JsonFields &fields, BackupRecord &record)
{
    getId(fields, "id", record.id);
    getId(fields, "parent-backup-id", record.parent);
    getName(fields, "backup-mode", modeNames, record.mode);
    fields.get("mode-reason", record.modeReason);
    getName(fields, "wal", walModeNames, record.walMode);
    getName(fields, "status", statusNames, record.status);
    fields.get("status-reason", record.statusReason);
    fields.get("system-identifier", record.systemIdentifier.value);
    fields.get("server-version", record.serverVersion);
    fields.get("program-version", record.programVersion);
    fields.get("major-version", record.majorVersion);
    fields.get("block-size", record.blockSize);
    fields.get("xlog-block-size", record.walBlockSize);
    fields.get("xlog-seg-size", record.walSegmentSize);
    fields.get("checksum-version", record.checksumVersion);
    fields.get("from-replica", record.fromReplica);
}

void getPositions(JsonFields &fields, BackupRecord &record)
{
    fields.get("current-tli", record.timeline.value);
    fields.get("parent-tli", record.parentTimeline.value);
    getLsn(fields, "start-lsn", record.startLsn);
    getLsn(fields, "stop-lsn", record.stopLsn);
    getLsn(fields, "last-record-lsn", record.lastRecordLsn);
    fields.get("start-time", record.startTime);
    fields.get("end-time", record.endTime);
    fields.get("recovery-time", record.recoveryTime);
    fields.get("expire-time", record.expireTime);
    fields.get("keep-forever", record.keepForever);
    fields.get("standalone", record.standalone);
    fields.get("merge-time", record.mergeTime);
    fields.get("recovery-xid", record.recoveryXid);
}

void getContent(JsonFields &fields, BackupRecord &record)
{
    std::string codec;
    fields.get("compress-alg", codec);
    if (const auto parsed = parseCodec(codec))
        record.compression.codec = *parsed;
    else
        fields.setFailed("compress-alg");
    fields.get("compress-level", record.compression.level);
    fields.get("data-bytes", record.dataBytes);
    fields.get("wal-bytes", record.walBytes);
    fields.get("uncompressed-bytes", record.uncompressedBytes);
    fields.get("pgdata-bytes", record.pgdataBytes);
    fields.get("file-count", record.fileCount);
    fields.get("directory-mode", record.directoryMode);
    fields.get("note", record.note);
    fields.get("primary-conninfo", record.primaryConninfo);
    fields.get("bad-page-count", record.badPageCount);
    fields.get("manifest-digest", record.manifestDigest);
    fields.get("manifest-generation", record.manifestGeneration);
    record.absorbed = getList(fields, "absorbed", [](JsonFields &item) {
        BackupId id;
        getId(item, "id", id);
        return id;
    });
    for (auto &[key, value] : getList(fields, "tags", [](JsonFields &item) {
             std::pair<std::string, std::string> tag;
             item.get("key", tag.first);
             item.get("value", tag.second);
             return tag;
         }))
        record.tags.insert_or_assign(std::move(key), std::move(value));
    getQuarantine(fields, record);
    fields.get("lock", record.lockName);
    fields.get("external-dirs", record.externalDirectories);
    getIds(fields, "resumed-from", record.resumedFrom);
    fields.get("reused-pieces", record.reusedPieces);
    fields.get("reused-bytes", record.reusedBytes);
    record.tablespaces = getList(fields, "tablespaces", [](JsonFields &item) {
        TablespaceEntry entry;
        item.get("oid", entry.oid.value);
        item.get("path", entry.path);
        return entry;
    });
    record.badPages = getList(fields, "bad-pages", [](JsonFields &item) {
        BadPage page;
        item.get("path", page.path);
        item.get("block", page.block.value);
        item.get("reason", page.reason);
        return page;
    });
}

void getValidation(JsonFields &fields, BackupRecord &record)
{
    if (!fields.has("validation"))
        return;
    JsonFields item(fields.value("validation").toObject());
    ValidationMark mark;
    item.get("time", mark.time);
    getName(item, "depth", depthNames, mark.depth);
    item.get("passed", mark.passed);
    item.get("message", mark.message);
    if (item.failed())
        fields.setFailed("validation");
    record.validation = std::move(mark);
}

/// Whether all of it was stored once: what a backup that failed early says of the cluster may be missing.
bool wasComplete(BackupStatus status)
{
    return status == BackupStatus::Done || status == BackupStatus::Ok || status == BackupStatus::Corrupt ||
           status == BackupStatus::Orphan;
}

/// Other sizes than PostgreSQL can have: they divide and index wherever the backup is used.
void checkSizes(JsonFields &fields, const BackupRecord &record)
{
    if (!wasComplete(record.status))
        return;
    if (!isBlockSize(record.blockSize))
        fields.setFailed("block-size");
    if (!isWalSegmentSize(record.walSegmentSize))
        fields.setFailed("xlog-seg-size");
}

} // namespace

std::string_view statusName(BackupStatus status)
{
    return nameIn(statusNames, status);
}

std::string_view modeName(BackupMode mode)
{
    return nameIn(modeNames, mode);
}

std::string_view walModeName(WalMode mode)
{
    return nameIn(walModeNames, mode);
}

std::string_view depthName(ValidationDepth depth)
{
    return nameIn(depthNames, depth);
}

std::string toJson(const BackupRecord &record)
{
    JsonFields fields;
    putIdentity(fields, record);
    putPositions(fields, record);
    putContent(fields, record);
    return fields.toText();
}

Result<BackupRecord> backupRecordFromJson(std::string_view text)
{
    CAIRN_TRY(auto fields, JsonFields::parse(text, recordFormat));
    BackupRecord record;
    getIdentity(fields, record);
    getPositions(fields, record);
    getContent(fields, record);
    getValidation(fields, record);
    if (!record.id.isValid())
        fields.setFailed("id");
    checkSizes(fields, record);
    CAIRN_CHECK(fields.status());
    return record;
}

} // namespace cairn
