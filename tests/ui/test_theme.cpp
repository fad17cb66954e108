#include "base/format.h"
#include "base/icons.h"
#include "base/settings_store.h"
#include "base/style.h"
#include "base/theme.h"
#include "models/advice_text.h"
#include "models/health.h"
#include "models/status_look.h"
#include "support/fixture.h"
#include "support/zone.h"
#include "widgets/command_preview.h"
#include "widgets/state_view.h"
#include "widgets/window_band.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace cairn;
using namespace cairn::test;
using namespace cairn::ui;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<double>("least");
        QTest::newRow("light") << lightPalette() << 4.5;
        QTest::newRow("dark") << darkPalette() << 4.5;
        QTest::newRow("high contrast") << highContrastPalette() << 7.0;
    }

    void textCanBeRead()
    {
        QFETCH(QPalette, palette);
        QFETCH(double, least);
        const auto check = [least](const QColor &text, const QColor &ground, const QString &what) {
            QVERIFY2(contrast(text, ground) >= least, qPrintable(QStringLiteral("%1: %2 on %3 has %4")
                                                                     .arg(what, text.name(), ground.name())
                                                                     .arg(contrast(text, ground))));
        };
        using Role = QPalette::ColorRole;
        const std::vector<std::pair<Role, Role>> pairs{{Role::WindowText, Role::Window},
                                                       {Role::Text, Role::Base},
                                                       {Role::Text, Role::AlternateBase},
                                                       {Role::ButtonText, Role::Button},
                                                       {Role::HighlightedText, Role::Highlight},
                                                       {Role::ToolTipText, Role::ToolTipBase},
                                                       {Role::Link, Role::Base},
                                                       {Role::Link, Role::Window},
                                                       {Role::PlaceholderText, Role::Base},
                                                       {Role::PlaceholderText, Role::Window}};
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            for (const auto &[text, ground] : pairs)
                check(palette.color(group, text), palette.color(group, ground),
                      QStringLiteral("role %1 on %2").arg(text).arg(ground));
        for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base})
            QVERIFY2(contrast(outlineColor(palette), palette.color(ground)) >= 3,
                     qPrintable(QStringLiteral("outline on %1: %2")
                                    .arg(ground)
                                    .arg(contrast(outlineColor(palette), palette.color(ground)))));
        for (const Tone tone : {Tone::Text, Tone::Muted, Tone::Ok, Tone::Warning, Tone::Error, Tone::Active}) {
            const QString name = QStringLiteral("tone %1").arg(static_cast<int>(tone));
            const QColor color = toneColor(palette, tone);
            check(color, palette.color(QPalette::Window), name);
            check(color, palette.color(QPalette::Base), name);
            check(color, selectionColor(palette, true), name + QStringLiteral(" in a chosen row"));
            check(color, selectionColor(palette, false), name + QStringLiteral(" in a chosen row without focus"));
            check(palette.color(QPalette::Text), toneBackground(palette, tone),
                  name + QStringLiteral(" as background"));
            check(toneColor(palette, Tone::Muted), toneBackground(palette, tone),
                  name + QStringLiteral(" below a hint"));
        }
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void theSchemeIsAppliedAndRemembered()
    {
        MemorySettings settings;
        {
            Theme theme(settings);
            QCOMPARE(theme.scheme(), ColorScheme::System);
            theme.setScheme(ColorScheme::Dark);
            QVERIFY(isDark(QApplication::palette()));
            theme.setScheme(ColorScheme::Light);
            QVERIFY(!isDark(QApplication::palette()));
            theme.setScheme(ColorScheme::Dark);
        }
        {
            Theme again(settings);
            QCOMPARE(again.scheme(), ColorScheme::Dark);
            QVERIFY(isDark(QApplication::palette()));
            again.setScheme(ColorScheme::HighContrast);
        }
        Theme third(settings);
        QCOMPARE(third.scheme(), ColorScheme::HighContrast);
        QVERIFY(isHighContrast(QApplication::palette()));
        QVERIFY(isDark(QApplication::palette()));
        third.setScheme(ColorScheme::Dark);
        QVERIFY(!isHighContrast(QApplication::palette()));
    }

    void theZoneIsAppliedAndRemembered()
    {
        setZone("Asia/Kolkata"); // half an hour beside everybody else
        MemorySettings settings;
        const Timestamp time{1'790'000'000'000'000};
        {
            Theme theme(settings);
            QVERIFY(!theme.isUtc());
            const QString local = formatTime(time);
            int changes = 0;
            connect(&theme, &Theme::zoneChanged, &theme, [&changes] { ++changes; });
            theme.setUtc(true);
            theme.setUtc(true);
            QCOMPARE(changes, 1);
            QVERIFY(formatTime(time).endsWith(QStringLiteral("UTC")));
            QVERIFY(formatTime(time) != local);
            QCOMPARE(toShownDateTime(time).toMSecsSinceEpoch(), toLocalDateTime(time).toMSecsSinceEpoch());
        }
        showTimesInUtc(false);
        {
            Theme again(settings);
            QVERIFY(again.isUtc());
            QVERIFY(timesAreInUtc());
            again.setUtc(false);
        }
        setZone("UTC");
        QVERIFY(!Theme(settings).isUtc());
    }

    void iconsFollowThePalette()
    {
        MemorySettings settings;
        Theme theme(settings);
        const QIcon icon = symbolicIcon(QStringLiteral("catalog"));
        QVERIFY(!icon.isNull());
        const auto darkest = [&icon] {
            const QImage image = icon.pixmap(QSize(32, 32), 1.0).toImage();
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > 200)
                        return image.pixelColor(x, y).lightness();
            return -1;
        };
        theme.setScheme(ColorScheme::Light);
        const int light = darkest();
        theme.setScheme(ColorScheme::Dark);
        const int dark = darkest();
        QVERIFY(light >= 0 && light < 100);
        QVERIFY(dark > 150);
    }

    void everyMeaningHasAShape()
    {
        QStringList names;
        for (int status = 0; status <= static_cast<int>(BackupStatus::Unknown); ++status)
            names << statusLook(static_cast<BackupStatus>(status)).icon;
        for (int state = 0; state <= static_cast<int>(JobState::Cancelled); ++state)
            names << jobLook(static_cast<JobState>(state)).icon;
        for (int kind = 0; kind <= static_cast<int>(JobKind::ArchiveSetup); ++kind)
            names << jobIcon(static_cast<JobKind>(kind));
        for (int level = 0; level <= static_cast<int>(HealthLevel::Problem); ++level)
            names << healthLook(static_cast<HealthLevel>(level)).icon;
        for (const QString &name : std::as_const(names))
            QVERIFY2(!symbolicIcon(name).isNull(), qPrintable(name));
        // Good, nothing, attention and problem differ without their colours.
        QCOMPARE(QSet<QString>(names.end() - 4, names.end()).size(), 4);
    }

    void healthIsJudgedByTheRecords()
    {
        const Timestamp soon{60'000'000};
        const auto levelOf = [&](const InstanceSnapshot &instance) { return instanceHealth(instance, {}, soon).level; };
        QCOMPARE(levelOf(makeInstance("a")), HealthLevel::Empty);
        QCOMPARE(levelOf(makeInstance("a", {makeBackup(9, BackupStatus::Running)})), HealthLevel::Empty);
        QCOMPARE(levelOf(makeInstance("a", {makeBackup(9)})), HealthLevel::Good);
        QCOMPARE(levelOf(makeInstance("a", {makeBackup(9, BackupStatus::Error)})), HealthLevel::Problem);
        QCOMPARE(levelOf(makeInstance("a", {makeBackup(9, BackupStatus::Error), makeBackup(8)})),
                 HealthLevel::Attention);
        QCOMPARE(levelOf(makeInstance("a", {makeBackup(9), makeBackup(8, BackupStatus::Corrupt)})),
                 HealthLevel::Attention);
        InstanceSnapshot unreadable = makeInstance("a", {makeBackup(9)});
        unreadable.error = Error{ErrorCode::Damaged, "garbage", "instance.json", {}};
        QCOMPARE(levelOf(unreadable), HealthLevel::Problem);
    }

    /// What is advised counts where it is graver than what the records say, and then it is what is said.
    void healthIsJudgedByAdvice()
    {
        const Timestamp soon{60'000'000};
        const InstanceSnapshot good = makeInstance("a", {makeBackup(9)});
        Advice advice;
        advice.level = AdviceLevel::Note;
        QCOMPARE(instanceHealth(good, {advice}, soon).level, HealthLevel::Good);
        advice.level = AdviceLevel::Problem;
        const Health health = instanceHealth(good, {advice}, soon);
        QCOMPARE(health.level, HealthLevel::Problem);
        QCOMPARE(health.text, adviceSentence(advice, soon));
        QCOMPARE(instanceHealth(makeInstance("a"), {advice}, soon).level, HealthLevel::Empty);
    }

    /// A scroll bar is seen where contrast is wanted, and dates below a narrow band do not touch.
    void whatWasFaintOrTouched()
    {
        MemorySettings settings;
        Theme theme(settings);
        theme.setScheme(ColorScheme::HighContrast);
        Style style;
        QScrollBar bar(Qt::Vertical);
        bar.setStyle(&style);
        bar.setRange(0, 100);
        bar.setPageStep(50);
        bar.resize(16, 200);
        const QImage picture = bar.grab().toImage();
        double strongest = 1;
        for (int y = 20; y < 60; ++y)
            strongest = std::max(strongest, contrast(picture.pixelColor(picture.width() / 2, y), QColor(Qt::black)));
        QVERIFY2(strongest >= 4.5, qPrintable(QString::number(strongest)));
        theme.setScheme(ColorScheme::Light);

        const QFontMetrics metrics{QFont()};
        const Timestamp first{1'790'000'000'000'000};
        const Timestamp last{1'790'400'000'000'000};
        const auto widthOf = [&](const std::pair<QString, QString> &ends) {
            return metrics.horizontalAdvance(ends.first) + metrics.horizontalAdvance(ends.second);
        };
        const auto whole = axisEnds(first, last, metrics, 2000);
        QCOMPARE(whole, std::pair(formatTime(first), formatTime(last)));
        for (int width = 2000; width > 100; width -= 50)
            QVERIFY(widthOf(axisEnds(first, last, metrics, width)) < width);
        QVERIFY(!axisEnds(first, last, metrics, widthOf(whole)).first.isEmpty());
    }

    void theFourStatesDiffer()
    {
        auto *content = new QLabel(QStringLiteral("content"));
        StateStack stack(content);
        int pressed = 0;
        for (const ViewState state : {ViewState::Empty, ViewState::Loading, ViewState::Error, ViewState::Filtered}) {
            stack.showState({.state = state,
                             .icon = {},
                             .title = QStringLiteral("title"),
                             .text = QStringLiteral("text"),
                             .actions = {{QStringLiteral("Help"), QStringLiteral("help"), [&pressed] { ++pressed; }}}});
            QCOMPARE(stack.state(), state);
            QVERIFY(stack.currentWidget() != content);
            const auto buttons = stack.findChildren<QPushButton *>(QStringLiteral("stateAction"));
            QCOMPARE(buttons.size(), 1);
            QTest::keyClick(buttons.first(), Qt::Key_Space);
        }
        QCOMPARE(pressed, 4);
        stack.showContent();
        QCOMPARE(stack.currentWidget(), content);
    }

    void loadingDoesNotFlicker()
    {
        auto *content = new QLabel(QStringLiteral("content"));
        StateStack stack(content);
        stack.show();
        stack.showState({.state = ViewState::Loading, .icon = {}, .title = QStringLiteral("Reading"), .text = {}});
        QCOMPARE(stack.currentWidget(), content); // not yet
        QTRY_VERIFY(stack.currentWidget() != content);
        stack.showState({.state = ViewState::Loading, .icon = {}, .title = QStringLiteral("Reading"), .text = {}});
        stack.showContent();
        QTest::qWait(250);
        QCOMPARE(stack.currentWidget(), content);
    }

    void commandsBreakWhereAShellAllowsIt()
    {
        const QString command = QStringLiteral("cairn backup -B '/srv/back up' --note='a b c' -j 2");
        for (int columns = 10; columns < 80; ++columns) {
            const QString wrapped = wrapCommand(command, columns);
            QString joined = wrapped;
            joined.replace(QStringLiteral(" \\\n  "), QStringLiteral(" "));
            QCOMPARE(joined, command);
        }
        QCOMPARE(wrapCommand(command, 200), command);
        QVERIFY(!wrapCommand(command, 10).contains(QStringLiteral("-j \\"))); // an option stays with its value
    }

    void commandsAreSeenWhole()
    {
        for (const CommandPreview::Kind kind : {CommandPreview::Kind::Shell, CommandPreview::Kind::Setting}) {
            CommandPreview preview(QStringLiteral("x"), kind);
            preview.setCommand(
                QStringLiteral("/usr/local/bin/cairn archive-push -B /srv/backups/of/everything --instance=main "
                               "--wal-file-path=%p --wal-file-name=%f"));
            preview.resize(420, 400); // as on a page of a wizard, before it is shown
            preview.show();
            for (const int width : {700, 420, 380, 500}) {
                preview.resize(width, 400);
                QCoreApplication::processEvents();
                const auto *text = preview.findChild<QPlainTextEdit *>();
                const int needed =
                    static_cast<int>(text->document()->size().height()) * text->fontMetrics().lineSpacing();
                QVERIFY2(text->viewport()->height() >= needed, qPrintable(QString::number(width)));
                QCOMPARE(text->verticalScrollBar()->maximum(), 0);
            }
        }
    }

    void sizesAndTimes()
    {
        QCOMPARE(formatDuration(0.44), QStringLiteral("0.4 s"));
        QCOMPARE(formatDuration(42), QStringLiteral("42 s"));
        QCOMPARE(formatDuration(125), QStringLiteral("2 min 05 s"));
        QCOMPARE(formatDuration(3 * 3600 + 4 * 60), QStringLiteral("3 h 04 min"));
        QCOMPARE(formatDuration(50 * 3600), QStringLiteral("2 d 02 h"));
        QCOMPARE(formatRatio(1000, 0), QString());
        QVERIFY(formatTime(Timestamp{1'790'000'000'000'000}).endsWith(QStringLiteral("UTC")));
        QCOMPARE(formatTime(Timestamp{}), QString());
        QCOMPARE(shortVersion("17.2 (Debian 17.2-1)"), QStringLiteral("17.2"));
        QCOMPARE(fromBytes(toBytes(QStringLiteral("/größe"))), QStringLiteral("/größe"));
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
