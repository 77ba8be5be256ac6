// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/weights/safetensors.h"
#include "experiment/engine/engine.h"

namespace lacuna::coding {

/// Where a training stands beside its weights and the optimizer's moments: with them, all that a training needs to go
/// on as if it had never ended (store.md). No time is in it: the same training gives the same bytes.
struct TrainingState {
  int64_t step = 0;
  int epoch = 0;          ///< the one `step` belongs to, from 1; 0 before the first batch
  int validatedEpoch = 0; ///< the last one whose validation is in the figures below
  int64_t adamSteps = 0;
  uint64_t patternRandom = 0;
  uint64_t shiftRandom = 0;
  int sumsCount = 0; ///< batches in the sums that the next metric will be the mean of
  int bestEpoch = 0;
  double bestLoss = 0;
  double bestWorst = -1;
  int bestWorstEpoch = 0;
  double firstLoss = 0;
  bool stalled = false;
  bool stopEarly = false;
  int attempt = 0;
  int threads = 0; ///< sums depend on how many threads share a batch
};

/// As texts of a TensorFile's metadata; every number reads back exactly.
std::map<std::string, std::string> metadataOf(const TrainingState& state);

/// Throws Error(data) naming what is missing, no number, or out of range for `config` with `perEpoch` batches an epoch.
TrainingState readTrainingState(const std::map<std::string, std::string>& metadata);
void checkTrainingState(const TrainingState& state, const TrainingConfig& training, int64_t perEpoch);

/// The same for the training of a base model.
struct BaseTrainingState {
  int64_t step = 0;
  int validatedEpoch = 0;
  uint64_t shiftRandom = 0;
};

std::map<std::string, std::string> metadataOf(const BaseTrainingState& state);
/// Throws Error(data) naming what is missing, no number, or out of range for `epochs` of `perEpoch` batches.
BaseTrainingState readBaseTrainingState(const std::map<std::string, std::string>& metadata, int epochs,
                                        int64_t perEpoch);

/// Throws Error(data) unless the checkpoint is one of this configuration.
void checkConfigOf(const TensorFile& checkpoint, const ExperimentConfig& config);
/// Throws Error(data): why a checkpoint cannot be gone on from.
[[noreturn]] void refuseCheckpoint(const std::string& what);

/// The two checkpoints of a run, read.
struct Resumption {
  TensorFile last;
  TensorFile best; ///< empty while no epoch was validated
  TrainingState state;
};

/// Throws Error(data) when they are damaged, of another configuration, or not of the same moment.
Resumption readResumption(const ExperimentConfig& config, const TrainingRequest::Checkpoints& checkpoints);

} // namespace lacuna::coding
