// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/code_trainer.h"

#include <cmath>

#include "coding/schedule.h"
#include "experiment/config_json.h"
#include "experiment/error.h"

namespace lacuna {
namespace {

using Clock = Stopwatch::Clock;

constexpr int kStepsPerMetric = 10;
constexpr double kCheckpointSeconds = 30;

double secondsSince(Clock::time_point t) {
  return std::chrono::duration<double>(Clock::now() - t).count();
}

std::shared_ptr<const BaseNetwork> onCpu(const std::shared_ptr<const BaseNetwork>& base) {
  GivenParameters copy(base->parameters(), "", torch::kCPU);
  return std::make_shared<BaseNetwork>(base->spec(), copy);
}

/// What stands in for a lost map: [n, c, b, b'] of zeros, the constant, or (later, from the data) the mean map.
torch::Tensor firstFill(const CodeConfig& code, const SplitPlan& plan, torch::Device device) {
  const MapShape map = plan.partOutput();
  const double value = code.fill == Fill::constant ? code.fillValue : 0.0;
  return torch::full({plan.devices(), map.channels, map.height, map.width}, value,
                     torch::TensorOptions().dtype(torch::kFloat).device(device));
}

Pipeline freshPipeline(const ExperimentConfig& config, const std::shared_ptr<const BaseNetwork>& base,
                       torch::Device device) {
  RandomParameters encoder(config.training.seed * 2 + 1, device);
  RandomParameters decoder(config.training.seed * 2 + 2, device);
  const SplitPlan plan = planSplit(base->spec(), config.code.k, config.code.r);
  return buildPipeline(config, base, encoder, decoder, firstFill(config.code, plan, device));
}

/// The mean over the training images of each data part's map; parity parts, whose maps change while they are learned,
/// get the mean over the data parts.
void fillWithMean(const Pipeline& pipeline, const CodingData& data) {
  const torch::NoGradGuard guard;
  const torch::Tensor mean = data.features.mean(0); // [k, c, b, b']
  const SplitPlan& plan = pipeline.plan();
  torch::Tensor fill = pipeline.fill();
  fill.narrow(0, 0, plan.k).copy_(mean);
  fill.narrow(0, plan.k, plan.r).copy_(mean.mean(0, true).expand({plan.r, -1, -1, -1}));
}

} // namespace

CodeTrainer::CodeTrainer(const TrainingRequest& request, const ComputeDevice& device,
                         std::shared_ptr<const BaseNetwork> base, TrainingControl& control, TrainingObserver& observer)
    : m_request(request),
      m_config(request.config),
      m_device(device),
      m_control(control),
      m_observer(observer),
      m_base(std::move(base)),
      m_cpuBase(onCpu(m_base)),
      m_pipeline(freshPipeline(m_config, m_base, device.device)),
      m_sampler(m_config.code, m_config.training),
      m_random(m_config.training.seed),
      m_meter(observer) {}

TrainingOutcome CodeTrainer::run() {
  TrainingOutcome outcome;
  outcome.device = m_device.name;
  const ImageSet& train = *m_request.data.train;
  const int held = validationCount(train);
  const int count = train.count() - held;
  m_progress.phase = TrainingPhase::features;
  report(true);
  m_train = prepare(m_pipeline, imageBytes(train, 0, count, m_device.device),
                    imageLabels(train, 0, count, m_device.device), m_control);
  m_validation = prepare(m_pipeline, imageBytes(train, count, held, m_device.device),
                         imageLabels(train, count, held, m_device.device), m_control);
  if (m_control.cancelled()) {
    outcome.cancelled = true;
    return outcome;
  }
  if (m_config.code.fill == Fill::mean) fillWithMean(m_pipeline, m_train);
  m_step = std::make_unique<TrainingStep>(m_config, m_pipeline, m_train);

  m_progress.phase = TrainingPhase::code;
  m_progress.epochs = m_config.training.epochs;
  m_perEpoch = (count + m_config.training.batch - 1) / m_config.training.batch;
  m_progress.steps = m_perEpoch * m_config.training.epochs;
  m_lastCheckpoint = Clock::now();
  offerSnapshot(true);
  bool going = true;
  for (int epoch = 1; going && epoch <= m_config.training.epochs; ++epoch) going = trainEpoch(epoch);
  saveLast(true);
  saveBest();
  outcome.samplesPerSecond = static_cast<double>(m_samples) / std::max(1e-9, m_watch.seconds());
  outcome.codeSeconds = m_watch.seconds();
  outcome.bestEpoch = m_bestEpoch;
  outcome.cancelled = !going;
  if (going) {
    outcome.evaluation = evaluateOnTest();
    outcome.cancelled = m_control.cancelled();
    outcome.cost = asTorch(*snapshotOf(m_config, m_cpuBase, m_pipeline)).cost();
  }
  return outcome;
}

bool CodeTrainer::trainEpoch(int epoch) {
  m_progress.epoch = epoch;
  const auto order = shuffledIndices(m_train.count(), m_config.training.seed, epoch);
  const torch::Tensor indices = torch::tensor(order, torch::kLong).to(m_device.device);
  for (const torch::Tensor& batch : indices.split(m_config.training.batch)) {
    if (m_control.paused()) {
      // A paused training shows exactly where it stands.
      offerSnapshot(true);
      report(true);
    }
    if (!m_control.proceed()) return false;
    m_watch.start();
    const double rate =
        learningRate(m_config.training.schedule, m_config.training.learningRate, m_progress.step, m_progress.steps);
    const TrainingStep::Losses losses = m_step->run(batch, m_sampler.draw(m_random), rate);
    ++m_progress.step;
    m_samples += batch.size(0);
    record(losses, rate);
    m_watch.stop();
    m_progress.samplesPerSecond = static_cast<double>(m_samples) / std::max(1e-9, m_watch.seconds());
    report(false);
    offerSnapshot(false);
    saveLast(false);
  }
  validate(epoch);
  return !m_control.cancelled();
}

void CodeTrainer::record(const TrainingStep::Losses& losses, double rate) {
  const auto add = [this](torch::Tensor& sum, const torch::Tensor& value) {
    if (value.defined()) sum = m_sums.count == 0 ? value : sum + value;
  };
  add(m_sums.losses.total, losses.total);
  add(m_sums.losses.features, losses.features);
  add(m_sums.losses.logitsKl, losses.logitsKl);
  add(m_sums.losses.labels, losses.labels);
  ++m_sums.count;
  if (m_progress.step % kStepsPerMetric == 0 || m_control.paused()) flushMetrics(rate);
}

void CodeTrainer::flushMetrics(double rate) {
  std::vector<MetricSample> samples;
  const auto add = [&](const char* name, const torch::Tensor& sum) {
    if (sum.defined()) samples.push_back({name, {m_progress.step, 0, sum.item<double>() / m_sums.count}});
  };
  add(series::kLoss, m_sums.losses.total);
  add(series::kLossFeatures, m_sums.losses.features);
  add(series::kLossKl, m_sums.losses.logitsKl);
  add(series::kLossLabels, m_sums.losses.labels);
  m_progress.loss = samples.front().point.value;
  samples.push_back({series::kLearningRate, {m_progress.step, 0, rate}});
  m_sums = Sums{};
  m_observer.onMetrics(samples);
  if (!std::isfinite(m_progress.loss))
    throw Error(ErrorKind::failure, "The training diverged at batch " + std::to_string(m_progress.step) +
                                        ": the loss is no longer a number; lower training.learning_rate");
}

void CodeTrainer::validate(int epoch) {
  m_other.start();
  const Evaluator evaluator(m_pipeline, m_config.code, m_config.training.loss, m_sampler.all());
  const EvaluationResult result = evaluator.run(m_validation, m_control);
  if (!result.complete) return m_other.stop();
  std::vector<MetricSample> samples = {{series::kValidationLoss, {m_progress.step, 0, result.loss}}};
  if (epoch == 1) samples.push_back({series::kValidationBase, {0, 0, result.evaluation.accuracy.base}});
  for (const LostSummary& s : result.evaluation.accuracy.byLost) {
    samples.push_back({series::validationMean(s.lost), {m_progress.step, 0, s.allPatternMean}});
    samples.push_back({series::validationWorst(s.lost), {m_progress.step, 0, s.worst}});
  }
  m_observer.onMetrics(samples);
  if (m_bestEpoch == 0 || result.loss < m_bestLoss) {
    m_bestLoss = result.loss;
    m_bestEpoch = epoch;
    m_best.clear();
    for (const auto& [name, tensor] : coderTensors(m_pipeline)) m_best.emplace_back(name, tensor.detach().clone());
  }
  watchForStall(epoch, result.evaluation);
  m_other.stop();
}

void CodeTrainer::watchForStall(int epoch, const Evaluation& evaluation) {
  if (m_saidStalled || epoch < 2 || evaluation.accuracy.byLost.empty()) return;
  const LostSummary& one = evaluation.accuracy.byLost.front();
  if (one.allPatternMean > one.zerosMean + 0.1) return;
  m_saidStalled = true;
  m_observer.onEvent("The training seems stalled: after epoch " + std::to_string(epoch) +
                     " the code does no better than zeros. Try another training.seed or a lower learning rate.");
}

void CodeTrainer::offerSnapshot(bool always) {
  // At most about a hundredth of the time goes into copies.
  if (!always && secondsSince(m_lastSnapshot) < std::max(0.5, 100 * m_snapshotSeconds)) return;
  const auto start = Clock::now();
  m_observer.onSnapshot(snapshotOf(m_config, m_cpuBase, m_pipeline));
  m_lastSnapshot = Clock::now();
  m_snapshotSeconds = secondsSince(start);
}

TensorFile CodeTrainer::checkpoint() const {
  TensorFile file;
  file.tensors = coderTensors(m_pipeline);
  const NamedTensors adam = prefixed(m_step->adam().state(), "adam.");
  file.tensors.insert(file.tensors.end(), adam.begin(), adam.end());
  file.metadata = {{"config", formatConfig(m_config, -1)},
                   {"step", std::to_string(m_progress.step)},
                   {"epoch", std::to_string(m_progress.epoch)},
                   {"position", std::to_string(m_progress.step - int64_t(m_progress.epoch - 1) * m_perEpoch)},
                   {"adam_steps", std::to_string(m_step->adam().steps())},
                   {"pattern_random", std::to_string(m_random.state())},
                   {"best_epoch", std::to_string(m_bestEpoch)},
                   {"best_loss", std::to_string(m_bestLoss)}};
  return file;
}

void CodeTrainer::saveLast(bool always) {
  if (!always && secondsSince(m_lastCheckpoint) < kCheckpointSeconds) return;
  m_other.start();
  m_observer.onCheckpoint(CheckpointKind::last, m_progress.step, writeSafetensors(checkpoint()));
  if (!always) saveBest();
  m_lastCheckpoint = Clock::now();
  m_other.stop();
}

void CodeTrainer::saveBest() {
  if (m_bestEpoch == 0) return;
  TensorFile file;
  file.tensors = m_best;
  file.metadata = {{"config", formatConfig(m_config, -1)}, {"best_epoch", std::to_string(m_bestEpoch)}};
  m_observer.onCheckpoint(CheckpointKind::best, m_bestEpoch * m_perEpoch, writeSafetensors(file));
}

void CodeTrainer::report(bool always) {
  if (m_progress.phase == TrainingPhase::code && m_progress.step > 0) {
    const double share = static_cast<double>(m_progress.step) / static_cast<double>(m_progress.steps);
    m_progress.secondsLeft = (m_watch.seconds() + m_other.seconds()) * (1 - share) / share;
  } else {
    m_progress.secondsLeft = -1;
  }
  m_meter.report(m_progress, always);
}

/// The test subset is read once, with the weights of the best epoch.
Evaluation CodeTrainer::evaluateOnTest() {
  m_progress = TrainingProgress{};
  m_progress.phase = TrainingPhase::evaluation;
  report(true);
  {
    const torch::NoGradGuard guard;
    const NamedTensors live = coderTensors(m_pipeline);
    for (size_t i = 0; i < live.size(); ++i) {
      torch::Tensor target = live[i].second;
      target.copy_(m_best[i].second);
    }
  }
  offerSnapshot(true);
  const ImageSet& test = *m_request.data.test;
  const CodingData data = prepare(m_pipeline, imageBytes(test, 0, test.count(), m_device.device),
                                  imageLabels(test, 0, test.count(), m_device.device), m_control);
  const Evaluator evaluator(m_pipeline, m_config.code, m_config.training.loss, {});
  return evaluator.run(data, m_control).evaluation;
}

} // namespace lacuna
