#include "widgets/path_edit.h"

#include "base/dialogs.h"
#include "base/format.h"
#include "base/icons.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace cairn::ui {

PathEdit::PathEdit(Dialogs &dialogs, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_name(name)
    , m_line(new QLineEdit(this))
    , m_browse(new QToolButton(this))
{
    m_line->setAccessibleName(name);
    m_line->setClearButtonEnabled(true);
    m_browse->setIcon(symbolicIcon(QStringLiteral("open-folder")));
    m_browse->setText(tr("Choose…"));
    m_browse->setToolTip(tr("Choose a directory"));
    m_browse->setAccessibleName(tr("Choose: %1").arg(name));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_line, 1);
    row->addWidget(m_browse);
    setFocusPolicy(Qt::StrongFocus); // the mnemonic of a label asks for it, not for the proxy's
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &PathEdit::changed);
    connect(m_browse, &QToolButton::clicked, this, [this] {
        const QString start = path().isEmpty() ? QDir::homePath() : path();
        m_dialogs.chooseDirectory(this, m_name, start, [this](const QString &chosen) { setPath(chosen); });
    });
}

QString PathEdit::path() const
{
    return m_line->text();
}

void PathEdit::setPath(const QString &path)
{
    m_line->setText(path);
}

std::string PathEdit::bytes() const
{
    return path().isEmpty() ? std::string{} : toBytes(QDir::cleanPath(path()));
}

bool PathEdit::isAbsoluteOrEmpty() const
{
    return path().isEmpty() || QDir::isAbsolutePath(path());
}

void PathEdit::setPlaceholder(const QString &text)
{
    m_line->setPlaceholderText(text);
}

} // namespace cairn::ui
