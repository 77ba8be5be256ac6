// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/compute/worker_pool.h"
#include "coding/evaluation/training_data.h"
#include "coding/model/pattern_sampler.h"
#include "experiment/failure/metrics.h"

namespace lacuna::coding {

struct EvaluationResult {
  Evaluation evaluation;
  double loss = 0; ///< Σ weight · loss over `weighted`, the training objective on these images
  bool complete = true;
};

/// Every failure pattern of 1 … r losses, or of more, on the whole subset (domain.md §5), the same for every kind of
/// code. Encoding and the devices' work are done once for all patterns where the code allows it. With a code of images
/// every image begins a group of k, so that each is rebuilt once in every place; what counts is said at PatternResult.
class Evaluator {
 public:
  /// `model` and `pool` must outlive this object; each thread of the pool takes some of the images. `mostLost` 0 means
  /// r.
  Evaluator(const CodedModel& model, const LossConfig& loss, std::vector<WeightedPattern> weighted, WorkerPool& pool,
            int mostLost = 0);
  /// Throws Error(failure) where an answer, an error or a loss is no finite number: no figure is made of those.
  EvaluationResult run(const CodingData& data, const TrainingControl& control) const;

 private:
  struct Tally;
  struct Chunk;
  struct Sums;
  Chunk chunkAt(const CodingData& data, int64_t first) const;
  void addChunk(const CodingData& data, int64_t first, const std::vector<FailurePattern>& patterns,
                const TrainingControl& control, Sums& sums) const;
  void add(const Chunk& chunk, FailurePattern pattern, Tally& tally) const;
  double lossOf(const Chunk& chunk, const torch::Tensor& merged, const torch::Tensor& logits,
                FailurePattern pattern) const;
  void refuseNonFinite(const std::vector<FailurePattern>& patterns, const Sums& sums) const;
  EvaluationResult result(const std::vector<FailurePattern>& patterns, const Sums& sums, double count) const;

  const CodedModel& m_model;
  LossConfig m_loss;
  std::vector<WeightedPattern> m_weighted;
  WorkerPool& m_pool;
  int m_mostLost;
  bool m_passes;   ///< a pattern that loses only parity changes nothing
  int64_t m_chunk; ///< images, or groups, that one thread takes at once
};

} // namespace lacuna::coding
