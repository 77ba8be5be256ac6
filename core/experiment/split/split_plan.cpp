// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/split/split_plan.h"

#include <algorithm>
#include <string>

#include "util/error.h"

namespace lacuna {
namespace {

ColumnRange hull(ColumnRange a, ColumnRange b) {
  if (a.width() <= 0) return b;
  if (b.width() <= 0) return a;
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

/// Columns of the map at a shortcut's start that `output` of its addition takes.
ColumnRange shortcutRange(const LayerSpec& layer, ColumnRange output) {
  return {output.first * layer.stride, (output.last - 1) * layer.stride + 1};
}

/// Walks a segment backwards from output columns to the image. With `widths` (the true width before each layer) ranges
/// are clipped to the maps and zeros stand for what lies outside; without them nothing is clipped or padded.
PartWindow windowFor(const std::vector<LayerSpec>& layers, const std::vector<int>* widths, ColumnRange output) {
  PartWindow part;
  part.output = output;
  part.layers.resize(layers.size());
  part.activations.assign(layers.size() + 1, ColumnRange{});
  part.activations.back() = output;
  for (size_t i = layers.size(); i-- > 0;) {
    LayerWindow& w = part.layers[i];
    w.output = part.activations[i + 1];
    const ColumnRange wanted = receptiveRange(layers[i], w.output);
    w.input = wanted;
    if (widths != nullptr) w.input = {std::max(0, wanted.first), std::min((*widths)[i], wanted.last)};
    w.padLeft = w.input.first - wanted.first;
    w.padRight = wanted.last - w.input.last;
    part.activations[i] = hull(part.activations[i], w.input);
    if (layers[i].kind != LayerKind::add) continue;
    w.shortcut = shortcutRange(layers[i], w.output);
    ColumnRange& start = part.activations[static_cast<size_t>(layers[i].from)];
    start = hull(start, w.shortcut);
  }
  part.input = part.activations.front();
  return part;
}

int64_t flopsOf(const NetworkSpec& network, const std::vector<MapShape>& shapes, const PartWindow& part) {
  int64_t flops = 0;
  for (size_t i = 0; i < network.convSegment.size(); ++i) {
    MapShape made = shapes[i + 1];
    made.width = part.layers[i].output.width();
    flops += layerFlops(network.convSegment[i], made);
  }
  return flops;
}

void refuseNoDevices(int k, int r) {
  if (k < 1) throw Error(ErrorKind::usage, "code.k: k = " + std::to_string(k) + " makes no part; use at least 1");
  if (r < 0) throw Error(ErrorKind::usage, "code.r: r = " + std::to_string(r) + " is negative; use 0 or more");
}

void refuseWhatCannotBeSplit(const NetworkSpec& network, int width, int k, int r) {
  refuseNoDevices(k, r);
  if (k > width)
    throw Error(ErrorKind::usage, "code.k: k = " + std::to_string(k) + ": the feature map is " + std::to_string(width) +
                                      " columns wide; use at most " + std::to_string(width));
  for (const LayerSpec& layer : network.convSegment) {
    if (layer.kind == LayerKind::maxPool && layer.padding != 0)
      throw Error(ErrorKind::usage, network.name +
                                        ": a padded pooling layer cannot be split exactly; pad in a "
                                        "convolution instead");
    if (layer.kind == LayerKind::conv && layer.padding >= layer.kernel)
      throw Error(ErrorKind::usage, network.name +
                                        ": a convolution whose padding is not smaller than its kernel makes columns of "
                                        "padding alone, which no part can hold; use less padding");
  }
}

} // namespace

ColumnRange receptiveRange(const LayerSpec& layer, ColumnRange output) {
  if (layer.kind != LayerKind::conv && layer.kind != LayerKind::maxPool) return output;
  return {output.first * layer.stride - layer.padding, (output.last - 1) * layer.stride - layer.padding + layer.kernel};
}

ColumnRange receptiveRange(const std::vector<LayerSpec>& segment, ColumnRange output, int width) {
  std::vector<int> widths = {width};
  for (const LayerSpec& layer : segment) widths.push_back(layerOutputWidth(layer, widths.back()));
  return windowFor(segment, &widths, output).input;
}

ColumnRange receptiveRange(const std::vector<LayerSpec>& segment, ColumnRange output) {
  return windowFor(segment, nullptr, output).input;
}

int SplitPlan::coverage(int outputColumn) const {
  if (wholeImages) return 1;
  return static_cast<int>(
      std::count_if(parts.begin(), parts.end(), [&](const PartWindow& p) { return p.output.contains(outputColumn); }));
}

int SplitPlan::halo() const {
  return wholeImages ? 0 : std::max(0, partWidth - (image.width + k - 1) / k);
}

double SplitPlan::redundancy() const {
  int64_t sum = 0;
  for (const PartWindow& part : parts) sum += part.flops;
  const auto whole = static_cast<double>(wholeFlops * imagesTogether());
  return whole > 0 ? static_cast<double>(sum) / whole - 1 : 0;
}

bool SplitPlan::partAsWideAsImage() const {
  return k > 1 && !wholeImages && std::any_of(parts.begin(), parts.end(), [this](const PartWindow& p) {
           return p.input.width() >= image.width;
         });
}

int64_t SplitPlan::bytesExchanged() const {
  int64_t columns = int64_t(r) * parityWidth;
  for (const PartWindow& part : parts) columns += part.input.width();
  return 4 * (columns * image.channels * image.height + devices() * partOutput().size());
}

SplitPlan planSplit(const NetworkSpec& network, int k, int r) {
  const std::vector<MapShape> shapes = activationShapes(network, network.input);
  SplitPlan plan;
  plan.k = k;
  plan.r = r;
  plan.image = network.input;
  plan.output = shapes.back();
  refuseWhatCannotBeSplit(network, plan.output.width, k, r);
  std::vector<int> widths;
  for (const MapShape& s : shapes) widths.push_back(s.width);

  plan.partOutputWidth = (plan.output.width + k - 1) / k;
  for (int i = 0; i < k; ++i) {
    const int start = k == 1 ? 0 : i * (plan.output.width - plan.partOutputWidth) / (k - 1);
    const ColumnRange output{start, start + plan.partOutputWidth};
    PartWindow part = windowFor(network.convSegment, &widths, output);
    part.window = windowFor(network.convSegment, nullptr, output).input;
    part.flops = flopsOf(network, shapes, part);
    plan.parts.push_back(std::move(part));
  }
  // A window's width does not depend on where it lies, so every part and every parity part has the same.
  plan.partWidth = plan.parts.front().window.width();
  plan.parity = windowFor(network.convSegment, nullptr, {0, plan.partOutputWidth});
  plan.parity.window = plan.parity.input;
  plan.parity.flops = flopsOf(network, shapes, plan.parity);
  plan.parityWidth = plan.parity.input.width();
  plan.wholeFlops = convFlops(network, network.input);
  return plan;
}

SplitPlan planImages(const NetworkSpec& network, int k, int r, bool logits) {
  refuseNoDevices(k, r);
  SplitPlan plan;
  plan.k = k;
  plan.r = r;
  plan.wholeImages = true;
  plan.image = network.input;
  plan.output = convOutput(network);
  if (logits) plan.output = {network.classes, 1, 1};
  plan.partWidth = plan.parityWidth = plan.image.width;
  plan.partOutputWidth = plan.output.width;
  plan.wholeFlops = convFlops(network, network.input) + (logits ? fcFlops(network) : 0);
  plan.parity.input = plan.parity.window = {0, plan.image.width};
  plan.parity.output = {0, plan.output.width};
  plan.parity.flops = plan.wholeFlops;
  plan.parts.assign(static_cast<size_t>(k), plan.parity);
  return plan;
}

std::vector<NetworkSpec> blockNetworks(const NetworkSpec& network, const std::vector<int>& cuts) {
  const int layers = static_cast<int>(network.convSegment.size());
  std::vector<NetworkSpec> blocks;
  int first = 0;
  for (const int cut : cuts) {
    if (cut <= first || cut >= layers)
      throw Error(ErrorKind::usage, "code.blocks: " + std::to_string(cut) + " is no place to cut the " +
                                        std::to_string(layers) + " layers of " + network.name +
                                        "; use rising numbers from 1 to " + std::to_string(layers - 1));
    blocks.push_back(segmentOf(network, first, cut));
    first = cut;
  }
  blocks.push_back(segmentOf(network, first, layers));
  return blocks;
}

} // namespace lacuna
