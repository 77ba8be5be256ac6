// SPDX-License-Identifier: GPL-3.0-or-later
// Which other values one value of the pipeline comes from and goes to.
#include "widgets/pipeline/scene/pipeline_trace.h"

#include <algorithm>
#include <cmath>

#include "widgets/pipeline/scene/pipeline_scene.h"

namespace lacuna::widgets {
namespace {

using Place = PipelineSpot::Place;

/// A rectangle of rows and columns of a picture, counted from 0.
struct Cells {
  ColumnRange rows;
  ColumnRange columns;
};

Cells oneCell(int row, int column) {
  return {{row, row + 1}, {column, column + 1}};
}

ColumnRange clipped(ColumnRange range, int size) {
  return {std::clamp(range.first, 0, size), std::clamp(range.last, 0, size)};
}

/// The geometry of one scene: where the values of its pictures are drawn, and which of them belong together.
class Tracer {
 public:
  explicit Tracer(const PipelineScene& scene) : m_scene(scene), m_plan(scene.plan), m_layout(scene.layout) {
    m_trace.lanes.assign(static_cast<size_t>(m_plan.devices()), false);
    m_trace.parts.assign(static_cast<size_t>(m_plan.k), false);
  }

  PipelineTrace trace(const PipelineSpot& spot) {
    m_trace.spot = spot;
    m_channel = spot.channel;
    m_trace.here = rectOf(spot);
    m_trace.clear = clearOf(spot);
    switch (spot.place) {
      case Place::nowhere:
        break;
      case Place::image:
        fromPixel(spot.row, spot.column, spot.device);
        break;
      case Place::tile:
        fromTile(spot.device, spot.row, spot.column);
        break;
      case Place::maps:
        fromMaps(spot.device, spot.row, spot.column);
        break;
      case Place::decoded:
      case Place::original:
      case Place::difference:
        fromDecoded(spot.device, spot.row, spot.column);
        break;
      case Place::merged:
        fromMerged(spot.row, spot.column);
        break;
    }
    return m_trace;
  }

 private:
  QRect clearOf(const PipelineSpot& spot) const {
    QRect clear = m_trace.here.toAlignedRect();
    const auto i = static_cast<size_t>(spot.device);
    const bool lane = spot.place == Place::tile || spot.place == Place::maps;
    const bool result =
        spot.place == Place::decoded || spot.place == Place::original || spot.place == Place::difference;
    if (!lane && !result) return clear;
    const QRect card = lane ? m_layout.lanes[i].card : m_layout.decoded[i].card;
    clear.setTop(card.top());
    clear.setBottom(card.bottom());
    if (result) clear.setLeft(card.left());
    return clear;
  }
  QRectF rectOf(const PipelineSpot& spot) const {
    const auto i = static_cast<size_t>(spot.device);
    const Cells cell = oneCell(spot.row, spot.column);
    const auto inMaps = [&](const QRect& area, const MapShape& map) {
      return cellsRect(grid(area, map).mapRect(spot.channel - m_scene.firstChannel), {map.width, map.height}, cell);
    };
    switch (spot.place) {
      case Place::nowhere:
        break;
      case Place::image:
        return cellsRect(imageRect(spot.device), {m_plan.image.width, m_plan.image.height}, cell);
      case Place::tile: {
        const MapShape shape = m_scene.inspection->parts[i].shape;
        return cellsRect(tileRect(spot.device), {shape.width, shape.height}, cell);
      }
      case Place::maps:
        return inMaps(m_layout.lanes[i].maps, m_plan.partOutput());
      case Place::decoded:
        return inMaps(m_layout.decoded[i].decoded, m_plan.partOutput());
      case Place::original:
        return inMaps(m_layout.decoded[i].original, m_plan.partOutput());
      case Place::difference:
        return inMaps(m_layout.decoded[i].difference, m_plan.partOutput());
      case Place::merged:
        return inMaps(m_layout.merged, m_plan.output);
    }
    return {};
  }
  QRect tileRect(int device) const {
    const auto i = static_cast<size_t>(device);
    const MapShape shape = m_scene.inspection->parts[i].shape;
    return pictureRect({shape.width, shape.height}, m_layout.lanes[i].tile);
  }
  QRect imageRect(int part) const {
    return m_plan.wholeImages ? m_layout.sources[static_cast<size_t>(part)] : m_layout.image;
  }
  MapGrid grid(const QRect& area, const MapShape& map) const { return fitMaps(area, map, m_scene.shownChannels); }

  static QRectF cellsRect(const QRectF& picture, QSize values, const Cells& cells) {
    const double x = picture.width() / std::max(1, values.width());
    const double y = picture.height() / std::max(1, values.height());
    const ColumnRange rows = clipped(cells.rows, values.height());
    const ColumnRange columns = clipped(cells.columns, values.width());
    return {picture.x() + columns.first * x, picture.y() + rows.first * y, columns.width() * x, rows.width() * y};
  }

  QPointF mark(const QRectF& rect, int device, bool region = false) {
    if (rect.isEmpty()) return rect.center();
    m_trace.marks.push_back({rect, device, region});
    return rect.center();
  }
  void link(QPointF from, QPointF to, int device) { m_trace.links.push_back({from, to, device}); }

