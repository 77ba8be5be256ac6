// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look/paint_helpers.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QHash>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace lacuna::widgets {
namespace {

struct UnitWords {
  Q_DECLARE_TR_FUNCTIONS(Units)
};

QString threeDigits(double value) {
  const int decimals = value >= 100 ? 0 : 1;
  return QLocale().toString(value, 'f', decimals);
}

/// To find out whether a text fits, Qt shapes it as if to draw it; most texts are the same at the next painting.
QString elided(const QString& text, const QFont& font, const QFontMetrics& metrics, int width) {
  using Key = std::tuple<QString, QFont, int>;
  static std::map<Key, QString> known;
  if (known.size() > 2000) known.clear();
  const auto [found, fresh] = known.try_emplace(Key(text, font, width));
  if (fresh) found->second = metrics.elidedText(text, Qt::ElideRight, width);
  return found->second;
}

} // namespace

QBrush hatching(const QColor& color, double pitch) {
  // Drawn at four times the size and scaled back, so that the lines stay smooth on dense screens.
  constexpr int kFine = 4;
  const int side = std::max(4, qRound(pitch));
  static QHash<quint64, QBrush> made;
  const quint64 key = (static_cast<quint64>(color.rgba()) << 16) | static_cast<quint64>(side);
  if (const auto found = made.constFind(key); found != made.constEnd()) return *found;
  QImage tile(side * kFine, side * kFine, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  QPainter p(&tile);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(color, side * kFine * 0.16));
  const double s = side * kFine;
  for (int i = -1; i <= 1; ++i) p.drawLine(QPointF(i * s - s, s * 2), QPointF(i * s + s * 2, -s));
  p.end();
  QBrush brush(tile);
  brush.setTransform(QTransform::fromScale(1.0 / kFine, 1.0 / kFine));
  made.insert(key, brush);
  return brush;
}

QColor mixed(const QColor& first, const QColor& second, double share) {
  const auto mix = [share](double a, double b) { return static_cast<float>(a + share * (b - a)); };
  return QColor::fromRgbF(mix(first.redF(), second.redF()), mix(first.greenF(), second.greenF()),
                          mix(first.blueF(), second.blueF()));
}

void drawCard(QPainter& p, const QRectF& rect, const QColor& fill, const QColor& border, double width, double radius) {
  p.setRenderHint(QPainter::Antialiasing, true);
  p.setPen(QPen(border, width));
  p.setBrush(fill);
  const double half = width / 2;
  p.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
  p.setBrush(Qt::NoBrush);
}

bool fitsInto(const QFontMetrics& metrics, const QString& text, int width) {
  return metrics.horizontalAdvance(text) < width;
}

void drawElided(QPainter& p, const QRect& rect, int flags, const QString& text) {
  if (rect.width() <= 4) return;
  p.drawText(rect, flags | Qt::TextSingleLine, elided(text, p.font(), p.fontMetrics(), rect.width()));
}

void drawArrow(QPainter& p, QPointF from, QPointF to, const QColor& color, double scale, bool dashed) {
  const QPointF along = to - from;
  const double length = std::hypot(along.x(), along.y());
  const double head = 6 * scale;
  if (length < head * 0.8) return;
  const QPointF unit = along / length;
  const QPointF across(-unit.y(), unit.x());
  p.setRenderHint(QPainter::Antialiasing, true);
  QPen pen(color, std::max(1.0, 1.3 * scale));
  if (dashed) pen.setDashPattern({3, 2.5});
  p.setPen(pen);
  p.drawLine(from, to - unit * head * 0.8);
  const QPointF tip[] = {to, to - unit * head + across * head * 0.45, to - unit * head - across * head * 0.45};
  p.setPen(Qt::NoPen);
  p.setBrush(color);
  p.drawPolygon(tip, 3);
  p.setBrush(Qt::NoBrush);
}

void drawCheck(QPainter& p, const QRectF& box, const QColor& color) {
  p.setRenderHint(QPainter::Antialiasing, true);
  p.setPen(QPen(color, std::max(1.6, box.width() * 0.16), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  p.setBrush(Qt::NoBrush);
  const QPointF points[] = {{box.left() + box.width() * 0.12, box.top() + box.height() * 0.55},
                            {box.left() + box.width() * 0.40, box.top() + box.height() * 0.82},
                            {box.left() + box.width() * 0.90, box.top() + box.height() * 0.20}};
  p.drawPolyline(points, 3);
}

void drawCross(QPainter& p, const QRectF& box, const QColor& color) {
  p.setRenderHint(QPainter::Antialiasing, true);
  p.setPen(QPen(color, std::max(1.6, box.width() * 0.18), Qt::SolidLine, Qt::RoundCap));
  const double m = box.width() * 0.14;
  p.drawLine(box.topLeft() + QPointF(m, m), box.bottomRight() - QPointF(m, m));
  p.drawLine(box.topRight() + QPointF(-m, m), box.bottomLeft() + QPointF(m, -m));
}

void drawClock(QPainter& p, const QRectF& box, const QColor& color) {
  p.setRenderHint(QPainter::Antialiasing, true);
  p.setBrush(Qt::NoBrush);
  const double line = std::max(1.4, box.width() * 0.14);
  p.setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap));
  const QRectF face = box.adjusted(line / 2, line / 2, -line / 2, -line / 2);
  p.drawEllipse(face);
  p.drawLine(face.center(), face.center() - QPointF(0, face.height() * 0.3));
  p.drawLine(face.center(), face.center() + QPointF(face.width() * 0.24, 0));
}

QString countText(double value) {
  if (std::abs(value) >= 1e9) return UnitWords::tr("%1 G").arg(threeDigits(value / 1e9));
  if (std::abs(value) >= 1e6) return UnitWords::tr("%1 M").arg(threeDigits(value / 1e6));
  if (std::abs(value) >= 1e3) return UnitWords::tr("%1 k").arg(threeDigits(value / 1e3));
  return QLocale().toString(value, 'f', 0);
}

QString bytesText(double bytes) {
  if (bytes >= 1e6) return UnitWords::tr("%1 MB").arg(threeDigits(bytes / 1e6));
  if (bytes >= 1e3) return UnitWords::tr("%1 kB").arg(threeDigits(bytes / 1e3));
  return UnitWords::tr("%1 B").arg(bytes, 0, 'f', 0);
}

} // namespace lacuna::widgets
