#include "operations/validation_memory.h"

#include "catalog/json_fields.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <format>

namespace cairn {

namespace {

constexpr const char *reportFormat = "cairn-validation-1";

constexpr std::array severities{FindingSeverity::Info, FindingSeverity::Warning, FindingSeverity::Error};
constexpr std::array depths{ValidationDepth::Fast, ValidationDepth::Normal, ValidationDepth::Deep};

/// An enumeration is stored by its number within a list; another number is damage.
template <class Enum, std::size_t N>
Enum enumOf(JsonFields &fields, const char *key, const std::array<Enum, N> &all)
{
    std::uint32_t at = 0;
    fields.get(key, at);
    if (at >= N)
        fields.setFailed(key);
    return all[std::min<std::size_t>(at, N - 1)];
}

BackupId idOf(JsonFields &fields)
{
    std::string text;
    fields.get("id", text);
    const auto id = text.empty() ? Result<BackupId>(BackupId{}) : BackupId::parse(text);
    if (!id)
        fields.setFailed("id");
    return id.value_or(BackupId{});
}

Lsn lsnOf(JsonFields &fields, const char *key)
{
    std::uint64_t value = 0;
    fields.get(key, value);
    return Lsn{value};
}

std::string idText(BackupId id)
{
    return id.isValid() ? id.toString() : std::string{};
}

QJsonObject toJson(const Finding &finding)
{
    JsonFields fields;
    fields.put("severity", static_cast<int>(finding.severity));
    fields.put("code", static_cast<int>(finding.code));
    fields.put("id", idText(finding.backup));
    fields.put("file", finding.file);
    fields.put("message", finding.message);
    fields.put("remedy", finding.remedy.english());
    fields.put("expected", finding.expected);
    fields.put("found", finding.found);
    fields.put("consequence", finding.consequence.english());
    if (finding.block)
        fields.put("block", *finding.block);
    return fields.object();
}

Finding findingOf(JsonFields &fields, const std::string &instance)
{
    Finding finding;
    finding.instance = instance;
    finding.severity = enumOf(fields, "severity", severities);
    std::uint32_t code = 0;
    fields.get("code", code);
    if (code > static_cast<std::uint32_t>(ErrorCode::Cancelled))
        fields.setFailed("code");
    else
        finding.code = static_cast<ErrorCode>(code);
    finding.backup = idOf(fields);
    fields.get("file", finding.file);
    fields.get("message", finding.message);
    std::string remedy;
    std::string consequence;
    fields.get("remedy", remedy);
    fields.get("expected", finding.expected);
    fields.get("found", finding.found);
    fields.get("consequence", consequence);
    finding.remedy = Sentence::recognized(remedy);
    finding.consequence = Sentence::recognized(consequence);
    fields.get("block", finding.block);
    return finding;
}

QJsonObject toJson(const BackupVerdict &verdict)
{
    JsonFields fields;
    fields.put("id", idText(verdict.backup));
    fields.put("before", static_cast<int>(verdict.before));
    fields.put("after", static_cast<int>(verdict.after));
    fields.put("examined", verdict.examined);
    return fields.object();
}

BackupVerdict verdictOf(JsonFields &fields, const std::string &instance)
{
    constexpr std::array statuses{BackupStatus::Running, BackupStatus::Done,     BackupStatus::Ok,
                                  BackupStatus::Corrupt, BackupStatus::Orphan,   BackupStatus::Merging,
                                  BackupStatus::Merged,  BackupStatus::Deleting, BackupStatus::Error,
                                  BackupStatus::Unknown};
    BackupVerdict verdict;
    verdict.instance = instance;
    verdict.backup = idOf(fields);
    verdict.before = enumOf(fields, "before", statuses);
    verdict.after = enumOf(fields, "after", statuses);
    fields.get("examined", verdict.examined);
    return verdict;
}

QJsonObject toJson(const TargetProof &proof)
{
    JsonFields fields;
    fields.put("target", proof.target);
    fields.put("proven", proof.proven);
    fields.put("id", idText(proof.backup));
    fields.put("timeline", proof.timeline.value);
    fields.put("from", proof.from.value);
    fields.put("to", proof.to.value);
    fields.put("records", proof.records);
    fields.put("last-end", proof.lastEnd);
    return fields.object();
}

TargetProof proofOf(JsonFields &fields, const std::string &instance)
{
    TargetProof proof;
    proof.instance = instance;
    fields.get("target", proof.target);
    fields.get("proven", proof.proven);
    proof.backup = idOf(fields);
    fields.get("timeline", proof.timeline.value);
    proof.from = lsnOf(fields, "from");
    proof.to = lsnOf(fields, "to");
    fields.get("records", proof.records);
    fields.get("last-end", proof.lastEnd);
    return proof;
}

template <class T>
QJsonArray arrayOf(const std::vector<T> &items)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(toJson(item));
    return array;
}

/// Reads the objects of an array with `read(fields, instance)`.
template <class T, class Read>
Status readArray(const JsonFields &fields, const char *key, const std::string &instance, std::vector<T> &items,
                 Read read)
{
    for (const auto &value : fields.value(key).toArray()) {
        JsonFields item(value.toObject());
        items.push_back(read(item, instance));
        CAIRN_CHECK(item.status());
    }
    return {};
}

std::string toText(const ValidationReport &report)
{
    JsonFields fields;
    fields.put("format", reportFormat);
    fields.put("begin", report.begin);
    fields.put("end", report.end);
    fields.put("depth", static_cast<int>(report.depth));
    fields.put("scope", report.scope);
    fields.put("bytes-read", report.bytesRead);
    fields.insert("backups", arrayOf(report.verdicts));
    fields.insert("findings", arrayOf(report.findings));
    fields.insert("targets", arrayOf(report.proofs));
    return fields.toText();
}

Result<ValidationReport> fromText(std::string_view text, const std::string &instance)
{
    CAIRN_TRY(auto fields, JsonFields::parse(text, reportFormat));
    ValidationReport report;
    fields.get("begin", report.begin);
    fields.get("end", report.end);
    report.depth = enumOf(fields, "depth", depths);
    fields.get("scope", report.scope);
    fields.get("bytes-read", report.bytesRead);
    CAIRN_CHECK(fields.status());
    CAIRN_CHECK(readArray(fields, "backups", instance, report.verdicts, verdictOf));
    CAIRN_CHECK(readArray(fields, "findings", instance, report.findings, findingOf));
    CAIRN_CHECK(readArray(fields, "targets", instance, report.proofs, proofOf));
    return report;
}

} // namespace