  QPointF markMap(const QRect& area, const MapShape& map, const Cells& cells, int device) {
    const QRectF picture = grid(area, map).mapRect(m_channel - m_scene.firstChannel);
    return mark(cellsRect(picture, {map.width, map.height}, cells), device);
  }

  /// What of a device's part these values of its maps depend on, in the part's own rows and columns.
  Cells fieldInTile(int device, const Cells& cells) const {
    const MapShape shape = m_scene.inspection->parts[static_cast<size_t>(device)].shape;
    if (!m_scene.segment) return {{0, shape.height}, {0, shape.width}};
    const PartWindow& window = windowOf(device);
    const int first = window.output.first;
    ColumnRange columns = columnsRead(device, {first + cells.columns.first, first + cells.columns.last});
    columns.first -= window.window.first;
    columns.last -= window.window.first;
    return {receptiveRange(*m_scene.segment, cells.rows, m_plan.image.height), columns};
  }
  /// Of a parity part nothing is padded from side to side.
  ColumnRange columnsRead(int device, ColumnRange output) const {
    return device < m_plan.k ? receptiveRange(*m_scene.segment, output, m_plan.image.width)
                             : receptiveRange(*m_scene.segment, output);
  }
  const PartWindow& windowOf(int device) const {
    return device < m_plan.k ? m_plan.parts[static_cast<size_t>(device)] : m_plan.parity;
  }

  /// From the image through the tile to the device's maps; returns where the maps' mark is.
  void upstream(int device, const Cells& cells, QPointF to) {
    m_trace.lanes[static_cast<size_t>(device)] = true;
    const QRect tile = tileRect(device);
    const MapShape shape = m_scene.inspection->parts[static_cast<size_t>(device)].shape;
    const Cells field = fieldInTile(device, cells);
    const QPointF inTile = mark(cellsRect(tile, {shape.width, shape.height}, field), device);
    link(inTile, to, device);
    aboveTile(device, field, inTile);
  }

  /// Where a piece of a tile comes from: the image, or the data parts that the encoder joins.
  void aboveTile(int device, const Cells& field, QPointF inTile) {
    if (!m_scene.segment) return;
    if (device < m_plan.k) {
      Cells pixels = field;
      const int shift = windowOf(device).window.first;
      pixels.columns.first += shift;
      pixels.columns.last += shift;
      const QPointF at = mark(cellsRect(imageRect(device), {m_plan.image.width, m_plan.image.height}, pixels), device);
      link(at, inTile, device);
      return;
    }
    for (int part = 0; part < m_plan.k; ++part) {
      const MapShape shape = m_scene.inspection->parts[static_cast<size_t>(part)].shape;
      const QPointF at = mark(cellsRect(tileRect(part), {shape.width, shape.height}, field), part);
      link(at, inTile, device);
      m_trace.lanes[static_cast<size_t>(part)] = true;
    }
  }

  bool rebuilt(int part) const {
    return m_scene.inspection->decoded[static_cast<size_t>(part)].origin != PartOrigin::passedThrough;
  }

  /// The three cells of one decoded part and what they come from.
  QPointF decodedWithSources(int part, const Cells& cells) {
    m_trace.parts[static_cast<size_t>(part)] = true;
    const DecodedLayout& cell = m_layout.decoded[static_cast<size_t>(part)];
    const MapShape shape = m_plan.partOutput();
    const QPointF at = markMap(cell.decoded, shape, cells, part);
    if (!rebuilt(part)) {
      sourceMap(part, cells, at, part);
      return at;
    }
    markMap(cell.original, shape, cells, part);
    markMap(cell.difference, shape, cells, part);
    for (int device = 0; device < m_plan.devices(); ++device)
      if (!m_scene.inspection->pattern.isLost(DeviceIndex(device))) sourceMap(device, cells, at, part, false);
    return at;
  }

  void sourceMap(int device, const Cells& cells, QPointF to, int part, bool withField = true) {
    m_trace.lanes[static_cast<size_t>(device)] = true;
    const QPointF at = markMap(m_layout.lanes[static_cast<size_t>(device)].maps, m_plan.partOutput(), cells, device);
    link(at, to, withField ? part : device);
    if (withField) upstream(device, cells, at);
  }

  void intoMerged(int part, const Cells& cells, QPointF from) {
    if (m_plan.wholeImages && m_scene.inspection->focus != part) return;
    Cells there = cells;
    const int shift = m_plan.wholeImages ? 0 : m_plan.parts[static_cast<size_t>(part)].output.first;
    there.columns.first += shift;
    there.columns.last += shift;
    const QPointF at = markMap(m_layout.merged, m_plan.output, there, part);
    link(from, at, part);
    link(at, {static_cast<double>(m_layout.classes.left()), at.y()}, part);
  }

