#pragma once

#include "base/services.h"
#include "models/backup_model.h"
#include "models/filter_model.h"
#include "views/page.h"
#include "widgets/state_view.h"

#include <optional>
#include <set>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;

namespace cairn::ui {

class FilterEdit;
class TableView;

/// The backups of an instance: a filter, a tree, and words for when there is nothing in it. GUI thread.
class BackupsPage final : public Page {
    Q_OBJECT
public:
    /// @param backUp the action that fills an empty page.
    BackupsPage(const Services &services, QAction *backUp, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("backups"); }
    [[nodiscard]] QString title() const override { return tr("Backups"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("backup-full"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;
    [[nodiscard]] QVariant choices() const override;
    void takeChoices(const QVariant &choices) override;

    /// The chosen backup, when it is still there.
    [[nodiscard]] const BackupRow *current() const;
    /// All that are selected, oldest first; the current one when none is.
    [[nodiscard]] std::vector<BackupId> chosen() const;
    void choose(BackupId id);
    /// Whether a backup builds on it.
    [[nodiscard]] bool hasChildren(BackupId id) const;
    [[nodiscard]] QLineEdit *filter() const;
    [[nodiscard]] TableView *view() const { return m_view; }
    [[nodiscard]] ViewState state() const { return m_stack->state(); }
    /// The menu that a right click opens.
    void setContextActions(const QList<QAction *> &actions);
    /// Opens the field for the note of the chosen backup, in its place.
    void editNote();

Q_SIGNALS:
    void currentChanged();
    /// Enter or double click.
    void activated();
    /// A note was edited in the tree, and is to be stored.
    void noteEdited(cairn::BackupId id, const QString &note);

private:
    void showState();
    /// Everything is open but what the user closed; under a filter all of it.
    void applyExpansion();
    void expandNew(const QModelIndex &parent);
    void noteExpansion(const QModelIndex &index, bool open);
    void chooseFirst();
    void updateCount();
    void openContextMenu(const QPoint &position);

    QAction *m_backUp;
    FilterEdit *m_filter;
    QLabel *m_count;
    TableView *m_view;
    StateStack *m_stack;
    BackupModel m_model;
    FilterModel m_filtered;
    InstanceRef m_ref;
    std::set<BackupId> m_closed; ///< by the user
    BackupId m_beforeFilter;     ///< what was chosen when the filter began
    bool m_read = false;
    bool m_fresh = true; ///< nothing of the instance was shown yet
    std::optional<Error> m_error;
    QList<QAction *> m_contextActions;
};

} // namespace cairn::ui
