#pragma once

#include "base/services.h"

#include <QWizard>
#include <QWizardPage>

#include <string>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace cairn::ui {

/// One step: title, explanation, fields, and below them why it is not complete yet. GUI thread.
class StepPage : public QWizardPage {
    Q_OBJECT
public:
    /// @param step its short name in the list of steps.
    StepPage(QString step, const QString &title, const QString &explanation, QWidget *parent = nullptr);
    [[nodiscard]] const QString &step() const { return m_step; }
    /// What is missing or wrong; empty: Next may be pressed.
    [[nodiscard]] virtual QString problem() const { return {}; }
    [[nodiscard]] bool isComplete() const override { return problem().isEmpty(); }
    /// Whether the answer to something that it shows is still on its way, without which Next may be pressed as well.
    [[nodiscard]] virtual bool isLooking() const { return false; }

protected:
    QFormLayout *addGroup(const QString &heading = {});
    void addBody(QWidget *widget, int stretch = 0, Qt::Alignment alignment = {});
    /// To be called when anything changed that problem() looks at.
    void changed();
    void showEvent(QShowEvent *event) override;

private:
    QString m_step;
    QVBoxLayout *m_body;
    QLabel *m_problem;
};

/// A wizard with the list of its steps at the side. GUI thread.
class StepWizard : public QWizard {
    Q_OBJECT
public:
    StepWizard(const Services &services, const QString &title, const QString &verb, QWidget *parent);
    [[nodiscard]] const Services &services() const { return m_services; }

protected:
    /// After all pages were added.
    void finishPages();

private:
    const Services &m_services;
};

} // namespace cairn::ui
