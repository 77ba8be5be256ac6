// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/training_step.h"

#include <algorithm>
#include <optional>

#include "coding/compute/precision.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

NamedTensors trainable(const CodedModel& model) {
  NamedTensors parameters = model.trainable();
  for (auto& entry : parameters) entry.second.requires_grad_(true);
  return parameters;
}

Adam::Settings settingsOf(const TrainingConfig& training) {
  Adam::Settings s;
  s.learningRate = training.learningRate;
  s.weightDecay = training.weightDecay;
  s.clip = training.clip;
  return s;
}

} // namespace

TrainingStep::TrainingStep(const ExperimentConfig& config, const CodedModel& model, const CodingData& data,
                           WorkerPool& pool, bool recorded)
    : m_config(config),
      m_model(model),
      m_data(data),
      m_pool(pool),
      m_recorded(recorded && canRecord(config)),
      m_shifts(config.training.seed),
      m_adam(trainable(model), settingsOf(config.training)) {
  const int layers = static_cast<int>(model.base().spec().convSegment.size());
  for (const auto& entry : model.trainable()) m_parameters.push_back(entry.second);
  for (const int cut : config.code.blocks) m_after.push_back(model.base().segment(cut, layers));
}

TrainingStep::Start TrainingStep::load(const torch::Tensor& indices, Shift shift) const {
  Start start;
  start.labels = m_data.labels.index_select(0, indices);
  start.images = normalised(m_data.bytes.index_select(0, indices));
  if (m_config.training.augment > 0) {
    const torch::NoGradGuard guard;
    start.images = shifted(start.images, shift);
    start.baseLogits = m_model.base().classify(m_model.base().convolve(start.images));
  } else {
    start.baseLogits = m_data.logits.index_select(0, indices);
    if (m_data.features.defined()) start.features = m_data.features.index_select(0, indices);
  }
  if (m_model.groupsImages()) group(start);
  return start;
}

/// Turns B images into the B groups that begin with each of them. Their maps are made once per image, not per place.
void TrainingStep::group(Start& start) const {
  const torch::NoGradGuard guard;
  const Pipeline& block = m_model.blocks().front();
  const int64_t count = start.labels.size(0);
  const torch::Tensor rows = toDevice(groupRows(count, block.plan().k, count), start.labels.device());
  const torch::Tensor maps = start.features.defined() ? start.features : block.dataMaps(start.images);
  start.features = block.split(maps.select(1, 0).index_select(0, rows));
  for (torch::Tensor* t : {&start.images, &start.baseLogits, &start.labels}) *t = t->index_select(0, rows);
}

/// Logits of what a block delivers, with the rest of F_conv exact; none after a block whose successors learn with it.
Classifier TrainingStep::classifierAfter(size_t block) const {
  if (block + 1 == m_model.blocks().size())
    return [this](const torch::Tensor& merged) { return m_model.classify(merged); };
  if (m_config.code.blockTraining == BlockTraining::joint) return {};
  return
      [this, block](const torch::Tensor& merged) { return m_model.base().classify(m_after[block]->convolve(merged)); };
}

/// `exact` [B, …] is the block's true input, `delivered` [P, B, …] what the blocks before it gave, undefined where the
/// true one is meant.
CodedBatch TrainingStep::blockBatch(const Start& start, size_t block, const torch::Tensor& exact,
                                    const torch::Tensor& delivered, PhaseClock& clock) const {
  const Pipeline& pipeline = m_model.blocks()[block];
  CodedBatch batch;
  batch.baseLogits = start.baseLogits;
  batch.labels = start.labels;
  const torch::Tensor parts = pipeline.split(exact);
  if (block == 0 && start.features.defined()) {
    batch.truth = start.features;
  } else {
    const torch::NoGradGuard guard;
    batch.truth = pipeline.convolveData(parts);
  }
  const bool sameInput = !delivered.defined();
  const torch::Tensor sent = sameInput ? parts : pipeline.split(delivered.flatten(0, 1));
  const torch::Tensor coded = pipeline.encoder().encode(sent);
  clock.done(StepPhase::encode);
  batch.outputs = pipeline.deviceOutputs(sameInput ? batch.truth : pipeline.convolveData(sent), coded);
  clock.done(StepPhase::parity);
  if (!sameInput)
    batch.outputs = batch.outputs.view({delivered.size(0), delivered.size(1), batch.outputs.size(1),
                                        batch.outputs.size(2), batch.outputs.size(3), -1});
  return batch;
}

