#pragma once

#include "operations/backup_copy.h"

namespace cairn {

/// One thread of a BackupCopier: takes tasks until there are none.
class BackupCopier::Worker {
public:
    Worker(BackupCopier &copier, FramePacker &packer, OperationContext &context, const std::stop_token &stop,
           bool asksForHealth)
        : m_copier(copier)
        , m_packer(packer)
        , m_context(context)
        , m_stop(stop)
        , m_asksForHealth(asksForHealth)
    {
    }
    [[nodiscard]] Status run();

private:
    [[nodiscard]] Status runTask(const Task &task);
    [[nodiscard]] Status copyFile(std::uint32_t index);
    [[nodiscard]] Status copyRelation(std::uint32_t index, const Fd &fd, std::uint32_t first, std::uint32_t blocks);
    [[nodiscard]] Status copyTail(std::uint32_t index, const Fd &fd);
    [[nodiscard]] Status copyPlain(std::uint32_t index, const Fd &fd);
    /// Opens a listed file; nothing when it vanished.
    [[nodiscard]] Result<std::optional<Fd>> openSource(std::uint32_t index);
    [[nodiscard]] Status packPages(std::uint32_t index, const Fd &fd, std::uint32_t first, std::span<std::byte> chunk);
    /// Checks one page and reads it again when it is torn. `page` may be rewritten.
    [[nodiscard]] Status examine(std::uint32_t index, const Fd &fd, std::uint32_t block, std::span<std::byte> page);
    [[nodiscard]] Status account(std::uint64_t bytes);

    BackupCopier &m_copier;
    FramePacker &m_packer;
    OperationContext &m_context;
    const std::stop_token &m_stop;
    bool m_asksForHealth;
};

} // namespace cairn
