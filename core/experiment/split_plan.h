// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/network_spec.h"

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
/// true border is.
struct LayerWindow {
  ColumnRange input;
  int padLeft = 0;
  int padRight = 0;
  ColumnRange output;
};

struct PartWindow {
  ColumnRange input;               ///< columns of the image the device reads, clipped to it
  ColumnRange window;              ///< the same before clipping: what the encoder sees, zeros outside the image
  ColumnRange output;              ///< columns of F_conv(X) the device makes
  std::vector<LayerWindow> layers; ///< one per layer of the segment
};

/// How an image is split so that merge(F_conv(X_1) … F_conv(X_k)) == F_conv(X) (domain.md §2).
struct SplitPlan {
  int k = 1;
  int r = 0;
  MapShape image;  ///< C × a × W
  MapShape output; ///< c × b × W_out of the whole image
  std::vector<PartWindow> parts;
  int partWidth = 0;       ///< a', columns of every unclipped window
  int parityWidth = 0;     ///< columns of a parity part (no horizontal padding at any layer)
  int partOutputWidth = 0; ///< b'

  int devices() const { return k + r; }
  MapShape partShape() const { return {image.channels, image.height, partWidth}; }
  MapShape partOutput() const { return {output.channels, output.height, partOutputWidth}; }
  /// How many data parts make this output column; 2 or more means losing one of them costs nothing there.
  int coverage(int outputColumn) const;
};

/// The plan for k data parts and r parity parts. Throws Error(usage) with the reason when k does not fit or the
/// segment cannot be split exactly.
///
///     SplitPlan plan = planSplit(baseModelSpec("lenet5", {1, 28, 28}, 10), 2, 1);
///     plan.parts[1].input; // [8, 28)
SplitPlan planSplit(const NetworkSpec& network, int k, int r);

/// Input columns that output columns `output` of one layer depend on, before clipping.
ColumnRange receptiveRange(const LayerSpec& layer, ColumnRange output);

} // namespace lacuna
