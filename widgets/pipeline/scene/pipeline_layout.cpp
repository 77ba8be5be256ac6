// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/scene/pipeline_layout.h"

#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

/// Columns from left to right; every gap is a column of its own.
enum Slot {
  inputSlot,
  encoderSlot,
  tileSlot,
  labelSlot,
  deviceGap,
  deviceSlot,
  mapsGap,
  mapsSlot,
  laneEnd,
  toDecoder,
  decoderSlot,
  toDecoded,
  decodedSlot,
  toMerged,
  mergedSlot,
  toClasses,
  classSlot,
  slotTotal
};

struct Column {
  double least = 0;
  double weight = 0;
  int x = 0;
  int width = 0;
};

double scaleFor(QSize size) {
  return std::clamp(std::min(size.width() / 1280.0, size.height() / 760.0), 0.92, 1.8);
}

std::vector<Column> columnsFor(int left, int width, double s, double tileWidth) {
  std::vector<Column> c(slotTotal);
  c[inputSlot] = {140 * s, 0.16};
  c[encoderSlot] = {26 * s, 0.0};
  c[tileSlot] = {tileWidth + 18 * s, 0.05};
  c[labelSlot] = {90 * s, 0.0};
  c[deviceGap] = {14 * s, 0.015};
  c[deviceSlot] = {98 * s, 0.03};
  c[mapsGap] = {20 * s, 0.015};
  c[mapsSlot] = {112 * s, 0.2};
  c[laneEnd] = {8 * s, 0.0};
  c[toDecoder] = {18 * s, 0.01};
  c[decoderSlot] = {56 * s, 0.04};
  c[toDecoded] = {26 * s, 0.015};
  c[decodedSlot] = {240 * s, 0.32};
  c[toMerged] = {26 * s, 0.01};
  c[mergedSlot] = {88 * s, 0.12};
  c[toClasses] = {22 * s, 0.01};
  c[classSlot] = {140 * s, 0.16};
  double least = 0;
  double weights = 0;
  for (const Column& column : c) {
    least += column.least;
    weights += column.weight;
  }
  const double shrink = std::min(1.0, width / least);
  const double extra = std::max(0.0, width - least);
  double x = left;
  for (Column& column : c) {
    const double w = column.least * shrink + extra * column.weight / weights;
    column.x = static_cast<int>(std::lround(x));
    column.width = static_cast<int>(std::lround(x + w)) - column.x;
    x += w;
  }
  return c;
}

/// A name under each image of a group.
int sourceCaption(double scale) {
  return static_cast<int>(16 * scale);
}

/// The images of a group in the grid that shows them largest.
void placeSources(PipelineLayout& out, const SplitPlan& plan, const QRect& area) {
  const int gap = out.unit;
  const int caption = sourceCaption(out.scale);
  double best = 0;
  int columns = 1;
  for (int wide = 1; wide <= plan.k; ++wide) {
    const int high = (plan.k + wide - 1) / wide;
    const double fit = std::min((area.width() - (wide - 1) * gap) / static_cast<double>(wide * plan.image.width),
                                (area.height() - high * caption - (high - 1) * gap) /
                                    static_cast<double>(high * std::max(1, plan.image.height)));
    if (fit <= best) continue;
    best = fit;
    columns = wide;
  }
  const double cell = best >= 3 ? std::floor(best * 2) / 2 : std::max(0.2, best);
  const int width = static_cast<int>(cell * plan.image.width);
  const int height = static_cast<int>(cell * plan.image.height);
  for (int i = 0; i < plan.k; ++i)
    out.sources.emplace_back(area.x() + i % columns * (width + gap), area.y() + i / columns * (height + caption + gap),
                             width, height);
  out.image = {area.x(), area.y(), out.sources[static_cast<size_t>(columns - 1)].right() + 1 - area.x(),
               out.sources.back().bottom() + 1 + caption - area.y()};
}

/// Levels of the brackets over an image; a code of images has none.
int bracketRows(const std::vector<ColumnRange>& ranges) {
  const auto levels = bracketLevels(ranges);
  return levels.empty() ? 0 : 1 + *std::max_element(levels.begin(), levels.end());
}

