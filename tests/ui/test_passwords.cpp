#include "base/password_dialog.h"
#include "support/window_fixture.h"
#include "views/command_palette.h"
#include "views/settings_page.h"
#include "wizards/passwords_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

namespace {

const QString server = QStringLiteral("backup@db1:5432");

PasswordQuestion question(const std::optional<std::string> &rejected = {})
{
    return {.user = "backup", .host = "db1", .port = "5432", .rejected = rejected};
}

PasswordAnswer typed(const char *password, bool remember = false)
{
    return {QString::fromUtf8(password), remember};
}

/// A thread that wants a password, as the engine's do.
class Asking {
public:
    explicit Asking(PasswordSource source, PasswordQuestion asked = question())
        : m_thread([this, source = std::move(source), asked = std::move(asked)](const std::stop_token &stop) {
            m_answer = source(asked, stop);
            m_isDone = true;
        })
    {
    }
    [[nodiscard]] bool isDone() const { return m_isDone; }
    void stop() { m_thread.request_stop(); }
    /// Turns the event loop until there is an answer.
    [[nodiscard]] std::optional<std::string> answer() const
    {
        if (!QTest::qWaitFor([this] { return isDone(); }, 30'000))
            QTest::qFail("nobody answered", __FILE__, __LINE__);
        return m_isDone ? m_answer : std::nullopt;
    }

private:
    std::optional<std::string> m_answer;
    std::atomic<bool> m_isDone = false;
    std::jthread m_thread;
};

/// A keeper and what it stands on.
struct Keeping {
    MemorySettings settings;
    MemorySecrets secrets;
    ScriptedDialogs dialogs;
    std::unique_ptr<PasswordKeeper> keeper = std::make_unique<PasswordKeeper>(secrets, settings, dialogs);

    std::optional<std::string> ask(const std::optional<std::string> &rejected = {}) const
    {
        return Asking(keeper->source(), question(rejected)).answer();
    }
    /// As when Cairn is started again.
    void startAgain() { keeper = std::make_unique<PasswordKeeper>(secrets, settings, dialogs); }
    void leaveOpen() { dialogs.leavesPasswordsOpen = true; }
    [[nodiscard]] bool waitForQuestion() const
    {
        return QTest::qWaitFor([this] { return dialogs.openPasswords() == 1; }, 30'000);
    }
};

std::optional<std::string> some(const char *text)
{
    return std::string(text);
}

template <class Widget>
Widget *field(const QWidget &parent, const char *name)
{
    return parent.findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace

/// Passwords of servers: where they are found, who is asked, what is kept and what is forgotten.
class TestPasswords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedServesThisRun()
    {
        Keeping f;
        f.dialogs.passwords = {typed("one")};
        QCOMPARE(f.ask(), some("one"));
        QCOMPARE(f.ask(), some("one"));
        QCOMPARE(f.dialogs.prompts.size(), 1);
        const PasswordPrompt &prompt = f.dialogs.prompts.first();
        QCOMPARE(prompt.user, QStringLiteral("backup"));
        QCOMPARE(prompt.place, QStringLiteral("db1:5432"));
        QVERIFY(!prompt.isRefused && !prompt.remember && prompt.keyringProblem.isEmpty());
        QVERIFY(f.secrets.secrets.isEmpty());
        QCOMPARE(f.keeper->kept().size(), 1U);
        QVERIFY(!f.keeper->kept()[0].inKeyring);
        f.startAgain();
        f.dialogs.passwords = {typed("two")};
        QCOMPARE(f.ask(), some("two"));
    }

    void theKeyringKeepsWhatIsToBeRemembered()
    {
        Keeping f;
        f.dialogs.passwords = {typed("grün", true)};
        QCOMPARE(f.ask(), some("grün"));
        QTRY_COMPARE(f.secrets.secrets.value(server), QStringLiteral("grün"));
        QTRY_VERIFY(f.keeper->kept()[0].inKeyring);
        f.startAgain();
        QCOMPARE(f.ask(), some("grün"));
        QCOMPARE(f.ask(), some("grün"));
        QCOMPARE(f.dialogs.prompts.size(), 1);
        QCOMPARE(f.secrets.reads.size(), 2); // once in each run
        // The settings know names.
        QCOMPARE(f.settings.value("passwords/servers", {}).toStringList(), QStringList{server});
    }

    void nobodyHasToAnswer()
    {
        Keeping f;
        QCOMPARE(f.ask(), std::nullopt);
        QCOMPARE(f.ask(), std::nullopt);
        QCOMPARE(f.dialogs.prompts.size(), 2);
        QVERIFY(f.keeper->kept().empty());
    }

    void whatIsRefusedIsNotOfferedAgain()
    {
        Keeping f;
        f.dialogs.passwords = {typed("old", true)};
        QCOMPARE(f.ask(), some("old"));
        QTRY_COMPARE(f.secrets.secrets.size(), 1);
        f.startAgain();
        QCOMPARE(f.ask(), some("old")); // of the keyring
        f.dialogs.passwords = {typed("wrong")};
        QCOMPARE(f.ask("old"), some("wrong"));
        QVERIFY(f.dialogs.prompts.last().isRefused);
        QVERIFY(f.dialogs.prompts.last().remember); // it was
        f.dialogs.passwords = {typed("new", true)};
        QCOMPARE(f.ask("wrong"), some("new"));
        QTRY_COMPARE(f.secrets.secrets.value(server), QStringLiteral("new"));
        QCOMPARE(f.ask(), some("new"));
        QCOMPARE(f.dialogs.prompts.size(), 3);
        // Cancelled: the next one is asked, and who types it again means it.
        QCOMPARE(f.ask("new"), std::nullopt);
        f.dialogs.passwords = {typed("new")};
        QCOMPARE(f.ask(), some("new"));
        QCOMPARE(f.ask(), some("new"));
    }

    void whatAnotherOnePutIntoTheKeyringIsTaken()
    {
        Keeping f;
        f.dialogs.passwords = {typed("old")};
        QCOMPARE(f.ask(), some("old"));
        f.secrets.secrets.insert(server, QStringLiteral("new"));
        QCOMPARE(f.ask("old"), some("new"));
        QCOMPARE(f.dialogs.prompts.size(), 1);
        // It is known for what it is, and can be forgotten.
        QCOMPARE(f.keeper->kept().size(), 1U);
        QVERIFY(f.keeper->kept()[0].inKeyring);
        f.keeper->forget(server);
        QTRY_VERIFY(f.secrets.secrets.isEmpty());
        QTRY_VERIFY(f.keeper->kept().empty());
    }

    /// What was in the keyring is refused, and the new one is not to be in it.
    void noLongerToBeRemembered()
    {
        Keeping f;
        f.dialogs.passwords = {typed("old", true)};
        QCOMPARE(f.ask(), some("old"));
        QTRY_VERIFY(f.keeper->kept()[0].inKeyring);
        f.dialogs.passwords = {typed("new")};
        QCOMPARE(f.ask("old"), some("new"));
        QTRY_VERIFY(f.secrets.secrets.isEmpty());
        QTRY_VERIFY(!f.keeper->kept()[0].inKeyring);
        QCOMPARE(f.ask(), some("new"));
    }

    void withoutAKeyring()
    {
        Keeping f;
        f.secrets.problem = QStringLiteral("No keyring runs.");
        f.dialogs.passwords = {typed("one")};
        QCOMPARE(f.ask(), some("one"));
        QCOMPARE(f.dialogs.prompts.first().keyringProblem, QStringLiteral("No keyring runs."));
        QCOMPARE(f.ask(), some("one"));
    }

    void aKeyringThatFailsIsToldOf()
    {
        Keeping f;
        f.leaveOpen();
        const Asking asking(f.keeper->source());
        QVERIFY(f.waitForQuestion());
        f.secrets.problem = QStringLiteral("It broke.");
        f.dialogs.answerPassword(typed("one", true));
        QCOMPARE(asking.answer(), some("one"));
        QTRY_COMPARE(f.dialogs.asked.size(), 1);
        QVERIFY(f.dialogs.asked[0].text.contains(server));
        QCOMPARE(f.dialogs.asked[0].details, QStringLiteral("It broke."));
        QVERIFY(!f.keeper->kept()[0].inKeyring);
    }

    void forgetting()
    {
        Keeping f;
        f.dialogs.passwords = {typed("one", true)};
        QCOMPARE(f.ask(), some("one"));
        QTRY_VERIFY(f.keeper->kept()[0].inKeyring);
        const QSignalSpy failed(f.keeper.get(), &PasswordKeeper::forgettingFailed);
        f.secrets.problem = QStringLiteral("It is locked.");
        f.keeper->forget(server);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(f.keeper->kept()[0].inKeyring); // that is the truth
        f.secrets.problem.clear();
        f.keeper->forget(server);
        QTRY_VERIFY(f.keeper->kept().empty());
        QVERIFY(f.secrets.secrets.isEmpty());
        QCOMPARE(f.ask(), std::nullopt); // asked again
        QCOMPARE(f.dialogs.prompts.size(), 2);
        f.keeper->forget(QStringLiteral("nobody@nowhere:1"));
    }

    void equalQuestionsAreOne()
    {
        Keeping f;
        f.leaveOpen();
        const Asking one(f.keeper->source());
        const Asking two(f.keeper->source(), question("gone"));
        QVERIFY(f.waitForQuestion());
        QTRY_COMPARE(f.keeper->waiting(server), 2U);
        QCOMPARE(f.dialogs.openPasswords(), 1);
        QVERIFY(!one.isDone() && !two.isDone());
        f.dialogs.answerPassword(typed("both"));
        QCOMPARE(one.answer(), some("both"));
        QCOMPARE(two.answer(), some("both"));
        QCOMPARE(f.dialogs.prompts.size(), 1);
    }

    void ofTwoServersOneAfterTheOther()
    {
        Keeping f;
        f.leaveOpen();
        const Asking one(f.keeper->source());
        QVERIFY(f.waitForQuestion());
        PasswordQuestion other = question();
        other.host = "db2";
        const Asking two(f.keeper->source(), other);
        QTRY_COMPARE(f.secrets.reads.size(), 2);
        QTest::qWait(20);
        QCOMPARE(f.dialogs.prompts.size(), 1);
        f.dialogs.answerPassword(std::nullopt);
        QCOMPARE(one.answer(), std::nullopt);
        QTRY_COMPARE(f.dialogs.prompts.size(), 2);
        QCOMPARE(f.dialogs.prompts.last().place, QStringLiteral("db2:5432"));
        f.dialogs.answerPassword(typed("two"));
        QCOMPARE(two.answer(), some("two"));
    }

    void aStopTakesTheQuestionBack()
    {
        Keeping f;
        f.leaveOpen();
        Asking one(f.keeper->source());
        Asking two(f.keeper->source());
        QVERIFY(f.waitForQuestion());
        QTRY_COMPARE(f.keeper->waiting(server), 2U);
        one.stop();
        QCOMPARE(one.answer(), std::nullopt);
        QTRY_COMPARE(f.keeper->waiting(server), 1U);
        QCOMPARE(f.dialogs.openPasswords(), 1); // the other one still waits
        two.stop();
        QCOMPARE(two.answer(), std::nullopt);
        QTRY_COMPARE(f.dialogs.openPasswords(), 0);
        // Also while the keyring is waited for, which may be locked.
        f.secrets.isSilent = true;
        const qsizetype before = f.secrets.reads.size();
        Asking three(f.keeper->source());
        QTRY_COMPARE(f.secrets.reads.size(), before + 1);
        three.stop();
        QCOMPARE(three.answer(), std::nullopt);
        f.secrets.isSilent = false;
        f.dialogs.leavesPasswordsOpen = false;
        f.dialogs.passwords = {typed("one")};
        QCOMPARE(f.ask(), some("one"));
    }

    void theKeeperGoesWhileSomebodyWaits()
    {
        Keeping f;
        f.leaveOpen();
        const PasswordSource source = f.keeper->source();
        const Asking asking(source);
        QVERIFY(f.waitForQuestion());
        f.keeper.reset();
        QCOMPARE(asking.answer(), std::nullopt);
        QCOMPARE(f.dialogs.openPasswords(), 0);
        QCOMPARE(source(question(), {}), std::nullopt);
        // Not even when the question had not arrived yet.
        f.startAgain();
        const Asking unheard(f.keeper->source());
        f.keeper.reset();
        QCOMPARE(unheard.answer(), std::nullopt);
    }

    void whoConnectsIsGivenTheSource()
    {
        QStringList given;
        const PasswordSource source = [](const PasswordQuestion &, const std::stop_token &) { return some("x"); };
        const auto note = [&given](const char *name, const OperationContext &context) {
            given.append(QString::fromLatin1(name) +
                         (context.passwords ? QStringLiteral(": yes") : QStringLiteral(": no")));
            return fail(ErrorCode::Internal, "not here");
        };
        EngineApi api;
        api.takeBackup = [note](const BackupRequest &, OperationContext &context) { return note("backup", context); };
        api.judgeModes = [note](const ModeJudgementRequest &, OperationContext &context) {
            return note("modes", context);
        };
        api.checkServer = [note](const ServerCheckRequest &, OperationContext &context) {
            return note("server", context);
        };
        api.applyArchiveSetup = [note](const ServerCheckRequest &, OperationContext &context) {
            return note("archiving", context);
        };
        api.checkBackup = [note](const BackupRequest &, OperationContext &context) { return note("check", context); };
        api.validate = [note](const ValidateRequest &, OperationContext &context) { return note("validate", context); };
        api = withPasswords(std::move(api), source);
        Progress progress;
        Logger log;
        const auto call = [&](const auto &function, const auto &request) {
            OperationContext context{{}, progress, log};
            QVERIFY(!function(request, context));
        };
        call(api.takeBackup, BackupRequest{});
        call(api.judgeModes, ModeJudgementRequest{});
        call(api.checkServer, ServerCheckRequest{});
        call(api.applyArchiveSetup, ServerCheckRequest{});
        call(api.checkBackup, BackupRequest{});
        call(api.validate, ValidateRequest{});
        QCOMPARE(given, (QStringList{QStringLiteral("backup: yes"), QStringLiteral("modes: yes"),
                                     QStringLiteral("server: yes"), QStringLiteral("archiving: yes"),
                                     QStringLiteral("check: yes"), QStringLiteral("validate: no")}));
    }

    void theDialogByKeyboard()
    {
        PasswordDialog dialog({.user = QStringLiteral("backup"), .place = QStringLiteral("db1:5432")}, nullptr);
        present(dialog);
        auto *verb = field<QPushButton>(dialog, "verb");
        QVERIFY(!verb->isEnabled());
        QVERIFY(!field<QLabel>(dialog, "refused"));
        QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("password"));
        QCOMPARE(dialog.focusWidget()->accessibleName(), QStringLiteral("Password of backup on db1:5432"));
        QCOMPARE(field<QLineEdit>(dialog, "password")->echoMode(), QLineEdit::Password);
        type(dialog, QStringLiteral("s3cret"));
        QVERIFY(verb->isEnabled());
        QVERIFY(field<QLabel>(dialog, "hint")->text().contains(QStringLiteral("until Cairn quits")));
        press(dialog, Qt::Key_R, Qt::AltModifier);
        QVERIFY(field<QLabel>(dialog, "hint")->text().contains(QStringLiteral("keyring")));
        press(dialog, Qt::Key_P, Qt::AltModifier);
        const QSignalSpy accepted(&dialog, &QDialog::accepted);
        press(dialog, Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(dialog.answer().password, QStringLiteral("s3cret"));
        QVERIFY(dialog.answer().remember);
    }

    void theDialogSaysWhatIsWrong()
    {
        PasswordDialog dialog({.user = QStringLiteral("backup"),
                               .place = QStringLiteral("db1:5432"),
                               .isRefused = true,
                               .remember = true,
                               .keyringProblem = QStringLiteral("No keyring runs.")},
                              nullptr);
        present(dialog);
        QVERIFY(field<QLabel>(dialog, "refused")->text().contains(QStringLiteral("refused")));
        QVERIFY(!field<QCheckBox>(dialog, "remember")->isEnabled());
        QVERIFY(field<QLabel>(dialog, "hint")->text().contains(QStringLiteral("No keyring runs.")));
        type(dialog, QStringLiteral("x"));
        QVERIFY(!dialog.answer().remember);
    }

    void theQuestionGoesWithWhoAsks()
    {
        WidgetDialogs dialogs;
        QWidget window;
        present(window);
        int answers = 0;
        std::optional<PasswordAnswer> last;
        const auto ask = [&](QObject *asker) -> PasswordDialog * {
            dialogs.askPassword(asker, {.user = QStringLiteral("u"), .place = QStringLiteral("h:1")},
                                [&](const std::optional<PasswordAnswer> &answer) {
                                    ++answers;
                                    last = answer;
                                });
            auto *dialog = window.findChild<PasswordDialog *>();
            return dialog && waitForKeyboard(*dialog) ? dialog : nullptr;
        };
        const auto isGone = [&window] { return window.findChild<PasswordDialog *>() == nullptr; };
        auto asker = std::make_unique<QObject>();
        QVERIFY(ask(asker.get()));
        asker.reset();
        QTRY_VERIFY(isGone());
        QCOMPARE(answers, 0);
        asker = std::make_unique<QObject>();
        auto *dialog = ask(asker.get());
        QVERIFY(dialog);
        press(*dialog, Qt::Key_Escape);
        QTRY_VERIFY(isGone());
        QCOMPARE(answers, 1);
        QVERIFY(!last);
        dialog = ask(asker.get());
        QVERIFY(dialog);
        type(*dialog, QStringLiteral("abc"));
        press(*dialog, Qt::Key_Return);
        QTRY_VERIFY(isGone());
        QCOMPARE(answers, 2);
        QCOMPARE(last->password, QStringLiteral("abc"));
        dialog = ask(asker.get());
        QVERIFY(dialog);
        delete dialog; // as with the window that it is over
        QTRY_VERIFY(window.findChild<PasswordDialog *>() != nullptr);
        auto *const again = window.findChild<PasswordDialog *>();
        QCOMPARE(answers, 2); // nobody has answered
        window.hide();
        delete again;
        QTRY_COMPARE(answers, 3); // there is nothing left to ask over
        QVERIFY(!last);
    }

    /// A file dialog of the desktop stands for itself in a widget that is on no screen.
    void notOverWhatIsOnNoScreen()
    {
        WidgetDialogs dialogs;
        QWidget window;
        present(window);
        auto *chooser = new QDialog(&window);
        chooser->setAttribute(Qt::WA_DontShowOnScreen);
        chooser->open();
        QVERIFY(chooser->isVisible());
        QObject asker;
        dialogs.askPassword(&asker, {.user = QStringLiteral("u"), .place = QStringLiteral("h:1")},
                            [](const std::optional<PasswordAnswer> &) {});
        QVERIFY(!chooser->findChild<PasswordDialog *>());
        QVERIFY(window.findChild<PasswordDialog *>());
    }

    /// What is taken back lies under nothing that comes after it.
    void theNextQuestionIsNotOverTheLast()
    {
        WidgetDialogs dialogs;
        QWidget window;
        present(window);
        auto first = std::make_unique<QObject>();
        const auto ask = [&](QObject *asker) {
            dialogs.askPassword(asker, {.user = QStringLiteral("u"), .place = QStringLiteral("h:1")},
                                [](const std::optional<PasswordAnswer> &) {});
        };
        ask(first.get());
        auto *const gone = window.findChild<PasswordDialog *>();
        QVERIFY(gone && waitForKeyboard(*gone));
        first.reset();
        QObject second;
        ask(&second);
        const auto open = window.findChildren<PasswordDialog *>(Qt::FindDirectChildrenOnly);
        QCOMPARE(open.size(), 2); // one of them on its way out
        QVERIFY(!gone->isVisible());
        QVERIFY(open.last() != gone && open.last()->isVisible());
    }

    void whatIsKeptIsListedAndForgotten()
    {
        WindowFixture f;
        f.openMain();
        f.window->choosePage(QStringLiteral("settings"));
        const auto *page = f.window->findChild<SettingsPage *>();
        QVERIFY(page);
        f.dialogs.passwords = {typed("one", true), typed("two"), typed("three")};
        for (const char *host : {"db1", "db2", "db3"}) {
            PasswordQuestion asked = question();
            asked.host = host;
            QVERIFY(Asking(f.passwords.source(), asked).answer());
        }
        QTRY_COMPARE(f.secrets.secrets.size(), 1);
        QTest::keyClick(field<QPushButton>(*page, "passwords"), Qt::Key_Space);
        auto *dialog = f.dialog<PasswordsDialog>();
        QVERIFY(dialog);
        const QAbstractItemModel *const model = dialog->view()->model();
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(0, 0).data().toString(), server);
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("in the keyring"));
        QCOMPARE(model->index(1, 1).data().toString(), QStringLiteral("until Cairn quits"));
        press(*dialog, Qt::Key_Down);
        press(*dialog, Qt::Key_Delete);
        QTRY_COMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("backup@db3:5432"));
        auto *problem = field<QLabel>(*dialog, "problem");
        QVERIFY(!problem->isVisible());
        f.secrets.problem = QStringLiteral("It is locked.");
        press(*dialog, Qt::Key_A, Qt::AltModifier);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(server) && problem->text().contains(f.secrets.problem));
        QCOMPARE(model->rowCount(), 1);
        f.secrets.problem.clear();
        press(*dialog, Qt::Key_F, Qt::AltModifier);
        QTRY_COMPARE(model->rowCount(), 0);
        QVERIFY(!problem->isVisible());
        QVERIFY(f.secrets.secrets.isEmpty());
        QTRY_VERIFY(!dialog->view()->isVisible()); // something else says so in its place
        QVERIFY(!field<QPushButton>(*dialog, "forget")->isEnabled());
        QVERIFY(!field<QPushButton>(*dialog, "forgetAll")->isEnabled());
        press(*dialog, Qt::Key_Escape);
        QTRY_VERIFY(!f.window->findChild<PasswordsDialog *>());
    }

