// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <map>

#include "coding/compute/recorded_work.h"
#include "coding/evaluation/losses.h"
#include "coding/evaluation/training_data.h"
#include "coding/training/adam.h"

namespace lacuna::coding {

enum class StepPhase { load, encode, parity, decode, loss, backward, optimizer };
constexpr std::array<const char*, 7> kStepPhases = {"load", "encode",   "parity_convolution", "decode",
                                                    "loss", "backward", "optimizer"};

/// Seconds per phase of a step; switched off it costs one branch.
class PhaseClock {
 public:
  void enable() { m_on = true; }
  void start() {
    if (m_on) m_last = Clock::now();
  }
  void done(StepPhase phase) {
    if (!m_on) return;
    const auto now = Clock::now();
    m_seconds[static_cast<size_t>(phase)] += std::chrono::duration<double>(now - m_last).count();
    m_last = now;
  }
  double seconds(StepPhase phase) const { return m_seconds[static_cast<size_t>(phase)]; }

 private:
  using Clock = std::chrono::steady_clock;
  bool m_on = false;
  Clock::time_point m_last{};
  std::array<double, kStepPhases.size()> m_seconds{};
};

/// One batch of learning: encode once, decode every drawn pattern, one step of the optimizer. On the CPU each thread of
/// the pool takes a share of the images all the way to its gradients. With a code of images every share groups its own
/// images, as many groups as images, and has at least k of them where the batch has.
class TrainingStep {
 public:
  /// Losses of a step, still on the device so that nothing waits for them; undefined where the weight is 0.
  struct Losses {
    torch::Tensor total;
    torch::Tensor features;
    torch::Tensor logitsKl;
    torch::Tensor labels;
  };

  /// All references must outlive this object. With `recorded` steps are recorded and repeated, where canRecord() says
  /// so; on the CPU that is slower and only for tests.
  TrainingStep(const ExperimentConfig& config, const CodedModel& model, const CodingData& data, WorkerPool& pool,
               bool recorded = false);

  /// Whether a step is the same work every time but for what is in its tensors.
  static bool canRecord(const ExperimentConfig& config);

  Losses run(const torch::Tensor& indices, const std::vector<WeightedPattern>& patterns, double rate);
  Adam& adam() { return m_adam; }
  /// Draws how far a batch is moved (training.augment); a checkpoint holds its state.
  SmallRandom& shifts() { return m_shifts; }
  PhaseClock& clock() { return m_clock; }

 private:
  /// What a step begins with.
  struct Start {
    torch::Tensor images;     ///< [N, C, a, W], normalised; a code of images has N = B·k of them, in groups
    torch::Tensor features;   ///< [B, k, c, b, b'] of the first block, undefined when not known
    torch::Tensor baseLogits; ///< [N, classes]
    torch::Tensor labels;     ///< [N]
  };
  /// Losses of some of a batch's images and, in the parameters' order, their gradients, both times the images' share.
  struct Share {
    Losses losses;
    Gradients gradients;
  };
  /// The patterns of a step.
  struct Drawn {
    std::vector<FailurePattern> patterns;
    torch::Tensor weights;               ///< [P]
    std::vector<PatternTensors> ofBlock; ///< those of each block
  };
  /// A step that is repeated: everything it reads of what changes, and what it leaves.
  struct Recording {
    torch::Tensor indices;
    Drawn drawn;
    torch::Tensor rates;
    Losses losses;
    int runs = 0;
    RecordedWork work;
  };
  Drawn drawnOf(const std::vector<WeightedPattern>& patterns) const;
  Share computeShare(const torch::Tensor& indices, double portion, const Drawn& drawn, Shift shift,
                     PhaseClock& clock) const;
  void record(RecordedWork& work, const std::function<void()>& step) const;
  Losses runRecorded(const torch::Tensor& indices, Drawn drawn);
  Start load(const torch::Tensor& indices, Shift shift) const;
  void group(Start& start) const;
  std::vector<torch::Tensor> shared(const torch::Tensor& indices) const;
  std::vector<PatternLosses> losses(const Start& start, const Drawn& drawn, PhaseClock& clock) const;
  CodedBatch blockBatch(const Start& start, size_t block, const torch::Tensor& exact, const torch::Tensor& delivered,
                        PhaseClock& clock) const;
  Classifier classifierAfter(size_t block) const;

  const ExperimentConfig& m_config;
  const CodedModel& m_model;
  const CodingData& m_data;
  WorkerPool& m_pool;
  bool m_recorded;
  std::map<std::pair<int64_t, int64_t>, Recording> m_recordings; ///< by images and patterns of a step
  std::vector<torch::Tensor> m_parameters;
  std::vector<std::shared_ptr<const BaseNetwork>> m_after; ///< what of F_conv follows each block
  SmallRandom m_shifts;
  Adam m_adam;
  PhaseClock m_clock;
};

} // namespace lacuna::coding
