#include "support/wizards.h"

#include "support/keyboard.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPointer>
#include <QTest>
#include <QWizard>
#include <QWizardPage>

namespace cairn::test {

namespace {

QString problemOf(const QWizard &wizard)
{
    const auto *label = wizard.currentPage()->findChild<QLabel *>(QStringLiteral("problem"));
    return label ? label->text() : QString();
}

} // namespace

bool canGoOn(const QWizard &wizard)
{
    return wizard.button(wizard.nextId() < 0 ? QWizard::FinishButton : QWizard::NextButton)->isEnabled();
}

void next(QWizard &wizard)
{
    constexpr int milliseconds = 30'000;
    QVERIFY2(QTest::qWaitFor([&] { return canGoOn(wizard); }, milliseconds), qPrintable(problemOf(wizard)));
    press(wizard, *wizard.button(QWizard::NextButton));
}

void finish(QWizard &wizard)
{
    constexpr int milliseconds = 30'000;
    while (wizard.nextId() >= 0)
        next(wizard);
    QVERIFY2(QTest::qWaitFor([&] { return canGoOn(wizard); }, milliseconds), qPrintable(problemOf(wizard)));
    press(wizard, *wizard.button(QWizard::FinishButton));
}

} // namespace cairn::test
