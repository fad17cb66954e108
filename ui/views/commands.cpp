#include "views/commands.h"

#include "base/dialogs.h"
#include "base/format.h"
#include "base/settings_store.h"
#include "jobs/job_controller.h"
#include "jobs/job_factory.h"
#include "models/catalog_store.h"
#include "wizards/add_instance_wizard.h"
#include "wizards/archiving_dialog.h"
#include "wizards/backup_wizard.h"
#include "wizards/compact_dialog.h"
#include "wizards/create_catalog_dialog.h"
#include "wizards/delete_dialog.h"
#include "wizards/expire_dialog.h"
#include "wizards/keep_dialog.h"
#include "wizards/look_dialog.h"
#include "wizards/merge_wizard.h"
#include "wizards/passwords_dialog.h"
#include "wizards/report_dialog.h"
#include "wizards/restore_wizard.h"
#include "wizards/retention_dialog.h"
#include "wizards/settings_dialog.h"

#include <QDir>

namespace cairn::ui {

namespace {

constexpr QLatin1StringView lastDirectoryKey("last-used/open-catalog/directory");
constexpr int successSeconds = 10;

/// Opens a dialog over its window; it is gone when it is closed.
template <class Dialog, class Accepted>
void open(Dialog *dialog, Accepted accepted)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog, [dialog, accepted] { accepted(*dialog); });
    dialog->open();
}

} // namespace

Commands::Commands(const Services &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
    connect(&services.jobs, &JobController::finished, this, &Commands::finished);
    connect(&services.jobs, &JobController::removed, this, [this](JobId id) { m_restoredTo.erase(id); });
}

void Commands::openCatalog()
{
    const QString start = m_services.settings.value(lastDirectoryKey, QDir::homePath()).toString();
    m_services.dialogs.chooseDirectory(m_window, tr("Open catalog"), start, [this](const QString &path) {
        m_services.settings.setValue(lastDirectoryKey, path);
        m_services.catalogs.open(toBytes(path));
        Q_EMIT chooseRequested(toBytes(path), {});
    });
}

void Commands::createCatalog()
{
    open(new CreateCatalogDialog(m_services, m_window),
         [this](const CreateCatalogDialog &dialog) { start(createCatalogJob(m_services.engine, dialog.path())); });
}

void Commands::closeCatalog(const std::string &path)
{
    m_services.catalogs.close(path);
}

void Commands::addInstance(const std::string &catalog)
{
    open(new AddInstanceWizard(m_services, catalog, m_window), [this](const AddInstanceWizard &wizard) {
        const JobId id = start(addInstanceJob(m_services.engine, wizard.request()));
        if (wizard.wantsArchiveSetup())
            m_setupAfter[id] = wizard.checkRequest();
    });
}

void Commands::checkArchiving(const InstanceRef &ref)
{
    const InstanceSnapshot *const instance = m_services.catalogs.instance(ref.catalog, ref.instance);
    open(new ArchivingDialog(m_services, ref, instance ? instance->config : InstanceConfig{}, m_window),
         [this](const ArchivingDialog &dialog) { askForArchiveSetup(dialog.request()); });
}

void Commands::askForArchiveSetup(const ServerCheckRequest &request)
{
    const InstanceRef ref = request.ref.value_or(InstanceRef{});
    const Question question{
        .title = tr("Set up archiving"),
        .text = tr("Change the settings of the server of %1?").arg(displayName(ref.instance)),
        .details = tr("ALTER SYSTEM sets archive_mode and archive_command (and wal_level, if it is minimal), then the "
                      "configuration is loaded again. archive_command becomes:\n\n%1")
                       .arg(engineText(archiveCommandFor(ref, request.cairnPath))),
        .verbs = {tr("&Change the settings"), tr("&Leave as it is")},
        .keyboardDefault = 1,
    };
    m_services.dialogs.ask(m_window, question, [this, request](int verb) {
        if (verb == 0)
            start(archiveSetupJob(m_services.engine, request));
    });
}

void Commands::backUp(const InstanceRef &ref, std::optional<BackupMode> mode)
{
    const InstanceSnapshot *const instance = m_services.catalogs.instance(ref.catalog, ref.instance);
    open(new BackupWizard(m_services, ref, instance ? instance->config : InstanceConfig{}, m_window, mode),
         [this](const BackupWizard &wizard) { start(backupJob(m_services.engine, wizard.request())); });
}

void Commands::validate(const ValidateWizard::Scope &scope)
{
    open(new ValidateWizard(m_services, scope, m_window),
         [this](const ValidateWizard &wizard) { start(validateJob(m_services.engine, wizard.request())); });
}

