#pragma once

#include "operations/backup_changes.h"
#include "operations/backup_copy.h"
#include "operations/backup_resume.h"
#include "operations/backup_wal.h"
#include "operations/operation_scope.h"
#include "operations/parent_view.h"
#include "postgres/backup_api.h"
#include "postgres/control_file.h"

#include <optional>

namespace cairn {

/// One run of a backup, from the first look at the server to the final record. The steps are the private functions, in
/// their order. Runs on the caller's thread.
class BackupRun {
public:
    BackupRun(const BackupRequest &request, OperationScope &scope, OperationContext &context);
    [[nodiscard]] Result<BackupResult> run();

private:
    [[nodiscard]] Status chooseSettings();
    [[nodiscard]] Status connect();
    [[nodiscard]] Status compareClusters();
    [[nodiscard]] Status checkWalMode() const;
    [[nodiscard]] Status createRecord();
    /// AlreadyExists when another backup took the id at the same moment.
    [[nodiscard]] Status createRecordObject();
    [[nodiscard]] Status capture();
    [[nodiscard]] Status startServerBackup();
    /// That the data directory is the server's, not that of its standby or primary.
    [[nodiscard]] Status checkDirectory();
    [[nodiscard]] Status checkForParent();
    /// Incremental backups: chooses the parent, now that the timeline of the start is known.
    [[nodiscard]] Status chooseParentBackup();
    /// AUTO: the cheapest mode that is possible with this parent; none: FULL, for the reason that is given.
    [[nodiscard]] Status chooseMode(const Result<BackupRecord> &parent);
    /// PAGE, PTRACK, SUMMARY: learns what changed since the parent.
    [[nodiscard]] Status findChanges();
    [[nodiscard]] ChangeFinder changeFinder();
    [[nodiscard]] std::chrono::seconds archiveTimeout() const;
    [[nodiscard]] Status startCopier();
    [[nodiscard]] Status copyFiles();
    [[nodiscard]] Status checkStandby(const ControlFile &control) const;
    [[nodiscard]] Status stopServerBackup();
    [[nodiscard]] Status collectWal();
    [[nodiscard]] Status writeManifest();
    [[nodiscard]] Status applyBadPagePolicy();
    [[nodiscard]] Status finishRecord();
    [[nodiscard]] Status validateResult();
    [[nodiscard]] ConnectionOptions serverOptions() const;
    [[nodiscard]] StreamSlot slotToUse() const;
    /// Leaves the server and, if a later backup can use it, what was copied.
    void abandon(const Error &error);
    void warn(std::string text);

    const BackupRequest &m_request;
    OperationScope &m_scope;
    OperationContext &m_context;
    std::string m_pgdata;
    Compression m_compression;
    BackupResult m_result;
    BackupRecord &m_record;
    ControlFileImage m_control;
    ServerInfo m_server;
    std::optional<Session> m_session;
    std::unique_ptr<BackupStream> m_stream;
    std::optional<ServerBackup> m_serverBackup;
    std::optional<LocalSource> m_source;
    TimelineHistory m_path;                 ///< to the cluster's timeline
    BackupChain m_parents;                  ///< of an incremental backup: the parent and what it builds on
    std::optional<ChangedBlocks> m_changes; ///< modes that know what changed without reading
    std::unique_ptr<ParentView> m_parentView;
    BackupResume m_resume;
    std::unique_ptr<BackupCopier> m_copier;
    BackupStop m_stopFacts;
};

} // namespace cairn
