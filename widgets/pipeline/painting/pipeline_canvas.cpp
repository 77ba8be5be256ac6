// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/painting/pipeline_canvas.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

QString sizeText(int rows, int columns) {
  return PipelineText::tr("%1 × %2").arg(rows).arg(columns);
}

PipelineCanvas::PipelineCanvas(QPainter& p, const PipelineScene& shown, const Theme& colours)
    : painter(p),
      scene(shown),
      layout(shown.layout),
      theme(colours),
      type(typeScale(shown.layout.scale)),
      scale(shown.layout.scale) {}

bool PipelineCanvas::needs(const QRect& area) const {
  const int around = 4 * layout.unit;
  return needed.isEmpty() || needed.intersects(area.adjusted(-around, -around, around, around));
}

void PipelineCanvas::columnTitle(int x, int width, const QString& title, const QString& caption) {
  const QRect area = layout.titles;
  painter.setFont(type.heading);
  painter.setPen(theme.text);
  const int line = painter.fontMetrics().height();
  drawElided(painter, {x, area.y(), width, line}, Qt::AlignLeft | Qt::AlignVCenter, title);
  painter.setFont(type.caption);
  painter.setPen(theme.muted);
  drawElided(painter, {x, area.y() + line, width, area.height() - line}, Qt::AlignLeft | Qt::AlignVCenter, caption);
}

void PipelineCanvas::brackets(const QRect& area, const std::vector<ColumnRange>& ranges, double cell) {
  const auto levels = bracketLevels(ranges);
  const int most = levels.empty() ? 1 : 1 + *std::max_element(levels.begin(), levels.end());
  const double pitch = area.height() / static_cast<double>(most);
  for (size_t i = 0; i < ranges.size(); ++i) {
    const int device = static_cast<int>(i);
    const bool hovered = scene.hovered == device;
    const double thick = std::max(2.0, pitch * (hovered ? 0.85 : 0.55));
    const double middle = area.bottom() + 1 - (levels[i] + 0.6) * pitch;
    const QRectF bar(area.x() + ranges[i].first * cell, middle - thick / 2, ranges[i].width() * cell, thick);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    if (scene.lost(device)) {
      painter.setBrush(theme.window);
      painter.drawRect(bar);
      painter.setBrush(hatching(theme.part(device), 5 * scale));
    } else {
      painter.setBrush(theme.part(device));
    }
    painter.drawRoundedRect(bar, thick / 2, thick / 2);
  }
  painter.setBrush(Qt::NoBrush);
}

MapGrid PipelineCanvas::grid(const QRect& area, const MapShape& map) const {
  return fitMaps(area, map, scene.shownChannels);
}

void PipelineCanvas::stack(const QImage& image, const MapShape& map, const QRect& area) {
  if (image.isNull()) return;
  const MapGrid g = grid(area, map);
  painter.setRenderHint(QPainter::Antialiasing, false);
  const double pixels = g.cell * painter.device()->devicePixelRatioF();
  if (pixels >= 1 && pixels == std::floor(pixels)) return enlarged(image, map, g);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  for (int i = 0; i < scene.shownChannels; ++i) {
    const int channel = scene.firstChannel + i;
    if ((channel + 1) * map.height > image.height()) break;
    painter.drawImage(g.mapRect(i), image, QRectF(0, channel * map.height, map.width, map.height));
  }
}

/// The maps of a grid in one picture, every value a square of whole pixels: QPainter takes ten times as long to enlarge
/// them one by one.
void PipelineCanvas::enlarged(const QImage& image, const MapShape& map, const MapGrid& g) {
  const double ratio = painter.device()->devicePixelRatioF();
  const int side = static_cast<int>(g.cell * ratio);
  const int maps = std::min(scene.shownChannels, image.height() / std::max(1, map.height) - scene.firstChannel);
  if (maps <= 0) return;
  const QSizeF used = g.bounds(scene.shownChannels).size() * ratio;
  QImage whole(static_cast<int>(std::ceil(used.width())), static_cast<int>(std::ceil(used.height())),
               QImage::Format_ARGB32_Premultiplied);
  whole.fill(Qt::transparent);
  for (int i = 0; i < maps; ++i) {
    const QPointF at = (g.mapRect(i).topLeft() - QPointF(g.area.topLeft())) * ratio;
    const int left = static_cast<int>(at.x());
    const int top = static_cast<int>(at.y());
    for (int y = 0; y < map.height; ++y) {
      const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine((scene.firstChannel + i) * map.height + y));
      auto* first = reinterpret_cast<QRgb*>(whole.scanLine(top + y * side)) + left;
      for (int x = 0; x < map.width; ++x) std::fill_n(first + x * side, side, from[x] | 0xff000000);
      for (int row = 1; row < side; ++row)
        std::copy_n(first, map.width * side, reinterpret_cast<QRgb*>(whole.scanLine(top + y * side + row)) + left);
    }
  }
  whole.setDevicePixelRatio(ratio);
  painter.drawImage(g.area.topLeft(), whole);
}

void PipelineCanvas::picture(const QImage& image, const QRect& area) {
  if (image.isNull()) return;
  const QRect target = pictureRect(image.size(), area);
  const bool small = target.width() < 2 * image.width();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, small);
  painter.drawImage(target, image);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
}

/// One bar per class from a common zero line, the largest in the device's colour.
void PipelineCanvas::logitBars(const Maps& logits, const QRect& area, ValueRange range, const QColor& color) {
  const auto count = static_cast<int>(logits.values.size());
  if (count == 0) return;
  const double high = std::min<double>(area.height(), 110 * scale);
  const double top = area.y() + (area.height() - high) / 2;
  // The bars of the next area must not look like more classes of this one.
  const double room = area.width() * (area.width() < 100 * scale ? 0.82 : 1.0);
  const double pitch = std::min(room / count, 14.0 * scale);
  const double gap = pitch >= 4 ? 1 : 0;
  const auto heightOf = [&](double value) { return top + high * (1 - std::clamp(range.unit(value), 0.0, 1.0)); };
  const double zero = heightOf(0);
  const auto largest = std::max_element(logits.values.begin(), logits.values.end()) - logits.values.begin();
  painter.setRenderHint(QPainter::Antialiasing, false);
  QColor plain = theme.muted;
  plain.setAlphaF(0.6F);
  for (int c = 0; c < count; ++c) {
    const double end = heightOf(static_cast<double>(logits.values[static_cast<size_t>(c)]));
    const QRectF bar(area.x() + c * pitch, std::min(zero, end), pitch - gap, std::max(1.0, std::abs(end - zero)));
    painter.fillRect(bar, c == largest ? color : plain);
  }
  painter.setPen(QPen(theme.border, 1));
  painter.drawLine(QPointF(area.x(), zero), QPointF(area.x() + count * pitch, zero));
}

void PipelineCanvas::mapsOf(const QImage& image, const Maps& values, const MapShape& map, const QRect& area,
                            int device) {
  if (scene.returnsLogits())
    logitBars(values, area, scene.images.features, theme.device(device, scene.plan.k));
  else
    stack(image, map, area);
}

/// What has just changed fades in; the first picture of it can be read already.
double PipelineCanvas::presence(int device) const {
  return (scene.changedMask >> device & 1) != 0 ? 0.4 + 0.6 * scene.arrived : 1;
}

} // namespace lacuna::widgets
