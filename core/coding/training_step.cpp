// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training_step.h"

namespace lacuna {
namespace {

NamedTensors trainable(const Pipeline& pipeline) {
  NamedTensors parameters = prefixed(pipeline.encoder().parameters(), "encoder.");
  const NamedTensors decoder = prefixed(pipeline.decoder().parameters(), "decoder.");
  parameters.insert(parameters.end(), decoder.begin(), decoder.end());
  for (auto& entry : parameters) entry.second.requires_grad_(true);
  return parameters;
}

Adam::Settings settingsOf(const TrainingConfig& training) {
  Adam::Settings s;
  s.learningRate = training.learningRate;
  s.weightDecay = training.weightDecay;
  return s;
}

} // namespace

TrainingStep::TrainingStep(const ExperimentConfig& config, const Pipeline& pipeline, const CodingData& data)
    : m_config(config), m_pipeline(pipeline), m_data(data), m_adam(trainable(pipeline), settingsOf(config.training)) {}

TrainingStep::Losses TrainingStep::run(const torch::Tensor& indices, const std::vector<WeightedPattern>& patterns,
                                       double rate) {
  m_clock.start();
  const torch::Tensor images = normalised(m_data.bytes.index_select(0, indices));
  const torch::Tensor features = m_data.features.index_select(0, indices);
  const torch::Tensor baseLogits = m_data.logits.index_select(0, indices);
  const torch::Tensor labels = m_data.labels.index_select(0, indices);
  m_clock.done(StepPhase::load);
  const torch::Tensor parityParts = m_pipeline.encoder().encode(m_pipeline.split(images));
  m_clock.done(StepPhase::encode);
  const torch::Tensor outputs = torch::cat({features, m_pipeline.convolveParity(parityParts)}, 1);
  m_clock.done(StepPhase::parity);

  std::vector<FailurePattern> masks;
  std::vector<float> weights;
  for (const WeightedPattern& p : patterns) {
    masks.push_back(p.pattern);
    weights.push_back(static_cast<float>(p.weight));
  }
  const PatternLosses perPattern = patternLosses(m_pipeline, m_config.training.loss, m_config.code.passThrough, outputs,
                                                 baseLogits, labels, masks, false);
  const torch::Tensor weight = torch::tensor(weights).to(indices.device());
  Losses losses;
  losses.total = (perPattern.total * weight).sum();
  const auto detached = [&](const torch::Tensor& t) {
    return t.defined() ? (t.detach() * weight).sum() : torch::Tensor();
  };
  losses.features = detached(perPattern.features);
  losses.logitsKl = detached(perPattern.logitsKl);
  losses.labels = detached(perPattern.labels);
  m_clock.done(StepPhase::decode);

  m_adam.zeroGradients();
  losses.total.backward();
  losses.total = losses.total.detach();
  m_clock.done(StepPhase::backward);
  m_adam.setLearningRate(rate);
  m_adam.step();
  m_clock.done(StepPhase::optimizer);
  return losses;
}

} // namespace lacuna
