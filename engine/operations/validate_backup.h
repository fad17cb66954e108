#pragma once

#include "catalog/manifest.h"
#include "core/context.h"
#include "operations/operation_scope.h"
#include "operations/requests.h"
#include "storage/pack_reader.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cairn {

/// Examines one backup: manifest, packs, every frame, the WAL it needs. What is wrong becomes a finding; an error means
/// that the examination itself could not go on.
class BackupValidator {
public:
    BackupValidator(const Instance &instance, BackupRecord record, ValidationDepth depth, unsigned threads);
    ~BackupValidator();

    /// Manifest, packs and frames. Fast: checksums of what is stored; Normal: and decompressed; Deep: and every page
    /// compared with the checksum in the manifest, every file with its digest.
    [[nodiscard]] Status examineFiles(OperationContext &context);
    [[nodiscard]] Status examineWal(OperationContext &context);
    [[nodiscard]] const std::vector<Finding> &findings() const { return m_findings; }
    [[nodiscard]] std::uint64_t bytesRead() const { return m_bytesRead; }
    /// The record with the status and validation mark that follow from the findings.
    [[nodiscard]] BackupRecord judged() const;

private:
    struct PackUse;
    class Reader;
    [[nodiscard]] Status readManifest(OperationContext &context);
    [[nodiscard]] Status openPack(const ManifestPack &entry);
    [[nodiscard]] Status scanUnreferenced(OperationContext &context);
    /// What is wrong with a page or a number, beyond words.
    struct Detail {
        std::optional<std::uint32_t> block{};
        std::string expected{};
        std::string found{};
    };
    void note(Error error, Detail detail);
    void note(Error error) { note(std::move(error), Detail{}); }

    const Instance &m_instance;
    BackupRecord m_record;
    ValidationDepth m_depth;
    unsigned m_threads;
    std::map<std::uint32_t, std::unique_ptr<PackUse>> m_packs;
    std::mutex m_mutex;
    std::vector<Finding> m_findings;
    std::atomic<std::uint64_t> m_bytesRead{0};
    std::uint64_t m_suppressed = 0;
};

} // namespace cairn
