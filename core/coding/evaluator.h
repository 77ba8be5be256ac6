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

/// Every failure pattern of 1 … r losses on the whole subset (domain.md §5). Encoding and the parity convolution are
/// done once for all patterns.
class Evaluator {
 public:
  Evaluator(const Pipeline& pipeline, const CodeConfig& code, const LossConfig& loss,
            std::vector<WeightedPattern> weighted);
  EvaluationResult run(const CodingData& data, const TrainingControl& control) const;

 private:
  const Pipeline& m_pipeline;
  CodeConfig m_code;
  LossConfig m_loss;
  std::vector<WeightedPattern> m_weighted;
};

} // namespace lacuna
