#include "base/format.h"
#include "base/language.h"
#include "jobs/job_factory.h"
#include "support/fixture.h"
#include "support/keyboard.h"
#include "support/wizards.h"
#include "timeline/timeline_view.h"
#include "views/backups_page.h"
#include "views/commands.h"
#include "views/desktop.h"
#include "views/instance_view.h"
#include "views/jobs_pane.h"
#include "views/main_window.h"
#include "views/retention_page.h"
#include "views/timelines_page.h"
#include "widgets/message_bar.h"
#include "widgets/table_view.h"
#include "wizards/look_dialog.h"
#include "wizards/report_dialog.h"
#include "wizards/restore_wizard.h"

#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;
using namespace Qt::StringLiterals;

namespace {

/// A desktop over nothing real, with the sample open.
struct DesktopFixture : Fixture {
    DesktopFixture()
    {
        openSample();
        desktop = std::make_unique<Desktop>(services);
        window().choose(samplePath, "main");
        present(window());
        QTRY_VERIFY(window().backupsPage().current() != nullptr);
    }
    [[nodiscard]] MainWindow &window() const { return desktop->window(); }
    /// Chooses a language as a user does, and waits for the window that speaks it.
    void speak(const QString &code) const
    {
        QSignalSpy replaced(desktop.get(), &Desktop::windowReplaced);
        QAction *const action = window().actions().registry.find(QStringLiteral("view.language-") + code);
        QVERIFY(action);
        action->trigger();
        QTRY_COMPARE(replaced.count(), 1);
        QTRY_VERIFY(window().backupsPage().current() != nullptr);
    }
    std::unique_ptr<Desktop> desktop;
};

/// A phrase with as many values as it has places; the first is a number.
Sentence sampleOf(Phrase phrase)
{
    std::vector<PhraseValue> values;
    for (std::ptrdiff_t place = 0; place < std::ranges::count(phraseText(phrase), '{'); ++place)
        values.push_back(place == 0 ? PhraseValue(std::uint64_t{7}) : PhraseValue("value" + std::to_string(place)));
    return {phrase, std::move(values)};
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void languagesAreCalledByTheirOwnNames()
    {
        const QList<LanguageName> languages = Language::all();
        QStringList names;
        for (const LanguageName &language : languages)
            names << language.code << language.name;
        QCOMPARE(names, QStringList({u"en"_s, u"English"_s, u"de"_s, u"Deutsch"_s, u"ru"_s, u"Русский"_s}));
    }

    void theBestOfWhatSomebodyPrefers()
    {
        QCOMPARE(Language::bestOf({QStringLiteral("xx"), QStringLiteral("en-GB")}), QStringLiteral("en"));
        QCOMPARE(Language::bestOf({QStringLiteral("cy-GB")}), QStringLiteral("en"));
        QCOMPARE(Language::bestOf({QStringLiteral("de-AT"), QStringLiteral("de")}), QStringLiteral("de"));
        QCOMPARE(Language::bestOf({QStringLiteral("fr-CH"), QStringLiteral("ru-RU"), QStringLiteral("de")}),
                 QStringLiteral("ru"));
        QCOMPARE(Language::bestOf({}), QStringLiteral("en"));
    }

    /// A note that is being written when the window goes is one.
    void whatIsBeingTypedIsKept()
    {
        DesktopFixture f;
        f.window().backupsPage().view()->setFocus();
        press(f.window(), Qt::Key_F2);
        type(f.window(), QStringLiteral("half a note"));
        f.desktop.reset();
        QTRY_COMPARE(f.fake.changes().size(), 1U);
        QCOMPARE(f.fake.changes()[0].note, "half a note");
    }

    void theChoiceIsRemembered()
    {
        MemorySettings settings;
        Language first(settings);
        QCOMPARE(first.choice(), QString());
        QSignalSpy changed(&first, &Language::changed);
        first.setChoice(QStringLiteral("de"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(Language(settings).choice(), QStringLiteral("de"));
        first.setChoice({});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(Language(settings).choice(), QString());
    }

    void aLanguageForNowIsNotRemembered()
    {
        MemorySettings settings;
        Language language(settings);
        QVERIFY(!language.useForNow(QStringLiteral("xx")));
        QVERIFY(language.useForNow(QStringLiteral("ru")));
        QCOMPARE(language.choice(), QStringLiteral("ru"));
        QCOMPARE(Language(settings).choice(), QString());
    }

    void numbersAndDatesFollow()
    {
        MemorySettings settings;
        Language language(settings);
        language.setChoice(QStringLiteral("de"));
        QCOMPARE(formatCount(1'234'567), QStringLiteral("1.234.567"));
        QVERIFY(formatTime(Timestamp{1'795'000'000'000'000}).startsWith(QStringLiteral("18. Nov. 2026 ")));
        language.setChoice(QStringLiteral("ru"));
        QVERIFY(formatTime(Timestamp{1'795'000'000'000'000}).startsWith(QStringLiteral("18 нояб. 2026 ")));
        language.setChoice(QStringLiteral("en"));
        QCOMPARE(formatCount(1'234'567), QStringLiteral("1,234,567"));
    }

    /// Texts of Qt itself come with ours.
    void qtSpeaksTheLanguage()
    {
        MemorySettings settings;
        Language language(settings);
        language.setChoice(QStringLiteral("de"));
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
        language.setChoice(QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Cancel"));
    }

    void pluralsAreWords()
    {
        MemorySettings settings;
        Language language(settings);
        QCOMPARE(BackupsPage::tr("%n backup(s)", nullptr, 2), QStringLiteral("2 backup(s)"));
        language.apply();
        QCOMPARE(BackupsPage::tr("%n backup(s)", nullptr, 1), QStringLiteral("1 backup"));
        QCOMPARE(BackupsPage::tr("%n backup(s)", nullptr, 2), QStringLiteral("2 backups"));
        language.setChoice(QStringLiteral("ru"));
        QCOMPARE(BackupsPage::tr("%n backup(s)", nullptr, 21), QStringLiteral("21 копия"));
        QCOMPARE(BackupsPage::tr("%n backup(s)", nullptr, 3), QStringLiteral("3 копии"));
        QCOMPARE(BackupsPage::tr("%n backup(s)", nullptr, 12), QStringLiteral("12 копий"));
    }

    /// Whatever the engine says, it says in the language of the desktop.
    void everyPhraseOfTheEngineIsTranslated()
    {
        MemorySettings settings;
        Language language(settings);
        for (std::size_t at = 0; at < phraseCount; ++at) {
            const auto phrase = static_cast<Phrase>(at);
            if (phrase == Phrase::Quoted || phrase == Phrase::List)
                continue;
            const Sentence sentence = sampleOf(phrase);
            language.setChoice(QStringLiteral("en"));
            const QString english = sentenceText(sentence);
            QVERIFY2(!english.isEmpty(), sentence.english().c_str());
            for (const QString &code : {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("ru")}) {
                language.setChoice(code);
                const QString text = sentenceText(sentence);
                QVERIFY2(code == QLatin1String("en") || text != english, qPrintable(english));
                QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("%[1-9nL]"))), qPrintable(text));
                for (std::size_t place = 0; place < sentence.values().size(); ++place)
                    QVERIFY2(text.contains(place == 0 ? QStringLiteral("7") : QStringLiteral("value%1").arg(place)),
                             qPrintable(text));
            }
        }
    }

    void sentencesOfTheEngineInGerman()
    {
        MemorySettings settings;
        Language language(settings);
        language.setChoice(QStringLiteral("de"));
        QCOMPARE(engineText(Sentence(Phrase::BeforeWindow, {DayCount{7}})),
                 u"älter als das Fenster von 7 Tagen und für seinen Anfang nicht gebraucht"_s);
        const Sentence inside{Phrase::StatusIs, {Keyword{"CORRUPT"}}};
        const QString text = engineText(Sentence(Phrase::NotRestorable, {inside}));
        QVERIFY2(text.contains(statusText(BackupStatus::Corrupt)) && !text.contains(u"CORRUPT"_s), qPrintable(text));
        QVERIFY(engineText(Sentence(Phrase::WalOwn, {ByteCount{1'500'000}})).contains(formatBytes(1'500'000)));
        // What somebody else said stays as it is, even where it looks like a place.
        QCOMPARE(engineText(Sentence("FATAL: %1 %n {0}")), u"FATAL: %1 %n {0}"_s);
        QVERIFY(engineText(Sentence(Phrase::NotRestorable, {Sentence("FATAL: %1")})).contains(u"FATAL: %1"_s));
        // What a record keeps is known again.
        QVERIFY(recordedText("the cheapest of all") != u"the cheapest of all"_s);
        QCOMPARE(recordedText("the server closed the connection"), u"the server closed the connection"_s);
    }

    void anotherWindowShowsTheSame()
    {
        DesktopFixture f;
        f.window().resize(1234, 765);
        f.window().choosePage(QStringLiteral("backups"));
        f.window().backupsPage().choose(BackupId{newestOfSample().value - 100});
        f.window().backupsPage().filter()->setText(idText(BackupId{newestOfSample().value - 100}));
        f.window().backupsPage().view()->setFocus();
        const QPointer<MainWindow> before = &f.window();
        f.speak(QStringLiteral("de"));
        QVERIFY(before.isNull());
        QVERIFY(f.window().isVisible());
        QCOMPARE(f.window().size(), QSize(1234, 765));
        QCOMPARE(f.window().windowTitle(), QStringLiteral("main – Cairn"));
        QCOMPARE(f.window().backupsPage().filter()->text(), idText(BackupId{newestOfSample().value - 100}));
        QCOMPARE(f.window().backupsPage().current()->id.value, newestOfSample().value - 100);
        QTRY_VERIFY(f.window().focusWidget() == f.window().backupsPage().view());
        QVERIFY(f.window().actions().registry.find(QStringLiteral("view.language-de"))->isChecked());
        QCOMPARE(f.window().menuBar()->actions().front()->text(), QStringLiteral("&Datei"));
        f.speak(QStringLiteral("system"));
        QCOMPARE(f.window().menuBar()->actions().front()->text(), QStringLiteral("&File"));
    }

    void thePageAndItsCursorStay()
    {
        DesktopFixture f;
        f.window().choosePage(QStringLiteral("timelines"));
        QTRY_VERIFY(!f.window().timelinesPage().view()->scene().isEmpty());
        TimelineView *view = f.window().timelinesPage().view();
        view->zoom(2);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Left);
        const TimelineCursor cursor = view->cursor();
        const Moment from = view->axis().from();
        f.speak(QStringLiteral("de"));
        view = f.window().timelinesPage().view();
        QTRY_VERIFY(view->isVisible());
        QTRY_VERIFY(view->cursor() == cursor);
        QCOMPARE(view->axis().from(), from);
    }

    void anOpenDialogFollows()
    {
        DesktopFixture f;
        f.window().actions().shortcuts->trigger();
        f.speak(QStringLiteral("de"));
        const auto *dialog = f.window().findChild<QDialog *>(QStringLiteral("shortcutsDialog"));
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Tastenkürzel"));
    }

    /// Windows beside the main window stay, with the server that one of them runs.
    void windowsBesideItStay()
    {
        DesktopFixture f;
        f.fake.validationAnswer->scope = "catalog";
        f.fake.validationAnswer->depth = ValidationDepth::Fast;
        ValidateRequest request;
        request.catalog = samplePath;
        const JobId validation = f.jobs.start(validateJob(f.engine, request));
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        f.window().commands().showReport(validation);
        f.fake.closeGate();
        f.window().commands().lookAt({samplePath, "main"}, "/new/data");
        QTRY_COMPARE(f.fake.waiting(), 1);
        const QPointer<LookDialog> look = f.window().findChild<LookDialog *>();
        const QPointer<ReportDialog> report = f.window().findChild<ReportDialog *>();
        QVERIFY(look && report && look->isVisible() && report->isVisible());
        f.speak(QStringLiteral("de"));
        QVERIFY(look && report && look->isVisible() && report->isVisible());
        QCOMPARE(look->parent(), &f.window());
        QVERIFY(look->isRunning());
        look->close();
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        QTRY_VERIFY(look.isNull());
    }

    void anEditedPolicyStays()
    {
        DesktopFixture f;
        f.window().choosePage(QStringLiteral("retention"));
        const auto box = [&] { return f.window().findChild<RetentionPage *>()->findChild<QSpinBox *>(u"window"_s); };
        box()->setValue(12);
        f.speak(QStringLiteral("de"));
        QCOMPARE(box()->value(), 12);
        QVERIFY(f.window().findChild<QPushButton *>(u"savePolicy"_s)->isEnabled());
    }

    /// What a message offers is there as well in the other language.
    void messagesStay()
    {
        DesktopFixture f;
        f.window().commands().restore({samplePath, "main"}, newestOfSample());
        QTRY_VERIFY(f.window().findChild<RestoreWizard *>() != nullptr);
        auto *const wizard = f.window().findChild<RestoreWizard *>();
        QTRY_VERIFY(wizard->isVisible());
        wizard->findChild<QLineEdit *>(u"pgdata"_s)->setText(u"/new/data"_s);
        finish(*wizard);
        QTRY_COMPARE(f.window().messages().count(), 1);
        const auto offer = [&] { return f.window().messages().findChild<QPushButton *>(u"messageAction"_s); };
        QVERIFY(offer());
        f.speak(QStringLiteral("de"));
        QCOMPARE(f.window().messages().count(), 1);
        QCOMPARE(offer()->text(), u"Starten und ansehen…"_s);
        offer()->click();
        QTRY_VERIFY(f.window().findChild<LookDialog *>());
        delete f.window().findChild<LookDialog *>();
        QTRY_COMPARE(f.jobs.activeCount(), 0);
    }

    /// A job outlives the language that it was started in: it is called by what is spoken now, running or ended.
    void jobsAreCalledInTheLanguageOfNow()
    {
        DesktopFixture f;
        const auto title = [&] {
            const QAbstractItemModel &model = *f.window().jobsPane().view()->model();
            return model.index(0, 1).data().toString();
        };
        f.fake.closeGate();
        f.window().commands().undelete({samplePath, "main"}, newestOfSample());
        QTRY_COMPARE(f.fake.waiting(), 1);
        const QString id = idText(newestOfSample());
        QCOMPARE(title(), u"Bring back %1"_s.arg(id));
        f.speak(QStringLiteral("de"));
        QCOMPARE(title(), u"%1 zurückholen"_s.arg(id));
        f.fake.openGate();
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        f.speak(QStringLiteral("ru"));
        QCOMPARE(title(), u"Возвращение %1"_s.arg(id));
    }

    void runningJobsGoOn()
    {
        DesktopFixture f;
        f.fake.closeGate();
        f.window().commands().undelete({samplePath, "main"}, newestOfSample());
        QTRY_COMPARE(f.fake.waiting(), 1);
        f.speak(QStringLiteral("de"));
        QVERIFY(f.window().jobsPane().current().has_value());
        f.fake.openGate();
        QTRY_COMPARE(f.jobs.activeCount(), 0);
        QTRY_COMPARE(f.window().messages().count(), 1);
    }
};

QTEST_MAIN(TestLanguage)
#include "test_language.moc"
