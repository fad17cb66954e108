#pragma once

#include "base/services.h"
#include "jobs/job.h"
#include "operations/advice.h"
#include "widgets/message_bar.h"
#include "wizards/restore_wizard.h"
#include "wizards/validate_wizard.h"

#include <QObject>

#include <map>
#include <optional>

namespace cairn::ui {

/// What a user can do, from the menu's word to the job: opens the dialog, starts the job, and says how it ended. It
/// decides nothing about catalogs itself. GUI thread.
class Commands final : public QObject {
    Q_OBJECT
public:
    /// @param window the parent of the dialogs.
    Commands(const Services &services, QWidget *window);

    void openCatalog();
    void createCatalog();
    void closeCatalog(const std::string &path);
    void addInstance(const std::string &catalog);
    void checkArchiving(const InstanceRef &ref);
    /// @param mode the one that is chosen at first; none: Cairn chooses
    void backUp(const InstanceRef &ref, std::optional<BackupMode> mode = {});
    void validate(const ValidateWizard::Scope &scope);
    void restore(const InstanceRef &ref, std::optional<BackupId> backup, std::optional<RestoreMoment> moment = {});
    void deleteBackups(const InstanceRef &ref, const std::vector<BackupId> &backups);
    void undelete(const InstanceRef &ref, BackupId backup);
    void merge(const InstanceRef &ref, BackupId backup);
    /// Pin, note and tags.
    void keep(const InstanceRef &ref, const BackupRecord &backup);
    void setNote(const InstanceRef &ref, BackupId backup, const QString &note);
    void retention(const InstanceRef &ref);
    void saveRetention(const RetentionSettingsRequest &request);
    /// @param asked what the dialog begins with.
    void expire(const DeleteRequest &asked, QWidget *over = nullptr);
    void compact(const InstanceRef &ref);
    void settings(const InstanceRef &ref);
    /// Which passwords are kept, to forget them.
    void passwords();
    /// Of an instance on its page, of a whole catalog in a window of its own.
    void showReport(JobId id);
    /// Starts the server of a restored cluster to see what is in it.
    void lookAt(const InstanceRef &ref, const std::string &pgdata);
    /// Begins what an advice says about an instance.
    void follow(const InstanceRef &ref, AdviceAction action);

    /// What there is to say of a job that has ended; nothing when it is not known any more.
    [[nodiscard]] std::optional<Message> messageAbout(JobId id);

    /// Goes on with what another one has begun, in whose place it comes.
    void takeOver(Commands &other);

Q_SIGNALS:
    void message(const cairn::ui::Message &message);
    /// What was said of this job has been overtaken.
    void messageOutdated(cairn::ui::JobId id);
    /// The jobs pane should be seen, with this job chosen.
    void jobStarted(cairn::ui::JobId id);
    void logRequested(cairn::ui::JobId id);
    /// The report that was begun then is to be shown on the page of its instance.
    void reportChosen(const cairn::InstanceRef &ref, cairn::Timestamp begin);
    /// An instance (or, with an empty name, a catalog) that should be chosen as soon as it is there.
    void chooseRequested(const std::string &catalog, const std::string &instance);

private:
    JobId start(JobSpec spec);
    void finished(JobId id);
    void goOnAfter(const JobInfo &info);
    [[nodiscard]] Message messageOf(const JobInfo &info);
    [[nodiscard]] Message successOf(const JobInfo &info);
    [[nodiscard]] Message failureOf(const JobInfo &info);
    void askForArchiveSetup(const ServerCheckRequest &request);

    const Services &m_services;
    QWidget *m_window;
    std::map<JobId, std::string> m_restoredTo;        ///< data directories of the restores that are listed
    std::map<JobId, ServerCheckRequest> m_setupAfter; ///< archiving to be set up when that job has added its instance
};

} // namespace cairn::ui
