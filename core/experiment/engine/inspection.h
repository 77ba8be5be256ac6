// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experiment/failure/failure_pattern.h"
#include "experiment/network/network_spec.h"

namespace lacuna {

/// Channels × height × width numbers, row by row: an image, a part or a stack of feature maps.
struct Maps {
  MapShape shape;
  std::vector<float> values;
  float at(int channel, int row, int column) const {
    return values[(static_cast<size_t>(channel) * static_cast<size_t>(shape.height) + static_cast<size_t>(row)) *
                      static_cast<size_t>(shape.width) +
                  static_cast<size_t>(column)];
  }
};

enum class PartOrigin {
  passedThrough, ///< available, used as it is
  rebuilt,       ///< lost; the decoder's output stands in
  rewritten,     ///< available, yet the decoder rewrote it (no pass-through)
};

struct DecodedPart {
  PartOrigin origin = PartOrigin::passedThrough;
  Maps maps;                ///< Ŷ_i, c × b × b'
  double relativeError = 0; ///< ‖Ŷ_i − Y_i‖₂ / ‖Y_i‖₂
};

/// One of the images that a code of images codes together.
struct GroupImage {
  int index = 0;  ///< in the test subset
  int label = -1; ///< true class, -1 when not known
  Maps image;     ///< pixels in 0 … 1
};

/// Everything that happens to one image, or one group of images, under one failure pattern, as plain numbers. Of a
/// group, `label`, `image`, the merged maps and the probabilities are those of one image, at place `focus`: the first
/// one lost, else the first.
struct Inspection {
  int imageIndex = 0;            ///< in the test subset, of a group its first; -1 for an image that is not from it
  int label = -1;                ///< true class, -1 when not known
  std::vector<GroupImage> group; ///< k; empty for a code of parts
  int focus = 0;
  FailurePattern pattern;
  bool beyondCode = false;          ///< more than r devices lost
  Maps image;                       ///< pixels in 0 … 1
  std::vector<Maps> parts;          ///< n: what each device receives, normalised pixels (data −1 … 1, parity any)
  std::vector<Maps> outputs;        ///< n: Y_i as computed, lost ones too (the "original" of a lost part)
  std::vector<DecodedPart> decoded; ///< k
  Maps merged;                      ///< Ŷ, c × b × W_out
  Maps mergedOriginal;              ///< F_conv(X)
  std::vector<double> wholeModel;   ///< class probabilities without any code or loss
  std::vector<double> coded;        ///< with this pattern, decoded
  std::vector<double> zeros;        ///< with this pattern, lost maps left at zero
  double deviceMs = 0;              ///< measured: F_conv on one part
  double decodeMs = 0;              ///< measured: the decoder on this image
  double milliseconds = 0;          ///< the whole inspection
};

/// What one failure pattern does to one image.
struct PatternOutcome {
  FailurePattern pattern;
  bool changed = false; ///< the coded result names another class than the whole model
  double kept = 0;      ///< coded probability of the class that the whole model names
};

PatternOutcome outcomeOf(const Inspection& inspection);

/// True when `a` hurts the image more: it changes the class and the other does not; of two that change it the one with
/// fewer losses; else the one that keeps less.
bool hurtsMore(const PatternOutcome& a, const PatternOutcome& b);

/// Index of the largest probability.
int predictedClass(const std::vector<double>& probabilities);

} // namespace lacuna
