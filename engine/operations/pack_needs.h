#pragma once

#include "catalog/catalog.h"

#include <set>
#include <string>
#include <vector>

namespace cairn {

/// Which packs the backups of an instance need.
class PackNeeds {
public:
    /// Reads the lists of packs in the manifests of all backups but those in `going`. Records as Instance::backups()
    /// gives them.
    [[nodiscard]] static Result<PackNeeds> read(const Instance &instance, const std::vector<BackupRecord> &backups,
                                                const std::set<BackupId> &going = {});

    void add(const std::string &name) { m_needed.insert(name); }
    /// Whether a pack may go: no backup needs it, and one of those here wrote or used it. Of a backup that is not
    /// listed, because its folder is away, the packs stay; so does what a failed backup left for a next one. When a
    /// manifest cannot be read, every pack that it could name stays: those that were written no later than its backup.
    [[nodiscard]] bool mayGo(const std::string &name) const;

    struct StoredPack {
        std::string name;
        std::uint64_t size = 0;
    };
    /// The packs that are stored and may go.
    [[nodiscard]] Result<std::vector<StoredPack>> unneeded(const Instance &instance) const;

private:
    void addReadable(const Instance &instance, const BackupRecord &record);
    void addDiscarded(const Instance &instance, const BackupRecord &record, bool goes);
    void addUnknown(const Instance &instance, BackupId id);

    std::set<std::string> m_needed;
    std::set<std::string> m_discarded; ///< named by manifests that go or are out of use
    std::set<BackupId> m_listed;
    std::set<BackupId> m_writing; ///< whose packs no manifest names yet
    std::set<BackupId> m_failed;  ///< whose packs wait for a next backup to take them over
    BackupId m_newestUnreadable;
};

} // namespace cairn
