// What a main window keeps for the next time, and what it hands on to another one that comes in its place.

#include "base/settings_store.h"
#include "models/catalog_store.h"
#include "views/commands.h"
#include "views/instance_view.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"
#include "widgets/message_bar.h"
#include "wizards/look_dialog.h"
#include "wizards/report_dialog.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>

namespace cairn::ui {

namespace {

/// Raised when docks or toolbars change, so that an old layout is not forced upon a new window.
constexpr int layoutVersion = 1;
constexpr QLatin1StringView geometryKey("window/geometry");
constexpr QLatin1StringView layoutKey("window/layout");
constexpr QLatin1StringView detailsKey("window/details"); // whether they are shown, and how wide
constexpr QLatin1StringView catalogsKey("catalogs/open");
constexpr QLatin1StringView choiceKey("catalogs/chosen");

} // namespace

void MainWindow::restoreCatalogs()
{
    for (const QVariant &path : m_services.settings.value(catalogsKey).toList())
        openCatalog(path.toByteArray().toStdString());
    const QVariantList chosen = m_services.settings.value(choiceKey).toList();
    if (chosen.size() == 2)
        choose(chosen.at(0).toByteArray().toStdString(), chosen.at(1).toByteArray().toStdString());
}

void MainWindow::restoreLayout()
{
    restoreGeometry(m_services.settings.value(geometryKey).toByteArray());
    restoreState(m_services.settings.value(layoutKey).toByteArray(), layoutVersion);
    // The layout has them as they were last; that may have been where there are none.
    const QVariantList details = m_services.settings.value(detailsKey).toList();
    if (details.size() == 2) {
        m_wantsDetails = details.at(0).toBool();
        m_detailsWidth = details.at(1).toInt();
    }
    m_detailsDock->hide();
    m_detailsDock->toggleViewAction()->setEnabled(false);
}

void MainWindow::noteDetails()
{
    if (!m_hasDetails)
        return;
    m_wantsDetails = !m_detailsDock->isHidden();
    if (m_detailsDock->isVisible())
        m_detailsWidth = m_detailsDock->width();
}

void MainWindow::saveState()
{
    m_services.settings.setValue(geometryKey, saveGeometry());
    m_services.settings.setValue(layoutKey, QMainWindow::saveState(layoutVersion));
    noteDetails();
    m_services.settings.setValue(detailsKey, QVariantList{m_wantsDetails, m_detailsWidth});
    QVariantList paths;
    for (const std::string &path : m_services.catalogs.paths())
        paths.append(QByteArray::fromStdString(path));
    m_services.settings.setValue(catalogsKey, paths);
    m_services.settings.setValue(choiceKey, QVariantList{QByteArray::fromStdString(m_choice.catalog),
                                                         QByteArray::fromStdString(m_choice.instance)});
}

void MainWindow::takeOver(MainWindow &other)
{
    if (!other.m_choice.catalog.empty())
        choose(other.m_choice.catalog, other.m_choice.instance);
    if (other.m_wish)
        choose(other.m_wish->catalog, other.m_wish->instance);
    const QList<Page *> &pages = m_instance->pages();
    for (qsizetype i = 0; i < pages.size(); ++i)
        pages[i]->takeChoices(other.m_instance->pages().value(i)->choices());
    m_instance->choosePage(other.m_instance->currentPage());
    if (const auto job = other.m_jobs->current())
        m_jobs->choose(*job);
    m_commands->takeOver(*other.m_commands);
    takeMessages(*other.m_messages);
    m_closing = other.m_closing;
    updateJobs();
    for (const auto &[dialog, action] :
         {std::pair("aboutDialog", m_actions.about), std::pair("shortcutsDialog", m_actions.shortcuts)})
        if (other.findChild<QDialog *>(QString::fromLatin1(dialog)))
            action->trigger();
    if (const QWidget *const focus = other.focusWidget(); focus && !focus->objectName().isEmpty())
        if (auto *same = findChild<QWidget *>(focus->objectName()))
            same->setFocus();
}

/// In the language of now, and with verbs that still lead somewhere.
void MainWindow::takeMessages(const MessageBar &other)
{
    for (Message message : other.messages()) {
        const int seconds = message.seconds;
        if (auto again = message.job != 0 ? m_commands->messageAbout(JobId{message.job}) : std::nullopt)
            message = *std::move(again);
        else
            message.actions.clear();
        message.seconds = seconds;
        m_messages->post(message);
    }
}

void MainWindow::takeWindows(MainWindow &other)
{
    for (QDialog *dialog : other.findChildren<QDialog *>(Qt::FindDirectChildrenOnly)) {
        if (qobject_cast<LookDialog *>(dialog) == nullptr && qobject_cast<ReportDialog *>(dialog) == nullptr)
            continue;
        const bool isShown = dialog->isVisible();
        const QPoint place = dialog->pos();
        dialog->setParent(this, dialog->windowFlags()); // hides it
        dialog->move(place);
        dialog->setVisible(isShown);
    }
}

} // namespace cairn::ui
