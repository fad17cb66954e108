#include "base/theme.h"

#include "base/format.h"
#include "base/settings_store.h"
#include "base/style.h"

#include <QApplication>
#include <QGuiApplication>
#include <QStyleHints>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cairn::ui {

namespace {

constexpr QLatin1StringView schemeKey("appearance/scheme");
constexpr QLatin1StringView utcKey("appearance/utc");

constexpr std::pair<ColorScheme, const char *> schemeNames[]{{ColorScheme::System, "system"},
                                                             {ColorScheme::Light, "light"},
                                                             {ColorScheme::Dark, "dark"},
                                                             {ColorScheme::HighContrast, "high-contrast"}};

struct Shades {
    QRgb window, base, alternate, text, muted, button, highlight, highlightedText, link, light, midlight, mid, dark,
        toolTip;
};

constexpr Shades lightShades{.window = 0xfff4f5f7,
                             .base = 0xffffffff,
                             .alternate = 0xfff8f9fa,
                             .text = 0xff1d242b,
                             .muted = 0xff5a6570,
                             .button = 0xfffcfcfd,
                             .highlight = 0xff2b5f9b,
                             .highlightedText = 0xffffffff,
                             .link = 0xff1f5c9e,
                             .light = 0xffffffff,
                             .midlight = 0xffe9ecef,
                             .mid = 0xffc9ced4,
                             .dark = 0xff9aa3ad,
                             .toolTip = 0xffffffff};

constexpr Shades darkShades{.window = 0xff22262b,
                            .base = 0xff1a1d21,
                            .alternate = 0xff1f2327,
                            .text = 0xffe4e7ea,
                            .muted = 0xffa0abb6,
                            .button = 0xff2d3238,
                            .highlight = 0xff2f6aad,
                            .highlightedText = 0xffffffff,
                            .link = 0xff86b8ef,
                            .light = 0xff3c434b,
                            .midlight = 0xff343a41,
                            .mid = 0xff3f464e,
                            .dark = 0xff121417,
                            .toolTip = 0xff2d3238};

constexpr Shades contrastShades{.window = 0xff000000,
                                .base = 0xff000000,
                                .alternate = 0xff000000,
                                .text = 0xffffffff,
                                .muted = 0xffd0d0d0,
                                .button = 0xff101010,
                                .highlight = 0xff0b3fbf,
                                .highlightedText = 0xffffffff,
                                .link = 0xff8fc7ff,
                                .light = 0xffa0a0a0,
                                .midlight = 0xff808080,
                                .mid = 0xff606060,
                                .dark = 0xff000000,
                                .toolTip = 0xff000000};

QPalette makePalette(const Shades &shades)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor(color)); };
    set(QPalette::Window, shades.window);
    set(QPalette::WindowText, shades.text);
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::Text, shades.text);
    set(QPalette::PlaceholderText, shades.muted);
    set(QPalette::Button, shades.button);
    set(QPalette::ButtonText, shades.text);
    set(QPalette::BrightText, shades.highlightedText);
    set(QPalette::Highlight, shades.highlight);
    set(QPalette::HighlightedText, shades.highlightedText);
    set(QPalette::Accent, shades.highlight);
    set(QPalette::Link, shades.link);
    set(QPalette::LinkVisited, shades.link);
    set(QPalette::Light, shades.light);
    set(QPalette::Midlight, shades.midlight);
    set(QPalette::Mid, shades.mid);
    set(QPalette::Dark, shades.dark);
    set(QPalette::Shadow, 0xff000000);
    set(QPalette::ToolTipBase, shades.toolTip);
    set(QPalette::ToolTipText, shades.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(shades.muted));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(shades.mid));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(shades.text));
    return palette;
}

double luminance(const QColor &color)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

QPalette lightPalette()
{
    return makePalette(lightShades);
}

QPalette darkPalette()
{
    return makePalette(darkShades);
}

QPalette highContrastPalette()
{
    return makePalette(contrastShades);
}

