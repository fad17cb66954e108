#include "catalog/journal.h"

#include <algorithm>
#include <format>
#include <unistd.h>

namespace cairn {

namespace {

constexpr const char *journalFormat = "cairn-journal-1";

std::string toLine(const JournalRecord &record)
{
    JsonFields fields;
    fields.put("format", journalFormat);
    fields.put("begin", record.begin);
    fields.put("end", record.end);
    fields.put("operation", record.operation);
    fields.put("outcome", record.outcome);
    if (!record.message.empty())
        fields.put("message", record.message);
    if (record.backup.isValid())
        fields.put("backup", record.backup.toString());
    fields.put("bytes", record.bytes);
    JsonFields owner;
    putOwner(owner, record.owner);
    fields.insert("owner", owner.object());
    JsonFields parameters;
    for (const auto &[key, value] : record.parameters)
        parameters.put(key.c_str(), value);
    fields.insert("parameters", parameters.object());
    return fields.toLine();
}

Result<JournalRecord> fromLine(std::string_view text)
{
    CAIRN_TRY(auto fields, JsonFields::parse(text, journalFormat));
    JournalRecord record;
    fields.get("begin", record.begin);
    fields.get("end", record.end);
    fields.get("operation", record.operation);
    fields.get("outcome", record.outcome);
    fields.get("message", record.message);
    fields.get("bytes", record.bytes);
    std::string id;
    fields.get("backup", id);
    if (const auto parsed = BackupId::parse(id))
        record.backup = *parsed;
    JsonFields owner(fields.value("owner").toObject());
    record.owner = getOwner(owner);
    const QJsonObject parameters = fields.value("parameters").toObject();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        if (auto value = fromJsonName(it.value()))
            record.parameters.emplace(it.key().toStdString(), std::move(*value));
    CAIRN_CHECK(fields.status());
    return record;
}

} // namespace

JournalEntryWriter::JournalEntryWriter(Storage &storage, const InstanceKeys &keys, std::string operation,
                                       std::map<std::string, std::string> parameters, Logger &log)
    : m_storage(storage)
    , m_log(log)
{
    m_record.begin = Timestamp::now();
    m_record.operation = std::move(operation);
    m_record.parameters = std::move(parameters);
    m_record.owner = thisProcess();
    m_record.outcome = "running";
    // Sorted by name is sorted by time: 20 digits of microseconds.
    m_key = std::format("{}/{:020}-{}-{}.json", keys.journal(), m_record.begin.microseconds, m_record.operation,
                        m_record.owner.pid);
}

JournalEntryWriter::~JournalEntryWriter()
{
    if (m_open)
        static_cast<void>(end(fail(ErrorCode::Internal, "ended without an outcome")));
}

Status JournalEntryWriter::begin()
{
    m_open = true;
    write({});
    warnUnless(failpoint("journal.after-begin"));
    return {};
}

Status JournalEntryWriter::end(const Status &outcome)
{
    m_open = false;
    m_record.end = Timestamp::now();
    m_record.outcome = outcome ? "ok" : std::string(errorCodeName(outcome.error().code));
    m_record.message = outcome ? std::string{} : outcome.error().text();
    write(failpoint("journal.before-end"));
    return {};
}

/// @param before what went wrong already: then nothing is written.
void JournalEntryWriter::write(const Status &before)
{
    warnUnless(before ? m_storage.replaceSmall(m_key, asBytes(toLine(m_record))) : before);
}

void JournalEntryWriter::warnUnless(const Status &done)
{
    if (!done)
        m_log.warning("the journal has no entry of this: {}", done.error().text());
}

Result<std::vector<JournalRecord>> readJournalRecords(const Storage &storage, const InstanceKeys &keys,
                                                      std::size_t limit, std::vector<Error> *damaged)
{
    CAIRN_TRY(auto entries, storage.list(keys.journal()));
    std::ranges::reverse(entries);
    std::vector<JournalRecord> records;
    for (const auto &entry : entries) {
        if (records.size() == limit)
            break;
        const std::string key = keys.journal() + "/" + entry.name;
        const auto content = storage.readSmall(key, 1 << 20);
        auto record = content ? fromLine(asText(*content)) : Result<JournalRecord>(std::unexpected(content.error()));
        if (!record) {
            if (damaged != nullptr)
                damaged->push_back({record.error().code, record.error().message, storage.location(key), {}});
            continue;
        }
        if (record->outcome == "running" && livenessOf(record->owner) == Liveness::Dead)
            record->outcome = "interrupted";
        records.push_back(std::move(*record));
    }
    return records;
}

} // namespace cairn
