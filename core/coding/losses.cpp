// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/losses.h"

namespace lacuna {
namespace {

/// MSE over the lost data parts: [P, B, k, …] against [B, k, …] → [P]; 0 where no data part is lost.
torch::Tensor lostPartError(const torch::Tensor& decoded, const torch::Tensor& truth, const torch::Tensor& available,
                            int k) {
  const torch::Tensor perPart = (decoded - truth.unsqueeze(0)).square().mean({1, 3, 4, 5}); // [P, k]
  const torch::Tensor lost = available.narrow(1, 0, k).logical_not().to(torch::kFloat);
  return (perPart * lost).sum(1) / lost.sum(1).clamp_min(1);
}

} // namespace

PatternLosses patternLosses(const Pipeline& pipeline, const LossConfig& weights, bool passThrough,
                            const torch::Tensor& outputs, const torch::Tensor& baseLogits, const torch::Tensor& labels,
                            const std::vector<FailurePattern>& patterns, bool wantLogits) {
  const int k = pipeline.plan().k;
  const torch::Tensor available = pipeline.availability(patterns, outputs.device());
  const torch::Tensor decoded = pipeline.decode(pipeline.received(outputs, available), available);
  PatternLosses losses;
  losses.merged = pipeline.merge(pipeline.passThrough(decoded, outputs, available), patterns);
  const auto add = [&losses](torch::Tensor& slot, const torch::Tensor& value, double weight) {
    slot = value;
    losses.total = losses.total.defined() ? losses.total + weight * value : weight * value;
  };
  if (weights.features > 0) {
    if (passThrough) {
      add(losses.features, lostPartError(decoded, outputs.narrow(1, 0, k), available, k), weights.features);
    } else {
      const torch::Tensor whole = pipeline.merge(outputs.narrow(1, 0, k).unsqueeze(0), {FailurePattern{}});
      add(losses.features, (losses.merged - whole).square().mean({1, 2, 3, 4}), weights.features);
    }
  }
  if (weights.logitsKl > 0 || weights.labels > 0 || wantLogits) {
    const auto count = static_cast<int64_t>(patterns.size());
    losses.logits = pipeline.base().classify(losses.merged.flatten(0, 1)).view({count, outputs.size(0), -1});
  }
  if (weights.logitsKl > 0 || weights.labels > 0) {
    const torch::Tensor logCoded = torch::log_softmax(losses.logits, 2);
    if (weights.logitsKl > 0) {
      const torch::Tensor logBase = torch::log_softmax(baseLogits, 1);
      const torch::Tensor kl = (logBase.exp() * (logBase - logCoded)).sum(2).mean(1);
      add(losses.logitsKl, kl, weights.logitsKl);
    }
    if (weights.labels > 0) {
      const torch::Tensor index = labels.view({1, -1, 1}).expand({logCoded.size(0), -1, 1});
      add(losses.labels, -logCoded.gather(2, index).mean({1, 2}), weights.labels);
    }
  }
  return losses;
}

} // namespace lacuna
