// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/pattern_sampler.h"
#include "coding/pipeline.h"

namespace lacuna {

/// The weighted losses of domain.md §4, one number per pattern. An undefined tensor means weight 0.
struct PatternLosses {
  torch::Tensor features; ///< [P] MSE: over the lost data parts with pass-through, over the merged map without
  torch::Tensor logitsKl; ///< [P] KL(softmax base ‖ softmax coded)
  torch::Tensor labels;   ///< [P] cross-entropy
  torch::Tensor total;    ///< [P] weighted sum
  torch::Tensor merged;   ///< [P, B, c, b, W_out]
  torch::Tensor logits;   ///< [P, B, classes]; undefined unless something needed them
};

/// Decodes `outputs` [B, n, c, b, b'] under each pattern and measures the result. `baseLogits` [B, classes],
/// `labels` [B]. `wantLogits` also classifies when no loss asks for it.
PatternLosses patternLosses(const Pipeline& pipeline, const LossConfig& weights, bool passThrough,
                            const torch::Tensor& outputs, const torch::Tensor& baseLogits, const torch::Tensor& labels,
                            const std::vector<FailurePattern>& patterns, bool wantLogits);

} // namespace lacuna
