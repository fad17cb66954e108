#include "support/catalog_check.h"

#include "support/expect.h"

#include "catalog/layout.h"
#include "catalog/manifest.h"
#include "operations/snapshots.h"
#include "storage/local_storage.h"
#include "storage/seal.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <poll.h>
#include <ranges>
#include <set>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace cairn::test {

namespace {

namespace fs = std::filesystem;

/// A walk over the files of a catalog that notes everything that is wrong.
class Inspection {
public:
    Inspection(const TestCatalog &catalog, const CatalogCheckOptions &options)
        : m_catalog(catalog)
        , m_options(options)
        , m_storage(catalog.path())
        , m_keys(catalog.instance())
    {
    }

    std::string run()
    {
        readBackups();
        for (const auto &entry : fs::recursive_directory_iterator(m_catalog.path()))
            if (!entry.is_directory())
                judge(fs::relative(entry.path(), m_catalog.path()).string());
        for (const auto &pack : m_namedPacks | std::views::keys)
            if (!fs::exists(m_catalog.stored("packs/" + pack)))
                wrong("packs/" + pack + ": named by a manifest, not there");
        return m_findings;
    }

private:
    void wrong(const std::string &what) { m_findings += what + "\n"; }

    void readBackups()
    {
        const auto snapshot = readCatalog(m_catalog.path(), m_catalog.instance());
        expect(snapshot.has_value(), snapshot ? "" : snapshot.error().text());
        for (const auto &backup : snapshot->instances.at(0).backups) {
            const auto id = backup.id.toString();
            const bool isFailed = backup.status == BackupStatus::Error && m_options.failedBackups;
            if (!backup.isRestorable() && !isFailed)
                wrong("backup " + id + " is " + std::string(statusName(backup.status)) + ": " + backup.statusReason);
            const auto manifest = m_keys.manifest(backup.id, backup.manifestGeneration);
            if (backup.isRestorable())
                readManifest(manifest);
            m_backups.emplace(id, backup.isRestorable() ? manifest.substr(manifest.rfind('/') + 1) : std::string());
            if (!backup.absorbed.empty())
                wrong("backup " + id + " still names what was merged into it");
            if (isFailed)
                m_failed.emplace(backup.id, backup.mode);
            if (backup.isRestorable())
                m_newest = std::max(m_newest, backup.id);
            if (backup.isRestorable() && backup.mode == BackupMode::Full)
                m_newestFull = std::max(m_newestFull, backup.id);
        }
    }

    void readManifest(const std::string &key)
    {
        auto reader = ManifestReader::open(m_storage, key);
        if (!reader) {
            wrong(reader.error().text());
            return;
        }
        for (;;) {
            const auto item = reader->next();
            if (!item)
                wrong(item.error().text());
            if (!item || !item->has_value())
                return;
            if (const auto *pack = std::get_if<ManifestPack>(&**item))
                m_namedPacks.emplace(pack->name, pack->size);
        }
    }

    void judge(const std::string &key)
    {
        const auto root = m_keys.root() + "/";
        if (key.ends_with(".part"))
            judgeUnfinished(key);
        else if (key.starts_with(root))
            judgeInInstance(key.substr(root.size()));
        else if (key != catalogRecordKey && !key.starts_with("log/") && !key.starts_with("instances/"))
            wrong(key + ": unknown file");
    }

    /// Whether a pack, finished or not, may wait for a backup that picks it up.
    bool mayWait(const std::string &name) const
    {
        return std::ranges::any_of(m_failed, [&](const auto &failed) {
            const BackupId since = failed.second == BackupMode::Full ? m_newestFull : m_newest;
            return name.starts_with(failed.first.toString() + "-") && failed.first > since;
        });
    }

