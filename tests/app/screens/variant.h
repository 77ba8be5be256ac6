// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace lacuna::screens {

/// One way to look at the program: how large the screen is, its theme, its language.
struct Variant {
  QSize pixels{1280, 800};
  int ratio = 1; ///< pixels of the screen per logical pixel
  QString theme = QStringLiteral("light");
  QString language = QStringLiteral("en");

  QSize room() const { return pixels / ratio; } ///< logical pixels
  /// "2560x1440@2-dark-en"
  QString name() const {
    QString size = QStringLiteral("%1x%2").arg(pixels.width()).arg(pixels.height());
    if (ratio != 1) size += QStringLiteral("@%1").arg(ratio);
    return size + QLatin1Char('-') + theme + QLatin1Char('-') + language;
  }
};

/// Makes the program speak this language from now on; false when it cannot.
bool useLanguage(const QString& language);

} // namespace lacuna::screens
