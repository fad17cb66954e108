#pragma once

#include "catalog/layout.h"
#include "catalog/owner.h"
#include "core/log.h"
#include "storage/storage.h"

#include <memory>
#include <string>
#include <thread>

namespace cairn {

enum class LockMode {
    Shared,    ///< readers and those who only add
    Rearrange, ///< those who store the same data in another way, beside readers; one at a time
    Exclusive, ///< those who delete
};

/// A lock on an instance: an object that names its owner and is written anew as a heartbeat while it is held. Whoever
/// acquires writes its own object first and then looks at the others, so that of two at the same moment at least one
/// sees the other. The object of a dead owner is removed by the next one. Thread-safe to destroy from any thread.
class InstanceLock {
public:
    /// Locked, naming the holder, when a live owner excludes this one. On storage that cannot be written a shared lock
    /// is granted without an object (a read-only copy of a catalog has no writers), with a warning.
    [[nodiscard]] static Result<std::unique_ptr<InstanceLock>>
    acquire(Storage &storage, const InstanceKeys &keys, LockMode mode, const std::string &operation, Logger &log);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

    /// The name of the lock object; empty when it could be granted only without one.
    [[nodiscard]] const std::string &name() const { return m_name; }

private:
    InstanceLock(Storage &storage, std::string key, std::string name, std::string content);
    void beat(const std::stop_token &stop);

    Storage &m_storage;
    std::string m_key;
    std::string m_name;
    std::string m_content;
    std::jthread m_heartbeat;
};

/// Whether the owner that is written in a lock or record object still lives. `modified` and `now` are storage times of
/// that object and of one just written; they decide for owners on other hosts.
[[nodiscard]] bool ownerLives(const Owner &owner, Timestamp modified, Timestamp now);

} // namespace cairn
