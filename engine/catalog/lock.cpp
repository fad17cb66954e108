#include "catalog/lock.h"

#include "catalog/lock_probe.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <format>
#include <mutex>

namespace cairn {

namespace {

constexpr std::chrono::seconds heartbeatInterval{20};
/// An owner on another host that was silent for this long is dead.
constexpr std::int64_t silenceLimitMicroseconds = 180'000'000;
constexpr const char *lockFormat = "cairn-lock-1";

std::string_view modeText(LockMode mode)
{
    switch (mode) {
    case LockMode::Shared:
        return "shared";
    case LockMode::Rearrange:
        return "rearrange";
    case LockMode::Exclusive:
        break;
    }
    return "exclusive";
}

LockMode parseMode(std::string_view text)
{
    for (const LockMode mode : {LockMode::Shared, LockMode::Rearrange})
        if (text == modeText(mode))
            return mode;
    return LockMode::Exclusive;
}

bool exclude(LockMode one, LockMode other)
{
    return one == LockMode::Exclusive || other == LockMode::Exclusive ||
           (one == LockMode::Rearrange && other == LockMode::Rearrange);
}

struct LockObject {
    std::string key;
    LockMode mode = LockMode::Exclusive;
    std::string operation;
    Owner owner;
    Timestamp modified;
};

std::string contentOf(LockMode mode, const std::string &operation, const Owner &owner)
{
    JsonFields fields;
    fields.put("format", lockFormat);
    fields.put("mode", modeText(mode));
    fields.put("operation", operation);
    fields.put("since", Timestamp::now());
    putOwner(fields, owner);
    return fields.toText();
}

/// A lock object that cannot be read counts as an exclusive lock of a silent owner elsewhere: only its age frees it.
LockObject readLock(const Storage &storage, const std::string &key, Timestamp modified)
{
    LockObject lock;
    lock.key = key;
    lock.modified = modified;
    lock.owner.host = "unknown host";
    lock.operation = "unknown operation";
    const auto content = storage.readSmall(key, 64 << 10);
    if (!content)
        return lock;
    auto fields = JsonFields::parse(asText(*content), lockFormat);
    if (!fields)
        return lock;
    std::string mode;
    fields->get("mode", mode);
    lock.mode = parseMode(mode);
    fields->get("operation", lock.operation);
    lock.owner = getOwner(*fields);
    return lock;
}

enum class Dead { Stay, Go };

/// Live locks of others that exclude `mode`.
Result<std::vector<LockObject>> conflicts(Storage &storage, const InstanceKeys &keys, LockMode mode,
                                          const std::string &mine, Timestamp now, Dead dead)
{
    std::vector<LockObject> found;
    CAIRN_TRY(const auto entries, storage.list(keys.locks()));
    for (const auto &entry : entries) {
        if (entry.name == mine)
            continue;
        LockObject lock = readLock(storage, keys.locks() + "/" + entry.name, entry.modified);
        if (!ownerLives(lock.owner, lock.modified, now)) {
            if (dead == Dead::Go)
                CAIRN_CHECK(storage.remove(lock.key));
            continue;
        }
        if (exclude(mode, lock.mode))
            found.push_back(std::move(lock));
    }
    return found;
}

std::unexpected<Error> lockedBy(const LockObject &lock, const std::string &operation)
{
    return fail(ErrorCode::Locked,
                std::format("{} cannot start while {} runs (process {} of {} on {})", operation, lock.operation,
                            lock.owner.pid, lock.owner.user, lock.owner.host),
                {}, "wait until it is done, or stop it, and run the command again");
}

std::string uniqueName(LockMode mode, const Owner &owner)
{
    static std::atomic<unsigned> counter{0};
    return std::format("{}-{}-{}-{}.json", modeText(mode), owner.pid,
                       toBase36(static_cast<std::uint64_t>(Timestamp::now().microseconds)), counter++);
}

/// An object without content counts as an exclusive lock of an unknown owner; only its age frees it when the owner
/// dies.
Status createEmpty(Storage &storage, const std::string &key)
{
    CAIRN_TRY(const auto out, storage.create(key, CreateMode::IfAbsent));
    return out->commit();
}

} // namespace

bool ownerLives(const Owner &owner, Timestamp modified, Timestamp now)
{
    switch (livenessOf(owner)) {
    case Liveness::Alive:
        return true;
    case Liveness::Dead:
        return false;
    case Liveness::OtherHost:
        break;
    }
    return now.microseconds - modified.microseconds < silenceLimitMicroseconds;
}

InstanceLock::InstanceLock(Storage &storage, std::string key, std::string name, std::string content)
    : m_storage(storage)
    , m_key(std::move(key))
    , m_name(std::move(name))
    , m_content(std::move(content))
{
    if (!m_name.empty())
        m_heartbeat = std::jthread([this](const std::stop_token &stop) { beat(stop); });
}

InstanceLock::~InstanceLock()
{
    if (m_name.empty())
        return;
    m_heartbeat.request_stop();
    m_heartbeat.join();
    // A lock that cannot be removed is recognised as stale once this process is gone.
    static_cast<void>(m_storage.remove(m_key));
}

void InstanceLock::beat(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, stop, heartbeatInterval, [] { return false; }) && !stop.stop_requested())
        static_cast<void>(m_storage.replaceSmall(m_key, asBytes(m_content)));
}

Result<std::unique_ptr<InstanceLock>> InstanceLock::acquire(Storage &storage, const InstanceKeys &keys, LockMode mode,
                                                            const std::string &operation, Logger &log)
{
    const Owner owner = thisProcess();
    const std::string name = uniqueName(mode, owner);
    const std::string key = keys.locks() + "/" + name;
    const std::string content = contentOf(mode, operation, owner);
    auto written = storage.replaceSmall(key, asBytes(content));
    // On a full disk there still is room for a name: whoever deletes must be able to, it makes room.
    if (!written && written.error().code == ErrorCode::NoSpace && mode == LockMode::Exclusive)
        written = createEmpty(storage, key);
    if (!written) {
        if (mode != LockMode::Shared || written.error().code != ErrorCode::Permission)
            return std::unexpected(written.error());
        log.warning("the catalog cannot be written, going on without a lock: {}", written.error().message);
        return std::unique_ptr<InstanceLock>(new InstanceLock(storage, {}, {}, {}));
    }
    std::unique_ptr<InstanceLock> lock(new InstanceLock(storage, key, name, content));
    CAIRN_CHECK(failpoint("lock.after-create"));
    CAIRN_TRY(const auto mine, storage.stat(key));
    const Timestamp now = mine ? mine->modified : Timestamp::now();
    CAIRN_TRY(const auto others, conflicts(storage, keys, mode, name, now, Dead::Go));
    if (!others.empty())
        return lockedBy(others.front(), operation);
    return lock;
}

Status probeLock(Storage &storage, const InstanceKeys &keys, LockMode mode, const std::string &operation)
{
    CAIRN_TRY(const auto others, conflicts(storage, keys, mode, {}, Timestamp::now(), Dead::Stay));
    return others.empty() ? Status{} : lockedBy(others.front(), operation);
}

} // namespace cairn
