#pragma once

#include "base/services.h"
#include "jobs/query.h"
#include "models/stretch_model.h"
#include "timeline/scene_builder.h"
#include "views/page.h"
#include "wizards/moment_picker.h"

#include <QDeadlineTimer>
#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;

namespace cairn::ui {

class StateStack;
class TableView;
class TimelineView;

/// What can be recovered of an instance, as a picture and as a table of the same, with a cursor that leads to a
/// restore. Reads the archive when it is seen, again when the instance changed, and every minute, since WAL
/// comes all the time and nobody tells. GUI thread.
class TimelinesPage final : public Page {
    Q_OBJECT
public:
    explicit TimelinesPage(const Services &services, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("timelines"); }
    [[nodiscard]] QString title() const override { return tr("Timelines"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("timeline"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;
    [[nodiscard]] QVariant choices() const override;
    void takeChoices(const QVariant &choices) override;

    [[nodiscard]] TimelineView *view() const { return m_view; }
    [[nodiscard]] bool isReading() const { return m_query.isRunning(); }
    /// Whether restore points are still being looked for.
    [[nodiscard]] bool isLooking() const { return m_points.isRunning(); }

Q_SIGNALS:
    /// The moment under the cursor is wanted back.
    void restoreRequested(const cairn::ui::RestoreMoment &moment);
    void backupChosen(cairn::BackupId id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeBar();
    void showLoading();
    void read();
    void take(Result<TimelineReadings> readings);
    void showReadings(const TimelineReadings &readings);
    void readPoints(TimelineReadings readings);
    void showCursor();
    void goOn();
    void requestRestore();
    void goToRow(const QModelIndex &index);

    const Services &m_services;
    InstanceRef m_ref;
    std::vector<BackupRecord> m_backups;
    std::vector<NamedPoint> m_known; ///< restore points that were found
    QVariant m_choices;              ///< to be taken when the archive has been read
    bool m_stale = true;
    QTimer m_minute{this}; ///< until it is read again, while it is seen
    QDeadlineTimer m_current;
    bool m_fresh = true; ///< the scene is that of another instance
    Query<TimelineReadings> m_query;
    Query<std::vector<NamedPoint>> m_points;
    TimelineView *m_view;
    QLabel *m_moment;
    QLabel *m_readout;
    StretchModel *m_model;
    TableView *m_table;
    StateStack *m_stack;
    QWidget *m_bar;
    QPushButton *m_restore;
    QComboBox *m_zone;
};

} // namespace cairn::ui