    /// A server may be archiving right now: whoever writes holds a lock on the file, and is waited for.
    void judgeUnfinished(const std::string &key)
    {
        const auto path = m_catalog.path() + "/" + key;
        if (key.find("/packs/") != std::string::npos && mayWait(fs::path(key).filename().string()))
            return;
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        const bool isLeft = file >= 0 && ::flock(file, LOCK_EX) == 0 && fs::exists(path);
        ::close(file);
        if (isLeft)
            wrong(key + ": unfinished");
    }

    void judgeInInstance(const std::string &key)
    {
        const auto slash = key.find('/');
        const auto folder = key.substr(0, slash);
        const auto rest = slash == std::string::npos ? std::string() : key.substr(slash + 1);
        if (folder == "locks")
            wrong(key + ": a lock nobody holds");
        else if (folder == "packs")
            judgePack(rest);
        else if (folder == "backups")
            judgeBackupFile(rest);
        else if (folder == "wal" && !codecOfKey(rest))
            wrong(key + ": no WAL file of ours");
        else if (folder != "wal" && folder != "journal" && folder != "quarantine" && folder != "reports" &&
                 key != "instance.json")
            wrong(key + ": unknown file");
    }

    void judgePack(const std::string &name)
    {
        const auto named = m_namedPacks.find(name);
        if (named == m_namedPacks.end() && mayWait(name))
            return;
        if (named == m_namedPacks.end())
            wrong("packs/" + name + ": no manifest names it");
        else if (fs::file_size(m_catalog.stored("packs/" + name)) != named->second)
            wrong("packs/" + name + ": not as long as its manifest says");
    }

    void judgeBackupFile(const std::string &key)
    {
        const auto id = key.substr(0, key.find('/'));
        const auto rest = key.size() > id.size() ? key.substr(id.size() + 1) : std::string();
        const auto backup = m_backups.find(id);
        if (backup == m_backups.end())
            wrong("backups/" + key + ": of no backup");
        else if (rest != "backup.json" && backup->second.empty())
            wrong("backups/" + key + ": left behind by a backup that failed");
        else if (rest != "backup.json" && rest != backup->second && !(rest.starts_with("wal/") && codecOfKey(rest)))
            wrong("backups/" + key + ": unknown file");
    }

    const TestCatalog &m_catalog;
    const CatalogCheckOptions &m_options;
    LocalStorage m_storage;
    InstanceKeys m_keys;
    std::map<std::string, std::uint64_t> m_namedPacks; ///< with their sizes
    std::map<std::string, std::string> m_backups;      ///< id, name of the manifest when it is restorable
    std::map<BackupId, BackupMode> m_failed;
    BackupId m_newest; ///< restorable
    BackupId m_newestFull;
    std::string m_findings;
};

/// Waits for the end of a process that is no child of this one.
bool endsSoon(pid_t pid)
{
    const auto process = int(::syscall(SYS_pidfd_open, pid, 0));
    if (process < 0)
        return true; // gone between the query and now
    pollfd poller{process, POLLIN, 0};
    const bool ended = ::poll(&poller, 1, 20'000) == 1;
    ::close(process);
    return ended;
}

} // namespace

void checkCatalog(const TestCatalog &catalog, const CatalogCheckOptions &options, std::source_location where)
{
    const auto findings = Inspection(catalog, options).run();
    expect(findings.empty(), "the catalog is not clean:\n" + findings, where);
    if (options.validate)
        CairnCli::ok(catalog.command("validate"), {}, where);
}

void checkServerIsLeftAlone(const TestServer &server, std::source_location where)
{
    auto sql = server.connect("postgres", "postgres", where);
    const auto sessions = sql.rows("SELECT pid, application_name FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                   " AND backend_type IN ('client backend', 'walsender')",
                                   where);
    for (const auto &session : sessions)
        expect(endsSoon(pid_t(std::stol(session[0]))), "a session of " + session[1] + " was left", where);
    expect(sql.value("SELECT count(*) FROM pg_replication_slots", where) == "0", "a replication slot was left", where);
}

} // namespace cairn::test
