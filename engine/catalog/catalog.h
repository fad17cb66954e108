#pragma once

#include "catalog/backup_record.h"
#include "catalog/instance_config.h"
#include "catalog/layout.h"
#include "storage/storage.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

class Instance;

/// A catalog that was opened: its storage, and the way to its instances. Any thread.
class Catalog {
public:
    /// NotFound when the directory is no catalog; Unsupported when a newer Cairn made it.
    [[nodiscard]] static Result<Catalog> open(const std::string &path, bool sync = true);
    /// Makes a catalog. AlreadyExists when the directory holds anything but the remains of an interrupted init.
    [[nodiscard]] static Status create(const std::string &path);

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] Storage &storage() const { return *m_storage; }
    /// Names of all instances, also of half-made and damaged ones, sorted.
    [[nodiscard]] Result<std::vector<std::string>> instanceNames() const;
    /// NotFound when there is none of that name.
    [[nodiscard]] Result<Instance> instance(const std::string &name) const;

private:
    Catalog(std::string path, std::shared_ptr<Storage> storage)
        : m_path(std::move(path))
        , m_storage(std::move(storage))
    {
    }
    std::string m_path;
    std::shared_ptr<Storage> m_storage;
};

/// An instance of a catalog: its configuration and backups. A value; the catalog's storage is shared.
class Instance {
public:
    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] const InstanceKeys &keys() const { return m_keys; }
    [[nodiscard]] const InstanceConfig &config() const { return m_config; }
    [[nodiscard]] Storage &storage() const { return *m_storage; }

    /// Every backup, newest first. One whose record is damaged comes as UNKNOWN with the reason; it never hides the
    /// others. One that was merged into another and waits for its removal comes as MERGED (markMerged()).
    [[nodiscard]] Result<std::vector<BackupRecord>> backups() const;
    /// NotFound when there is none with this id; a damaged record is UNKNOWN.
    [[nodiscard]] Result<BackupRecord> backup(BackupId id) const;
    /// Reads a record, has it changed, and puts it back, while no other process does the same. What `change` returns an
    /// error for stays as it is, with that error. Damaged when the record cannot be read.
    [[nodiscard]] Status update(BackupId id, const std::function<Status(BackupRecord &)> &change) const;
    /// Replaces backup.json.
    [[nodiscard]] Status write(const BackupRecord &record) const;

private:
    friend class Catalog;
    Instance(std::string name, InstanceConfig config, std::shared_ptr<Storage> storage)
        : m_name(std::move(name))
        , m_keys(m_name)
        , m_config(std::move(config))
        , m_storage(std::move(storage))
    {
    }
    std::string m_name;
    InstanceKeys m_keys;
    InstanceConfig m_config;
    std::shared_ptr<Storage> m_storage;
};

} // namespace cairn
