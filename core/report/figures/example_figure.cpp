// SPDX-License-Identifier: GPL-3.0-or-later
//
// One image under one pattern: image with its part windows | what became of every part | class probabilities.
#include <algorithm>
#include <cmath>
#include <functional>

#include "report/figures/svg.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

constexpr double kImageSide = 150;
constexpr double kPartsLeft = 200;
constexpr double kBarsLeft = 670;
constexpr int kMaxChannels = 16;
constexpr int kMapsPerLine = 8;

using ColorOf = std::function<std::string(float)>;

/// One channel as cells; neighbours of equal colour become one rectangle, the commonest colour the background.
void drawChannel(Svg& svg, double x, double y, double cell, const Maps& maps, int channel, const ColorOf& colorOf) {
  const MapShape& s = maps.shape;
  const std::string background = colorOf(0);
  svg.rect(x, y, cell * s.width, cell * s.height, {"", background});
  for (int row = 0; row < s.height; ++row)
    for (int column = 0; column < s.width;) {
      const std::string color = colorOf(maps.at(channel, row, column));
      int end = column + 1;
      while (end < s.width && colorOf(maps.at(channel, row, end)) == color) ++end;
      if (color != background) svg.rect(x + cell * column, y + cell * row, cell * (end - column), cell, {"", color});
      column = end;
    }
}

bool whole(const Maps& maps) {
  return maps.shape.size() > 0 && static_cast<int64_t>(maps.values.size()) == maps.shape.size();
}

/// How the maps of one example are laid out and coloured.
struct MapGrid {
  double cell = 4;
  int channels = 0;
  double greatest = 1;   ///< of the sequential scale
  double difference = 1; ///< ± of the diverging scale

  double lineHeight(const MapShape& s) const { return cell * s.height + 3; }
  double height(const MapShape& s) const { return lineHeight(s) * ((channels + kMapsPerLine - 1) / kMapsPerLine); }
  double width(const MapShape& s) const { return (cell * s.width + 3) * std::min(channels, kMapsPerLine); }
  void draw(Svg& svg, double x, double y, const Maps& maps, const ColorOf& colorOf) const {
    for (int c = 0; c < channels; ++c)
      drawChannel(svg, x + (c % kMapsPerLine) * (cell * maps.shape.width + 3),
                  y + (c / kMapsPerLine) * lineHeight(maps.shape), cell, maps, c, colorOf);
  }
  std::string value(float v) const { return sequentialColor(v / greatest); }
  std::string deviation(float v) const { return divergingColor(v / difference); }
};

Maps differenceOf(const Maps& a, const Maps& b) {
  Maps d = a;
  for (size_t i = 0; i < d.values.size(); ++i) d.values[i] -= b.values[i];
  return d;
}

double largest(const Maps& maps) {
  double most = 0;
  for (const float v : maps.values)
    if (std::isfinite(v)) most = std::max(most, std::fabs(static_cast<double>(v)));
  return most;
}

bool comparable(const Inspection& in, size_t part) {
  return part < in.outputs.size() && whole(in.decoded[part].maps) && whole(in.outputs[part]) &&
         in.decoded[part].maps.shape == in.outputs[part].shape;
}

MapGrid gridFor(const Inspection& in) {
  MapGrid grid;
  double greatest = 0, difference = 0;
  for (size_t i = 0; i < in.decoded.size(); ++i) {
    if (!comparable(in, i)) continue;
    const MapShape& s = in.decoded[i].maps.shape;
    grid.channels = std::min(s.channels, kMaxChannels);
    grid.cell = std::clamp(std::min(36.0 / s.height, 14.0 / s.width), 1.0, 9.0);
    greatest = std::max(greatest, largest(in.outputs[i]));
    difference = std::max(difference, largest(differenceOf(in.decoded[i].maps, in.outputs[i])));
  }
  grid.greatest = greatest > 0 ? greatest : 1;
  grid.difference = difference > 0 ? difference : 1;
  return grid;
}

std::string originText(PartOrigin origin) {
  switch (origin) {
    case PartOrigin::passedThrough:
      return "passed through";
    case PartOrigin::rebuilt:
      return "lost, rebuilt by the decoder";
    case PartOrigin::rewritten:
      break;
  }
  return "received, rewritten by the decoder";
}

/// Returns where the next part begins.
double drawPart(Svg& svg, double y, const Inspection& in, size_t i, const MapGrid& grid) {
  const DecodedPart& part = in.decoded[i];
  const MapShape& s = part.maps.shape;
  const bool changed = part.origin != PartOrigin::passedThrough;
  const bool lost = in.pattern.isLost(DeviceIndex(static_cast<int>(i)));
  svg.rect(kPartsLeft - 12, y - 12, 4, grid.height(s) + 34, paint::series(i), 2);
  svg.text(kPartsLeft, y, "Ŷ" + std::to_string(i + 1) + "  " + originText(part.origin),
           {lost ? paint::kBad : paint::kInk, 12, true, Anchor::start});
  if (changed)
    svg.text(kBarsLeft - 40, y, "relative error " + fixed(part.relativeError, 2),
             {paint::kMuted, 11, false, Anchor::end});
  if (!comparable(in, i)) return y + 30;
  const double top = y + 10;
  const ColorOf value = [&](float v) { return grid.value(v); };
  const ColorOf deviation = [&](float v) { return grid.deviation(v); };
  const double step = std::min(grid.width(s) + 26, 142.0);
  double x = kPartsLeft;
  const auto panel = [&](const std::string& name, const Maps& maps, const ColorOf& colorOf) {
    grid.draw(svg, x, top, maps, colorOf);
    svg.text(x, top + grid.height(s) + 10, name, {paint::kMuted, 11, false, Anchor::start});
    x += step;
  };
  panel(changed ? "original" : "as received", in.outputs[i], value);
  if (changed) {
    panel("rebuilt", part.maps, value);
    panel("difference", differenceOf(part.maps, in.outputs[i]), deviation);
  }
  return top + grid.height(s) + 36;
}

