#include "operations/backup_resume.h"

#include "catalog/pack_usage.h"
#include "core/failpoint.h"
#include "core/text.h"
#include "storage/pack_salvage.h"

#include <algorithm>
#include <iterator>

namespace cairn {

namespace {

bool isPackOf(const std::string &name, BackupId id)
{
    return name.starts_with(id.toString() + "-");
}

/// The key of the pack that an unfinished object was to become; empty when it is none of this backup.
std::string packKeyOf(const Instance &instance, const std::string &unfinished, BackupId id)
{
    const std::size_t end = unfinished.rfind(".pack");
    if (!isPackOf(unfinished, id) || end == std::string::npos)
        return {};
    return instance.keys().pack(unfinished.substr(0, end + 5));
}

} // namespace

Status BackupResume::claim(BackupRecord &record, bool resume)
{
    CAIRN_TRY(const auto backups, m_instance.backups());
    CAIRN_TRY(const auto packs, m_instance.storage().list(m_instance.keys().packs()));
    CAIRN_TRY(const auto unfinished, m_instance.storage().listUnfinished(m_instance.keys().packs()));
    for (const BackupRecord &other : backups)
        if (other.status == BackupStatus::Error && other.systemIdentifier == record.systemIdentifier &&
            (std::ranges::any_of(packs, [&](const auto &entry) { return isPackOf(entry.name, other.id); }) ||
             std::ranges::any_of(unfinished, [&](const auto &name) { return isPackOf(name, other.id); })))
            m_claimed.emplace(other.id, other.mode);
    if (m_claimed.empty())
        return {};
    CAIRN_CHECK(giveUpContested(record));
    CAIRN_CHECK(findNeeded(backups));
    if (resume)
        return {};
    record.resumedFrom.clear();
    return discard();
}

/// Everybody writes first and looks then: of two that claim the same, at least one sees the other and gives up.
Status BackupResume::giveUpContested(BackupRecord &record)
{
    for (const auto &[id, mode] : m_claimed)
        record.resumedFrom.push_back(id);
    CAIRN_CHECK(m_instance.write(record));
    CAIRN_TRY(const auto backups, m_instance.backups());
    for (const BackupRecord &other : backups)
        if (other.status == BackupStatus::Running && other.id != record.id)
            for (const BackupId id : other.resumedFrom)
                m_claimed.erase(id);
    if (std::erase_if(record.resumedFrom, [this](BackupId id) { return !m_claimed.contains(id); }) == 0)
        return {};
    return m_instance.write(record);
}

Status BackupResume::findNeeded(const std::vector<BackupRecord> &backups)
{
    for (const BackupRecord &other : backups) {
        if (other.status == BackupStatus::Error || other.status == BackupStatus::Running)
            continue;
        const auto packs =
            packsOf(m_instance.storage(), m_instance.keys().manifest(other.id, other.manifestGeneration));
        if (!packs)
            m_newestUnreadable = std::max(m_newestUnreadable, other.id);
        else
            std::ranges::transform(*packs, std::inserter(m_needed, m_needed.end()), &ManifestPack::name);
    }
    return {};
}

Result<std::vector<std::string>> BackupResume::packsLeftBy(BackupId id) const
{
    CAIRN_TRY(const auto entries, m_instance.storage().list(m_instance.keys().packs()));
    std::vector<std::string> names;
    for (const ObjectInfo &entry : entries)
        if (isPackOf(entry.name, id) && !m_needed.contains(entry.name))
            names.push_back(entry.name);
    return names;
}

Status BackupResume::sealPacksOf(BackupId id)
{
    Storage &storage = m_instance.storage();
    CAIRN_TRY(const auto unfinished, storage.listUnfinished(m_instance.keys().packs()));
    for (const std::string &name : unfinished)
        if (const std::string key = packKeyOf(m_instance, name, id); !key.empty())
            CAIRN_CHECK(salvagePack(storage, key, m_context.stop));
    return {};
}

Result<const LeftoverIndex *> BackupResume::open(const SourceListing &listing, std::uint32_t blockSize,
                                                 unsigned threads)
{
    // Oldest first: what a later one has is more likely to be still true.
    std::vector<std::vector<std::string>> groups;
    for (const auto &[id, mode] : m_claimed) {
        CAIRN_CHECK(sealPacksOf(id));
        CAIRN_TRY(auto names, packsLeftBy(id));
        if (names.empty())
            continue;
        m_context.log.info("backup {} was interrupted: what is still true of the {} packs that it left is taken over",
                           id.toString(), names.size());
        groups.push_back(std::move(names));
    }
    if (groups.empty())
        return nullptr;
    CAIRN_TRY(m_index, LeftoverIndex::build(m_instance, groups, listing, blockSize, threads, m_context));
    return m_index.get();
}

Status BackupResume::finish(BackupRecord &record)
{
    record.resumedFrom.clear();
    std::set<std::string> used;
    if (m_index) {
        for (const ManifestPack &pack : m_index->usedPacks()) {
            used.insert(pack.name);
            if (const auto owner = backupOfPack(pack.name); owner && !std::ranges::contains(record.resumedFrom, *owner))
                record.resumedFrom.push_back(*owner);
        }
        record.reusedPieces = m_index->pieces();
        record.reusedBytes = m_index->bytes();
        m_context.log.info("{} in {} pages and stretches of files were stored already", prettySize(record.reusedBytes),
                           record.reusedPieces);
    }
    for (const auto &[id, mode] : m_claimed) {
        if (id < m_newestUnreadable || (mode == BackupMode::Full && record.mode != BackupMode::Full))
            continue;
        CAIRN_TRY(const auto names, packsLeftBy(id));
        for (const std::string &name : names)
            if (!used.contains(name))
                CAIRN_CHECK(removePack(name));
    }
    return {};
}

Status BackupResume::removePack(const std::string &name)
{
    CAIRN_CHECK(failpoint("resume.remove"));
    return m_instance.storage().remove(m_instance.keys().pack(name));
}

Status BackupResume::discard()
{
    Storage &storage = m_instance.storage();
    m_index.reset();
    for (const auto &[id, mode] : m_claimed) {
        CAIRN_TRY(const auto unfinished, storage.listUnfinished(m_instance.keys().packs()));
        for (const std::string &name : unfinished)
            if (const std::string key = packKeyOf(m_instance, name, id); !key.empty())
                CAIRN_CHECK(storage.removeUnfinished(key));
        CAIRN_TRY(const auto names, packsLeftBy(id));
        for (const std::string &name : names)
            if (id >= m_newestUnreadable)
                CAIRN_CHECK(removePack(name));
    }
    m_claimed.clear();
    return {};
}

} // namespace cairn
