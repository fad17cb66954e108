#pragma once

#include "core/bytes.h"
#include "core/error.h"
#include "core/hash.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "storage/frame.h"
#include "storage/pack_writer.h"
#include "storage/storage.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cairn {

// The manifest of a backup: every file of the cluster, sorted by path, and where the captured bytes are. Written and
// read as a stream in bounded memory. FORMAT.md, section 5, is the contract.

enum class FileKind : std::uint8_t { Directory = 0, File = 1, Relation = 2, TablespaceLink = 3 };

/// A pack that parts of this manifest point into. Packs come first.
struct ManifestPack {
    std::uint32_t index = 0; ///< the number that parts use; unique, not necessarily without gaps
    std::string name;
    std::uint64_t size = 0;
    std::uint64_t live = 0; ///< bytes of its frames that parts of this manifest refer to
    bool operator==(const ManifestPack &) const = default;
};

struct ManifestFile {
    std::string path; ///< relative to the data directory
    FileKind kind = FileKind::File;
    std::uint32_t mode = 0;
    std::uint64_t size = 0; ///< the restored file has this size; what no part covers is zero
    Timestamp modified;
    std::string linkTarget; ///< of a TablespaceLink
    /// XXH3-128 of the content of a File; also of the forks of a Relation that are compared as a whole (vm, fsm, init).
    std::optional<Digest128> digest;
    /// What neither a part nor a ManifestZeros covers is as in the parent's file of the same path.
    bool inherits = false;
    bool operator==(const ManifestFile &) const = default;
};

/// LSN and computed checksum of one captured page: lets an incremental restore skip equal pages without reading packs.
struct PageMark {
    Lsn lsn;
    std::uint16_t checksum = 0;
    bool operator==(const PageMark &) const = default;
};

/// A stretch of the file that went before it in the manifest, and the frame that holds it. Ascending within a file.
struct ManifestPart {
    std::uint32_t pack = 0; ///< ManifestPack::index
    FrameLocation frame;
    std::uint32_t frameOffset = 0; ///< of this part in the frame's raw bytes
    std::uint32_t length = 0;
    std::uint32_t blockSize = 0; ///< 0: `length` bytes that belong at `offset`; otherwise the pages listed in `runs`
    std::uint64_t offset = 0;
    std::vector<BlockRun> runs;  ///< blocks counted within the file
    std::vector<PageMark> pages; ///< one per page of `runs`
    bool operator==(const ManifestPart &) const = default;
};

/// Blocks of the relation file before it that are all zero, where the parent's file holds something else.
struct ManifestZeros {
    std::vector<BlockRun> runs;
    bool operator==(const ManifestZeros &) const = default;
};

struct ManifestHeader {
    BackupId backup;
    SystemIdentifier system;
    std::uint32_t blockSize = 0;
    std::uint32_t segmentBlocks = 0; ///< blocks in one file of a relation
    BackupId parent{};               ///< of an incremental backup: whose manifest completes this one
    bool operator==(const ManifestHeader &) const = default;
};

struct ManifestSummary {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0; ///< length of the manifest
    std::string digest;      ///< hex XXH3-128 of all its bytes
};

using ManifestItem = std::variant<ManifestPack, ManifestFile, ManifestPart, ManifestZeros>;

/// Not thread-safe.
class ManifestWriter {
public:
    [[nodiscard]] static Result<ManifestWriter> create(Storage &storage, const std::string &key,
                                                       const ManifestHeader &header);
    [[nodiscard]] Status add(const ManifestPack &pack);
    [[nodiscard]] Status add(const ManifestFile &file);
    [[nodiscard]] Status add(const ManifestPart &part);
    [[nodiscard]] Status add(const ManifestZeros &zeros);
    /// Appends a record that was encoded before (encodeRecord).
    [[nodiscard]] Status addEncoded(unsigned type, ByteView payload);
    /// Makes the manifest durable and visible.
    [[nodiscard]] Result<ManifestSummary> commit();

private:
    explicit ManifestWriter(std::unique_ptr<ObjectWriter> out);
    [[nodiscard]] Status record(unsigned type, ByteView payload);
    [[nodiscard]] Status flushChunk();
    [[nodiscard]] Status put(ByteView bytes);

    std::unique_ptr<ObjectWriter> m_out;
    Compressor m_compressor;
    Xxh3Stream m_digest;
    Bytes m_chunk;
    Bytes m_scratch;
    Bytes m_compressed;
    std::uint64_t m_length = 0;
    std::uint64_t m_chunks = 0;
    std::uint64_t m_files = 0;
};

/// The payload of a record, for writing it later; returns its type.
[[nodiscard]] unsigned encodeRecord(Bytes &out, const ManifestPart &part);
[[nodiscard]] unsigned encodeRecord(Bytes &out, const ManifestZeros &zeros);

/// Reads front to back; every chunk is verified before it is taken apart. Not thread-safe.
class ManifestReader {
public:
    [[nodiscard]] static Result<ManifestReader> open(const Storage &storage, const std::string &key);
    [[nodiscard]] const ManifestHeader &header() const { return m_header; }
    /// The next item, or nothing at the end. Errors are Damaged and name the manifest and the offset.
    [[nodiscard]] Result<std::optional<ManifestItem>> next();
    /// After the end: hex XXH3-128 of all bytes of the manifest.
    [[nodiscard]] std::string digest() const { return m_digest.digest128().toHex(); }
    [[nodiscard]] std::uint64_t size() const { return m_object->size(); }

private:
    explicit ManifestReader(std::unique_ptr<ObjectReader> object);
    [[nodiscard]] Status readHeader();
    [[nodiscard]] Result<bool> readChunk();
    [[nodiscard]] Status readTrailer();
    [[nodiscard]] Result<ManifestItem> parseRecord();
    [[nodiscard]] std::unexpected<Error> damaged(std::string what) const;

    std::unique_ptr<ObjectReader> m_object;
    ManifestHeader m_header;
    Decompressor m_decompressor;
    Xxh3Stream m_digest;
    Bytes m_stored;
    Bytes m_chunk;
    std::size_t m_at = 0; ///< in m_chunk
    std::uint64_t m_offset = 0;
    std::uint64_t m_chunkOffset = 0;
    std::uint64_t m_chunks = 0;
    std::uint64_t m_files = 0;
    bool m_ended = false;
};

} // namespace cairn