double drawImage(Svg& svg, const Inspection& in, const SplitPlan* plan) {
  double y = 34;
  if (!whole(in.image)) return y;
  const MapShape& s = in.image.shape;
  const double cell = kImageSide / std::max(s.width, s.height);
  if (plan != nullptr && !plan->wholeImages)
    for (int i = 0; i < plan->k; ++i, y += 5) {
      const ColumnRange columns = plan->parts[static_cast<size_t>(i)].input;
      svg.rect(cell * columns.first, y, cell * columns.width(), 3.5, paint::series(static_cast<size_t>(i)), 1);
    }
  y += 3;
  const ColorOf gray = [&](float v) {
    static const char* digits = "0123456789abcdef";
    const int byte = static_cast<int>(std::lround(std::clamp(static_cast<double>(v), 0.0, 1.0) * 255));
    const std::string two = {digits[byte >> 4], digits[byte & 15]};
    return "#" + two + two + two;
  };
  drawChannel(svg, 0, y, cell, in.image, 0, gray);
  return y + cell * s.height + 16;
}

std::string className(const ReportExample& example, size_t index) {
  return index < example.classNames.size() ? example.classNames[index] : std::to_string(index);
}

double drawBars(Svg& svg, const ReportExample& example) {
  const Inspection& in = example.inspection;
  struct Row {
    const char* label;
    const std::vector<double>& probabilities;
    Paint color;
  };
  const Row rows[] = {{"whole model", in.wholeModel, paint::kBase},
                      {"coded", in.coded, paint::series(0)},
                      {"no code (zeros)", in.zeros, paint::series(1)}};
  svg.text(kBarsLeft, 18, "Class probabilities", {paint::kInk, 12, true, Anchor::start});
  const double barsLeft = kBarsLeft + 66;
  double y = 32;
  const size_t classes = std::max({in.wholeModel.size(), in.coded.size(), in.zeros.size()});
  for (size_t c = 0; c < std::min<size_t>(classes, 20); ++c) {
    const bool isLabel = in.label == static_cast<int>(c);
    svg.text(barsLeft - 8, y + 10, className(example, c), {paint::kInk, 11, isLabel, Anchor::end});
    for (const Row& row : rows) {
      const double p = c < row.probabilities.size() && std::isfinite(row.probabilities[c]) ? row.probabilities[c] : 0;
      svg.rect(barsLeft, y, std::max(1.0, 150 * std::clamp(p, 0.0, 1.0)), 4, row.color, 1);
      y += 5;
    }
    y += 4;
  }
  for (const Row& row : rows) {
    svg.rect(barsLeft, y + 6, 12, 8, row.color, 2);
    svg.text(barsLeft + 18, y + 14, row.label, {paint::kMuted, 11, false, Anchor::start});
    y += 16;
  }
  return y + 10;
}

double drawScales(Svg& svg, double y, const MapGrid& grid) {
  const int steps = 30;
  for (int i = 0; i < steps; ++i) {
    const double t = static_cast<double>(i) / (steps - 1);
    svg.rect(kPartsLeft + i * 3, y, 3.2, 8, {"", sequentialColor(t)});
    svg.rect(kPartsLeft + 230 + i * 3, y, 3.2, 8, {"", divergingColor(2 * t - 1)});
  }
  svg.text(kPartsLeft + 98, y + 8, "0 to " + fixed(grid.greatest, 2) + " (activation)", {paint::kMuted, 11});
  svg.text(kPartsLeft + 328, y + 8, "± " + fixed(grid.difference, 2) + " (rebuilt − original)", {paint::kMuted, 11});
  return y + 20;
}

} // namespace

Figure exampleFigure(const ReportExample& example, const SplitPlan* plan, const std::string& id,
                     const ReportLanguage& language) {
  const Inspection& in = example.inspection;
  Svg svg(900, 0, language);
  svg.text(0, 18, "Input", {paint::kInk, 12, true, Anchor::start});
  const double imageEnd = drawImage(svg, in, plan);
  const auto place = static_cast<size_t>(in.focus);
  const int index = place < in.group.size() ? in.group[place].index : in.imageIndex;
  std::string caption = index >= 0 ? "test image " + grouped(index) : "an image of one's own";
  if (!in.group.empty()) svg.text(40, 18, "X" + std::to_string(place + 1) + " of its group", {paint::kMuted, 11});
  if (in.label >= 0) caption += ", class " + className(example, static_cast<size_t>(in.label));
  svg.text(0, imageEnd, caption, {paint::kMuted, 11, false, Anchor::start});
  svg.text(0, imageEnd + 16, "lost: " + screenName(in.pattern), {paint::kMuted, 11, false, Anchor::start});
  const MapGrid grid = gridFor(in);
  double y = 18;
  for (size_t i = 0; i < in.decoded.size(); ++i) y = drawPart(svg, y, in, i, grid);
  if (grid.channels > 0) y = drawScales(svg, y - 8, grid);
  svg.setHeight(static_cast<int>(std::max({y, imageEnd + 30, drawBars(svg, example)})));
  const std::string title = example.title.empty() ? "One image, " + screenName(in.pattern) + " lost" : example.title;
  return {id, language.say(title), svg.finish(title), svg.width(), svg.height()};
}

} // namespace lacuna::report
