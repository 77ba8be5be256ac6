// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRgb>
#include <array>

#include "experiment/engine/inspection.h"

namespace lacuna::widgets {

enum class ColorMapKind {
  sequential, ///< viridis-like, perceptually uniform: feature maps
  diverging,  ///< centred on zero: differences
  grey,       ///< pixels
};

/// Value → colour, as a table of 256 entries.
struct ColorMap {
  std::array<QRgb, 256> table;
  QRgb at(double unit) const; ///< 0 … 1, clamped
};

/// The diverging map's centre is the theme's own ground, so that "no difference" stays quiet in both themes.
const ColorMap& colorMap(ColorMapKind kind, bool dark);

/// The values a colour map spans; shared by a row of maps.
struct ValueRange {
  double low = 0;
  double high = 1;
  double unit(double value) const { return high > low ? (value - low) / (high - low) : 0.0; }
  bool operator==(const ValueRange& o) const { return low == o.low && high == o.high; }
};

/// All channels below one another, one image pixel per value: channel c occupies rows [c·height, (c+1)·height).
QImage stackImage(const Maps& maps, const ColorMap& map, ValueRange range);

/// A picture: grey for one channel, RGB for three; values in `range` become 0 … 255.
QImage pictureImage(const Maps& maps, ValueRange range);

/// Smallest and largest value; [0, 0] for no values.
ValueRange rangeOf(const Maps& maps);

} // namespace lacuna::widgets
