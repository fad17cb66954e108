#include "operations/restore_marker.h"

#include "catalog/json_fields.h"
#include "core/failpoint.h"
#include "core/files.h"

#include <QJsonArray>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <format>
#include <unistd.h>

namespace cairn {

namespace {

constexpr std::string_view markerName = "cairn_restore.json";
constexpr const char *markerFormat = "cairn-restore-1";

} // namespace

RestoreMarker RestoreMarker::make(const std::vector<std::string> &directories)
{
    RestoreMarker marker;
    marker.m_begin = Timestamp::now();
    marker.m_owner = thisProcess();
    marker.m_directories = {directories.begin(), directories.end()};
    return marker;
}

std::optional<RestoreMarker> RestoreMarker::read(const std::string &pgdata)
{
    const auto content = readWholeFile(joinPath(pgdata, markerName), 1 << 20);
    if (!content)
        return std::nullopt;
    auto fields = JsonFields::parse(asText(*content), markerFormat);
    if (!fields)
        return std::nullopt;
    RestoreMarker marker;
    fields->get("begin", marker.m_begin);
    marker.m_owner = getOwner(*fields);
    for (const auto &value : fields->value("directories").toArray())
        if (auto path = fromJsonName(value))
            marker.m_directories.insert(std::move(*path));
    return marker;
}

bool RestoreMarker::isName(std::string_view name)
{
    return name == markerName;
}

bool RestoreMarker::isTemporaryName(std::string_view name)
{
    return name.starts_with(markerName) && name.ends_with(".tmp");
}

Status RestoreMarker::checkOwner(const std::string &pgdata) const
{
    // Two restores of one process keep each other out by the lock on the directory.
    if (m_owner == thisProcess() || livenessOf(m_owner) != Liveness::Alive)
        return {};
    return fail(ErrorCode::Locked,
                std::format("another restore works in the directory (process {} of {}, since {})", m_owner.pid,
                            m_owner.user, m_begin.toLocalText()),
                pgdata, "wait until it has ended, or stop it");
}

Status RestoreMarker::write(const std::string &pgdata) const
{
    JsonFields fields;
    fields.put("format", markerFormat);
    fields.put("begin", m_begin);
    putOwner(fields, m_owner);
    QJsonArray array;
    for (const auto &path : m_directories)
        array.append(toJsonName(path));
    fields.insert("directories", array);
    const std::string text = fields.toText();
    const std::string path = joinPath(pgdata, markerName);
    const std::string temporary = std::format("{}.{}.tmp", path, ::getpid());
    CAIRN_TRY(Fd fd, openFile(temporary, O_WRONLY | O_CREAT | O_TRUNC));
    CAIRN_CHECK(writeAll(fd, asBytes(text), temporary));
    CAIRN_CHECK(syncFile(fd, temporary));
    CAIRN_CHECK(fd.close(temporary));
    CAIRN_CHECK(failpoint("restore.marker"));
    if (std::rename(temporary.c_str(), path.c_str()) != 0)
        return failErrno(errno, "cannot rename into place", path);
    return syncDirectory(pgdata);
}

Status RestoreMarker::remove(const std::string &pgdata)
{
    return removeFile(joinPath(pgdata, markerName));
}

} // namespace cairn
