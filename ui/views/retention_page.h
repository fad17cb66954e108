#pragma once

#include "base/services.h"
#include "catalog/retention/foresight.h"
#include "jobs/query.h"
#include "models/foresight_model.h"
#include "views/page.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <map>
#include <memory>
#include <string>
#include <utility>

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
    [[nodiscard]] QVariant choices() const override;
    void takeChoices(const QVariant &choices) override;

    /// Whether what is shown is still being worked out.
    [[nodiscard]] bool isWorking() const { return m_read.isRunning() || m_foresee.isRunning() || m_settle.isActive(); }

Q_SIGNALS:
    void saveRequested(const cairn::RetentionSettingsRequest &request);
    /// What this policy, saved or not, lets go now is to be shown and confirmed.
    void reviewRequested(const cairn::DeleteRequest &asked);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Owner = std::pair<std::string, std::string>; ///< catalog and instance
    using Edits = std::map<Owner, RetentionSettings>;
    struct Choices {
        Edits edits;
        bool merge = false;
        bool wal = true;
        int days = 0;
    };
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
    [[nodiscard]] Edits allEdits() const;
    void takeEdits();
    void showLoading();
    void forgetReading();
    void read();
    void foresee();
    void showForesight(const Foreseen &foreseen);

    const Services &m_services;
    InstanceRef m_ref;
    Edits m_edits;         ///< policies that were edited and not saved, of instances that are not in the form
    bool m_isRead = false; ///< the stored policy is known
    bool m_stale = true;
    QTimer m_minute{this}; ///< until it is read again, while it is seen
    QDeadlineTimer m_current;
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
    StateStack *m_stack = nullptr;
    QTimer m_settle; ///< a slider passes many days
    Query<RetentionReading> m_read;
    Query<Foreseen> m_foresee;
};

} // namespace cairn::ui
