// SPDX-License-Identifier: GPL-3.0-or-later
// Which value of the pipeline lies under the pointer, and which one the keys begin with.
#include <algorithm>
#include <cmath>

#include "widgets/pipeline/scene/pipeline_scene.h"
#include "widgets/pipeline/scene/pipeline_trace.h"

namespace lacuna::widgets {
namespace {

using Place = PipelineSpot::Place;

/// The value of a picture that a point lies on; false beside the picture.
bool inPicture(const QRect& rect, QSize values, QPoint at, int& row, int& column) {
  if (!rect.contains(at) || values.isEmpty()) return false;
  column = (at.x() - rect.x()) * values.width() / rect.width();
  row = (at.y() - rect.y()) * values.height() / rect.height();
  return true;
}

bool inMaps(const PipelineScene& scene, const QRect& area, const MapShape& map, QPoint at, PipelineSpot& spot) {
  if (!area.contains(at)) return false;
  const MapGrid g = fitMaps(area, map, scene.shownChannels);
  for (int i = 0; i < scene.shownChannels && scene.firstChannel + i < map.channels; ++i) {
    const QRectF rect = g.mapRect(i);
    if (!rect.contains(at)) continue;
    spot.channel = scene.firstChannel + i;
    spot.column = std::clamp(static_cast<int>((at.x() - rect.x()) / g.cell), 0, map.width - 1);
    spot.row = std::clamp(static_cast<int>((at.y() - rect.y()) / g.cell), 0, map.height - 1);
    return true;
  }
  return false;
}

bool inInput(const PipelineScene& scene, QPoint at, PipelineSpot& spot) {
  const QSize values(scene.plan.image.width, scene.plan.image.height);
  spot.place = Place::image;
  if (!scene.plan.wholeImages) return inPicture(scene.layout.image, values, at, spot.row, spot.column);
  for (size_t i = 0; i < scene.layout.sources.size(); ++i) {
    spot.device = static_cast<int>(i);
    if (inPicture(scene.layout.sources[i], values, at, spot.row, spot.column)) return true;
  }
  return false;
}

bool inLanes(const PipelineScene& scene, QPoint at, PipelineSpot& spot) {
  for (int device = 0; device < scene.plan.devices(); ++device) {
    const auto i = static_cast<size_t>(device);
    const LaneLayout& lane = scene.layout.lanes[i];
    if (!lane.card.contains(at)) continue;
    spot.device = device;
    spot.place = Place::tile;
    const MapShape part = scene.inspection->parts[i].shape;
    if (inPicture(pictureRect({part.width, part.height}, lane.tile), {part.width, part.height}, at, spot.row,
                  spot.column))
      return true;
    spot.place = Place::maps;
    const bool shown = !scene.returnsLogits() && (!scene.lost(device) || scene.late(device));
    return shown && inMaps(scene, lane.maps, scene.plan.partOutput(), at, spot);
  }
  return false;
}

bool inResults(const PipelineScene& scene, QPoint at, PipelineSpot& spot) {
  if (scene.returnsLogits()) return false;
  const MapShape map = scene.plan.partOutput();
  for (int part = 0; part < scene.plan.k; ++part) {
    const auto i = static_cast<size_t>(part);
    const DecodedLayout& cell = scene.layout.decoded[i];
    if (!cell.card.contains(at)) continue;
    spot.device = part;
    spot.place = Place::decoded;
    if (inMaps(scene, cell.decoded, map, at, spot)) return true;
    if (scene.inspection->decoded[i].origin == PartOrigin::passedThrough) return false;
    spot.place = Place::original;
    if (inMaps(scene, cell.original, map, at, spot)) return true;
    spot.place = Place::difference;
    return inMaps(scene, cell.difference, map, at, spot);
  }
  spot.place = Place::merged;
  return inMaps(scene, scene.layout.merged, scene.plan.output, at, spot);
}

} // namespace

QRect pictureRect(QSize values, const QRect& area) {
  if (values.isEmpty()) return {};
  double cell = std::min(area.width() / static_cast<double>(values.width()),
                         area.height() / static_cast<double>(values.height()));
  if (cell >= 2) cell = std::floor(cell);
  const int width = static_cast<int>(values.width() * cell);
  const int height = static_cast<int>(values.height() * cell);
  return {area.x() + (area.width() - width) / 2, area.center().y() - height / 2, width, height};
}

PipelineSpot spotAt(const PipelineScene& scene, QPoint at) {
  if (!scene.inspection || scene.layout.lanes.empty()) return {};
  for (const auto& look : {inInput, inLanes, inResults}) {
    PipelineSpot spot;
    if (look(scene, at, spot)) return spot;
  }
  return {};
}

PipelineSpot clampedSpot(const PipelineScene& scene, PipelineSpot spot) {
  if (!scene.inspection || !spot.isSomewhere()) return {};
  const SplitPlan& plan = scene.plan;
  const bool pixels = spot.place == Place::image || spot.place == Place::tile;
  if (!pixels && scene.returnsLogits()) return {};
  const bool ofPart = spot.place != Place::tile && spot.place != Place::maps;
  spot.device = std::clamp(spot.device, 0, (ofPart ? plan.k : plan.devices()) - 1);
  const auto i = static_cast<size_t>(spot.device);
  MapShape shape = spot.place == Place::image    ? plan.image
                   : spot.place == Place::tile   ? scene.inspection->parts[i].shape
                   : spot.place == Place::merged ? plan.output
                                                 : plan.partOutput();
  // What was received may be lost now, and what was rebuilt may have arrived.
  if (spot.place == Place::maps && scene.lost(spot.device) && !scene.late(spot.device)) {
    if (spot.device >= plan.k) return {};
    spot.place = Place::decoded;
  }
  const bool compared = spot.place == Place::original || spot.place == Place::difference;
  if (compared && scene.inspection->decoded[i].origin == PartOrigin::passedThrough) spot.place = Place::decoded;
  spot.row = std::clamp(spot.row, 0, shape.height - 1);
  spot.column = std::clamp(spot.column, 0, shape.width - 1);
  const int last = std::min(shape.channels, scene.firstChannel + std::max(1, scene.shownChannels)) - 1;
  spot.channel = pixels ? 0 : std::clamp(spot.channel, scene.firstChannel, std::max(scene.firstChannel, last));
  return spot;
}

PipelineSpot firstSpot(const PipelineScene& scene) {
  if (!scene.inspection) return {};
  PipelineSpot spot;
  spot.place = scene.returnsLogits() ? Place::tile : Place::maps;
  for (int part = 0; part < scene.plan.k && spot.place == Place::maps; ++part) {
    if (scene.inspection->decoded[static_cast<size_t>(part)].origin == PartOrigin::passedThrough) continue;
    spot.place = Place::decoded;
    spot.device = part;
  }
  const MapShape shape = scene.returnsLogits() ? scene.plan.partShape() : scene.plan.partOutput();
  spot.channel = scene.firstChannel;
  spot.row = shape.height / 2;
  spot.column = shape.width / 2;
  return clampedSpot(scene, spot);
}

} // namespace lacuna::widgets
