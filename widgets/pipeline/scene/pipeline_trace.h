// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRectF>
#include <QRegion>
#include <QStringList>
#include <vector>

#include "widgets/pipeline/scene/pipeline_layout.h"

namespace lacuna::widgets {

struct PipelineScene;

/// One value somewhere in the pipeline. Rows and columns count from 0 in the picture they are in: a column of a part's
/// map is not the one of the merged map.
struct PipelineSpot {
  enum class Place { nowhere, image, tile, maps, decoded, original, difference, merged };
  Place place = Place::nowhere;
  int device = 0;  ///< tile and maps; of decoded values their data part; of an image of a group its place
  int channel = 0; ///< of feature maps
  int row = 0;
  int column = 0;
  bool isSomewhere() const { return place != Place::nowhere; }
  bool operator==(const PipelineSpot& o) const {
    return place == o.place && device == o.device && channel == o.channel && row == o.row && column == o.column;
  }
  bool operator!=(const PipelineSpot& o) const { return !(*this == o); }
};

/// What lies under a point; nowhere outside of all pictures and where nothing was received.
PipelineSpot spotAt(const PipelineScene& scene, QPoint at);

/// The spot as near as possible that the scene has, after the image, pattern or code changed.
PipelineSpot clampedSpot(const PipelineScene& scene, PipelineSpot spot);

/// Where to start without a pointer: the middle of what was rebuilt first, else of the first device's maps.
PipelineSpot firstSpot(const PipelineScene& scene);

/// What a spot is made of and what is made of it.
struct PipelineTrace {
  struct Mark {
    QRectF rect; ///< in the view
    int device = 0;
    bool region = false; ///< one of many that depend on the spot: marked faintly
  };
  struct Link {
    QPointF from;
    QPointF to;
    int device = 0;
  };
  PipelineSpot spot;
  QRectF here; ///< of the spot itself
  QRect clear; ///< what the card beside it should leave visible: the spot with its neighbours in the lane
  std::vector<Mark> marks;
  std::vector<Link> links;
  std::vector<bool> lanes; ///< which devices take part; n
  std::vector<bool> parts; ///< which decoded parts; k
  /// Everything that is drawn for it, with its frames.
  QRegion region(bool withLinks) const;
};

PipelineTrace traceOf(const PipelineScene& scene, const PipelineSpot& spot);

/// What the card beside a spot says.
struct SpotText {
  QString title;      ///< "Ŷ2, channel 5, row 3, column 2"
  QStringList values; ///< "rebuilt 0.82", …
  QString source;     ///< "from rows 4–19, columns 8–23 of the image"
  QString spoken() const;
};
SpotText textOf(const PipelineScene& scene, const PipelineSpot& spot);

/// "5" or "4–19".
QString rangeText(ColumnRange range);

/// Where a picture of this many values is drawn inside of `area`.
QRect pictureRect(QSize values, const QRect& area);

} // namespace lacuna::widgets
