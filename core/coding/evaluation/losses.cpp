// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/evaluation/losses.h"

namespace lacuna::coding {
namespace {

/// MSE over the lost data parts: [P, B, k, …] against [B, k, …] → [P]; 0 where no data part is lost.
torch::Tensor lostPartError(const torch::Tensor& decoded, const torch::Tensor& truth, const torch::Tensor& available,
                            int k) {
  const torch::Tensor perPart = (decoded - truth.unsqueeze(0)).square().mean({1, 3, 4, 5}); // [P, k]
  const torch::Tensor lost = available.narrow(1, 0, k).logical_not().to(torch::kFloat);
  return (perPart * lost).sum(1) / lost.sum(1).clamp_min(1);
}

/// Adds one loss to the total.
void add(PatternLosses& losses, torch::Tensor& slot, const torch::Tensor& value, double weight) {
  slot = value;
  losses.total = losses.total.defined() ? losses.total + weight * value : weight * value;
}

/// The losses on logits of groups of images: each pattern is judged by the images that it lost, unless the decoder
/// rewrites all of them. All patterns' images are classified at once.
void addJudgedLosses(const Pipeline& block, const LossConfig& weights, const CodedBatch& batch,
                     const std::vector<FailurePattern>& patterns, const Classifier& classify, PatternLosses& losses) {
  const auto rowsOf = [&](const torch::Tensor& rows, FailurePattern pattern) {
    return block.passesThrough() ? block.judged(rows, pattern) : rows;
  };
  std::vector<torch::Tensor> maps;
  std::vector<int64_t> sizes;
  for (size_t p = 0; p < patterns.size(); ++p) {
    maps.push_back(rowsOf(losses.merged[static_cast<int64_t>(p)], patterns[p]));
    sizes.push_back(maps.back().size(0));
  }
  const std::vector<torch::Tensor> logits = classify(torch::cat(maps)).split_with_sizes(sizes);
  std::vector<torch::Tensor> divergences;
  std::vector<torch::Tensor> errors;
  for (size_t p = 0; p < patterns.size(); ++p) {
    const torch::Tensor one = logits[p].unsqueeze(0);
    if (weights.logitsKl > 0) divergences.push_back(logitsDivergence(one, rowsOf(batch.baseLogits, patterns[p])));
    if (weights.labels > 0) errors.push_back(labelError(one, rowsOf(batch.labels, patterns[p])));
  }
  if (weights.logitsKl > 0) add(losses, losses.logitsKl, torch::cat(divergences), weights.logitsKl);
  if (weights.labels > 0) add(losses, losses.labels, torch::cat(errors), weights.labels);
}

} // namespace

torch::Tensor logitsDivergence(const torch::Tensor& logits, const torch::Tensor& baseLogits) {
  const torch::Tensor logCoded = torch::log_softmax(logits, 2);
  const torch::Tensor logBase = torch::log_softmax(baseLogits, 1);
  return (logBase.exp() * (logBase - logCoded)).sum(2).mean(1);
}

torch::Tensor labelError(const torch::Tensor& logits, const torch::Tensor& labels) {
  const torch::Tensor index = labels.view({1, -1, 1}).expand({logits.size(0), -1, 1});
  return -torch::log_softmax(logits, 2).gather(2, index).mean({1, 2});
}

PatternLosses patternLosses(const Pipeline& block, const LossConfig& weights, const CodedBatch& batch,
                            const std::vector<FailurePattern>& patterns, const PatternTensors& tensors,
                            const Classifier& classify, const std::function<void()>& onDecoded) {
  const torch::Tensor& available = tensors.available;
  const torch::Tensor decoded = block.decode(block.received(batch.outputs, available), available);
  PatternLosses losses;
  losses.merged = block.merge(block.passThrough(decoded, batch.outputs, available), tensors);
  if (onDecoded) onDecoded();
  if (weights.features > 0) {
    if (block.passesThrough()) {
      add(losses, losses.features, lostPartError(decoded, batch.truth, available, block.plan().k), weights.features);
    } else {
      const torch::Tensor whole = block.mergeWhole(batch.truth);
      add(losses, losses.features, (losses.merged - whole).square().mean({1, 2, 3, 4}), weights.features);
    }
  }
  if (!classify || (weights.logitsKl <= 0 && weights.labels <= 0)) return losses;
  if (block.plan().wholeImages) {
    addJudgedLosses(block, weights, batch, patterns, classify, losses);
    return losses;
  }
  const torch::Tensor logits = classify(losses.merged.flatten(0, 1)).view({available.size(0), batch.truth.size(0), -1});
  if (weights.logitsKl > 0) add(losses, losses.logitsKl, logitsDivergence(logits, batch.baseLogits), weights.logitsKl);
  if (weights.labels > 0) add(losses, losses.labels, labelError(logits, batch.labels), weights.labels);
  return losses;
}

} // namespace lacuna::coding