std::vector<PatternLosses> TrainingStep::losses(const Start& start, const Drawn& drawn, PhaseClock& clock) const {
  std::vector<PatternLosses> all;
  torch::Tensor exact = start.images;
  torch::Tensor delivered;
  const bool joint = m_config.code.blockTraining == BlockTraining::joint;
  for (size_t b = 0; b < m_model.blocks().size(); ++b) {
    const Pipeline& block = m_model.blocks()[b];
    const CodedBatch batch = blockBatch(start, b, exact, delivered, clock);
    all.push_back(patternLosses(block, m_config.training.loss, batch, drawn.patterns, drawn.ofBlock[b],
                                classifierAfter(b), [&clock] { clock.done(StepPhase::decode); }));
    clock.done(StepPhase::loss);
    if (b + 1 == m_model.blocks().size()) break;
    exact = block.mergeWhole(batch.truth);
    if (joint) delivered = all.back().merged;
  }
  return all;
}

TrainingStep::Drawn TrainingStep::drawnOf(const std::vector<WeightedPattern>& patterns) const {
  const torch::Device device = m_data.labels.device();
  Drawn drawn;
  std::vector<float> weights;
  for (const WeightedPattern& p : patterns) {
    drawn.patterns.push_back(p.pattern);
    weights.push_back(static_cast<float>(p.weight));
  }
  drawn.weights = toDevice(torch::tensor(weights), device);
  for (const Pipeline& block : m_model.blocks()) drawn.ofBlock.push_back(block.tensorsOf(drawn.patterns, device));
  return drawn;
}

TrainingStep::Share TrainingStep::computeShare(const torch::Tensor& indices, double portion, const Drawn& drawn,
                                               Shift shift, PhaseClock& clock) const {
  clock.start();
  // To clip, the optimizer wants every gradient whole, and here each thread still multiplies out its own.
  std::optional<ProductsOfThread> products;
  if (m_config.training.clip == 0) products.emplace();
  const Start start = load(indices, shift);
  clock.done(StepPhase::load);
  const torch::Tensor weight = drawn.weights * portion;
  Share share;
  torch::Tensor total;
  const auto add = [&](torch::Tensor& sum, const torch::Tensor& perPattern, bool detached) {
    if (!perPattern.defined()) return;
    const torch::Tensor value = ((detached ? perPattern.detach() : perPattern) * weight).sum();
    sum = sum.defined() ? sum + value : value;
  };
  std::optional<PrecisionOfThread> precision(std::in_place, m_config.training.precision, indices.device());
  const std::vector<PatternLosses> blocks = losses(start, drawn, clock);
  precision.reset();
  for (const PatternLosses& block : blocks) {
    add(total, block.total, false);
    add(share.losses.features, block.features, true);
    add(share.losses.logitsKl, block.logitsKl, true);
    add(share.losses.labels, block.labels, true);
  }
  clock.done(StepPhase::loss);
  const std::vector<torch::Tensor> sums = torch::autograd::grad({total}, m_parameters, {}, /*retain_graph=*/{},
                                                                /*create_graph=*/false, /*allow_unused=*/true);
  for (size_t i = 0; i < sums.size(); ++i)
    share.gradients.push_back({sums[i], products ? products->take(m_parameters[i]) : std::vector<OuterProduct>()});
  share.losses.total = total.detach();
  clock.done(StepPhase::backward);
  return share;
}

/// What each thread takes of a batch.
std::vector<torch::Tensor> TrainingStep::shared(const torch::Tensor& indices) const {
  if (!m_model.groupsImages()) return indices.chunk(m_pool.count());
  const int64_t most = std::max<int64_t>(1, indices.size(0) / m_model.code().k);
  return indices.tensor_split(std::min<int64_t>(m_pool.count(), most));
}

