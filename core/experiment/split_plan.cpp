// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/split_plan.h"

#include <algorithm>
#include <string>

#include "experiment/error.h"

namespace lacuna {
namespace {

/// Walks the segment backwards from the output columns to the image; `widths[i]` is the true input width of layer i.
PartWindow windowFor(const std::vector<LayerSpec>& layers, const std::vector<int>& widths, ColumnRange output) {
  PartWindow part;
  part.output = output;
  part.layers.resize(layers.size());
  ColumnRange clipped = output;
  ColumnRange unclipped = output;
  for (size_t i = layers.size(); i-- > 0;) {
    const ColumnRange wanted = receptiveRange(layers[i], clipped);
    LayerWindow& w = part.layers[i];
    w.output = clipped;
    w.input = {std::max(0, wanted.first), std::min(widths[i], wanted.last)};
    w.padLeft = w.input.first - wanted.first;
    w.padRight = wanted.last - w.input.last;
    clipped = w.input;
    unclipped = receptiveRange(layers[i], unclipped);
  }
  part.input = clipped;
  part.window = unclipped;
  return part;
}

} // namespace

ColumnRange receptiveRange(const LayerSpec& layer, ColumnRange output) {
  if (layer.kind != LayerKind::conv && layer.kind != LayerKind::maxPool) return output;
  return {output.first * layer.stride - layer.padding, (output.last - 1) * layer.stride - layer.padding + layer.kernel};
}

int SplitPlan::coverage(int outputColumn) const {
  return static_cast<int>(
      std::count_if(parts.begin(), parts.end(), [&](const PartWindow& p) { return p.output.contains(outputColumn); }));
}

SplitPlan planSplit(const NetworkSpec& network, int k, int r) {
  SplitPlan plan;
  plan.k = k;
  plan.r = r;
  plan.image = network.input;
  plan.output = convOutput(network);
  if (k < 1) throw Error(ErrorKind::usage, "code.k: k = " + std::to_string(k) + " makes no part; use at least 1");
  if (r < 0) throw Error(ErrorKind::usage, "code.r: r = " + std::to_string(r) + " is negative; use 0 or more");
  if (k > plan.output.width)
    throw Error(ErrorKind::usage, "code.k: k = " + std::to_string(k) + ": the feature map is " +
                                      std::to_string(plan.output.width) + " columns wide; use at most " +
                                      std::to_string(plan.output.width));

  std::vector<int> widths;
  int width = network.input.width;
  for (const LayerSpec& layer : network.convSegment) {
    if (layer.kind == LayerKind::maxPool && layer.padding != 0)
      throw Error(ErrorKind::usage, network.name +
                                        ": a padded pooling layer cannot be split exactly; pad in a "
                                        "convolution instead");
    widths.push_back(width);
    width = layerOutputWidth(layer, width);
  }

  plan.partOutputWidth = (plan.output.width + k - 1) / k;
  for (int i = 0; i < k; ++i) {
    const int start = k == 1 ? 0 : i * (plan.output.width - plan.partOutputWidth) / (k - 1);
    plan.parts.push_back(windowFor(network.convSegment, widths, {start, start + plan.partOutputWidth}));
  }
  for (const PartWindow& part : plan.parts)
    if (part.input.width() < 1)
      throw Error(ErrorKind::usage, network.name + ": a part of k = " + std::to_string(k) + " lies outside the image");
  // A window's width does not depend on where it lies, so every part and every parity part has the same.
  plan.partWidth = plan.parts.front().window.width();
  plan.parityWidth = plan.partWidth;
  return plan;
}

} // namespace lacuna
