#pragma once

#include "catalog/retention/state.h"
#include "catalog/retention/timelines.h"
#include "core/sentence.h"

#include <optional>
#include <vector>

namespace cairn {

/// The backups of an instance as trees: FULL backups and what builds on them. Backups are named by their place in the
/// order of ids, so that parents come before children and later ones are newer. The state must outlive it.
class BackupForest {
public:
    explicit BackupForest(const RetentionState &state);

    struct Node {
        const RetentionBackup *backup = nullptr;
        std::optional<std::size_t> parent;
        std::optional<std::size_t> full;    ///< where the chain begins; none when it is broken
        std::optional<std::size_t> spoiler; ///< the nearest one that it builds on and that cannot be used
        std::vector<std::size_t> children;
        Sentence objection; ///< why it cannot be restored; empty when it can
        [[nodiscard]] bool isRestorable() const { return objection.empty(); }
    };

    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }
    [[nodiscard]] const Node &operator[](std::size_t at) const { return m_nodes[at]; }
    [[nodiscard]] const RetentionBackup &backup(std::size_t at) const { return *m_nodes[at].backup; }
    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }
    [[nodiscard]] std::optional<std::size_t> find(BackupId id) const;
    [[nodiscard]] std::size_t restorableCount() const;
    [[nodiscard]] std::size_t restorableFullCount() const;

private:
    void connect(Node &node, std::size_t at);
    [[nodiscard]] Sentence objectionTo(const Node &node, const WalIndex &wal, std::uint32_t segmentSize) const;

    std::vector<Node> m_nodes;
};

} // namespace cairn