Status rememberReport(const Instance &instance, const ValidationReport &report)
{
    Storage &storage = instance.storage();
    const std::string prefix = instance.keys().reports();
    // Sorted by name is sorted by time: 20 digits of microseconds.
    CAIRN_CHECK(storage.replaceSmall(std::format("{}/{:020}.json", prefix, report.begin.microseconds),
                                     asBytes(toText(report))));
    CAIRN_TRY(const auto entries, storage.list(prefix));
    for (std::size_t i = 0; i + reportsKept < entries.size(); ++i)
        CAIRN_CHECK(storage.remove(prefix + "/" + entries[i].name));
    return {};
}

Result<std::vector<ValidationReport>> readValidationReports(const Instance &instance, std::size_t limit,
                                                            std::vector<Error> *damaged)
{
    const std::string prefix = instance.keys().reports();
    CAIRN_TRY(auto entries, instance.storage().list(prefix));
    std::ranges::reverse(entries);
    std::vector<ValidationReport> reports;
    for (const ObjectInfo &entry : entries) {
        if (reports.size() == limit)
            break;
        const std::string key = prefix + "/" + entry.name;
        const auto content = instance.storage().readSmall(key);
        auto report = content ? fromText(asText(*content), instance.name())
                              : Result<ValidationReport>(std::unexpected(content.error()));
        if (report)
            reports.push_back(*std::move(report));
        else if (damaged != nullptr)
            damaged->push_back({report.error().code, report.error().message, instance.storage().location(key), {}});
    }
    return reports;
}

Result<std::vector<ValidationReport>> readValidationReports(const InstanceRef &ref, std::size_t limit)
{
    CAIRN_TRY(const auto catalog, Catalog::open(ref.catalog));
    CAIRN_TRY(const auto instance, catalog.instance(ref.instance));
    return readValidationReports(instance, limit);
}

} // namespace cairn
