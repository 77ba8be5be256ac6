// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/base_trainer.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

#include "coding/evaluation/training_data.h"
#include "coding/model/pattern_sampler.h"
#include "coding/training/adam.h"
#include "coding/training/schedule.h"
#include "coding/training/training_state.h"
#include "experiment/config/config_dataset.h"
#include "experiment/config/config_json.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

[[noreturn]] void refuseBaseDivergence() {
  throw Error(ErrorKind::failure, "The base model's training diverged; change base_model.seed");
}

double validationAccuracy(const BaseNetwork& base, const torch::Tensor& bytes, const torch::Tensor& labels) {
  const torch::Tensor logits = wholeLogits(base, bytes);
  if (!std::isfinite(logits.sum(torch::kDouble).item<double>())) refuseBaseDivergence();
  return 100 * (logits.argmax(1) == labels).to(torch::kDouble).mean().item<double>();
}

/// Dropout (Srivastava et al. 2014) of feature maps, with draws of its own so that a seed repeats.
class Dropout {
 public:
  Dropout(double share, uint64_t seed) : m_share(share), m_random(at::detail::createCPUGenerator(seed)) {}
  torch::Tensor operator()(const torch::Tensor& maps) {
    if (m_share == 0) return maps;
    const torch::Tensor kept = torch::empty(maps.sizes()).bernoulli_(1 - m_share, m_random);
    return maps * (kept / (1 - m_share)).to(maps.device());
  }
  torch::Tensor state() const { return m_random.get_state(); }
  void restore(const torch::Tensor& state) {
    if (!state.defined() || state.scalar_type() != torch::kByte || state.sizes() != m_random.get_state().sizes())
      refuseCheckpoint("the generator of its dropout is another one's");
    m_random.set_state(state);
  }

 private:
  double m_share;
  at::Generator m_random;
};

Adam::Settings settingsOf(const BaseModelRecipe& recipe) {
  Adam::Settings settings;
  settings.weightDecay = recipe.weightDecay;
  return settings;
}

BaseModelRecipe recipeOf(const ExperimentConfig& config) {
  const auto data = datasetOf(config);
  return data ? data->recipe : BaseModelRecipe();
}

std::shared_ptr<BaseNetwork> freshNetwork(const ExperimentConfig& config, torch::Device device) {
  RandomParameters source(config.baseModel.seed, device);
  return std::make_shared<BaseNetwork>(networkOf(config), source, BaseNetwork::Norms::live);
}

constexpr const char* kImages = "images";
constexpr const char* kDropout = "dropout";

class BaseTrainer {
 public:
  BaseTrainer(const TrainingRequest& request, const Processor& processor, TrainingControl& control,
              TrainingObserver& observer)
      : m_request(request),
        m_config(request.config),
        m_device(processor.device),
        m_control(control),
        m_observer(observer),
        m_recipe(recipeOf(m_config)),
        m_base(freshNetwork(m_config, m_device)),
        m_adam(m_base->parameters(), settingsOf(m_recipe)),
        m_random(m_config.baseModel.seed),
        m_dropout(m_config.baseModel.dropout, m_config.baseModel.seed),
        m_meter(observer) {
    const ImageSet& train = *request.data.train;
    const int held = validationCount(train);
    m_count = train.count() - held;
    m_bytes = imageBytes(train, 0, m_count, m_device);
    m_labels = imageLabels(train, 0, m_count, m_device);
    m_heldBytes = imageBytes(train, m_count, held, m_device);
    m_heldLabels = imageLabels(train, m_count, held, m_device);
    m_perEpoch = (m_count + m_recipe.batch - 1) / m_recipe.batch;
    m_progress.phase = TrainingPhase::baseModel;
    m_progress.epochs = m_config.baseModel.epochs;
    m_progress.steps = m_perEpoch * m_config.baseModel.epochs;
  }

  std::shared_ptr<BaseNetwork> run() {
    if (m_request.baseCheckpoint) restore(readSafetensors(*m_request.baseCheckpoint));
    m_base->setRequiresGrad(true);
    m_lastCheckpoint = Stopwatch::Clock::now();
    while (m_validatedEpoch < m_progress.epochs) {
      if (!trainEpoch(m_validatedEpoch)) {
        save();
        return nullptr;
      }
      m_observer.onMetrics(
          {{series::kBaseAccuracy, {m_progress.step, 0, validationAccuracy(*m_base, m_heldBytes, m_heldLabels)}}});
      ++m_validatedEpoch;
    }
    m_base->setRequiresGrad(false);
    m_adam.zeroGradients();
    return m_base->folded();
  }

