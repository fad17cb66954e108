#pragma once

#include <QAccessibleWidget>

namespace cairn::ui {

class TimelineView;

/// The timeline for assistive technology: a slider over seconds since 1970 that can be read and set. GUI thread.
class TimelineAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit TimelineAccessible(TimelineView *view);

    /// Makes it known to Qt; more than once is the same as once.
    static void install();
    /// Says that the cursor is somewhere else.
    static void announce(TimelineView &view);

    [[nodiscard]] QString text(QAccessible::Text what) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QVariant currentValue() const override;
    void setCurrentValue(const QVariant &value) override;
    [[nodiscard]] QVariant maximumValue() const override;
    [[nodiscard]] QVariant minimumValue() const override;
    [[nodiscard]] QVariant minimumStepSize() const override;

private:
    [[nodiscard]] TimelineView &view() const;
};

} // namespace cairn::ui
