#pragma once

#include "base/services.h"
#include "catalog/retention/foresight.h"
#include "jobs/query.h"
#include "models/foresight_model.h"
#include "views/page.h"

#include <QTimer>

#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace cairn::ui {

class PolicyEditor;
class StateStack;
class TableView;
class WindowChange;

/// The retention policy of an instance, and at once what it does: what stays, what goes and why, now and on a day to
/// come. Nothing is deleted here: “Review plan…” leads there. GUI thread.
class RetentionPage final : public Page {
    Q_OBJECT
public:
    explicit RetentionPage(const Services &services, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("retention"); }
    [[nodiscard]] QString title() const override { return tr("Retention"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("settings"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;

    /// Whether what is shown is still being worked out.
    [[nodiscard]] bool isWorking() const { return m_read.isRunning() || m_foresee.isRunning() || m_settle.isActive(); }

Q_SIGNALS:
    void saveRequested(const cairn::RetentionSettingsRequest &request);
    /// What this policy, saved or not, lets go now is to be shown and confirmed.
    void reviewRequested(const cairn::DeleteRequest &asked);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Foreseen {
        ExpectedSchedule expected;
        RetentionForesight foresight;
    };
    [[nodiscard]] QWidget *makePolicy();
    [[nodiscard]] QWidget *makeOutcome();
    [[nodiscard]] QWidget *makeDayBar();
    [[nodiscard]] DeleteRequest deletion() const;
    void policyChanged();
    void dayChanged();
    void showLoading();
    void forgetReading();
    void read();
    void foresee();
    void showForesight(const Foreseen &foreseen);

    const Services &m_services;
    InstanceRef m_ref;
    bool m_stale = true;
    std::shared_ptr<const RetentionReading> m_reading; ///< null: not read yet
    PolicyEditor *m_rules;
    QLabel *m_edited;
    QPushButton *m_save;
    QPushButton *m_revert;
    QPushButton *m_review;
    QCheckBox *m_merge;
    QCheckBox *m_wal;
    QSlider *m_slider;
    QSpinBox *m_days;
    QLabel *m_day;
    QLabel *m_schedule;
    QLabel *m_summary;
    ForesightModel *m_model;
    TableView *m_table;
    WindowChange *m_change;
    StateStack *m_stack;
    QTimer m_settle; ///< a slider passes many days
    Query<RetentionReading> m_read;
    Query<Foreseen> m_foresee;
};

} // namespace cairn::ui
