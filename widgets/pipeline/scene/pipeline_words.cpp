// SPDX-License-Identifier: GPL-3.0-or-later
// What the card beside a value of the pipeline says.
#include <QLocale>

#include "widgets/pipeline/scene/pipeline_scene.h"
#include "widgets/pipeline/scene/pipeline_text.h"
#include "widgets/pipeline/scene/pipeline_trace.h"
#include "widgets/words/words.h"

namespace lacuna::widgets {
namespace {

using Place = PipelineSpot::Place;

QString number(double value) {
  return QLocale().toString(value, 'f', 3);
}

QString signedNumber(double value) {
  return (value > 0 ? QStringLiteral("+") : QString()) + number(value);
}

} // namespace

QString rangeText(ColumnRange range) {
  return range.width() == 1 ? QString::number(range.first)
                            : QStringLiteral("%1–%2").arg(range.first).arg(range.last - 1);
}

namespace {

QString fieldText(const PipelineScene& scene, const PipelineSpot& spot) {
  const int device = spot.device;
  const bool parity = device >= scene.plan.k;
  if (!scene.segment) return PipelineText::tr("device %1 makes it").arg(device + 1);
  const PartWindow& window = parity ? scene.plan.parity : scene.plan.parts[static_cast<size_t>(device)];
  const int first = window.output.first + spot.column;
  const ColumnRange rows = receptiveRange(*scene.segment, {spot.row, spot.row + 1}, scene.plan.image.height);
  if (parity) {
    ColumnRange columns = receptiveRange(*scene.segment, {first, first + 1});
    columns.first -= window.window.first;
    columns.last -= window.window.first;
    return PipelineText::tr("device %1 makes it from rows %2, columns %3 of %4")
        .arg(QString::number(device + 1), rangeText(rows), rangeText(columns), scene.partName(device));
  }
  const ColumnRange columns = receptiveRange(*scene.segment, {first, first + 1}, scene.plan.image.width);
  const QString text = scene.plan.wholeImages
                           ? PipelineText::tr("device %1 makes it from rows %2, columns %3 of its image")
                           : PipelineText::tr("device %1 makes it from rows %2, columns %3 of the image");
  return text.arg(QString::number(device + 1), rangeText(rows), rangeText(columns));
}

/// "X1", "X1 and X2", "X1, X2 and X3".
QString joined(const QStringList& names) {
  if (names.size() < 2) return names.join(QString());
  return PipelineText::tr("%1 and %2").arg(listed(names.mid(0, names.size() - 1)), names.last());
}

QString sourceOfPart(const PipelineScene& scene, const PipelineSpot& spot) {
  const DecodedPart& part = scene.inspection->decoded[static_cast<size_t>(spot.device)];
  if (part.origin == PartOrigin::passedThrough)
    return PipelineText::tr("as received from device\u00a0%1").arg(spot.device + 1);
  QStringList devices;
  for (int device = 0; device < scene.plan.devices(); ++device)
    if (!scene.lost(device)) devices << QString::number(device + 1);
  if (devices.isEmpty()) return PipelineText::tr("the decoder had nothing to make it from");
  if (devices.size() == 1) return PipelineText::tr("the decoder makes it from device %1 alone").arg(devices.first());
  return PipelineText::tr("the decoder makes it from devices %1").arg(joined(devices));
}

void describePixel(const PipelineScene& scene, const PipelineSpot& spot, SpotText& text) {
  const bool group = scene.plan.wholeImages && static_cast<size_t>(spot.device) < scene.inspection->group.size();
  const Maps& image = group ? scene.inspection->group[static_cast<size_t>(spot.device)].image : scene.inspection->image;
  text.title = PipelineText::tr("Pixel in row %1, column %2").arg(spot.row).arg(spot.column);
  if (spot.row < image.shape.height && spot.column < image.shape.width) {
    QStringList values;
    for (int c = 0; c < image.shape.channels; ++c) values << number(double(image.at(c, spot.row, spot.column)));
    text.values << (values.size() == 3
                        ? PipelineText::tr("red %1 · green %2 · blue %3").arg(values[0], values[1], values[2])
                        : PipelineText::tr("brightness %1").arg(values.join(QStringLiteral(" · "))));
  }
  if (!scene.segment || scene.plan.wholeImages) return;
  QStringList parts;
  for (int part = 0; part < scene.plan.k; ++part)
    if (scene.plan.parts[static_cast<size_t>(part)].input.contains(spot.column)) parts << scene.partName(part);
  text.source = PipelineText::tr("part of %1").arg(joined(parts));
}

void describeTile(const PipelineScene& scene, const PipelineSpot& spot, SpotText& text) {
  const Maps& part = scene.inspection->parts[static_cast<size_t>(spot.device)];
  text.title =
      PipelineText::tr("%1, row %2, column %3").arg(scene.partName(spot.device)).arg(spot.row).arg(spot.column);
  QStringList values;
  for (int c = 0; c < part.shape.channels; ++c) values << number(double(part.at(c, spot.row, spot.column)));
  text.values << PipelineText::tr("sent %1").arg(values.join(QStringLiteral(" · ")));
  if (!scene.segment) return;
  if (spot.device >= scene.plan.k) {
    text.source = PipelineText::tr("the encoder makes it from all data parts");
    return;
  }
  if (scene.plan.wholeImages) return;
  const int column = spot.column + scene.plan.parts[static_cast<size_t>(spot.device)].window.first;
  text.source = column < 0 || column >= scene.plan.image.width ? PipelineText::tr("beyond the border of the image")
                                                               : PipelineText::tr("column %1 of the image").arg(column);
}

void describeDecoded(const PipelineScene& scene, const PipelineSpot& spot, SpotText& text) {
  const auto i = static_cast<size_t>(spot.device);
  const DecodedPart& part = scene.inspection->decoded[i];
  const auto decoded = double(part.maps.at(spot.channel, spot.row, spot.column));
  text.title = PipelineText::tr("Ŷ%1, map %2, row %3, column %4")
                   .arg(spot.device + 1)
                   .arg(spot.channel + 1)
                   .arg(spot.row)
                   .arg(spot.column);
  text.source = sourceOfPart(scene, spot);
  if (part.origin == PartOrigin::passedThrough) {
    text.values << PipelineText::tr("received %1").arg(number(decoded));
    return;
  }
  const auto original = double(scene.inspection->outputs[i].at(spot.channel, spot.row, spot.column));
  text.values << PipelineText::tr("rebuilt %1").arg(number(decoded))
              << PipelineText::tr("original %1").arg(number(original))
              << PipelineText::tr("difference %1").arg(signedNumber(decoded - original));
}

void describeMerged(const PipelineScene& scene, const PipelineSpot& spot, SpotText& text) {
  const auto coded = double(scene.inspection->merged.at(spot.channel, spot.row, spot.column));
  const auto whole = double(scene.inspection->mergedOriginal.at(spot.channel, spot.row, spot.column));
  text.title =
      PipelineText::tr("Merged map %1, row %2, column %3").arg(spot.channel + 1).arg(spot.row).arg(spot.column);
  text.values << PipelineText::tr("coded %1").arg(number(coded))
              << PipelineText::tr("whole model %1").arg(number(whole));
  if (coded != whole) text.values << PipelineText::tr("difference %1").arg(signedNumber(coded - whole));
  QStringList parts;
  for (int part = 0; part < scene.plan.k; ++part)
    if (scene.plan.wholeImages ? part == scene.inspection->focus
                               : scene.plan.parts[static_cast<size_t>(part)].output.contains(spot.column))
      parts << QStringLiteral("Ŷ%1").arg(part + 1);
  text.source = PipelineText::tr("from %1").arg(joined(parts));
}

} // namespace

QString SpotText::spoken() const {
  return (QStringList{title} + values + (source.isEmpty() ? QStringList() : QStringList{source}))
      .join(QStringLiteral("; "));
}

SpotText textOf(const PipelineScene& scene, const PipelineSpot& spot) {
  SpotText text;
  if (!scene.inspection) return text;
  switch (spot.place) {
    case Place::nowhere:
      break;
    case Place::image:
      describePixel(scene, spot, text);
      break;
    case Place::tile:
      describeTile(scene, spot, text);
      break;
    case Place::maps:
      text.title = PipelineText::tr("Y%1, map %2, row %3, column %4")
                       .arg(spot.device + 1)
                       .arg(spot.channel + 1)
                       .arg(spot.row)
                       .arg(spot.column);
      text.values << PipelineText::tr("value %1")
                         .arg(number(double(scene.inspection->outputs[static_cast<size_t>(spot.device)].at(
                             spot.channel, spot.row, spot.column))));
      text.source = fieldText(scene, spot);
      break;
    case Place::decoded:
    case Place::original:
    case Place::difference:
      describeDecoded(scene, spot, text);
      break;
    case Place::merged:
      describeMerged(scene, spot, text);
      break;
  }
  return text;
}

} // namespace lacuna::widgets
