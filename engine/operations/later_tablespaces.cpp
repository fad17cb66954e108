#include "operations/later_tablespaces.h"

#include "core/files.h"
#include "core/text.h"
#include "wal/record_format.h"

#include <algorithm>
#include <format>

namespace cairn {

Status LaterTablespaces::note(const WalRecord &record)
{
    constexpr std::uint8_t create = 0x00;
    constexpr std::size_t oidSize = 4;
    if (record.manager != ResourceManager::Tablespace || record.code() != create)
        return {};
    CAIRN_CHECK(outlineRecord(record, m_major, m_outline));
    const ByteView data = m_outline.mainData;
    if (data.size() <= oidSize)
        return malformedRecord(record, "it is too short for its kind");
    const std::string_view path = asText(data.subspan(oidSize));
    std::string directory(path.substr(0, path.find('\0')));
    // An empty one is of a tablespace inside of the data directory.
    if (!directory.empty() && !std::ranges::contains(m_directories, directory))
        m_directories.push_back(std::move(directory));
    return {};
}

std::vector<Sentence> LaterTablespaces::warnings() const
{
    // Servers of other versions may share the directory: each has a folder of its own in it.
    const std::string ours = std::format("PG_{}_", m_major.value);
    std::vector<Sentence> all;
    for (const std::string &directory : m_directories) {
        const auto names = listDirectory(directory);
        if (!pathExists(directory))
            all.push_back({Phrase::LaterTablespaceMissing, {printableName(directory)}});
        else if (!names || std::ranges::any_of(*names, [&](const std::string &name) { return name.starts_with(ours); }))
            all.push_back({Phrase::LaterTablespaceInUse, {printableName(directory)}});
    }
    return all;
}

} // namespace cairn
