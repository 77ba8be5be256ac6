// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

class QFontMetrics;
class QPainter;

namespace lacuna::widgets {

/// Oblique lines that say "lost" without colour.
QBrush hatching(const QColor& color, double pitch);

/// `share` of the second in the first, 0 … 1.
QColor mixed(const QColor& first, const QColor& second, double share);

void drawCard(QPainter& p, const QRectF& rect, const QColor& fill, const QColor& border, double width = 1,
              double radius = 8);
/// Whether a text of one line is drawn whole. Widths are told in whole pixels, rounded, and a quarter of one too much
/// costs two letters.
bool fitsInto(const QFontMetrics& metrics, const QString& text, int width);
/// One line, cut with an ellipsis where it does not fit.
void drawElided(QPainter& p, const QRect& rect, int flags, const QString& text);
/// A straight arrow; `dashed` for what does not arrive.
void drawArrow(QPainter& p, QPointF from, QPointF to, const QColor& color, double scale, bool dashed = false);
void drawCheck(QPainter& p, const QRectF& box, const QColor& color);
void drawCross(QPainter& p, const QRectF& box, const QColor& color);
void drawClock(QPainter& p, const QRectF& box, const QColor& color);

/// "1.4 M", "44.4 k", "812".
QString countText(double value);
/// "12.3 kB".
QString bytesText(double bytes);

} // namespace lacuna::widgets
