#pragma once

#include "core/error.h"
#include "core/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn {

// Keys of a catalog. Pure functions; README.md of this folder shows the whole layout.

inline constexpr std::string_view catalogRecordKey = "cairn.json";
inline constexpr std::string_view instancesPrefix = "instances";

/// The keys of one instance.
class InstanceKeys {
public:
    explicit InstanceKeys(std::string_view instance)
        : m_root("instances/" + std::string(instance))
    {
    }
    [[nodiscard]] const std::string &root() const { return m_root; }
    [[nodiscard]] std::string record() const { return m_root + "/instance.json"; }
    [[nodiscard]] std::string backups() const { return m_root + "/backups"; }
    [[nodiscard]] std::string backup(BackupId id) const { return backups() + "/" + id.toString(); }
    [[nodiscard]] std::string backupRecord(BackupId id) const { return backup(id) + "/backup.json"; }
    /// The manifest of a backup; a merge or a compaction writes the next generation of it.
    [[nodiscard]] std::string manifest(BackupId id, std::uint32_t generation = 0) const;
    [[nodiscard]] std::string backupWal(BackupId id) const { return backup(id) + "/wal"; }
    [[nodiscard]] std::string packs() const { return m_root + "/packs"; }
    [[nodiscard]] std::string pack(std::string_view name) const { return packs() + "/" + std::string(name); }
    [[nodiscard]] std::string wal() const { return m_root + "/wal"; }
    [[nodiscard]] std::string quarantine() const { return m_root + "/quarantine"; }
    [[nodiscard]] std::string locks() const { return m_root + "/locks"; }
    [[nodiscard]] std::string journal() const { return m_root + "/journal"; }
    [[nodiscard]] std::string reports() const { return m_root + "/reports"; }

private:
    std::string m_root;
};

/// "SG8K2A-0-3.pack"
[[nodiscard]] std::string packName(BackupId backup, unsigned worker, unsigned sequence);
/// The backup that wrote a pack, from its name; Damaged for other names.
[[nodiscard]] Result<BackupId> backupOfPack(std::string_view name);

/// The generation of a manifest object, from its name below the backup; Damaged for other names.
[[nodiscard]] Result<std::uint32_t> generationOfManifest(std::string_view name);

/// Any bytes but NUL and slash, 1 to 255 of them, not "." or "..".
[[nodiscard]] Status checkInstanceName(std::string_view name);

} // namespace cairn