  void fromMaps(int device, int row, int column) {
    const Cells cells = oneCell(row, column);
    if (device < m_plan.k) {
      intoMerged(device, cells, decodedWithSources(device, cells));
      return;
    }
    const QPointF at = markMap(m_layout.lanes[static_cast<size_t>(device)].maps, m_plan.partOutput(), cells, device);
    upstream(device, cells, at);
    for (int part = 0; part < m_plan.k; ++part) {
      if (!rebuilt(part)) continue;
      m_trace.parts[static_cast<size_t>(part)] = true;
      const QPointF to = markMap(m_layout.decoded[static_cast<size_t>(part)].decoded, m_plan.partOutput(), cells, part);
      link(at, to, device);
      intoMerged(part, cells, to);
    }
  }

  void fromDecoded(int part, int row, int column) {
    const Cells cells = oneCell(row, column);
    intoMerged(part, cells, decodedWithSources(part, cells));
  }

  void fromMerged(int row, int column) {
    for (int part = 0; part < m_plan.k; ++part) {
      if (m_plan.wholeImages && m_scene.inspection->focus != part) continue;
      const ColumnRange made =
          m_plan.wholeImages ? ColumnRange{0, m_plan.output.width} : m_plan.parts[static_cast<size_t>(part)].output;
      if (made.contains(column)) fromDecoded(part, row, column - made.first);
    }
  }

  /// The places, of `size`, whose field as `read` gives it holds `wanted`.
  template <typename Read>
  static ColumnRange reached(int size, int wanted, Read read) {
    ColumnRange range{size, 0};
    for (int i = 0; i < size; ++i) {
      if (!read(i).contains(wanted)) continue;
      range.first = std::min(range.first, i);
      range.last = i + 1;
    }
    return range;
  }

  /// All channels shown of a map depend on a pixel.
  void markRegion(const QRect& area, const MapShape& map, const Cells& cells, int device) {
    if (cells.rows.width() <= 0 || cells.columns.width() <= 0) return;
    const MapGrid g = grid(area, map);
    for (int i = 0; i < m_scene.shownChannels && m_scene.firstChannel + i < map.channels; ++i)
      mark(cellsRect(g.mapRect(i), {map.width, map.height}, cells), device, true);
  }

  void belowTile(int device, int row, int column) {
    const auto i = static_cast<size_t>(device);
    m_trace.lanes[i] = true;
    const bool shown = !m_scene.lost(device) || m_scene.late(device);
    if (!m_scene.segment || m_scene.returnsLogits() || !shown) return;
    const PartWindow& window = windowOf(device);
    const int inside = column + window.window.first;
    const MapShape map = m_plan.partOutput();
    const auto rowsRead = [&](int at) { return receptiveRange(*m_scene.segment, {at, at + 1}, m_plan.image.height); };
    const auto columnsOf = [&](int at) {
      return columnsRead(device, {window.output.first + at, window.output.first + at + 1});
    };
    const Cells cells{reached(map.height, row, rowsRead), reached(map.width, inside, columnsOf)};
    markRegion(m_layout.lanes[i].maps, map, cells, device);
  }

  void fromTile(int device, int row, int column) {
    const MapShape shape = m_scene.inspection->parts[static_cast<size_t>(device)].shape;
    const Cells here = oneCell(row, column);
    const QPointF at = mark(cellsRect(tileRect(device), {shape.width, shape.height}, here), device);
    aboveTile(device, here, at);
    belowTile(device, row, column);
    if (device < m_plan.k) m_trace.parts[static_cast<size_t>(device)] = true;
  }

  void fromPixel(int row, int column, int image) {
    const QPointF at =
        mark(cellsRect(imageRect(image), {m_plan.image.width, m_plan.image.height}, oneCell(row, column)), image);
    if (!m_scene.segment) return;
    for (int part = 0; part < m_plan.k; ++part) {
      const ColumnRange window = m_plan.parts[static_cast<size_t>(part)].window;
      if (m_plan.wholeImages ? part != image : !window.contains(column)) continue;
      m_trace.parts[static_cast<size_t>(part)] = true;
      const MapShape shape = m_scene.inspection->parts[static_cast<size_t>(part)].shape;
      const int inside = column - window.first;
      link(at, mark(cellsRect(tileRect(part), {shape.width, shape.height}, oneCell(row, inside)), part), part);
      belowTile(part, row, inside);
    }
  }

  const PipelineScene& m_scene;
  const SplitPlan& m_plan;
  const PipelineLayout& m_layout;
  PipelineTrace m_trace;
  int m_channel = 0;
};

} // namespace

QRegion PipelineTrace::region(bool withLinks) const {
  constexpr int kFrame = 5;
  QRegion all;
  for (const Mark& mark : marks) all += mark.rect.toAlignedRect().adjusted(-kFrame, -kFrame, kFrame, kFrame);
  if (!withLinks) return all;
  for (const Link& link : links)
    all += QRectF(link.from, link.to).normalized().toAlignedRect().adjusted(-kFrame, -kFrame, kFrame, kFrame);
  return all;
}

PipelineTrace traceOf(const PipelineScene& scene, const PipelineSpot& spot) {
  if (!scene.inspection || !spot.isSomewhere()) return {};
  return Tracer(scene).trace(spot);
}

} // namespace lacuna::widgets
