#pragma once

#include "base/engine_api.h"
#include "jobs/job.h"

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace cairn::ui {

/// Where a look at a cluster leaves what it sees, and a window takes it from. Any thread.
class LookMailbox {
public:
    void put(const LookState &state)
    {
        const std::scoped_lock lock(m_mutex);
        m_state = state;
    }
    /// What is new since the last time.
    [[nodiscard]] std::optional<LookState> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_state, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<LookState> m_state;
};

/// From a request to a job: its title, its lane, its equivalent command line and the engine call. Pure.

[[nodiscard]] JobSpec createCatalogJob(const EngineApi &engine, const std::string &path);
[[nodiscard]] JobSpec addInstanceJob(const EngineApi &engine, AddInstanceRequest request);
[[nodiscard]] JobSpec archiveSetupJob(const EngineApi &engine, ServerCheckRequest request);
[[nodiscard]] JobSpec backupJob(const EngineApi &engine, BackupRequest request);
[[nodiscard]] JobSpec validateJob(const EngineApi &engine, ValidateRequest request);
[[nodiscard]] JobSpec restoreJob(const EngineApi &engine, RestoreRequest request);
[[nodiscard]] JobSpec lookJob(const EngineApi &engine, const InstanceRef &ref, LookRequest request,
                              std::shared_ptr<LookMailbox> mailbox);
[[nodiscard]] JobSpec deleteJob(const EngineApi &engine, DeleteRequest request);
[[nodiscard]] JobSpec undeleteJob(const EngineApi &engine, UndeleteRequest request);
[[nodiscard]] JobSpec mergeJob(const EngineApi &engine, MergeRequest request);
[[nodiscard]] JobSpec compactJob(const EngineApi &engine, CompactRequest request);
[[nodiscard]] JobSpec setBackupJob(const EngineApi &engine, SetBackupRequest request);
[[nodiscard]] JobSpec setConfigJob(const EngineApi &engine, ConfigChange change);
[[nodiscard]] JobSpec setRetentionJob(const EngineApi &engine, RetentionSettingsRequest request);

} // namespace cairn::ui
