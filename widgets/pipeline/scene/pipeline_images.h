// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <vector>

#include "experiment/engine/inspection.h"
#include "widgets/look/color_maps.h"

namespace lacuna::widgets {

/// An inspection as images, one pixel per value; made once and drawn scaled.
struct PipelineImages {
  QImage picture;
  std::vector<QImage> group;       ///< k images coded together; empty for a code of parts
  std::vector<QImage> parts;       ///< n
  std::vector<QImage> outputs;     ///< n, channels below one another
  std::vector<QImage> decoded;     ///< k
  std::vector<QImage> differences; ///< k, decoded − output; null where the part passed through
  QImage merged;
  ValueRange features; ///< shared by all feature maps; parity beyond it is drawn in the end colour
  ValueRange difference;
};

/// a − b, value by value.
Maps minus(const Maps& a, const Maps& b);

PipelineImages imagesOf(const Inspection& inspection, bool dark);

} // namespace lacuna::widgets
