#pragma once

#include "catalog/catalog.h"
#include "core/context.h"
#include "operations/leftover_index.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace cairn {

/// Picks up what interrupted backups left in packs. The new backup claims it in its own record, so that others which
/// begin at the same time leave it alone, seals what was not sealed, lets the copier refer to what is still true, and
/// removes the rest when its manifest is in place.
///
/// What an interrupted FULL backup left is kept until a FULL backup is complete: an incremental one in between has no
/// use for most of it. One thread.
class BackupResume {
public:
    BackupResume(const Instance &instance, OperationContext &context)
        : m_instance(instance)
        , m_context(context)
    {
    }
    /// Claims what nobody else has claimed. The record must be stored, RUNNING. With `resume` false what was left is
    /// removed instead.
    [[nodiscard]] Status claim(BackupRecord &record, bool resume);
    /// Reads what is claimed; null when it is nothing. It lives as long as this.
    [[nodiscard]] Result<const LeftoverIndex *> open(const SourceListing &listing, std::uint32_t blockSize,
                                                     unsigned threads);
    /// When the manifest is in place: writes into the record what was taken over, and removes what is of no use any
    /// more.
    [[nodiscard]] Status finish(BackupRecord &record);
    /// Removes everything that is claimed.
    [[nodiscard]] Status discard();

private:
    [[nodiscard]] Status findNeeded(const std::vector<BackupRecord> &backups);
    [[nodiscard]] Status giveUpContested(BackupRecord &record);
    /// The packs of a claimed backup that no manifest names, by name.
    [[nodiscard]] Result<std::vector<std::string>> packsLeftBy(BackupId id) const;
    [[nodiscard]] Status sealPacksOf(BackupId id);
    [[nodiscard]] Status removePack(const std::string &name);

    const Instance &m_instance;
    OperationContext &m_context;
    std::map<BackupId, BackupMode> m_claimed; ///< interrupted backups
    std::set<std::string> m_needed;           ///< packs that manifests name
    BackupId m_newestUnreadable;              ///< what is older than this may be needed without being known to be
    std::unique_ptr<LeftoverIndex> m_index;
};

} // namespace cairn
