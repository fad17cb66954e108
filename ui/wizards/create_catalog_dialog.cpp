#include "wizards/create_catalog_dialog.h"

#include "base/format.h"
#include "operations/command_line.h"
#include "widgets/labels.h"
#include "widgets/path_edit.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace cairn::ui {

CreateCatalogDialog::CreateCatalogDialog(const Services &services, QWidget *parent)
    : FormDialog(
          services,
          {.title = tr("Create a catalog"),
           .explanation = tr("A catalog is a directory that holds the backups and the WAL archive of any number of "
                             "instances. Best on another disk or machine than the data it protects."),
           .verb = tr("&Create catalog"),
           .icon = QStringLiteral("create-folder")},
          parent)
    , m_path(new PathEdit(services.dialogs, tr("Directory"), this))
{
    setObjectName(QStringLiteral("createCatalogDialog"));
    m_path->line()->setObjectName(QStringLiteral("path"));
    m_path->setPlaceholder(tr("/srv/backup"));
    m_path->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    QFormLayout *form = addGroup({});
    form->addRow(tr("&Directory:"), m_path);
    form->addRow(QString(), makeHint(tr("New, or empty."), this));
    connect(m_path, &PathEdit::changed, this, &CreateCatalogDialog::update);
    update();
}

std::string CreateCatalogDialog::path() const
{
    return m_path->bytes();
}

void CreateCatalogDialog::update()
{
    const bool usable = !m_path->path().isEmpty() && m_path->isAbsoluteOrEmpty();
    setProblem(usable                     ? QString()
               : m_path->path().isEmpty() ? tr("Choose a directory.")
                                          : tr("The path has to begin with a slash."));
    setCommand(usable ? engineText(commandText(initCatalogArguments(path()))) : QString());
}

} // namespace cairn::ui
