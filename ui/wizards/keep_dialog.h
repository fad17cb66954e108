#pragma once

#include "wizards/form_dialog.h"

class QCheckBox;
class QDateTimeEdit;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

/// The pin, note and tags of a backup. request() holds only what was changed. GUI thread.
class KeepDialog final : public FormDialog {
    Q_OBJECT
public:
    KeepDialog(const Services &services, InstanceRef ref, BackupRecord record, QWidget *parent);
    [[nodiscard]] SetBackupRequest request() const;

private:
    void addPin();
    void addNotes();
    void readPin(SetBackupRequest &request) const;
    /// False, with the first line that is none, when the text is not a list of tags.
    bool readTags(SetBackupRequest &request, QString &wrong) const;
    void update();

    InstanceRef m_ref;
    BackupRecord m_record;
    QString m_noteBefore; ///< as its field shows it
    QRadioButton *m_unpinned;
    QRadioButton *m_forEver;
    QRadioButton *m_until;
    QDateTimeEdit *m_time;
    QRadioButton *m_days;
    QSpinBox *m_dayCount;
    QCheckBox *m_standalone;
    QLineEdit *m_note;
    QPlainTextEdit *m_tags;
};

} // namespace cairn::ui
