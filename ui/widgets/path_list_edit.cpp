#include "widgets/path_list_edit.h"

#include "base/dialogs.h"
#include "base/format.h"
#include "base/icons.h"
#include "catalog/external_dirs.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace cairn::ui {

PathListEdit::PathListEdit(Dialogs &dialogs, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_name(name)
    , m_line(new QLineEdit(this))
    , m_add(new QToolButton(this))
{
    m_line->setAccessibleName(name);
    m_line->setClearButtonEnabled(true);
    m_add->setIcon(symbolicIcon(QStringLiteral("open-folder")));
    m_add->setText(tr("Add…"));
    m_add->setToolTip(tr("Add a directory"));
    m_add->setAccessibleName(tr("Add: %1").arg(name));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_line, 1);
    row->addWidget(m_add);
    setFocusPolicy(Qt::StrongFocus); // the mnemonic of a label asks for it, not for the proxy's
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &PathListEdit::changed);
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_dialogs.chooseDirectory(this, m_name, QDir::homePath(), [this](const QString &chosen) { add(chosen); });
    });
}

void PathListEdit::setDirectories(const std::vector<std::string> &directories)
{
    m_line->setText(directories.empty() ? QString() : fromBytes(externalDirsText(directories)));
}

Result<std::vector<std::string>> PathListEdit::directories() const
{
    if (m_line->text().isEmpty())
        return std::vector<std::string>{};
    return parseExternalDirs(toBytes(m_line->text()));
}

void PathListEdit::add(const QString &directory)
{
    const QString one = fromBytes(externalDirsText({toBytes(directory)}));
    // Behind what is there, be that sound or not: it is not thrown away.
    m_line->setText(m_line->text().isEmpty() ? one : m_line->text() + u':' + one);
}

} // namespace cairn::ui
