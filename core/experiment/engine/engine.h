// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/dataset/dataset_catalog.h"
#include "experiment/engine/inspection.h"
#include "experiment/engine/training_control.h"
#include "experiment/failure/metrics.h"
#include "experiment/run/run_record.h"
#include "experiment/split/split_plan.h"

namespace lacuna {

enum class ProcessorChoice { automatic, cpu, cuda };

struct ComputeOptions {
  ProcessorChoice processor = ProcessorChoice::automatic;
  int threads = 0;           ///< 0 lets the engine choose: the physical cores
  bool besideWindow = false; ///< leave a core to a window, when the engine chooses
};

enum class TrainingPhase { baseModel, features, code, evaluation };

/// Where a training stands; sent at most about 30 times a second.
struct TrainingProgress {
  TrainingPhase phase = TrainingPhase::baseModel;
  int epoch = 0; ///< of the phase, from 1
  int epochs = 0;
  int64_t step = 0; ///< of the phase, batches done
  int64_t steps = 0;
  double samplesPerSecond = 0;
  double secondsLeft = 0; ///< of the whole run, estimated; negative when not known yet
  double loss = 0;
};

/// Frozen weights of base model, encoder and decoder with their configuration. Immutable, shared between threads; only
/// the engine that made one can read it.
class CodeSnapshot {
 public:
  virtual ~CodeSnapshot() = default;
  virtual const ExperimentConfig& config() const = 0;
  virtual const SplitPlan& plan() const = 0; ///< of the last coded block, which is the only one without cuts
  virtual CodeCost cost() const = 0;         ///< counts only; no times
};

/// `last` and `best` are of the code; `base` is of the base model while that is trained.
enum class CheckpointKind { last, best, base };

/// Weights of one moment as safetensors bytes.
struct Checkpoint {
  CheckpointKind kind = CheckpointKind::last;
  int64_t step = 0; ///< batches, of what it is a checkpoint of
  Bytes bytes;
};

/// Called on the training thread; an exception thrown here ends the training with it.
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  /// First of all: what it computes on, "cpu" or "cuda", and with how many threads, which decide the last bits.
  virtual void onComputing(const std::string& /*processor*/, int /*threads*/) {}
  virtual void onProgress(const TrainingProgress&) {}
  virtual void onMetrics(const std::vector<MetricSample>&) {}
  /// Every failure pattern over the validation images, once an epoch.
  virtual void onValidation(const Evaluation&) {}
  /// Something a person should read: which processor was taken, a stalled run, early restarts.
  virtual void onEvent(const std::string&) {}
  /// A base model was trained (not when `TrainingRequest::baseModel` was given): safetensors bytes.
  virtual void onBaseModel(const Bytes&) {}
  /// The last one holds encoder, decoder, optimizer, schedule, RNG and sampler position, the best one the weights of
  /// the best epoch. Both are of the same moment, so keep all of them or none; one that has not changed since the
  /// last call is left out. While the base model is trained there is one of kind `base` instead.
  virtual void onCheckpoints(const std::vector<Checkpoint>&) {}
  /// Current weights for the inspection thread; about twice a second and at the end.
  virtual void onSnapshot(std::shared_ptr<const CodeSnapshot>) {}
};

/// What a crash may cost, against what checkpoints do.
constexpr double kCheckpointSeconds = 30;

struct TrainingRequest {
  ExperimentConfig config;
  Dataset data;
  ComputeOptions compute;
  std::optional<Bytes> baseModel = std::nullopt; ///< trained before, same spec, data and settings
  /// As onCheckpoints gave them, `best` empty when it gave none.
  struct Checkpoints {
    Bytes last;
    Bytes best;
  };
  /// The training goes on from there, on the CPU with as many threads as before to the same bit; without a number of
  /// threads it takes that of before. Throws Error(data) when they do not fit.
  std::optional<Checkpoints> resume = std::nullopt;
  /// As onCheckpoints gave it: the base model's training goes on from there in the same way. Not looked at when there
  /// is a base model.
  std::optional<Bytes> baseCheckpoint = std::nullopt;
  double checkpointSeconds = kCheckpointSeconds; ///< between two checkpoints; 0 takes one after every batch
};

