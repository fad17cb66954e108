#pragma once

#include "storage/storage.h"

#include <string>

namespace cairn {

/// Storage in a directory. A new object is written as "<key>.part" under a kernel lock (flock), synced, renamed or
/// linked to its key, and its directory is synced. The kernel drops the lock when the writer dies, so the next writer
/// of the same key takes the file over: a dead writer blocks nobody and leaks nothing.
class LocalStorage final : public Storage {
public:
    /// @param root an existing directory; @param sync false skips every fsync (--no-sync, for tests).
    explicit LocalStorage(std::string root, bool sync = true);

    [[nodiscard]] Result<std::unique_ptr<ObjectReader>> open(const std::string &key) const override;
    [[nodiscard]] Result<std::unique_ptr<ObjectWriter>> create(const std::string &key, CreateMode mode) override;
    [[nodiscard]] Status replaceSmall(const std::string &key, ByteView content) override;
    [[nodiscard]] Result<std::shared_ptr<void>> guard(const std::string &key) override;
    [[nodiscard]] Result<Bytes> readSmall(const std::string &key, std::uint64_t limit) const override;
    [[nodiscard]] Result<std::vector<ObjectInfo>> list(const std::string &prefix) const override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> stat(const std::string &key) const override;
    [[nodiscard]] Status makeDurable(const std::string &key) override;
    [[nodiscard]] Status remove(const std::string &key) override;
    [[nodiscard]] Status removeAll(const std::string &prefix) override;
    [[nodiscard]] Status removeUnfinished(const std::string &key) override;
    [[nodiscard]] Result<std::unique_ptr<UnfinishedObject>> takeUnfinished(const std::string &key) override;
    [[nodiscard]] Result<std::vector<std::string>> listUnfinished(const std::string &prefix) const override;
    [[nodiscard]] Result<bool> waitForChange(const std::string &prefix, std::chrono::milliseconds limit,
                                             const std::stop_token &stop,
                                             const std::function<Result<bool>()> &ready) const override;
    [[nodiscard]] std::string location(const std::string &key) const override;
    [[nodiscard]] std::string scratchDirectory() const override { return m_root; }

private:
    std::string m_root;
    bool m_sync;
};

} // namespace cairn