void Commands::restore(const InstanceRef &ref, std::optional<BackupId> backup, std::optional<RestoreMoment> moment)
{
    const InstanceSnapshot *const instance = m_services.catalogs.instance(ref.catalog, ref.instance);
    if (!instance)
        return;
    open(new RestoreWizard(m_services, ref, *instance, backup, moment, m_window), [this](const RestoreWizard &wizard) {
        const JobId id = start(restoreJob(m_services.engine, wizard.request()));
        m_restoredTo[id] = wizard.request().pgdata;
    });
}

void Commands::lookAt(const InstanceRef &ref, const std::string &pgdata)
{
    auto *dialog = new LookDialog(m_services, ref, pgdata, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void Commands::deleteBackups(const InstanceRef &ref, const std::vector<BackupId> &backups)
{
    open(new DeleteDialog(m_services, ref, backups, m_window),
         [this](const DeleteDialog &dialog) { start(deleteJob(m_services.engine, dialog.request())); });
}

void Commands::undelete(const InstanceRef &ref, BackupId backup)
{
    UndeleteRequest request;
    request.ref = ref;
    request.backup = backup;
    start(undeleteJob(m_services.engine, std::move(request)));
}

void Commands::merge(const InstanceRef &ref, BackupId backup)
{
    open(new MergeWizard(m_services, ref, backup, m_window),
         [this](const MergeWizard &wizard) { start(mergeJob(m_services.engine, wizard.request())); });
}

void Commands::keep(const InstanceRef &ref, const BackupRecord &backup)
{
    open(new KeepDialog(m_services, ref, backup, m_window),
         [this](const KeepDialog &dialog) { start(setBackupJob(m_services.engine, dialog.request())); });
}

void Commands::setNote(const InstanceRef &ref, BackupId backup, const QString &note)
{
    SetBackupRequest request;
    request.ref = ref;
    request.backup = backup;
    request.note = note.toStdString();
    start(setBackupJob(m_services.engine, std::move(request)));
}

void Commands::retention(const InstanceRef &ref)
{
    const InstanceSnapshot *const instance = m_services.catalogs.instance(ref.catalog, ref.instance);
    if (!instance)
        return;
    auto *dialog = new RetentionDialog(m_services, ref, instance->config.retention, m_window);
    connect(dialog, &RetentionDialog::expireRequested, this,
            [this, dialog](const DeleteRequest &asked) { expire(asked, dialog); });
    open(dialog, [this](const RetentionDialog &done) { start(setRetentionJob(m_services.engine, done.request())); });
}

void Commands::saveRetention(const RetentionSettingsRequest &request)
{
    start(setRetentionJob(m_services.engine, request));
}

void Commands::expire(const DeleteRequest &asked, QWidget *over)
{
    open(new ExpireDialog(m_services, asked, over ? over : m_window),
         [this](const ExpireDialog &dialog) { start(deleteJob(m_services.engine, dialog.request())); });
}

void Commands::compact(const InstanceRef &ref)
{
    open(new CompactDialog(m_services, ref, m_window),
         [this](const CompactDialog &dialog) { start(compactJob(m_services.engine, dialog.request())); });
}

void Commands::settings(const InstanceRef &ref)
{
    const InstanceSnapshot *const instance = m_services.catalogs.instance(ref.catalog, ref.instance);
    if (!instance)
        return;
    open(new SettingsDialog(m_services, ref, instance->config, m_window),
         [this](const SettingsDialog &dialog) { start(setConfigJob(m_services.engine, dialog.request())); });
}

void Commands::passwords()
{
    auto *dialog = new PasswordsDialog(m_services.passwords, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Commands::follow(const InstanceRef &ref, AdviceAction action)
{
    switch (action) {
    case AdviceAction::None:
        return;
    case AdviceAction::TakeBackup:
        return backUp(ref);
    case AdviceAction::TakeFullBackup:
        return backUp(ref, BackupMode::Full);
    case AdviceAction::Validate:
        return validate({ref.catalog, ref.instance, std::nullopt});
    case AdviceAction::CheckArchiving:
        return checkArchiving(ref);
    case AdviceAction::EditRetention:
        return retention(ref);
    case AdviceAction::DeleteExpired:
    case AdviceAction::DeleteUnusedWal: {
        DeleteRequest asked;
        asked.ref = ref;
        asked.expired = action == AdviceAction::DeleteExpired;
        asked.wal = action == AdviceAction::DeleteUnusedWal;
        return expire(asked);
    }
    case AdviceAction::Compact:
        return compact(ref);
    }
}

void Commands::showReport(JobId id)
{
    const JobInfo *const info = m_services.jobs.find(id);
    const auto *const report = info ? std::get_if<ValidationReport>(&info->outcome) : nullptr;
    if (!report)
        return;
    if (!info->instance.empty()) {
        Q_EMIT reportChosen({info->catalog, info->instance}, report->begin);
        return;
    }
    auto *dialog = new ReportDialog(m_services, *report, jobSubject(*info), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void Commands::takeOver(Commands &other)
{
    m_setupAfter.merge(other.m_setupAfter);
    m_restoredTo.merge(other.m_restoredTo);
}

JobId Commands::start(JobSpec spec)
{
    const JobId id = m_services.jobs.start(std::move(spec));
    Q_EMIT jobStarted(id);
    return id;
}

void Commands::finished(JobId id)
{
    const JobInfo *const info = m_services.jobs.find(id);
    if (!info)
        return;
    m_services.catalogs.refresh(info->catalog);
    if (info->kind == JobKind::Look)
        return; // its window says how it ended
    const Message said = messageOf(*info);
    if (!info->error)
        goOnAfter(*info);
    m_setupAfter.erase(id);
    Q_EMIT message(said);
}

std::optional<Message> Commands::messageAbout(JobId id)
{
    const JobInfo *const info = m_services.jobs.find(id);
    return info && !isActive(info->state) ? std::optional(messageOf(*info)) : std::nullopt;
}

Message Commands::messageOf(const JobInfo &info)
{
    Message message = info.error ? failureOf(info) : successOf(info);
    message.job = info.id.value;
    return message;
}

void Commands::goOnAfter(const JobInfo &info)
{
    if (info.kind == JobKind::CreateCatalog)
        m_services.catalogs.open(info.catalog);
    if (info.kind == JobKind::CreateCatalog || info.kind == JobKind::AddInstance)
        Q_EMIT chooseRequested(info.catalog, info.instance);
    if (info.kind == JobKind::Backup) // the first one need not be offered any more
        for (const JobId id : m_services.jobs.ids())
            if (const JobInfo &other = *m_services.jobs.find(id);
                other.kind == JobKind::AddInstance && other.catalog == info.catalog && other.instance == info.instance)
                Q_EMIT messageOutdated(id);
    if (const auto setup = m_setupAfter.find(info.id); setup != m_setupAfter.end())
        askForArchiveSetup(setup->second);
}

Message Commands::successOf(const JobInfo &info)
{
    const bool attention = info.state == JobState::Attention;
    Message text{.kind = attention ? MessageKind::Warning : MessageKind::Success,
                 //: the subject of a job, then how it ended
                 .text = tr("%1: %2").arg(jobSubject(info), jobSummary(info))};
    const JobId id = info.id;
    if (std::holds_alternative<ValidationReport>(info.outcome))
        text.actions.push_back({tr("Show report"), [this, id] { showReport(id); }});
    else if (attention)
        text.actions.push_back({tr("Show log"), [this, id] { Q_EMIT logRequested(id); }});
    text.seconds = attention ? 0 : successSeconds;
    if (info.kind == JobKind::AddInstance) {
        text.seconds = 0;
        text.actions.push_back(
            {tr("Take the first backup…"), [this, ref = InstanceRef{info.catalog, info.instance}] { backUp(ref); }});
    }
    if (const auto restored = m_restoredTo.find(id); restored != m_restoredTo.end()) {
        text.seconds = 0; // the offer stays until it is taken or closed
        text.actions.push_back({tr("Start it and look…"), [this, ref = InstanceRef{info.catalog, info.instance},
                                                           pgdata = restored->second] { lookAt(ref, pgdata); }});
    }
    return text;
}

Message Commands::failureOf(const JobInfo &info)
{
    if (info.state == JobState::Cancelled)
        return {.kind = MessageKind::Info,
                .text = tr("%1: %2 was cancelled.", "subject: job").arg(jobSubject(info), info.title()),
                .seconds = successSeconds};
    Message text = errorMessage(*info.error);
    //: a job, its subject, and the error
    text.text = tr("%1 of %2 failed. %3").arg(info.title(), jobSubject(info), text.text);
    const JobId id = info.id;
    text.actions.push_back({tr("Show log"), [this, id] { Q_EMIT logRequested(id); }});
    return text;
}

} // namespace cairn::ui
