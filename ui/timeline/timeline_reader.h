#pragma once

#include "base/services.h"
#include "jobs/query.h"
#include "timeline/scene_builder.h"

#include <QObject>

#include <cstdint>
#include <vector>

namespace cairn::ui {

class StateStack;
class TimelineView;

/// How much WAL there is to read for restore points, and how much of it is read without asking: seconds' worth.
[[nodiscard]] std::uint64_t walToRead(const RecoverySnapshot &recovery);
inline constexpr std::uint64_t walReadUnasked = 4ULL << 30;

/// Reads what the timeline of an instance is made from, and says in the place of the picture that it is being read,
/// cannot be read, or that there is nothing to show yet. Restore points follow by themselves where that takes seconds.
/// Its owner shows the picture when something came, since it knows what has to follow the cursor. GUI thread.
class TimelineReader final : public QObject {
    Q_OBJECT
public:
    /// @param stack holds the view; both must outlive the reader.
    TimelineReader(const Services &services, TimelineView *view, StateStack *stack, QObject *parent);
    /// Whose timeline it is. True: another one's than before, of which nothing stays. Does not read.
    bool setInstance(const InstanceRef &ref, std::vector<BackupRecord> backups);
    void read();
    void readPoints();
    /// Puts what was read on the picture, or says that there is nothing. @return whether there is a picture.
    bool show();

    [[nodiscard]] bool isReading() const { return m_query.isRunning(); }
    [[nodiscard]] bool isReadingPoints() const { return m_pointsQuery.isRunning(); }
    /// What is on the picture, if anything, is of another instance: the next show() begins anew.
    [[nodiscard]] bool isFresh() const { return m_fresh; }
    [[nodiscard]] const TimelineReadings &readings() const { return m_readings; }

Q_SIGNALS:
    void archiveCame();
    void archiveFailed();
    void pointsBegun();
    /// @param areOthers than those known before, of none at first
    void pointsCame(bool areOthers);
    void pointsFailed(const cairn::Error &error);
    /// They were not looked for: so many bytes of WAL would have to be read.
    void pointsLeft(std::uint64_t bytes);

private:
    void showLoading();
    void take(Result<TimelineReadings> readings);
    void takePoints(Result<std::vector<NamedPoint>> points);

    const Services &m_services;
    TimelineView *m_view;
    StateStack *m_stack;
    InstanceRef m_ref;
    std::vector<BackupRecord> m_backups;
    TimelineReadings m_readings;
    bool m_fresh = true;
    Query<TimelineReadings> m_query;
    Query<std::vector<NamedPoint>> m_pointsQuery;
};

} // namespace cairn::ui
