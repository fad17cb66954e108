#include "wizards/restore_rules.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace cairn::ui {

namespace {

struct RestoreRules {
    Q_DECLARE_TR_FUNCTIONS(RestoreRules)
};

bool isTimeline(std::string_view text)
{
    if (text == "current" || text == "latest")
        return true;
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = hex ? text.substr(2) : text;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    return error == std::errc{} && end == digits.data() + digits.size() && value > 0;
}

bool isInside(const std::string &path, const std::string &directory)
{
    return path == directory || path.starts_with(directory + "/");
}

} // namespace

QString targetProblem(const RecoveryTargetRequest &target)
{
    switch (target.kind) {
    case TargetKind::Latest:
    case TargetKind::Immediate:
        break;
    case TargetKind::Time:
        if (!target.time.isKnown())
            return RestoreRules::tr("Say to which moment.");
        break;
    case TargetKind::Xid:
        if (target.xid == 0)
            return RestoreRules::tr("Say to which transaction: a number, as txid_current() shows it.");
        break;
    case TargetKind::Lsn:
        if (!target.lsn.isValid())
            return RestoreRules::tr("Say to which WAL position, like 16/B374D848.");
        break;
    case TargetKind::Name:
        if (target.name.empty())
            return RestoreRules::tr("Say to which restore point: the name given to pg_create_restore_point().");
        break;
    }
    if (target.timeline && !isTimeline(*target.timeline))
        return RestoreRules::tr("A timeline is a number, “current” or “latest”.");
    return {};
}

QString destinationProblem(const RestoreRequest &request)
{
    if (request.pgdata.empty())
        return RestoreRules::tr("Choose the directory to restore into.");
    if (!request.pgdata.starts_with('/'))
        return RestoreRules::tr("The path of the directory has to begin with a slash.");
    if (isInside(request.pgdata, request.ref.catalog))
        return RestoreRules::tr("The directory lies inside the catalog. Choose another one.");
    if (request.walDirectory && !request.walDirectory->starts_with('/'))
        return RestoreRules::tr("The path of the WAL directory has to begin with a slash.");
    if (request.walDirectory && isInside(*request.walDirectory, request.pgdata))
        return RestoreRules::tr("The WAL directory has to be outside the data directory.");
    return mappingProblem(request.tablespaces);
}

QString mappingProblem(const std::vector<TablespaceMapping> &mappings)
{
    std::set<std::string> used;
    for (const TablespaceMapping &mapping : mappings) {
        if (!mapping.to.starts_with('/'))
            return RestoreRules::tr("The new path of the tablespace %1 has to begin with a slash.")
                .arg(displayName(mapping.from));
        if (!used.insert(mapping.to).second)
            return RestoreRules::tr("Two tablespaces cannot go to %1.").arg(displayName(mapping.to));
    }
    return {};
}

QString actionText(TargetAction action)
{
    switch (action) {
    case TargetAction::Pause:
        return RestoreRules::tr("Pause, so that somebody can look");
    case TargetAction::Promote:
        return RestoreRules::tr("Promote: open it for writing");
    case TargetAction::Shutdown:
        return RestoreRules::tr("Shut the server down");
    }
    std::unreachable();
}

} // namespace cairn::ui
