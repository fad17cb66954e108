#pragma once

#include "base/services.h"
#include "models/settings_model.h"
#include "views/page.h"

class QAction;
class QComboBox;
class QLabel;

namespace cairn::ui {

class TableView;

/// The settings of an instance with the value that counts and where it comes from, the facts of its catalog, and how
/// this program looks. GUI thread.
class SettingsPage final : public Page {
    Q_OBJECT
public:
    /// The commands that change what is shown: as buttons.
    struct Actions {
        QAction *change;
        QAction *retention;
        QAction *test;
        QAction *passwords; ///< of the program, not of the instance
    };
    SettingsPage(const Services &services, const Actions &actions, QWidget *parent = nullptr);
    [[nodiscard]] QString key() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] QString icon() const override { return QStringLiteral("settings"); }
    void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) override;
    [[nodiscard]] TableView *view() const { return m_view; }

private:
    [[nodiscard]] QWidget *makeAppearance();
    void showFacts(const InstanceRef &ref);
    const Services &m_services;
    QLabel *m_catalog;
    SettingsModel *m_model;
    TableView *m_view;
    QComboBox *m_scheme;
    QComboBox *m_zone;
};

} // namespace cairn::ui
