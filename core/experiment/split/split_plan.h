// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/network/network_spec.h"

namespace lacuna {

/// Columns [first, last) of an image or map; an unclipped range may reach below 0 or past the width.
struct ColumnRange {
  int first = 0;
  int last = 0;
  int width() const { return last - first; }
  bool contains(int column) const { return column >= first && column < last; }
  bool operator==(const ColumnRange& o) const { return first == o.first && last == o.last; }
};

/// What one layer of F_conv does for one part: reads `input` (clipped to the true map) and adds zeros only where the
/// true border is. The map it reads from may be wider than `input` when a shortcut needs more of it.
struct LayerWindow {
  ColumnRange input;
  int padLeft = 0;
  int padRight = 0;
  ColumnRange output;
  ColumnRange shortcut; ///< add only: columns of the map at the shortcut's start
};

struct PartWindow {
  ColumnRange input;                    ///< columns of the image the device reads, clipped to it
  ColumnRange window;                   ///< the same before clipping: what the encoder sees, zeros outside the image
  ColumnRange output;                   ///< columns of F_conv(X) the device makes
  std::vector<LayerWindow> layers;      ///< one per layer of the segment; none for a whole image
  std::vector<ColumnRange> activations; ///< columns held before each layer, then `output`; none for a whole image
  int64_t flops = 0;                    ///< what the device computes
};

/// How an image is split so that merge(F_conv(X_1) … F_conv(X_k)) == F_conv(X) (domain.md §2). The segment may be all
/// of F_conv or one fused block of it; the "image" then is that block's input. A code of whole images (code.unit
/// "image") splits nothing: its k "parts" are k different images, and everything a device does it does on one of them.
struct SplitPlan {
  int k = 1;
  int r = 0;
  bool wholeImages = false; ///< parts, parity parts and outputs are those of whole images; nothing is merged
  MapShape image;           ///< C × a × W
  MapShape output;          ///< c × b × W_out of the whole image; classes × 1 × 1 where devices return logits
  std::vector<PartWindow> parts;
  PartWindow parity;       ///< what a parity device runs: no horizontal padding at any layer
  int partWidth = 0;       ///< a', columns of every unclipped window
  int parityWidth = 0;     ///< columns of a parity part
  int partOutputWidth = 0; ///< b'
  int64_t wholeFlops = 0;  ///< F_conv (and F_fc where devices return logits) on one whole image, for comparison

  int devices() const { return k + r; }
  MapShape partShape() const { return {image.channels, image.height, partWidth}; }
  MapShape partOutput() const { return {output.channels, output.height, partOutputWidth}; }
  /// How many data parts make this output column; 2 or more means losing one of them costs nothing there.
  int coverage(int outputColumn) const;
  /// Columns of a part beyond the k-th of the image that would be its share: what the receptive field adds.
  int halo() const;
  /// Σ FLOPs of the data devices ÷ FLOPs of the whole image − 1; 0 when nothing is computed twice.
  double redundancy() const;
  /// True when some data part is as wide as the image: its device then saves nothing by the split.
  bool partAsWideAsImage() const;
  /// Parts sent to all n devices and maps sent back, 4-byte floats, for one image; of whole images for a group of k.
  int64_t bytesExchanged() const;
  /// Images that go through the devices together: 1, or k.
  int imagesTogether() const { return wholeImages ? k : 1; }
};

/// The plan for k data parts and r parity parts. Throws Error(usage) with the reason when k does not fit or the
/// segment cannot be split exactly.
///
///     SplitPlan plan = planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), 2, 1);
///     plan.parts[1].input; // [8, 28)
SplitPlan planSplit(const NetworkSpec& network, int k, int r);

/// The plan for groups of k whole images and r parity images, which are run like any image. With `logits` a device runs
/// F_fc, too. Throws Error(usage) when k or r makes no sense or the layers do not fit.
SplitPlan planImages(const NetworkSpec& network, int k, int r, bool logits);

/// The networks of the fused blocks that these cuts make of F_conv, in order: each cut is the number of layers before
/// it, rising. No cut gives one block. Throws Error(usage) when a cut lies outside or parts a residual block.
std::vector<NetworkSpec> blockNetworks(const NetworkSpec& network, const std::vector<int>& cuts);

/// Input columns that output columns `output` of one layer depend on, before clipping; for `add`, of the map that is
/// added to.
ColumnRange receptiveRange(const LayerSpec& layer, ColumnRange output);

/// Columns of a map of `width` that output columns `output` of a whole segment depend on; shortcuts included, padding
/// left out. Rows alike: kernels are square.
ColumnRange receptiveRange(const std::vector<LayerSpec>& segment, ColumnRange output, int width);

/// The same of a map that goes on in both directions, as a parity part does: no layer pads.
ColumnRange receptiveRange(const std::vector<LayerSpec>& segment, ColumnRange output);

} // namespace lacuna
