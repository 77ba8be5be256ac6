// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/scene/pipeline_images.h"

#include <algorithm>

namespace lacuna::widgets {
namespace {

/// From 0, or below it for a model without a final ReLU, to the largest value of any data part.
ValueRange featureRange(const Inspection& in) {
  ValueRange all{0, 0};
  const auto widen = [&all](const Maps& maps) {
    const ValueRange r = rangeOf(maps);
    all.low = std::min(all.low, r.low);
    all.high = std::max(all.high, r.high);
  };
  for (size_t i = 0; i < std::min(in.decoded.size(), in.outputs.size()); ++i) widen(in.outputs[i]);
  widen(in.mergedOriginal);
  if (all.high <= all.low) all.high = all.low + 1;
  return all;
}

ValueRange pixelRange(const Maps& part, bool parity) {
  if (!parity) return {-1, 1};
  ValueRange r = rangeOf(part);
  if (r.high <= r.low) r.high = r.low + 1;
  return r;
}

} // namespace

Maps minus(const Maps& a, const Maps& b) {
  Maps result = a;
  const size_t count = std::min(result.values.size(), b.values.size());
  for (size_t i = 0; i < count; ++i) result.values[i] -= b.values[i];
  return result;
}

PipelineImages imagesOf(const Inspection& in, bool dark) {
  PipelineImages out;
  const ColorMap& sequential = colorMap(ColorMapKind::sequential, dark);
  const ColorMap& diverging = colorMap(ColorMapKind::diverging, dark);
  out.features = featureRange(in);
  // Half the scale of the features: an error of a tenth stays faint, as it should.
  const double reach = (out.features.high - out.features.low) / 2;
  out.difference = {-reach, reach};
  out.picture = pictureImage(in.image, {0, 1});
  for (const GroupImage& one : in.group) out.group.push_back(pictureImage(one.image, {0, 1}));
  for (size_t i = 0; i < in.parts.size(); ++i)
    out.parts.push_back(pictureImage(in.parts[i], pixelRange(in.parts[i], i >= in.decoded.size())));
  for (const Maps& maps : in.outputs) out.outputs.push_back(stackImage(maps, sequential, out.features));
  for (size_t i = 0; i < in.decoded.size(); ++i) {
    const DecodedPart& part = in.decoded[i];
    out.decoded.push_back(stackImage(part.maps, sequential, out.features));
    const bool passed = part.origin == PartOrigin::passedThrough || i >= in.outputs.size();
    out.differences.push_back(passed ? QImage()
                                     : stackImage(minus(part.maps, in.outputs[i]), diverging, out.difference));
  }
  out.merged = stackImage(in.merged, sequential, out.features);
  return out;
}

} // namespace lacuna::widgets