TrainingStep::Losses TrainingStep::run(const torch::Tensor& indices, const std::vector<WeightedPattern>& patterns,
                                       double rate) {
  const Tf32OfSteps tf32(m_config.training.precision);
  const Shift shift = m_config.training.augment > 0 ? Shift::draw(m_config.training.augment, m_shifts) : Shift();
  m_adam.setLearningRate(rate);
  const Drawn drawn = drawnOf(patterns);
  if (m_recorded) return runRecorded(indices, drawn);
  const std::vector<torch::Tensor> chunks = shared(indices);
  std::vector<Share> shares(chunks.size());
  m_pool.run([&](int i) {
    const auto at = static_cast<size_t>(i);
    if (at >= chunks.size()) return;
    const double portion = static_cast<double>(chunks[at].size(0)) / static_cast<double>(indices.size(0));
    PhaseClock none;
    shares[at] = computeShare(chunks[at], portion, drawn, shift, i == 0 ? m_clock : none);
  });
  Losses losses = shares.front().losses;
  std::vector<Gradients> gradients = {std::move(shares.front().gradients)};
  const auto add = [](torch::Tensor& sum, const torch::Tensor& more) {
    if (more.defined()) sum = sum + more;
  };
  for (size_t i = 1; i < shares.size(); ++i) {
    add(losses.total, shares[i].losses.total);
    add(losses.features, shares[i].losses.features);
    add(losses.logitsKl, shares[i].losses.logitsKl);
    add(losses.labels, shares[i].losses.labels);
    gradients.push_back(std::move(shares[i].gradients));
  }
  m_adam.step(gradients, m_pool);
  m_clock.done(StepPhase::optimizer);
  return losses;
}

bool TrainingStep::canRecord(const ExperimentConfig& config) {
  // What follows decides on the host: how far a batch is moved, which images of a group are judged, which devices a
  // linear decoder solves for.
  const bool linear = config.code.kind == CodeKind::parm || config.code.decoder.kind == DecoderKind::subtract;
  return config.training.augment == 0 && config.code.unit == CodeUnit::part && !linear;
}

void TrainingStep::record(RecordedWork& work, const std::function<void()>& step) const {
  try {
    work.record(m_data.labels.device(), step);
  } catch (const c10::Error& e) {
    const std::string what = e.what_without_backtrace();
    throw Error(ErrorKind::failure, "The step could not be recorded as a CUDA graph (" +
                                        what.substr(0, what.find('\n')) + "); set training.cuda_graphs to false");
  }
}

TrainingStep::Losses TrainingStep::runRecorded(const torch::Tensor& indices, Drawn drawn) {
  // The libraries that a step calls set themselves up in its first runs.
  constexpr int kRunsBefore = 3;
  const torch::Tensor rates = toDevice(m_adam.nextRates(), indices.device());
  Recording& r = m_recordings[{indices.size(0), drawn.weights.size(0)}];
  if (r.runs == 0) {
    r.indices = indices.clone();
    r.drawn = std::move(drawn);
    r.rates = rates.clone();
  } else {
    r.indices.copy_(indices);
    r.drawn.weights.copy_(drawn.weights);
    for (size_t b = 0; b < drawn.ofBlock.size(); ++b) {
      r.drawn.ofBlock[b].available.copy_(drawn.ofBlock[b].available);
      if (drawn.ofBlock[b].columns.defined()) r.drawn.ofBlock[b].columns.copy_(drawn.ofBlock[b].columns);
    }
    r.rates.copy_(rates);
  }
  const auto step = [this, &r] {
    PhaseClock none;
    Share share = computeShare(r.indices, 1, r.drawn, Shift(), none);
    m_adam.step({std::move(share.gradients)}, r.rates);
    r.losses = share.losses;
  };
  if (++r.runs <= kRunsBefore) {
    step();
  } else {
    if (!r.work.recorded()) record(r.work, step);
    r.work.repeat();
  }
  // The next step writes over them.
  Losses losses = r.losses;
  for (torch::Tensor* t : {&losses.total, &losses.features, &losses.logitsKl, &losses.labels})
    if (t->defined()) *t = t->clone();
  m_clock.done(StepPhase::optimizer);
  return losses;
}

} // namespace lacuna::coding
