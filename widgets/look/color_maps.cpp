// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look/color_maps.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lacuna::widgets {
namespace {

struct Stop {
  double at;
  int red;
  int green;
  int blue;
};

ColorMap fromStops(const std::vector<Stop>& stops) {
  ColorMap map;
  size_t next = 1;
  for (size_t i = 0; i < map.table.size(); ++i) {
    const double t = static_cast<double>(i) / 255.0;
    while (next + 1 < stops.size() && t > stops[next].at) ++next;
    const Stop& a = stops[next - 1];
    const Stop& b = stops[next];
    const double f = (t - a.at) / (b.at - a.at);
    const auto mix = [f](int from, int to) { return qRound(from + f * (to - from)); };
    map.table[i] = qRgb(mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue));
  }
  return map;
}

ColorMap sequentialMap() {
  // Ten points on the way of viridis: dark violet, blue, green, yellow, lightness rising evenly.
  return fromStops({{0.0, 68, 1, 84},
                    {1.0 / 9, 72, 40, 120},
                    {2.0 / 9, 62, 74, 137},
                    {3.0 / 9, 49, 104, 142},
                    {4.0 / 9, 38, 130, 142},
                    {5.0 / 9, 31, 158, 137},
                    {6.0 / 9, 53, 183, 121},
                    {7.0 / 9, 109, 205, 89},
                    {8.0 / 9, 180, 222, 44},
                    {1.0, 253, 231, 37}});
}

ColorMap divergingMap(bool dark) {
  if (dark)
    return fromStops(
        {{0.0, 143, 196, 255}, {0.25, 58, 116, 190}, {0.5, 40, 46, 56}, {0.75, 196, 92, 26}, {1.0, 255, 178, 110}});
  return fromStops(
      {{0.0, 8, 64, 129}, {0.25, 96, 150, 206}, {0.5, 238, 241, 246}, {0.75, 230, 134, 78}, {1.0, 158, 44, 4}});
}

} // namespace

QRgb ColorMap::at(double value) const {
  const double clamped = std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
  return table[static_cast<size_t>(clamped * 255.0 + 0.5)];
}

const ColorMap& colorMap(ColorMapKind kind, bool dark) {
  static const ColorMap sequential = sequentialMap();
  static const ColorMap onLight = divergingMap(false);
  static const ColorMap onDark = divergingMap(true);
  static const ColorMap grey = fromStops({{0.0, 0, 0, 0}, {1.0, 255, 255, 255}});
  switch (kind) {
    case ColorMapKind::sequential:
      return sequential;
    case ColorMapKind::diverging:
      return dark ? onDark : onLight;
    case ColorMapKind::grey:
      break;
  }
  return grey;
}

QImage stackImage(const Maps& maps, const ColorMap& map, ValueRange range) {
  const int rows = maps.shape.channels * maps.shape.height;
  const int columns = maps.shape.width;
  if (rows <= 0 || columns <= 0 || maps.values.size() < static_cast<size_t>(maps.shape.size())) return {};
  QImage image(columns, rows, QImage::Format_RGB32);
  const float* value = maps.values.data();
  for (int y = 0; y < rows; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < columns; ++x) line[x] = map.at(range.unit(static_cast<double>(*value++)));
  }
  return image;
}

QImage pictureImage(const Maps& maps, ValueRange range) {
  if (maps.shape.size() <= 0 || maps.values.size() < static_cast<size_t>(maps.shape.size())) return {};
  QImage image(maps.shape.width, maps.shape.height, QImage::Format_RGB32);
  const bool colour = maps.shape.channels >= 3;
  const auto byteAt = [&](int channel, int y, int x) {
    const double unit = range.unit(static_cast<double>(maps.at(channel, y, x)));
    return static_cast<int>(std::clamp(unit, 0.0, 1.0) * 255.0 + 0.5);
  };
  for (int y = 0; y < maps.shape.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < maps.shape.width; ++x) {
      const int first = byteAt(0, y, x);
      line[x] = colour ? qRgb(first, byteAt(1, y, x), byteAt(2, y, x)) : qRgb(first, first, first);
    }
  }
  return image;
}

ValueRange rangeOf(const Maps& maps) {
  if (maps.values.empty()) return {0, 0};
  const auto [low, high] = std::minmax_element(maps.values.begin(), maps.values.end());
  return {static_cast<double>(*low), static_cast<double>(*high)};
}

} // namespace lacuna::widgets
