#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace cairn::ui {

class SettingsStore;

/// What a colour is for. The same meaning in every view; never the only carrier of it.
enum class Tone { Text, Muted, Ok, Warning, Error, Active };

enum class ColorScheme { System, Light, Dark, HighContrast };

/// Our own palettes: every pair of text and background has a contrast of 4.5:1 or more (tested).
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
/// White on black; 7:1 or more (tested), and what is chosen or can be pressed has an edge.
[[nodiscard]] QPalette highContrastPalette();

/// The colour of a tone on the given palette's window and base backgrounds.
[[nodiscard]] QColor toneColor(const QPalette &palette, Tone tone);
/// A faint background of that tone, for message bars; text of any tone stays readable on it.
[[nodiscard]] QColor toneBackground(const QPalette &palette, Tone tone);
/// Background of a chosen row: text of any tone stays readable on it.
[[nodiscard]] QColor selectionColor(const QPalette &palette, bool hasFocus);
[[nodiscard]] QColor separatorColor(const QPalette &palette);
/// The edge of fields and indicators: can be told from window and base backgrounds (WCAG 1.4.11).
[[nodiscard]] QColor outlineColor(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);
[[nodiscard]] bool isHighContrast(const QPalette &palette);

/// WCAG contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// Applies style and palette to the application and follows the system's colour scheme; and in which zone times are
/// shown. GUI thread, one per process.
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(SettingsStore &settings, QObject *parent = nullptr);
    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }
    /// Takes effect at once and is remembered.
    void setScheme(ColorScheme scheme);
    [[nodiscard]] bool isUtc() const;
    /// Times in UTC or in the local zone; takes effect at once and is remembered.
    void setUtc(bool utc);

Q_SIGNALS:
    void schemeChanged();
    /// Every time that is shown has to be written anew.
    void zoneChanged();

private:
    void apply();
    SettingsStore &m_settings;
    ColorScheme m_scheme = ColorScheme::System;
};

} // namespace cairn::ui