struct TrainingOutcome {
  bool cancelled = false; ///< stopped by the control; no evaluation
  Evaluation evaluation;
  CodeCost cost;
  double samplesPerSecond = 0;
  double codeSeconds = 0; ///< of the training loop alone
  std::string processor;  ///< "cpu" or "cuda"
  int threads = 0;
  int bestEpoch = 0; ///< from 1
};

struct SplitCheck {
  SplitPlan plan;
  bool exact = false;
  double maxError = 0; ///< largest |merge − whole| / largest |whole| over random images
};

struct EvaluationRequest {
  std::shared_ptr<const CodeSnapshot> code;
  std::shared_ptr<const ImageSet> images;
  ComputeOptions compute;
  int count = 0;    ///< of the images, the first so many; 0 takes all
  int mostLost = 0; ///< every pattern of 1 … so many losses; 0 means r, more is beyond the code
};

/// Figures of a benchmark: (name with its unit, value), e.g. ("samples_per_second", 5210.0).
using BenchFigures = std::vector<std::pair<std::string, double>>;

/// The learned-code engine as seen by both front ends: values in, values out. All calls block and may throw Error;
/// different threads may call at once (one training, one inspection).
class Engine {
 public:
  virtual ~Engine() = default;

  /// ("libtorch", "1.13.1"), ("cuda", "no"), ("default_threads", "1"), …
  virtual Environment environment() const = 0;

  virtual TrainingOutcome train(const TrainingRequest& request, TrainingControl& control,
                                TrainingObserver& observer) = 0;
  virtual Evaluation evaluate(const EvaluationRequest& request, TrainingControl& control) = 0;
  /// What a configuration will cost, counted without making any weights; times stay 0.
  virtual CodeCost cost(const ExperimentConfig& config) = 0;
  /// Costs of a code with measured times for one image.
  virtual CodeCost measureCost(const CodeSnapshot& code, const ComputeOptions& compute) = 0;

  /// The plan of every fused block (`cuts` as CodeConfig::blocks), each checked by running it with random weights on
  /// random images.
  virtual std::vector<SplitCheck> checkSplit(const NetworkSpec& network, int k, int r,
                                             const std::vector<int>& cuts) = 0;
  /// A custom base model from a user's safetensors file, as onBaseModel would give it. The tensors are named after the
  /// layers' places in base_model.layers: "0.weight", "0.bias", "1.running_mean" …, which are the names torch.nn.
  /// Sequential gives; a beginning that all of them share is passed over. Batch norms are folded. Throws Error(data),
  /// beginning with "base_model.weights: " and the file's path, when the file is of another kind or a tensor is
  /// missing, is more than the layers take, has another shape or a type without fractions, or holds a value that no
  /// trained network has.
  virtual Bytes importWeights(const ExperimentConfig& config, const Bytes& file) = 0;

  /// Brings a stored code back: checkpoint and base model as onCheckpoints and onBaseModel gave them.
  virtual std::shared_ptr<const CodeSnapshot> load(const ExperimentConfig& config, const Bytes& baseModel,
                                                   const Bytes& checkpoint) = 0;
  /// One self-contained file (configuration, base model, coders; half precision) and back: what `resources` ships.
  virtual Bytes exportCode(const CodeSnapshot& code) = 0;
  virtual std::shared_ptr<const CodeSnapshot> importCode(const Bytes& file) = 0;

  /// What happens to image `index` of `images` under `pattern`.
  virtual Inspection inspect(const CodeSnapshot& code, const ImageSet& images, int index, FailurePattern pattern) = 0;
  /// First image after `from` (wrapping) that the whole model gets right and the code under `pattern` does not;
  /// -1 when there is none. Stops early with -1 when cancelled.
  virtual int findBroken(const CodeSnapshot& code, const ImageSet& images, int from, FailurePattern pattern,
                         TrainingControl& control) = 0;

  /// "train": speed of `config`'s step beside the machine's own matrix rate.
  virtual BenchFigures benchTraining(const TrainingRequest& request) = 0;
};

/// The one symbol the engine module exports: `extern "C" Engine* lacunaCreateEngine()`.
constexpr const char* kEngineFactorySymbol = "lacunaCreateEngine";
using EngineFactory = Engine* (*)();

} // namespace lacuna
