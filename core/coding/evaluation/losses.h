// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "coding/model/pattern_sampler.h"
#include "coding/model/pipeline.h"

namespace lacuna::coding {

/// The weighted losses of domain.md §4, one number per pattern. An undefined tensor means weight 0.
struct PatternLosses {
  torch::Tensor features; ///< [P] MSE: over the lost data parts with pass-through, over the merged map without
  // With a code of images and pass-through the following are over the images that judgedPlaces() names.
  torch::Tensor logitsKl; ///< [P] KL(softmax base ‖ softmax coded)
  torch::Tensor labels;   ///< [P] cross-entropy
  torch::Tensor total;    ///< [P] weighted sum; undefined when every weight that applies is 0
  torch::Tensor merged;   ///< [P, N, c, b, W_out]
};

/// One block's batch of N images, which a code of images has in G = N/k groups (B below then is G). `outputs`
/// [B, n, c, b, b'] of its devices, or [P, B, n, …] where they differ by pattern.
struct CodedBatch {
  torch::Tensor outputs;
  torch::Tensor truth;      ///< [B, k, c, b, b']: the data parts' true maps
  torch::Tensor baseLogits; ///< [N, classes]
  torch::Tensor labels;     ///< [N]
};

/// Merged maps [P·B, c, b, W_out] of a block to logits [P·B, classes].
using Classifier = std::function<torch::Tensor(const torch::Tensor& merged)>;

/// Decodes the batch under each pattern and measures the result; without a classifier the maps alone count.
/// `onDecoded` is called between the two.
/// `patterns` are those of `tensors`.
PatternLosses patternLosses(const Pipeline& block, const LossConfig& weights, const CodedBatch& batch,
                            const std::vector<FailurePattern>& patterns, const PatternTensors& tensors,
                            const Classifier& classify, const std::function<void()>& onDecoded = {});

/// [P]: KL(softmax base ‖ softmax coded), logits [P, B, classes] against [B, classes].
torch::Tensor logitsDivergence(const torch::Tensor& logits, const torch::Tensor& baseLogits);
/// [P]: cross-entropy of logits [P, B, classes] on labels [B].
torch::Tensor labelError(const torch::Tensor& logits, const torch::Tensor& labels);

} // namespace lacuna::coding