 private:
  /// False when cancelled.
  bool trainEpoch(int epoch) {
    m_base->setTraining(true);
    const auto order = shuffledIndices(m_count, m_config.baseModel.seed, epoch);
    const std::vector<torch::Tensor> batches = torch::tensor(order, torch::kLong).to(m_device).split(m_recipe.batch);
    // A training that goes on has done some of them before.
    for (auto done = static_cast<size_t>(m_progress.step - epoch * m_perEpoch); done < batches.size(); ++done) {
      if (m_control.paused() && secondsSinceCheckpoint() >= kPauseSeconds) save();
      if (!m_control.proceed()) return false;
      step(batches[done], epoch);
      if (secondsSinceCheckpoint() >= m_request.checkpointSeconds) save();
    }
    m_base->setTraining(false);
    return true;
  }

  void step(const torch::Tensor& batch, int epoch) {
    m_watch.start();
    m_adam.setLearningRate(learningRate(Schedule::oneCycle, m_recipe.peakRate, m_progress.step, m_progress.steps));
    const torch::Tensor images =
        shifted(normalised(m_bytes.index_select(0, batch)), Shift::draw(m_recipe.shift, m_random));
    const torch::Tensor logits = m_base->classify(m_dropout(m_base->convolve(images)));
    const torch::Tensor loss = torch::nn::functional::cross_entropy(logits, m_labels.index_select(0, batch));
    m_adam.zeroGradients();
    loss.backward();
    m_adam.step();
    m_watch.stop();
    ++m_progress.step;
    m_samples += m_recipe.batch;
    m_progress.epoch = epoch + 1;
    if (m_progress.step % 10 == 0) {
      m_progress.loss = loss.item<double>();
      if (!std::isfinite(m_progress.loss)) refuseBaseDivergence();
      m_observer.onMetrics({{series::kBaseLoss, {m_progress.step, 0, m_progress.loss}}});
    }
    m_progress.samplesPerSecond = static_cast<double>(m_samples) / std::max(1e-9, m_watch.seconds());
    m_progress.secondsLeft = -1;
    m_meter.report(m_progress);
  }

  double secondsSinceCheckpoint() const {
    return std::chrono::duration<double>(Stopwatch::Clock::now() - m_lastCheckpoint).count();
  }

  void save() {
    TensorFile file;
    file.tensors = m_base->state();
    const NamedTensors adam = prefixed(m_adam.state(), "adam.");
    file.tensors.insert(file.tensors.end(), adam.begin(), adam.end());
    file.tensors.emplace_back(kDropout, m_dropout.state());
    file.metadata = metadataOf(BaseTrainingState{m_progress.step, m_validatedEpoch, m_random.state()});
    file.metadata["config"] = formatConfig(m_config, -1);
    file.metadata[kImages] = m_request.data.train->sha256;
    m_observer.onCheckpoints({{CheckpointKind::base, m_progress.step, writeSafetensors(file)}});
    m_lastCheckpoint = Stopwatch::Clock::now();
  }

  /// Everything that save() writes.
  void restore(const TensorFile& file) {
    checkConfigOf(file, m_config);
    const auto images = file.metadata.find(kImages);
    if (images == file.metadata.end() || images->second != m_request.data.train->sha256)
      refuseCheckpoint("it is one of other training images");
    const BaseTrainingState s = readBaseTrainingState(file.metadata, m_progress.epochs, m_perEpoch);
    const torch::NoGradGuard guard;
    GivenParameters source(file.tensors, "", m_device);
    for (const auto& [name, tensor] : m_base->state()) {
      torch::Tensor target = tensor;
      target.copy_(source.get(name, tensor.sizes().vec(), 1));
    }
    m_adam.restore(file.tensors, "adam.", s.step);
    torch::Tensor dropout;
    for (const auto& [name, tensor] : file.tensors)
      if (name == kDropout) dropout = tensor;
    m_dropout.restore(dropout);
    m_random = SmallRandom(s.shiftRandom);
    m_progress.step = s.step;
    m_validatedEpoch = s.validatedEpoch;
  }

  const TrainingRequest& m_request;
  const ExperimentConfig& m_config;
  torch::Device m_device;
  TrainingControl& m_control;
  TrainingObserver& m_observer;
  BaseModelRecipe m_recipe;
  std::shared_ptr<BaseNetwork> m_base;
  Adam m_adam;
  SmallRandom m_random;
  Dropout m_dropout;
  torch::Tensor m_bytes, m_labels, m_heldBytes, m_heldLabels;
  int m_count = 0;
  int64_t m_perEpoch = 0;
  int64_t m_samples = 0; ///< since this process began
  int m_validatedEpoch = 0;
  TrainingProgress m_progress;
  ProgressMeter m_meter;
  Stopwatch m_watch;
  Stopwatch::Clock::time_point m_lastCheckpoint;
};

} // namespace

std::shared_ptr<BaseNetwork> trainBaseModel(const TrainingRequest& request, const Processor& processor,
                                            TrainingControl& control, TrainingObserver& observer) {
  return BaseTrainer(request, processor, control, observer).run();
}

} // namespace lacuna::coding
