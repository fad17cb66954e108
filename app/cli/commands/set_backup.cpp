#include "commands/commands.h"
#include "options/logging_options.h"
#include "options/pin_options.h"
#include "values.h"

#include "core/text.h"
#include "operations/maintenance_format.h"
#include "operations/operations.h"
#include "operations/report_format.h"

namespace cairn::cli {

namespace {

struct Tag {
    std::string key;
    std::string value;
};

Result<Tag> parseTag(std::string_view text)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return fail(ErrorCode::Usage, "not a tag", "\"" + printableName(text) + "\"",
                    "write KEY=VALUE; without a value the tag is removed");
    return Tag{std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

class SetBackup final : public Command {
public:
    void declare(OptionSet &options) override
    {
        m_instance.declare(options);
        declareBackupId(options, m_backup).required();
        options.value("--note", m_request.note, "TEXT",
                      "a remark to keep with the backup, at most 1024 bytes; none removes it", parseNote);
        options.list("--tag", m_tags, "KEY=VALUE", "a tag to keep with the backup; KEY= removes it", parseTag);
        declareNoSync(options, m_noSync);
        m_format.declare(options);
        m_pin.declare(options);
        options.flag("--no-standalone", m_notStandalone, "while it is pinned, keep all WAL that follows it, too");
        m_logging.declare(options);
    }

    Result<int> run(Session &session) override
    {
        if (m_notStandalone && m_pin.pin.standalone)
            return fail(ErrorCode::Usage, "--standalone and --no-standalone exclude one another");
        if (!m_pin.pin.isGiven() && !m_request.note && m_tags.empty() && !m_notStandalone)
            return fail(ErrorCode::Usage, "nothing to change was named", {},
                        "--ttl, --expire-time, --keep-forever, --standalone, --note and --tag say what");
        m_request.ref = m_instance.ref();
        m_request.backup = m_backup.value_or(BackupId{});
        m_request.pin = m_pin.pin;
        if (m_notStandalone)
            m_request.standalone = false;
        for (const Tag &tag : m_tags)
            if (tag.value.empty())
                m_request.tagsToRemove.push_back(tag.key);
            else
                m_request.tags.insert_or_assign(tag.key, tag.value);
        m_request.sync = !m_noSync;
        CAIRN_TRY(const auto config, session.begin(m_request.ref, m_logging));
        CAIRN_TRY(const BackupRecord record, setBackup(m_request, session.context()));
        CAIRN_CHECK(
            session.print(m_format.json ? backupJson(m_request.ref.instance, {record, {}, {}}) : pinText(record)));
        return 0;
    }

private:
    InstanceOptions m_instance;
    std::optional<BackupId> m_backup;
    SetBackupRequest m_request;
    PinOptions m_pin;
    std::vector<Tag> m_tags;
    bool m_notStandalone = false;
    bool m_noSync = false;
    FormatOption m_format;
    LoggingOptions m_logging;
};

} // namespace

CommandEntry setBackupCommand()
{
    return {
        "set-backup", "pin a backup, or change its note and tags",
        "A pinned backup is kept whatever the retention rules say, with what it builds on; only --force deletes it.",
        makeCommand<SetBackup>};
}

} // namespace cairn::cli