void placeInput(PipelineLayout& out, const SplitPlan& plan, const Column& column, const QRect& body) {
  const double s = out.scale;
  std::vector<ColumnRange> ranges;
  if (!plan.wholeImages)
    for (const PartWindow& part : plan.parts) ranges.push_back(part.input);
  const int most = bracketRows(ranges);
  const int browserHeight = static_cast<int>(76 * s);
  const int captionHeight = static_cast<int>(40 * s);
  out.brackets = {column.x, body.top(), column.width, static_cast<int>(most * 7 * s + 2 * s)};
  const int room = std::max(40, body.height() - out.brackets.height() - captionHeight - browserHeight - 2 * out.unit);
  if (plan.wholeImages) {
    placeSources(out, plan, {column.x, body.top(), column.width, room});
  } else {
    const double fit = std::min(column.width / static_cast<double>(std::max(1, plan.image.width)),
                                room / static_cast<double>(std::max(1, plan.image.height)));
    const double cell = fit >= 3 ? std::floor(fit * 2) / 2 : fit;
    const int width = static_cast<int>(cell * plan.image.width);
    const int height = static_cast<int>(cell * plan.image.height);
    out.brackets.setWidth(width);
    out.image = {column.x, out.brackets.bottom() + 1, width, height};
  }
  out.caption = {column.x, out.image.bottom() + 1 + out.unit / 2, column.width, captionHeight};
  out.browser = {column.x, out.caption.bottom() + 1, column.width, browserHeight};
  const int hintTop = out.browser.bottom() + 1 + out.unit;
  out.hint = {column.x, hintTop, column.width, std::max(0, body.bottom() + 1 - hintTop)};
}

void placeLanes(PipelineLayout& out, const SplitPlan& plan, const std::vector<Column>& c, const QRect& body) {
  const int n = plan.devices();
  const int gap = n > 8 ? std::max(4, out.unit / 2) : out.unit;
  const double pitch = (body.height() + gap) / static_cast<double>(n);
  const int left = c[tileSlot].x;
  const int right = c[laneEnd].x + c[laneEnd].width;
  const int bar = out.unit / 2;
  for (int i = 0; i < n; ++i) {
    const int top = body.top() + static_cast<int>(std::lround(i * pitch));
    const int bottom = body.top() + static_cast<int>(std::lround((i + 1) * pitch)) - gap;
    const int inset = std::clamp((bottom - top) / 12, 3, out.unit);
    LaneLayout lane;
    lane.card = {left, top, right - left, bottom - top};
    const QRect inner = lane.card.adjusted(0, inset, 0, -inset);
    lane.tile = {left + bar + out.unit / 2, inner.top(), c[tileSlot].width - bar - out.unit, inner.height()};
    lane.label = {c[labelSlot].x + out.unit / 4, inner.top(), c[labelSlot].width - out.unit / 4, inner.height()};
    const int buttonHeight = std::min(inner.height(), static_cast<int>(64 * out.scale));
    lane.device = {c[deviceSlot].x, lane.card.center().y() - buttonHeight / 2, c[deviceSlot].width, buttonHeight};
    lane.maps = {c[mapsSlot].x, inner.top(), c[mapsSlot].width, inner.height()};
    out.lanes.push_back(lane);
  }
}

void placeDecoded(PipelineLayout& out, const SplitPlan& plan, const Column& column) {
  for (int i = 0; i < plan.k; ++i) {
    const QRect& lane = out.lanes[static_cast<size_t>(i)].card;
    DecodedLayout cell;
    cell.card = {column.x, lane.top(), column.width, lane.height()};
    const int inset = std::clamp(lane.height() / 12, 3, out.unit);
    const int labelWidth = static_cast<int>(std::min(72 * out.scale, column.width * 0.28));
    cell.label = {column.x + out.unit, lane.top() + inset, labelWidth, lane.height() - 2 * inset};
    const int first = cell.label.right() + 1 + out.unit / 2;
    const int room = cell.card.right() - out.unit - first;
    const int third = (room - 2 * out.unit) / 3;
    cell.decoded = {first, cell.label.top(), third, cell.label.height()};
    cell.original = cell.decoded.translated(third + out.unit, 0);
    cell.difference = cell.original.translated(third + out.unit, 0);
    out.decoded.push_back(cell);
  }
}

/// The verdict takes the room that parity lanes leave free on the right; where that is too low, it goes below the
/// merged map and the classes.
void placeResult(PipelineLayout& out, const SplitPlan& plan, const std::vector<Column>& c, const QRect& body) {
  const int bottom = body.bottom() + 1;
  const int right = c[classSlot].x + c[classSlot].width;
  const int parityTop = plan.r > 0 ? out.lanes[static_cast<size_t>(plan.k)].card.top() : bottom;
  const int wideLeast = static_cast<int>(128 * out.scale);
  const bool wide = bottom - parityTop >= wideLeast;
  const int height =
      wide ? std::min(bottom - parityTop, static_cast<int>(196 * out.scale)) : static_cast<int>(232 * out.scale);
  const int left = wide ? c[decodedSlot].x : c[mergedSlot].x;
  out.verdict = {left, bottom - height, right - left, height};
  const int high = out.verdict.top() - out.unit - body.top();
  std::vector<ColumnRange> ranges;
  if (!plan.wholeImages)
    for (const PartWindow& part : plan.parts) ranges.push_back(part.output);
  const int most = bracketRows(ranges);
  const bool overlap = most > 1;
  const int noteHeight = static_cast<int>((overlap ? 92 : 12) * out.scale);
  const int bracketHeight = static_cast<int>(most * 6 * out.scale + 2 * out.scale);
  out.mergedBrackets = {c[mergedSlot].x, body.top(), c[mergedSlot].width, bracketHeight};
  out.merged = {c[mergedSlot].x, out.mergedBrackets.bottom() + 1, c[mergedSlot].width,
                std::max(20, high - bracketHeight - noteHeight)};
  out.mergedNote = {c[mergedSlot].x, out.merged.bottom() + 1, c[mergedSlot].width, noteHeight};
  out.classes = {c[classSlot].x, body.top(), c[classSlot].width, high};
}

} // namespace

