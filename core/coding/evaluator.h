// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/pattern_sampler.h"
#include "coding/training_data.h"
#include "experiment/metrics.h"

namespace lacuna {

struct EvaluationResult {
  Evaluation evaluation;
  double loss = 0; ///< Σ weight · loss over `weighted`, the training objective on these images
  bool complete = true;
};

/// Every failure pattern of 1 … r losses on the whole subset (domain.md §5), the same for every kind of code. Encoding
/// and the devices' work are done once for all patterns where the code allows it.
class Evaluator {
 public:
  /// `model` must outlive this object.
  Evaluator(const CodedModel& model, const LossConfig& loss, std::vector<WeightedPattern> weighted);
  EvaluationResult run(const CodingData& data, const TrainingControl& control) const;

 private:
  struct Tally;
  struct Chunk;
  void add(const Chunk& chunk, FailurePattern pattern, Tally& tally) const;
  double lossOf(const Chunk& chunk, const torch::Tensor& merged, const torch::Tensor& logits,
                FailurePattern pattern) const;
  EvaluationResult result(const std::vector<FailurePattern>& patterns, const std::vector<Tally>& tallies,
                          double baseRight, double count) const;

  const CodedModel& m_model;
  LossConfig m_loss;
  std::vector<WeightedPattern> m_weighted;
  bool m_passes; ///< a pattern that loses only parity changes nothing
};

} // namespace lacuna
