// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegion>
#include <QString>
#include <vector>

#include "widgets/look/theme.h"
#include "widgets/pipeline/scene/pipeline_scene.h"

class QPainter;

namespace lacuna::widgets {

/// "28 × 14".
QString sizeText(int rows, int columns);

/// What the painters of a scene's columns share: where to paint, what of it is needed, colours and type at the scene's
/// scale, and how values become pictures.
struct PipelineCanvas {
  PipelineCanvas(QPainter& p, const PipelineScene& shown, const Theme& colours);

  /// Whether anything of `area` and what stands around it has to be painted.
  bool needs(const QRect& area) const;
  void columnTitle(int x, int width, const QString& title, const QString& caption);
  /// Which columns each part reads or makes, a line for each above them; a lost one is hatched.
  void brackets(const QRect& area, const std::vector<ColumnRange>& ranges, double cell);
  MapGrid grid(const QRect& area, const MapShape& map) const;
  /// Feature maps as `image`, logits as bars of the values.
  void mapsOf(const QImage& image, const Maps& values, const MapShape& map, const QRect& area, int device);
  void stack(const QImage& image, const MapShape& map, const QRect& area);
  void logitBars(const Maps& logits, const QRect& area, ValueRange range, const QColor& color);
  void picture(const QImage& image, const QRect& area);
  /// How far a device that has just changed has faded in: an opacity.
  double presence(int device) const;

  QPainter& painter;
  const PipelineScene& scene;
  const PipelineLayout& layout;
  const Theme& theme;
  TypeScale type;
  double scale;
  QRegion needed; ///< empty for everything

 private:
  void enlarged(const QImage& image, const MapShape& map, const MapGrid& g);
};

} // namespace lacuna::widgets
