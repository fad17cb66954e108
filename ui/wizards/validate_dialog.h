#pragma once

#include "jobs/query.h"
#include "operations/forecast.h"
#include "operations/requests.h"
#include "wizards/form_dialog.h"

#include <QTimer>

#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QRadioButton;
class QSpinBox;

namespace cairn::ui {

class TargetEditor;

/// Asks what is to be validated and how deeply, and says what that costs: a backup with what it builds on, an instance,
/// a catalog, or a moment that is to be proven. GUI thread.
class ValidateDialog final : public FormDialog {
    Q_OBJECT
public:
    /// What is chosen in the window: a backup of an instance, an instance, or a catalog alone.
    struct Scope {
        std::string catalog;
        std::optional<std::string> instance;
        std::optional<BackupId> backup;
    };
    ValidateDialog(const Services &services, const Scope &scope, QWidget *parent);
    [[nodiscard]] ValidateRequest request() const;
    void accept() override;
    /// Whether what it costs has been worked out.
    [[nodiscard]] bool isJudged() const { return m_judged; }

private:
    void makeScope();
    void update();
    void judge();
    void showCost(const Result<ValidationForecast> &forecast);

    Scope m_scope;
    QFormLayout *m_what = nullptr;
    QRadioButton *m_backup;
    QRadioButton *m_instance;
    QRadioButton *m_moment;
    TargetEditor *m_target;
    QRadioButton *m_catalog;
    QComboBox *m_depth;
    QLabel *m_meaning;
    QLabel *m_cost;
    QSpinBox *m_threads;
    QTimer m_settle; ///< while somebody types
    bool m_judged = false;
    Query<ValidationForecast> m_query;
};

} // namespace cairn::ui
