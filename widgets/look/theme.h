// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QApplication;
class QPalette;

namespace lacuna::widgets {

enum class ThemeChoice { system, light, dark };

/// Every distance in the window is a multiple of this many logical pixels (or half of it).
constexpr int kUnit = 8;
/// Corner radius of cards, logical pixels.
constexpr int kRadius = 8;

/// How much of the ground covers what steps back behind something held.
constexpr double kVeil = 0.78;

/// The colours of one theme, named by what they mean.
struct Theme {
  bool dark = false;
  QColor window;  ///< behind everything
  QColor surface; ///< cards, tables, fields
  QColor border;  ///< of cards
  QColor text;
  QColor muted;         ///< captions; at least 4.5 : 1 against surface
  QColor accent;        ///< selection, links, the coded result
  QColor accentSurface; ///< an available device, the decoder
  QColor lost;          ///< vermilion: what is not available
  QColor lostSurface;
  QColor parity; ///< purple
  QColor whole;  ///< the model without any code
  QColor good;   ///< best epoch, success
  QColor warning;

  /// Okabe–Ito order, so that neighbours differ for every kind of colour vision; from the ninth part on they repeat.
  QColor part(int index) const;
  /// Data parts by their own colour, parity parts purple.
  QColor device(int index, int k) const;
};

/// The theme that goes with a palette: dark when its window colour is dark.
const Theme& themeFor(const QPalette& palette);

/// Sets Fusion, palette, font and a small style sheet. `system` follows the palette the desktop gave.
void applyTheme(QApplication& application, ThemeChoice choice);

/// One typographic scale; `scale` 1 is a desk, more is a lecture hall.
struct TypeScale {
  QFont caption; ///< 12 px
  QFont body;    ///< 13 px
  QFont strong;  ///< 13 px, semi-bold
  QFont heading; ///< 15 px, semi-bold
  QFont title;   ///< 20 px, bold
  QFont verdict; ///< 28 px, bold
};
TypeScale typeScale(double scale = 1.0);
/// Of a line of text in any of the font's families: Chinese characters are taller than Latin ones.
int lineHeight(const QFont& font);

} // namespace lacuna::widgets
