// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/coded_model.h"
#include "coding/pattern_sampler.h"
#include "experiment/dataset_catalog.h"
#include "experiment/training_control.h"

namespace lacuna {

/// Bytes 0 … 255 to −1 … 1, as every network here was trained.
torch::Tensor normalised(const torch::Tensor& bytes);

/// Normalised images moved by up to `most` pixels in each direction, the same for the whole batch: cheap, and enough to
/// keep a small network from learning positions by heart. What comes in is black.
torch::Tensor shifted(const torch::Tensor& images, int most, SmallRandom& random);

/// Images [count, C, H, W] of a set from `first`, still bytes, on `device`.
torch::Tensor imageBytes(const ImageSet& set, int first, int count, torch::Device device);
torch::Tensor imageLabels(const ImageSet& set, int first, int count, torch::Device device);

/// Training images held out for validation: the last 5,000, or a tenth of a small set (domain.md §4).
int validationCount(const ImageSet& train);

/// Images with everything about them that a frozen base model makes constant, computed once.
struct CodingData {
  torch::Tensor bytes;    ///< [N, C, H, W] uint8
  torch::Tensor labels;   ///< [N] int64
  torch::Tensor features; ///< [N, k, c, b, b']: F_conv of the data parts; undefined where caching them is of no use
  torch::Tensor logits;   ///< [N, classes]: the whole model's
  int64_t count() const { return labels.size(0); }
};

/// Computes the constants in batches; stops early (fewer images) when cancelled. Feature maps are kept where the code
/// shares them over patterns and they fit into 3 GiB.
CodingData prepare(const CodedModel& model, torch::Tensor bytes, torch::Tensor labels, const TrainingControl& control);

/// Logits of the whole model for byte images.
torch::Tensor wholeLogits(const BaseNetwork& base, const torch::Tensor& bytes);

} // namespace lacuna
