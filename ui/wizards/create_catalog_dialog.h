#pragma once

#include "wizards/form_dialog.h"

#include <string>

namespace cairn::ui {

class PathEdit;

/// Asks where a new catalog is to be. GUI thread.
class CreateCatalogDialog final : public FormDialog {
    Q_OBJECT
public:
    CreateCatalogDialog(const Services &services, QWidget *parent);
    [[nodiscard]] std::string path() const;

private:
    void update();
    PathEdit *m_path;
};

} // namespace cairn::ui
