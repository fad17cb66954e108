#pragma once

#include "base/services.h"
#include "jobs/query.h"
#include "models/filter_model.h"
#include "models/journal_model.h"
#include "views/page.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace cairn::ui {

class CommandPreview;
class FilterEdit;
class StateStack;
class TableView;

/// What was done to an instance: when, what, by whom, how it ended, how long it took; and the command that does it
/// again. GUI thread.
class HistoryPage final : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(const Services &services, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("history"); }
    [[nodiscard]] QString title() const override { return tr("History"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("log"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;
    [[nodiscard]] QLineEdit *filter() const;
    [[nodiscard]] bool isReading() const { return m_query.isRunning(); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showLoading();
    void read();
    void take(Result<std::vector<JournalEntry>> entries);
    void fillKinds();
    void showEntries();
    void showState();
    void showCurrent();

    const Services &m_services;
    InstanceRef m_ref;
    bool m_stale = true;
    std::vector<JournalEntry> m_entries; ///< of all kinds, newest first
    FilterEdit *m_filter;
    QComboBox *m_kind;
    QLabel *m_count;
    JournalModel *m_model;
    FilterModel m_filtered;
    TableView *m_table;
    QLabel *m_message;
    QLabel *m_commandLabel;
    CommandPreview *m_command;
    StateStack *m_stack = nullptr;
    Query<std::vector<JournalEntry>> m_query;
};

} // namespace cairn::ui