QRectF MapGrid::mapRect(int index) const {
  const int column = index % columns;
  const int row = index / columns;
  return {area.x() + column * (mapWidth * cell + gap), area.y() + row * (mapHeight * cell + gap), mapWidth * cell,
          mapHeight * cell};
}

QRectF MapGrid::bounds(int shown) const {
  const int used = std::min(columns, std::max(1, shown));
  return {static_cast<double>(area.x()), static_cast<double>(area.y()), used * (mapWidth * cell + gap) - gap,
          rows * (mapHeight * cell + gap) - gap};
}

MapGrid fitMaps(const QRect& area, const MapShape& map, int shown, bool centred) {
  MapGrid best;
  best.mapWidth = std::max(1, map.width);
  best.mapHeight = std::max(1, map.height);
  double bestWorth = 0;
  shown = std::max(1, shown);
  for (int columns = 1; columns <= shown; ++columns) {
    const int rows = (shown + columns - 1) / columns;
    if ((rows - 1) * columns >= shown) continue;
    const bool ragged = rows * columns != shown;
    for (const int gap : {4, 3, 2, 1}) {
      double cell = std::min((area.width() - (columns - 1) * gap) / static_cast<double>(columns * best.mapWidth),
                             (area.height() - (rows - 1) * gap) / static_cast<double>(rows * best.mapHeight));
      if (cell >= 1) cell = std::floor(cell);
      // Gaps must not outgrow the maps they part.
      if (gap > 1 && gap > cell) continue;
      // Nor may large maps run into one another.
      if (gap < (cell >= 8 ? 3 : cell >= 4 ? 2 : 1)) continue;
      // A ragged last row must earn its place.
      const double worth = ragged ? cell * 0.72 : cell;
      if (worth <= bestWorth) continue;
      bestWorth = worth;
      best.columns = columns;
      best.rows = rows;
      best.gap = gap;
      best.cell = cell;
    }
  }
  best.cell = std::clamp(best.cell, 0.05, 40.0);
  const QRectF used = best.bounds(shown);
  const int dx = centred ? static_cast<int>((area.width() - used.width()) / 2) : 0;
  const int dy = static_cast<int>((area.height() - used.height()) / 2);
  best.area = {area.x() + std::max(0, dx), area.y() + std::max(0, dy), area.width(), area.height()};
  return best;
}

std::vector<int> bracketLevels(const std::vector<ColumnRange>& ranges) {
  std::vector<int> levels;
  std::vector<int> ends;
  for (const ColumnRange& range : ranges) {
    size_t level = 0;
    while (level < ends.size() && ends[level] > range.first) ++level;
    if (level == ends.size()) ends.push_back(0);
    ends[level] = range.last;
    levels.push_back(static_cast<int>(level));
  }
  return levels;
}

PipelineLayout layoutPipeline(QSize size, const SplitPlan& plan) {
  PipelineLayout out;
  out.scale = scaleFor(size);
  const double s = out.scale;
  out.unit = static_cast<int>(std::lround(8 * s));
  const int margin = 2 * out.unit;
  const int width = size.width() - 2 * margin;
  out.header = {margin, out.unit + out.unit / 2, width, static_cast<int>(48 * s)};
  out.titles = {margin, out.header.bottom() + 1 + out.unit, width, static_cast<int>(38 * s)};
  const int top = out.titles.bottom() + 1 + out.unit / 2;
  const QRect body(margin, top, width, std::max(80, size.height() - top - out.unit - out.unit / 2));
  const double laneHeight = body.height() / static_cast<double>(std::max(1, plan.devices()));
  const double aspect = plan.partWidth / static_cast<double>(std::max(1, plan.image.height));
  const double tileWidth = std::clamp((laneHeight - 3 * out.unit) * aspect, 24 * s, 88 * s);
  const auto columns = columnsFor(margin, width, s, tileWidth);
  placeLanes(out, plan, columns, body);
  placeInput(out, plan, columns[inputSlot], body);
  out.encoder = {columns[encoderSlot].x, body.top(), columns[encoderSlot].width, body.height()};
  out.decoder = {columns[decoderSlot].x, body.top(), columns[decoderSlot].width, body.height()};
  placeDecoded(out, plan, columns[decodedSlot]);
  placeResult(out, plan, columns, body);
  return out;
}

} // namespace lacuna::widgets
