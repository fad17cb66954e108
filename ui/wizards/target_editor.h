#pragma once

#include "operations/requests.h"

#include <QTimeZone>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLineEdit;

namespace cairn::ui {

/// Edits a recovery target: its kind, the value that this kind needs, whether the target itself is included, and the
/// timeline. GUI thread.
class TargetEditor final : public QWidget {
    Q_OBJECT
public:
    /// @param now what the field of the moment begins with.
    explicit TargetEditor(Timestamp now, QWidget *parent = nullptr);
    [[nodiscard]] RecoveryTargetRequest target() const; ///< without the action
    void setKind(TargetKind kind);
    /// The field shows milliseconds; what it was given is kept to the microsecond until it is edited.
    void setTime(Timestamp time);
    [[nodiscard]] Timestamp time() const; ///< whatever the kind
    void setTimeline(TimelineId timeline);
    void setLsn(Lsn lsn);
    void setName(const std::string &name);
    /// In which the field of the moment is.
    [[nodiscard]] QTimeZone zone() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] TargetKind kind() const;
    void showFields();
    void zoneChanged();
    void nameZone();

    QFormLayout *m_form;
    QComboBox *m_kind;
    QWidget *m_timeRow;
    QDateTimeEdit *m_time;
    QComboBox *m_zone;
    QLineEdit *m_xid;
    QLineEdit *m_lsn;
    QLineEdit *m_name;
    QCheckBox *m_inclusive;
    QComboBox *m_timeline;
    Timestamp m_exact;
};

} // namespace cairn::ui