bool isHighContrast(const QPalette &palette)
{
    return palette.color(QPalette::Window) == QColor(Qt::black);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

namespace {

/// On black.
QColor brightTone(const QPalette &palette, Tone tone)
{
    switch (tone) {
    case Tone::Text:
        return palette.color(QPalette::WindowText);
    case Tone::Muted:
        return palette.color(QPalette::PlaceholderText);
    case Tone::Ok:
        return {0x5c, 0xff, 0x9d};
    case Tone::Warning:
        return {0xff, 0xd9, 0x4a};
    case Tone::Error:
        return {0xff, 0xa8, 0xa0};
    case Tone::Active:
        return {0x8f, 0xc7, 0xff};
    }
    std::unreachable();
}

} // namespace

QColor toneColor(const QPalette &palette, Tone tone)
{
    if (isHighContrast(palette))
        return brightTone(palette, tone);
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Text:
        return palette.color(QPalette::WindowText);
    case Tone::Muted:
        return palette.color(QPalette::PlaceholderText);
    case Tone::Ok:
        return dark ? QColor(0x6c, 0xcf, 0x9a) : QColor(0x17, 0x70, 0x43);
    case Tone::Warning:
        return dark ? QColor(0xe6, 0xb5, 0x55) : QColor(0x85, 0x55, 0x00);
    case Tone::Error:
        return dark ? QColor(0xff, 0x98, 0x8f) : QColor(0xb0, 0x26, 0x1e);
    case Tone::Active:
        return dark ? QColor(0x86, 0xb8, 0xef) : QColor(0x1f, 0x5c, 0x9e);
    }
    std::unreachable();
}

QColor toneBackground(const QPalette &palette, Tone tone)
{
    return mix(palette.color(QPalette::Base), toneColor(palette, tone), 0.08);
}

QColor selectionColor(const QPalette &palette, bool hasFocus)
{
    const bool dark = isDark(palette);
    const double share = hasFocus ? (dark ? 0.38 : 0.16) : (dark ? 0.20 : 0.08);
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Highlight), share);
}

QColor separatorColor(const QPalette &palette)
{
    return palette.color(isDark(palette) ? QPalette::Midlight : QPalette::Mid);
}

QColor outlineColor(const QPalette &palette)
{
    if (isHighContrast(palette))
        return palette.color(QPalette::WindowText);
    return mix(palette.color(QPalette::Window), palette.color(QPalette::WindowText), isDark(palette) ? 0.42 : 0.52);
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme::Theme(SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    const QByteArray stored = m_settings.value(schemeKey).toString().toLatin1();
    for (const auto &[scheme, name] : schemeNames)
        if (stored == name)
            m_scheme = scheme;
    showTimesInUtc(m_settings.value(utcKey, false).toBool());
    QApplication::setStyle(new Style);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_scheme == ColorScheme::System)
            apply();
    });
    apply();
}

void Theme::setScheme(ColorScheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    const auto *const entry = std::ranges::find(schemeNames, scheme, [](const auto &pair) { return pair.first; });
    m_settings.setValue(schemeKey, QString::fromLatin1(entry->second));
    apply();
    Q_EMIT schemeChanged();
}

bool Theme::isUtc() const
{
    return timesAreInUtc();
}

void Theme::setUtc(bool utc)
{
    if (utc == isUtc())
        return;
    m_settings.setValue(utcKey, utc);
    showTimesInUtc(utc);
    Q_EMIT zoneChanged();
}

void Theme::apply()
{
    QStyleHints *hints = QGuiApplication::styleHints();
    // The platform draws title bars and its own dialogs: it is told too.
    if (m_scheme == ColorScheme::System)
        hints->unsetColorScheme();
    else
        hints->setColorScheme(m_scheme == ColorScheme::Light ? Qt::ColorScheme::Light : Qt::ColorScheme::Dark);
    const bool dark = m_scheme == ColorScheme::Dark ||
                      (m_scheme == ColorScheme::System && hints->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette(m_scheme == ColorScheme::HighContrast ? highContrastPalette()
                             : dark                                ? darkPalette()
                                                                   : lightPalette());
}

} // namespace cairn::ui
