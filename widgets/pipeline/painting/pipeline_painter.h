// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "widgets/pipeline/painting/column_painters.h"

namespace lacuna::widgets {

/// Draws a scene; made for one paint event. What depends on neither image, pattern nor pointer is painted apart, so
/// that it can be kept as a picture: it is more than half of the work.
class PipelinePainter {
 public:
  PipelinePainter(QPainter& painter, const PipelineScene& scene, const Theme& theme);
  /// Leaves out what lies outside; a button that is pressed has this painted behind it.
  void setNeeded(const QRegion& area) { m_canvas.needed = area; }
  void paintStill();
  void paintLive();

 private:
  PipelineCanvas m_canvas;
  std::vector<std::unique_ptr<ColumnPainter>> m_columns; ///< in the order in which they are painted
};

} // namespace lacuna::widgets
