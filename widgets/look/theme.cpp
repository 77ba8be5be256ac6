// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QLocale>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <algorithm>
#include <array>

namespace lacuna::widgets {
namespace {

Theme lightTheme() {
  Theme t;
  t.dark = false;
  t.window = "#f4f6fa";
  t.surface = "#ffffff";
  t.border = "#dde2eb";
  t.text = "#161c2b";
  t.muted = "#5b667a";
  t.accent = "#2160e0";
  t.accentSurface = "#e6edfd";
  t.lost = "#bf3f08";
  t.lostSurface = "#fdeee6";
  t.parity = "#7438e0";
  t.whole = "#66738a";
  t.good = "#007a57";
  t.warning = "#8f5f00";
  return t;
}

Theme darkTheme() {
  Theme t;
  t.dark = true;
  t.window = "#13161b";
  t.surface = "#1c2027";
  t.border = "#303743";
  t.text = "#eef1f6";
  t.muted = "#a3adbd";
  t.accent = "#74a4ff";
  t.accentSurface = "#24314f";
  t.lost = "#ff9a4d";
  t.lostSurface = "#3a2719";
  t.parity = "#b899ff";
  t.whole = "#a7b1c2";
  t.good = "#4fd1a5";
  t.warning = "#f0c14b";
  return t;
}

const Theme& theme(bool dark) {
  static const Theme light = lightTheme();
  static const Theme night = darkTheme();
  return dark ? night : light;
}

QPalette paletteOf(const Theme& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.window);
  p.setColor(QPalette::WindowText, t.text);
  // Fusion outlines fields darker than the window; in the dark only their filling sets them apart.
  p.setColor(QPalette::Base, t.dark ? QColor("#252c37") : t.surface);
  p.setColor(QPalette::AlternateBase, QColor(t.dark ? "#2a313d" : "#f8f9fc"));
  p.setColor(QPalette::Text, t.text);
  p.setColor(QPalette::PlaceholderText, t.muted);
  p.setColor(QPalette::Button, t.dark ? QColor("#272d37") : t.surface);
  p.setColor(QPalette::ButtonText, t.text);
  p.setColor(QPalette::BrightText, t.lost);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.dark ? QColor("#0d1420") : QColor("#ffffff"));
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::ToolTipBase, t.dark ? QColor("#2b323d") : t.surface);
  p.setColor(QPalette::ToolTipText, t.text);
  p.setColor(QPalette::Light, t.dark ? QColor("#343c49") : QColor("#ffffff"));
  p.setColor(QPalette::Midlight, t.border);
  p.setColor(QPalette::Mid, t.border);
  p.setColor(QPalette::Dark, t.dark ? QColor("#0b0d10") : QColor("#b4bccb"));
  p.setColor(QPalette::Shadow, t.dark ? QColor("#000000") : QColor("#8a93a5"));
  const QColor faded = t.dark ? QColor("#6c7686") : QColor("#9aa3b3");
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, faded);
  p.setColor(QPalette::Disabled, QPalette::Highlight, t.border);
  p.setColor(QPalette::Disabled, QPalette::Base, t.window);
  return p;
}

QString styleSheetOf(const Theme& t) {
  const QString text = QStringLiteral(
      "QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }"
      "QPushButton[primary=\"true\"] { color: %4; background: %5; border: 1px solid %5; border-radius: 6px;"
      " padding: 5px 14px; font-weight: 600; }"
      "QPushButton[primary=\"true\"]:disabled { color: %6; background: %3; border-color: %3; }"
      "QPushButton[primary=\"true\"]:focus { border: 2px solid %1; padding: 4px 13px; }"
      // Fusion mixes a ground for a dialog's default button that pale words do not stand on. Its size is known before
      // it becomes the default, so it must not need more room than others.
      "QPushButton:default { color: %4; background: %5; border: 1px solid %5; border-radius: 4px; padding: 4px 2px;"
      " min-width: 74px; }"
      "QPushButton:default:disabled { color: %6; background: %3; border-color: %3; }"
      "QPushButton:default:focus { border: 2px solid %1; padding: 3px 1px; }"
      "QHeaderView::section { background: %8; color: %6; border: none; border-bottom: 1px solid %3; padding: 4px 3px; }"
      "QProgressBar { border: none; border-radius: 4px; background: %3; }"
      "QProgressBar::chunk { border-radius: 4px; background: %5; }"
      "QLabel[role=\"caption\"] { color: %6; }"
      "QLabel[role=\"issue\"] { color: %7; }"
      "QLabel[role=\"accent\"] { color: %5; }"
      "QLabel[role=\"note\"] { color: %9; }"
      "QLabel[role=\"heading\"] { font-weight: 600; }"
      "QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid %6; border-radius: 7px; background: %2; }"
      // Chosen and not, with the focus and without, it has one size, so that the words beside it stay where they are.
      "QRadioButton::indicator:checked { border-color: %5; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,"
      " fx: 0.5, fy: 0.5, stop: 0 %5, stop: 0.55 %5, stop: 0.65 %2, stop: 1 %2); }"
      "QRadioButton { border: 1px solid transparent; }"
      "QRadioButton:focus { border: 1px solid %5; border-radius: 4px; }"
      "QTableCornerButton::section { background: %8; border: none; border-bottom: 1px solid %3; }"
      "QDockWidget { font-weight: 600; }");
  const QString filled =
      text.arg(t.text.name(), t.dark ? "#2b323d" : "#ffffff", t.border.name(), t.dark ? "#0d1420" : "#ffffff",
               t.accent.name(), t.muted.name(), t.lost.name(), t.window.name(), t.warning.name());
  if (!t.dark) return filled;
  // Fusion outlines an empty box darker than the window.
  return filled + QStringLiteral(
                      "QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked {"
                      " border: 1px solid #6c7686; border-radius: 2px; background: #252c37; }");
}

