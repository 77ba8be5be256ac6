// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/compute/worker_pool.h"
#include "coding/model/coded_model.h"
#include "coding/model/pattern_sampler.h"
#include "experiment/dataset/dataset_catalog.h"
#include "experiment/engine/training_control.h"

namespace lacuna::coding {

/// Bytes 0 … 255 to −1 … 1, as every network here was trained.
torch::Tensor normalised(const torch::Tensor& bytes);

/// How far a batch is moved, pixels; the same for all its images: cheap, and enough to keep a small network from
/// learning positions by heart.
struct Shift {
  int64_t down = 0;
  int64_t right = 0;
  /// Up to `most` in each direction.
  static Shift draw(int most, SmallRandom& random);
};

/// Normalised images moved; what comes in is black.
torch::Tensor shifted(const torch::Tensor& images, Shift shift);

/// Images [count, C, H, W] of a set from `first`, still bytes, on `device`.
torch::Tensor imageBytes(const ImageSet& set, int first, int count, torch::Device device);
torch::Tensor imageLabels(const ImageSet& set, int first, int count, torch::Device device);

/// Training images held out for validation: the last 5,000, or a tenth of a small set (domain.md §4).
int validationCount(const ImageSet& train);

/// Images with everything about them that a frozen base model makes constant, computed once.
struct CodingData {
  torch::Tensor bytes;    ///< [N, C, H, W] uint8
  torch::Tensor labels;   ///< [N] int64
  torch::Tensor features; ///< [N, k or 1, c, b, b']: Pipeline::dataMaps; undefined where caching them is of no use
  torch::Tensor logits;   ///< [N, classes]: the whole model's
  int64_t count() const { return labels.size(0); }
};

/// The batches of an epoch, `batch` of the shuffled `indices` each. A last one of fewer than `least` joins the one
/// before it: that few images make no group.
std::vector<torch::Tensor> batchesOf(const torch::Tensor& indices, int64_t batch, int64_t least);

/// Computes the constants in batches; gives no images when cancelled meanwhile. Feature maps are kept where the code
/// shares them over patterns and they fit into 3 GiB.
CodingData prepare(const CodedModel& model, torch::Tensor bytes, torch::Tensor labels, const TrainingControl& control,
                   WorkerPool& pool);

/// Logits of the whole model for byte images.
torch::Tensor wholeLogits(const BaseNetwork& base, const torch::Tensor& bytes);

} // namespace lacuna::coding