    void theListIsACommand()
    {
        WindowFixture f;
        QVERIFY(f.window->actions().passwords->isEnabled());
        f.keys(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *palette = f.dialog<CommandPalette>();
        QVERIFY(palette);
        QTest::keyClicks(palette->focusWidget(), QStringLiteral("passwords"));
        press(*palette, Qt::Key_Return);
        QVERIFY(f.dialog<PasswordsDialog>());
    }

    void aWizardAsksOverItself()
    {
        // The real dialog over a real one, while a thread waits.
        WidgetDialogs dialogs;
        MemorySettings settings;
        MemorySecrets secrets;
        PasswordKeeper keeper(secrets, settings, dialogs);
        QWidget window;
        present(window);
        auto *wizard = new QDialog(&window);
        wizard->open();
        QVERIFY(waitForKeyboard(*wizard));
        const Asking asking(keeper.source());
        QTRY_VERIFY(wizard->findChild<PasswordDialog *>() != nullptr);
        auto *const dialog = wizard->findChild<PasswordDialog *>();
        QVERIFY(waitForKeyboard(*dialog));
        type(*dialog, QStringLiteral("abc"));
        press(*dialog, Qt::Key_R, Qt::AltModifier);
        press(*dialog, Qt::Key_Return);
        QCOMPARE(asking.answer(), some("abc"));
        QTRY_COMPARE(secrets.secrets.value(server), QStringLiteral("abc"));
        QTRY_VERIFY(!wizard->findChild<PasswordDialog *>());
        QVERIFY(wizard->isVisible());
    }
};

QTEST_MAIN(TestPasswords)
#include "test_passwords.moc"
