#include "timeline/timeline_accessible.h"

#include "timeline/timeline_view.h"

#include <cmath>

namespace cairn::ui {

namespace {

constexpr double microseconds = 1e6;

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *const view = qobject_cast<TimelineView *>(object);
    return view != nullptr ? new TimelineAccessible(view) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView *view)
    : QAccessibleWidget(view, QAccessible::Slider)
{
}

void TimelineAccessible::install()
{
    QAccessible::installFactory(make);
}

void TimelineAccessible::announce(TimelineView &view)
{
    QAccessibleValueChangeEvent event(&view, double(view.cursor().moment) / microseconds);
    QAccessible::updateAccessibility(&event);
}

QString TimelineAccessible::text(QAccessible::Text what) const
{
    return what == QAccessible::Value ? view().cursorText() : QAccessibleWidget::text(what);
}

void *TimelineAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QVariant TimelineAccessible::currentValue() const
{
    return double(view().cursor().moment) / microseconds;
}

void TimelineAccessible::setCurrentValue(const QVariant &value)
{
    view().setCursor({view().cursor().lane, std::llround(value.toDouble() * microseconds)});
}

QVariant TimelineAccessible::maximumValue() const
{
    const auto extent = view().scene().extent();
    return extent ? double(extent->second) / microseconds : 0.0;
}

QVariant TimelineAccessible::minimumValue() const
{
    const auto extent = view().scene().extent();
    return extent ? double(extent->first) / microseconds : 0.0;
}

QVariant TimelineAccessible::minimumStepSize() const
{
    return 1.0;
}

TimelineView &TimelineAccessible::view() const
{
    return *qobject_cast<TimelineView *>(object());
}

} // namespace cairn::ui
