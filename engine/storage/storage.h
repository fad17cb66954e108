#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/failpoint.h"
#include "core/timestamp.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cairn {

/// One entry of a listing. Names are relative to the listed prefix.
struct ObjectInfo {
    std::string name;
    std::uint64_t size = 0;
    Timestamp modified;    ///< by the clock of the storage, comparable only among objects of the same storage
    bool isPrefix = false; ///< a "folder": there are keys below it
};

/// Random access to one stored object. Thread-safe.
class ObjectReader {
public:
    ObjectReader() = default;
    ObjectReader(const ObjectReader &) = delete;
    ObjectReader &operator=(const ObjectReader &) = delete;
    virtual ~ObjectReader() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Reads exactly buffer.size() bytes; fewer are Damaged (the object is shorter than it must be).
    [[nodiscard]] virtual Status readAt(std::span<std::byte> buffer, std::uint64_t offset) const = 0;
    /// For messages: where the object is.
    [[nodiscard]] virtual const std::string &location() const = 0;
};

/// Failpoints that a writer passes on its way to durability.
struct CommitFailpoints {
    std::optional<FailpointName> beforeSync;
    std::optional<FailpointName> beforeRename;
    std::optional<FailpointName> afterRename;
    std::optional<FailpointName> afterSync;
};

/// Writes one new object. Nothing is visible under the key before commit(); destroyed without commit it leaves nothing.
class ObjectWriter {
public:
    ObjectWriter() = default;
    ObjectWriter(const ObjectWriter &) = delete;
    ObjectWriter &operator=(const ObjectWriter &) = delete;
    virtual ~ObjectWriter() = default;
    [[nodiscard]] virtual Status append(ByteView bytes) = 0;
    /// Ends without commit, but leaves what was appended for takeUnfinished(), where the storage can.
    virtual void leave() {}
    /// Makes the object durable and visible. AlreadyExists when it was created with IfAbsent and the key is taken.
    [[nodiscard]] virtual Status commit(const CommitFailpoints &failpoints = {}) = 0;
    [[nodiscard]] virtual const std::string &location() const = 0;
};

/// What a writer that died, or left (ObjectWriter::leave), had written of an object. While this exists nobody else can
/// take it, write it or remove it.
class UnfinishedObject : public ObjectReader {
public:
    /// Makes an object of its first `length` bytes and `tail`, durable and visible. AlreadyExists when the key is
    /// taken.
    [[nodiscard]] virtual Status finish(std::uint64_t length, ByteView tail) = 0;
};

enum class CreateMode { Replace, IfAbsent };

/// A place for objects under flat keys like "instances/main/packs/X-0-0.pack". A key's segments are bytes without NUL
/// and slash. There is no rename: create, read, list, remove, and replacing one small object atomically. Thread-safe.
class Storage {
public:
    Storage() = default;
    Storage(const Storage &) = delete;
    Storage &operator=(const Storage &) = delete;
    virtual ~Storage() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<ObjectReader>> open(const std::string &key) const = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<ObjectWriter>> create(const std::string &key, CreateMode mode) = 0;
    /// Replaces (or creates) a small object in one atomic, durable step.
    [[nodiscard]] virtual Status replaceSmall(const std::string &key, ByteView content) = 0;
    /// Keeps other processes that ask for the same key waiting as long as it lives: whoever reads a small object,
    /// changes it and puts it back asks for one. Held for moments only; where the storage knows no such thing nobody
    /// waits.
    [[nodiscard]] virtual Result<std::shared_ptr<void>> guard(const std::string &key) = 0;
    /// A small object as a whole; more than `limit` bytes are Damaged.
    [[nodiscard]] virtual Result<Bytes> readSmall(const std::string &key, std::uint64_t limit = 16u << 20) const = 0;
    /// Direct children of a prefix (without trailing slash), sorted by name. Objects still being written are not
    /// listed. A prefix that does not exist is empty.
    [[nodiscard]] virtual Result<std::vector<ObjectInfo>> list(const std::string &prefix) const = 0;
    [[nodiscard]] virtual Result<std::optional<ObjectInfo>> stat(const std::string &key) const = 0;
    /// Makes sure that an object which exists is durable, whoever wrote it.
    [[nodiscard]] virtual Status makeDurable(const std::string &key) = 0;
    /// Removes an object; a missing one is fine.
    [[nodiscard]] virtual Status remove(const std::string &key) = 0;
    /// Removes everything below a prefix, unfinished objects too.
    [[nodiscard]] virtual Status removeAll(const std::string &prefix) = 0;
    /// Removes what a dead writer left under this key, if anything.
    [[nodiscard]] virtual Status removeUnfinished(const std::string &key) = 0;
    /// What a dead writer left under this key. NotFound when there is nothing, or its writer lives.
    [[nodiscard]] virtual Result<std::unique_ptr<UnfinishedObject>> takeUnfinished(const std::string &key) = 0;
    /// Keys (names) of unfinished objects directly below a prefix.
    [[nodiscard]] virtual Result<std::vector<std::string>> listUnfinished(const std::string &prefix) const = 0;
    /// Waits until `ready` says so; it is asked at once, and again whenever something appears below the prefix, without
    /// polling where the storage can tell. False when the time is over.
    [[nodiscard]] virtual Result<bool> waitForChange(const std::string &prefix, std::chrono::milliseconds limit,
                                                     const std::stop_token &stop,
                                                     const std::function<Result<bool>()> &ready) const = 0;
    /// For messages: where a key is.
    [[nodiscard]] virtual std::string location(const std::string &key) const = 0;
    /// A local directory for scratch files of an operation.
    [[nodiscard]] virtual std::string scratchDirectory() const = 0;
};

} // namespace cairn
