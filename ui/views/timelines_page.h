#pragma once

#include "base/services.h"
#include "models/stretch_model.h"
#include "timeline/timeline_reader.h"
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
    [[nodiscard]] bool isReading() const { return m_reader->isReading(); }
    /// Whether restore points are still being looked for.
    [[nodiscard]] bool isLooking() const { return m_reader->isReadingPoints(); }

Q_SIGNALS:
    /// The moment under the cursor is wanted back.
    void restoreRequested(const cairn::ui::RestoreMoment &moment);
    void backupChosen(cairn::BackupId id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeBar();
    void read();
    void showArchive();
    void showPoints(bool areOthers);
    void showPicture();
    void showCursor();
    void goOn();
    void requestRestore();
    void goToRow(const QModelIndex &index);

    const Services &m_services;
    InstanceRef m_ref;
    QVariant m_choices; ///< to be taken when the archive has been read
    bool m_stale = true;
    QTimer m_minute{this}; ///< until it is read again, while it is seen
    QDeadlineTimer m_current;
    TimelineView *m_view;
    QLabel *m_moment;
    QLabel *m_readout;
    StretchModel *m_model;
    TableView *m_table;
    StateStack *m_stack = nullptr;
    TimelineReader *m_reader = nullptr;
    QWidget *m_bar;
    QPushButton *m_restore;
    QComboBox *m_zone;
};

} // namespace cairn::ui
