#pragma once

#include "base/services.h"
#include "models/restore_point_model.h"
#include "timeline/timeline_reader.h"
#include "timeline/timeline_view.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace cairn::ui {

class StateStack;
class TableView;
class TargetEditor;

/// A moment on a timeline that somebody pointed at.
struct RestoreMoment {
    Timestamp moment;
    TimelineId timeline;
    /// The end of unbroken WAL was pointed at. The server stops at a time only when a later transaction shows that it
    /// has come, so that the last one is reached by its position.
    std::optional<Lsn> end = {};
};

/// What the cursor of a picture stands for; nothing when the picture is empty.
[[nodiscard]] std::optional<RestoreMoment> momentUnder(const TimelineScene &scene, TimelineCursor cursor);

/// Chooses where recovery ends: on the timeline, in the fields, or in the list of restore points. The three follow each
/// other. GUI thread.
class MomentPicker final : public QWidget {
    Q_OBJECT
public:
    MomentPicker(const Services &services, const InstanceRef &ref, std::vector<BackupRecord> backups,
                 std::optional<RestoreMoment> moment, QWidget *parent = nullptr);
    [[nodiscard]] RecoveryTargetRequest target() const; ///< without the action
    [[nodiscard]] TimelineView *view() const { return m_view; }
    [[nodiscard]] TargetEditor *editor() const { return m_editor; }
    /// Whether the archive, or its restore points, are still being read.
    [[nodiscard]] bool isReading() const { return m_reader->isReading() || m_reader->isReadingPoints(); }
    /// The backup that somebody insists on: words name it, not the newest that suits, and the moment that is offered is
    /// one that it leads to.
    void setBackup(std::optional<BackupId> backup);
    /// In words, below the fields: what the choice leads to.
    void setOutlook(const QString &text);

Q_SIGNALS:
    void changed();
    /// Enter or a double click on the picture: that is it.
    void activated();

private:
    void build();
    void followReader();
    void showPoints();
    void showScene();
    void followCursor();
    void followFields();
    void followPoint();
    void offerMoment();
    /// To where the fields say.
    void moveCursor();
    void setMoment(const RestoreMoment &moment);
    void showCursor();

    std::optional<BackupId> m_backup;
    bool m_isGiven = false;
    Timestamp m_offered;      ///< what the field of the moment holds as long as nobody said another one
    bool m_following = false; ///< one of the three is being set after another
    TimelineView *m_view;
    StateStack *m_stack;
    TimelineReader *m_reader;
    QLabel *m_moment;
    QLabel *m_readout;
    TargetEditor *m_editor;
    QLabel *m_outlook;
    RestorePointModel *m_model;
    TableView *m_points;
    QPushButton *m_findPoints; ///< when there is much to read
};

} // namespace cairn::ui
