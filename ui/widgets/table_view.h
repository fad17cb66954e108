#pragma once

#include <QTreeView>

class QMenu;

namespace cairn::ui {

class SettingsStore;

/// How every list and tree of ours behaves: whole rows, one line each, Ctrl+C copies the selection as text, columns are
/// chosen in a menu of the header, and their order, widths and sorting are remembered. GUI thread.
class TableView final : public QTreeView {
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

    /// Each column gets room for its title at once, whatever comes later.
    void setModel(QAbstractItemModel *model) override;
    /// Remembers columns in `settings` under "columns/<name>". To be called after setModel(). A changed number of
    /// columns starts anew.
    void rememberColumns(SettingsStore &settings, const QString &name);
    /// Fits the visible columns to what is shown, none wider than `maxCharacters`; once, unless widths were restored.
    void fitColumns(int maxCharacters = 40);
    /// Adds a checkable entry for each column.
    void addColumnActions(QMenu &menu);
    void copySelection() const;
    /// Shown while there is no row.
    void setPlaceholder(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void makeRoomForTitles();
    void saveColumns() const;
    SettingsStore *m_settings = nullptr;
    QString m_name;
    QString m_placeholder;
    bool m_fitted = false;
};

} // namespace cairn::ui
