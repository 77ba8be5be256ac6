// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QRectF>
#include <QSize>
#include <vector>

#include "experiment/split/split_plan.h"

namespace lacuna::widgets {

/// Channels of a stack in a grid inside `area`, with square cells of whole pixels wherever one fits.
struct MapGrid {
  QRect area;
  int columns = 1;
  int rows = 1;
  int gap = 2;
  double cell = 1; ///< logical pixels per value
  int mapWidth = 1;
  int mapHeight = 1;
  QRectF mapRect(int index) const;
  QRectF bounds(int shown) const;
};
/// The grid with the largest cells for `shown` maps of this shape.
MapGrid fitMaps(const QRect& area, const MapShape& map, int shown, bool centred = false);

struct LaneLayout {
  QRect card;
  QRect tile;
  QRect label;
  QRect device;
  QRect maps;
  int middle() const { return card.center().y(); }
};

struct DecodedLayout {
  QRect card;
  QRect label;
  QRect decoded;
  QRect original;
  QRect difference;
};

/// Where everything of the pipeline lies in a widget of this size; a pure function, so that clicks move nothing.
struct PipelineLayout {
  double scale = 1;
  int unit = 8; ///< the spacing unit, scaled
  QRect header;
  QRect tools;  ///< channel picker and legends, right end of the header
  QRect titles; ///< the row of column titles
  QRect brackets;
  QRect image;                ///< with a code of images what encloses `sources`
  std::vector<QRect> sources; ///< the k images of a group; empty with a code of parts
  QRect caption;
  QRect browser;
  QRect hint;
  QRect encoder; ///< gap in which data parts are joined to parity
  std::vector<LaneLayout> lanes;
  QRect decoder;
  std::vector<DecodedLayout> decoded;
  QRect mergedBrackets;
  QRect merged;
  QRect mergedNote;
  QRect classes;
  QRect verdict;
};

PipelineLayout layoutPipeline(QSize size, const SplitPlan& plan);

/// Levels for bracket lines so that those on one level do not overlap: element i is the level of range i.
std::vector<int> bracketLevels(const std::vector<ColumnRange>& ranges);

} // namespace lacuna::widgets
