#include "catalog/quarantine.h"

#include "catalog/json_fields.h"
#include "core/failpoint.h"

#include <QJsonArray>

#include <format>

namespace cairn {

namespace {

constexpr const char *listFormat = "cairn-quarantine-1";
/// A list of a million names.
constexpr std::uint64_t listLimit = 256u << 20;

std::string toJson(const WalQuarantine &quarantine)
{
    JsonFields fields;
    fields.put("format", listFormat);
    fields.put("deleted", quarantine.deleted);
    fields.put("until", quarantine.until);
    QJsonArray names;
    for (const std::string &name : quarantine.files)
        names.append(toJsonName(name));
    fields.insert("wal", names);
    return fields.toText();
}

Result<WalQuarantine> fromJson(std::string_view text)
{
    CAIRN_TRY(auto fields, JsonFields::parse(text, listFormat));
    WalQuarantine quarantine;
    fields.get("deleted", quarantine.deleted);
    fields.get("until", quarantine.until);
    for (const QJsonValue name : fields.value("wal").toArray())
        quarantine.files.push_back(name.toString().toStdString());
    CAIRN_CHECK(fields.status());
    return quarantine;
}

} // namespace

Result<std::vector<WalQuarantine>> readWalQuarantines(const Instance &instance)
{
    std::vector<WalQuarantine> lists;
    CAIRN_TRY(const auto entries, instance.storage().list(instance.keys().quarantine()));
    for (const ObjectInfo &entry : entries) {
        const std::string key = instance.keys().quarantine() + "/" + entry.name;
        CAIRN_TRY(const auto content, instance.storage().readSmall(key, listLimit));
        auto list = fromJson(asText(content));
        if (!list)
            return fail(ErrorCode::Damaged, "a list of WAL in quarantine is damaged: " + list.error().message,
                        instance.storage().location(key),
                        "the WAL it names is still in the archive; remove the list to keep that");
        list->key = key;
        lists.push_back(std::move(*list));
    }
    return lists;
}

Result<std::set<std::string>> walInQuarantine(const Instance &instance)
{
    CAIRN_TRY(const auto lists, readWalQuarantines(instance));
    std::set<std::string> names;
    for (const WalQuarantine &list : lists)
        names.insert(list.files.begin(), list.files.end());
    return names;
}

Status writeWalQuarantine(const Instance &instance, const WalQuarantine &quarantine)
{
    const std::string key = std::format("{}/{}.json", instance.keys().quarantine(),
                                        toBase36(static_cast<std::uint64_t>(quarantine.deleted.microseconds)));
    return instance.storage().replaceSmall(key, asBytes(toJson(quarantine)));
}

Result<std::uint64_t> removeExpiredWal(const Instance &instance, Timestamp now)
{
    CAIRN_TRY(const auto lists, readWalQuarantines(instance));
    std::uint64_t freed = 0;
    for (const WalQuarantine &list : lists) {
        if (list.until > now)
            continue;
        for (const std::string &name : list.files) {
            const std::string key = instance.keys().wal() + "/" + name;
            CAIRN_TRY(const auto stored, instance.storage().stat(key));
            CAIRN_CHECK(failpoint("delete.wal"));
            CAIRN_CHECK(instance.storage().remove(key));
            freed += stored ? stored->size : 0;
        }
        CAIRN_CHECK(instance.storage().remove(list.key));
    }
    return freed;
}

} // namespace cairn
