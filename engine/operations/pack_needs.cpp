#include "operations/pack_needs.h"

#include "catalog/pack_usage.h"

#include <algorithm>

namespace cairn {

Result<PackNeeds> PackNeeds::read(const Instance &instance, const std::vector<BackupRecord> &backups,
                                  const std::set<BackupId> &going)
{
    PackNeeds needs;
    for (const BackupRecord &record : backups) {
        needs.m_listed.insert(record.id);
        needs.addDiscarded(instance, record, going.contains(record.id));
        if (going.contains(record.id))
            continue;
        if (record.status == BackupStatus::Running)
            needs.m_writing.insert(record.id);
        else if (record.status == BackupStatus::Error)
            needs.m_failed.insert(record.id);
        else if (record.status == BackupStatus::Unknown)
            needs.addUnknown(instance, record.id);
        else
            needs.addReadable(instance, record);
    }
    return needs;
}

void PackNeeds::addReadable(const Instance &instance, const BackupRecord &record)
{
    const std::string key = instance.keys().manifest(record.id, record.manifestGeneration);
    // Of a half deleted backup the manifest may be gone.
    const bool halfDeleted = record.status == BackupStatus::Deleting && !record.quarantine;
    if (const auto found = instance.storage().stat(key); halfDeleted && found && !*found)
        return;
    const auto packs = packsOf(instance.storage(), key);
    if (!packs) {
        m_newestUnreadable = std::max(m_newestUnreadable, record.id);
        return;
    }
    for (const ManifestPack &pack : *packs)
        m_needed.insert(pack.name);
}

void PackNeeds::addDiscarded(const Instance &instance, const BackupRecord &record, bool goes)
{
    const auto objects = instance.storage().list(instance.keys().backup(record.id));
    if (!objects)
        return;
    for (const ObjectInfo &object : *objects) {
        const auto generation = generationOfManifest(object.name);
        if (!generation || (!goes && *generation == record.manifestGeneration))
            continue;
        if (const auto packs = packsOf(instance.storage(), instance.keys().manifest(record.id, *generation)))
            for (const ManifestPack &pack : *packs)
                m_discarded.insert(pack.name);
    }
}

/// Without its record it is not known which manifest is the one: whatever any of them names is needed.
void PackNeeds::addUnknown(const Instance &instance, BackupId id)
{
    bool readable = false;
    const auto objects = instance.storage().list(instance.keys().backup(id));
    if (objects)
        for (const ObjectInfo &object : *objects) {
            const auto generation = generationOfManifest(object.name);
            if (!generation)
                continue;
            const auto packs = packsOf(instance.storage(), instance.keys().manifest(id, *generation));
            readable = packs.has_value();
            if (!packs)
                break;
            for (const ManifestPack &pack : *packs)
                m_needed.insert(pack.name);
        }
    if (!readable)
        m_newestUnreadable = std::max(m_newestUnreadable, id);
}

bool PackNeeds::mayGo(const std::string &name) const
{
    const auto writer = backupOfPack(name);
    if (!writer || m_needed.contains(name) || m_writing.contains(*writer) || *writer <= m_newestUnreadable)
        return false;
    return m_discarded.contains(name) || (m_listed.contains(*writer) && !m_failed.contains(*writer));
}

Result<std::vector<PackNeeds::StoredPack>> PackNeeds::unneeded(const Instance &instance) const
{
    std::vector<StoredPack> packs;
    CAIRN_TRY(const auto stored, instance.storage().list(instance.keys().packs()));
    for (const ObjectInfo &entry : stored)
        if (mayGo(entry.name))
            packs.push_back({entry.name, entry.size});
    return packs;
}

} // namespace cairn
