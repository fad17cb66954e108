#pragma once

#include "operations/requests.h"
#include "operations/snapshots.h"

#include <QVariant>
#include <QWidget>

namespace cairn::ui {

/// One page about an instance: overview, backups, timelines, … GUI thread.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    [[nodiscard]] virtual QString key() const = 0; ///< stable, for the settings
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString icon() const = 0;
    /// The same instance again after a refresh, or another one; null while it has not been read.
    virtual void setInstance(const InstanceRef &ref, const InstanceSnapshot *instance) = 0;
    /// What was chosen on the page, for the page that takes its place.
    [[nodiscard]] virtual QVariant choices() const { return {}; }
    /// As soon as the instance is there.
    virtual void takeChoices(const QVariant & /*choices*/) {}
};

} // namespace cairn::ui