QString familyName() {
  static const QString family =
      QFontDatabase::hasFamily(QStringLiteral("Inter")) ? QStringLiteral("Inter") : QApplication::font().family();
  return family;
}

/// Left to itself, the system would take Chinese characters in their Japanese shapes from a font that has both.
QStringList families() {
  QStringList all = {familyName()};
  if (QLocale().language() == QLocale::Chinese) all << QStringLiteral("Noto Sans CJK SC");
  return all;
}

QFont fontOf(double pixels, QFont::Weight weight) {
  QFont font(families());
  font.setPixelSize(std::max(9, qRound(pixels)));
  font.setWeight(weight);
  return font;
}

bool isDark(const QPalette& palette) {
  return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

} // namespace

QColor Theme::part(int index) const {
  // Vermilion is left out (it means "lost") and so is black (text); yellow is darkened where the ground is light.
  static const std::array<QColor, 8> onLight = {QColor("#0072b2"), QColor("#e69f00"), QColor("#009e73"),
                                                QColor("#cc79a7"), QColor("#56b4e9"), QColor("#b8a400"),
                                                QColor("#5f6b7c"), QColor("#8c5a2b")};
  static const std::array<QColor, 8> onDark = {QColor("#2f9be0"), QColor("#e69f00"), QColor("#17b888"),
                                               QColor("#d98fb8"), QColor("#7cc8f2"), QColor("#f0e442"),
                                               QColor("#9aa6b8"), QColor("#c08a55")};
  const auto i = static_cast<size_t>(std::max(0, index)) % onLight.size();
  return dark ? onDark[i] : onLight[i];
}

QColor Theme::device(int index, int k) const {
  return index < k ? part(index) : parity;
}

const Theme& themeFor(const QPalette& palette) {
  return theme(isDark(palette));
}

void applyTheme(QApplication& application, ThemeChoice choice) {
  if (application.style()->name() != QLatin1String("fusion"))
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  // Read once, before a palette of ours hides it.
  static const bool systemIsDark = isDark(QApplication::palette());
  const bool dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && systemIsDark);
  const Theme& t = theme(dark);
  // Someone who asked the desktop for larger text keeps it.
  static const int systemPixels = QFontInfo(QApplication::font()).pixelSize();
  QFont font = fontOf(std::clamp(systemPixels, 13, 20), QFont::Normal);
  QApplication::setFont(font);
  QApplication::setPalette(paletteOf(t));
  application.setStyleSheet(styleSheetOf(t));
}

int lineHeight(const QFont& font) {
  int height = 0;
  for (const QString& family : font.families()) {
    QFont one = font;
    one.setFamilies({family});
    height = std::max(height, QFontMetrics(one).height());
  }
  return height;
}

TypeScale typeScale(double scale) {
  // Painting asks for this all the time, and for one or two scales only.
  static double lastScale = 0;
  static TypeScale last;
  static QLocale::Language lastLanguage = QLocale::AnyLanguage;
  const QLocale::Language language = QLocale().language();
  if (scale == lastScale && language == lastLanguage) return last;
  TypeScale s;
  s.caption = fontOf(12 * scale, QFont::Normal);
  s.body = fontOf(13 * scale, QFont::Normal);
  s.strong = fontOf(13 * scale, QFont::DemiBold);
  s.heading = fontOf(15 * scale, QFont::DemiBold);
  s.title = fontOf(20 * scale, QFont::Bold);
  s.verdict = fontOf(28 * scale, QFont::Bold);
  last = s;
  lastScale = scale;
  lastLanguage = language;
  return s;
}

} // namespace lacuna::widgets
