// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/compute/compute.h"
#include "coding/evaluation/evaluator.h"
#include "coding/model/code_snapshot.h"
#include "coding/training/progress_meter.h"
#include "coding/training/training_state.h"
#include "coding/training/training_step.h"

namespace lacuna::coding {

/// Trains one code on one thread from first weights to the evaluation of every pattern. The base model is frozen, so
/// what it makes of the data parts is computed once (CodingData).
class CodeTrainer {
 public:
  /// All references must outlive this object. With a resumption the training goes on from there.
  CodeTrainer(const TrainingRequest& request, const Processor& processor, std::shared_ptr<const BaseNetwork> base,
              int threads, TrainingControl& control, TrainingObserver& observer,
              const Resumption* resumption = nullptr);

  /// Throws Error(failure) when the training diverges.
  TrainingOutcome run();

 private:
  bool recordsSteps() const;
  void warnAboutUnavailableOptions() const;
  void prepareData();
  bool trainCode();
  std::vector<torch::Tensor> epochBatches(int epoch) const;
  bool trainEpoch(int epoch);
  int mostLost() const;
  bool restart();
  void record(const TrainingStep::Losses& losses, double rate);
  void flushMetrics(double rate);
  void validate(int epoch);
  void watchForStall(int epoch, const EvaluationResult& result);
  void watchForEnd(int epoch, const Evaluation& evaluation);
  void offerSnapshot(bool always);
  void save(bool always);
  void report(bool always);
  TensorFile checkpoint() const;
  Checkpoint bestCheckpoint() const;
  TrainingState state() const;
  void restore();
  Evaluation evaluateOnTest();

  const TrainingRequest& m_request;
  const ExperimentConfig& m_config;
  const Processor& m_processor;
  TrainingControl& m_control;
  TrainingObserver& m_observer;
  const Resumption* m_resumption;
  std::shared_ptr<const BaseNetwork> m_base;
  std::shared_ptr<const BaseNetwork> m_cpuBase;
  StreamOfThread m_stream;
  WorkerPool m_pool;
  OneThreadPerOperation m_oneThread;
  CodedModel m_model;
  CodingData m_train;
  CodingData m_validation;
  PatternSampler m_sampler;
  SmallRandom m_random;
  std::unique_ptr<TrainingStep> m_step;
  ProgressMeter m_meter;
  Stopwatch m_watch;
  Stopwatch m_other; ///< validation and saving, for the time left
  TrainingProgress m_progress;
  int64_t m_perEpoch = 0;
  int64_t m_samples = 0;
  int64_t m_firstStep = 0; ///< where this training began or went on

  struct Sums {
    TrainingStep::Losses losses;
    int count = 0;
  } m_sums;

  NamedTensors m_best;
  double m_bestLoss = 0;
  int m_bestEpoch = 0;
  double m_bestWorst = -1; ///< of the validation's hardest pattern, percent
  int m_bestWorstEpoch = 0;
  double m_firstLoss = 0; ///< on the validation images after the first epoch
  bool m_stalled = false;
  bool m_stopEarly = false;
  int m_attempt = 0;        ///< restarts so far
  int m_validatedEpoch = 0; ///< the last one
  int m_savedBest = 0;      ///< the best epoch whose weights the last checkpoints were given with
  Stopwatch::Clock::time_point m_lastSnapshot{};
  Stopwatch::Clock::time_point m_lastCheckpoint{};
  double m_snapshotSeconds = 0;
};

} // namespace lacuna::coding
