#include "models/columns.h"

#include <QCoreApplication>

namespace cairn::ui {

QString accessibleCell(const QString &title, const QString &text)
{
    if (text.isEmpty())
        return QCoreApplication::translate("Cell", "%1: none", "spoken for an empty cell").arg(title);
    return QCoreApplication::translate("Cell", "%1: %2", "spoken for a cell").arg(title, text);
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace cairn::ui
