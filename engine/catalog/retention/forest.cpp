#include "catalog/retention/forest.h"

#include <algorithm>

namespace cairn {

BackupForest::BackupForest(const RetentionState &state)
{
    m_nodes.reserve(state.backups.size());
    for (const RetentionBackup &backup : state.backups)
        m_nodes.push_back({&backup, {}, {}, {}, {}, {}});
    std::ranges::sort(m_nodes, {}, [](const Node &node) { return node.backup->id; });
    const WalIndex wal(state.wal);
    for (std::size_t at = 0; at < m_nodes.size(); ++at) {
        connect(m_nodes[at], at);
        m_nodes[at].objection = objectionTo(m_nodes[at], wal, state.walSegmentSize);
    }
}

void BackupForest::connect(Node &node, std::size_t at)
{
    if (node.backup->full) {
        node.full = at;
        return;
    }
    // A parent is older: a record that says otherwise is damaged, and could lead round in a circle.
    if (node.backup->parent >= node.backup->id)
        return;
    node.parent = find(node.backup->parent);
    if (!node.parent)
        return;
    Node &parent = m_nodes[*node.parent];
    node.full = parent.full;
    node.spoiler = parent.backup->recordIsGood() ? parent.spoiler : node.parent;
    parent.children.push_back(at);
}

Sentence BackupForest::objectionTo(const Node &node, const WalIndex &wal, std::uint32_t segmentSize) const
{
    const RetentionBackup &backup = *node.backup;
    if (!backup.recordIsGood())
        return {Phrase::StatusIs, {Keyword{std::string(statusName(backup.status))}}};
    if (!backup.full && !node.parent)
        return {Phrase::OnMissing, {backup.parent}};
    // An ancestor's own WAL may be gone: recovery begins at the backup itself.
    if (node.spoiler)
        return {Phrase::OnUnusable,
                {m_nodes[*node.spoiler].backup->id,
                 Keyword{std::string(statusName(m_nodes[*node.spoiler].backup->status))}}};
    if (!node.full)
        return Phrase::NoFullBelow;
    const auto own = ownWalOf(backup, segmentSize);
    if (backup.walMode == WalMode::Archive && !wal.covers(backup.timeline, own.first, own.last))
        return {Phrase::OwnWalMissing,
                {segmentName(backup.timeline, own.first, segmentSize),
                 segmentName(backup.timeline, own.last, segmentSize)}};
    return {};
}

std::optional<std::size_t> BackupForest::find(BackupId id) const
{
    const auto found = std::ranges::lower_bound(m_nodes, id, {}, [](const Node &node) { return node.backup->id; });
    if (found == m_nodes.end() || found->backup->id != id)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_nodes.begin());
}

std::size_t BackupForest::restorableCount() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_nodes, &Node::isRestorable));
}

std::size_t BackupForest::restorableFullCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_nodes, [](const Node &node) { return node.backup->full && node.isRestorable(); }));
}

} // namespace cairn
