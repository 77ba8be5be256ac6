// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/base_trainer.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

#include "coding/adam.h"
#include "coding/pattern_sampler.h"
#include "coding/schedule.h"
#include "coding/training_data.h"
#include "experiment/error.h"

namespace lacuna {
namespace {

double validationAccuracy(const BaseNetwork& base, const torch::Tensor& bytes, const torch::Tensor& labels) {
  return 100 * (wholeLogits(base, bytes).argmax(1) == labels).to(torch::kDouble).mean().item<double>();
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

 private:
  double m_share;
  at::Generator m_random;
};

} // namespace

std::shared_ptr<BaseNetwork> trainBaseModel(const ExperimentConfig& config, const ImageSet& train,
                                            const ComputeDevice& device, TrainingControl& control,
                                            TrainingObserver& observer) {
  const int held = validationCount(train);
  const int count = train.count() - held;
  const torch::Tensor bytes = imageBytes(train, 0, count, device.device);
  const torch::Tensor labels = imageLabels(train, 0, count, device.device);
  const torch::Tensor heldBytes = imageBytes(train, count, held, device.device);
  const torch::Tensor heldLabels = imageLabels(train, count, held, device.device);

  RandomParameters source(config.baseModel.seed, device.device);
  const auto base = std::make_shared<BaseNetwork>(networkOf(config), source, BaseNetwork::Norms::live);
  base->setRequiresGrad(true);
  const auto data = datasetOf(config);
  const BaseModelRecipe recipe = data ? data->recipe : BaseModelRecipe();
  Adam::Settings settings;
  settings.weightDecay = recipe.weightDecay;
  Adam adam(base->parameters(), settings);
  SmallRandom random(config.baseModel.seed);
  Dropout dropout(config.baseModel.dropout, config.baseModel.seed);

  const int64_t perEpoch = (count + recipe.batch - 1) / recipe.batch;
  TrainingProgress progress;
  progress.phase = TrainingPhase::baseModel;
  progress.epochs = config.baseModel.epochs;
  progress.steps = perEpoch * config.baseModel.epochs;
  ProgressMeter meter(observer);
  Stopwatch watch;
  for (int epoch = 0; epoch < config.baseModel.epochs; ++epoch) {
    base->setTraining(true);
    const auto order = shuffledIndices(count, config.baseModel.seed, epoch);
    const torch::Tensor indices = torch::tensor(order, torch::kLong).to(device.device);
    for (const torch::Tensor& batch : indices.split(recipe.batch)) {
      if (!control.proceed()) return nullptr;
      watch.start();
      adam.setLearningRate(learningRate(Schedule::oneCycle, recipe.peakRate, progress.step, progress.steps));
      const torch::Tensor images = shifted(normalised(bytes.index_select(0, batch)), Shift::draw(recipe.shift, random));
      const torch::Tensor logits = base->classify(dropout(base->convolve(images)));
      const torch::Tensor loss = torch::nn::functional::cross_entropy(logits, labels.index_select(0, batch));
      adam.zeroGradients();
      loss.backward();
      adam.step();
      watch.stop();
      ++progress.step;
      progress.epoch = epoch + 1;
      if (progress.step % 10 == 0) {
        progress.loss = loss.item<double>();
        if (!std::isfinite(progress.loss))
          throw Error(ErrorKind::failure, "The base model's training diverged; change base_model.seed");
        observer.onMetrics({{series::kBaseLoss, {progress.step, 0, progress.loss}}});
      }
      progress.samplesPerSecond = static_cast<double>(progress.step * recipe.batch) / std::max(1e-9, watch.seconds());
      progress.secondsLeft = -1;
      meter.report(progress);
    }
    base->setTraining(false);
    observer.onMetrics({{series::kBaseAccuracy, {progress.step, 0, validationAccuracy(*base, heldBytes, heldLabels)}}});
  }
  base->setRequiresGrad(false);
  adam.zeroGradients();
  return base->folded();
}

} // namespace lacuna
