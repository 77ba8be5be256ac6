// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/code_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "coding/compute/precision.h"
#include "coding/training/schedule.h"
#include "experiment/config/config_json.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

using Clock = Stopwatch::Clock;

constexpr int kStepsPerMetric = 10;

std::shared_ptr<const BaseNetwork> onCpu(const std::shared_ptr<const BaseNetwork>& base) {
  GivenParameters copy(base->parameters(), "", torch::kCPU);
  return std::make_shared<BaseNetwork>(base->spec(), copy);
}

/// The mean over the training images of each data part's map, with a code of images the same for every place; parity
/// parts, whose maps change while they are learned, get the mean over the data parts.
void fillWithMean(const CodedModel& model, const CodingData& data) {
  const torch::NoGradGuard guard;
  std::vector<torch::Tensor> sums(model.blocks().size());
  for (const torch::Tensor& chunk : data.bytes.split(500)) {
    torch::Tensor input = normalised(chunk);
    for (size_t b = 0; b < sums.size(); ++b) {
      const torch::Tensor features = model.blocks()[b].dataMaps(input);
      const torch::Tensor sum = features.sum(0); // [k or 1, c, b, b']
      sums[b] = sums[b].defined() ? sums[b] + sum : sum;
      if (b + 1 < sums.size()) input = model.blocks()[b].mergeWhole(features);
    }
  }
  for (size_t b = 0; b < sums.size(); ++b) {
    const SplitPlan& plan = model.blocks()[b].plan();
    const torch::Tensor mean = sums[b] / data.count();
    torch::Tensor fill = model.blocks()[b].fill();
    fill.narrow(0, 0, plan.k).copy_(mean);
    fill.narrow(0, plan.k, plan.r).copy_(mean.mean(0, true).expand({plan.r, -1, -1, -1}));
  }
}

/// The sums of a metric that is not complete yet, by their names in a checkpoint.
std::array<std::pair<const char*, torch::Tensor*>, 4> namedSums(TrainingStep::Losses& losses) {
  return {{{"sums.total", &losses.total},
           {"sums.features", &losses.features},
           {"sums.logits_kl", &losses.logitsKl},
           {"sums.labels", &losses.labels}}};
}

[[noreturn]] void refuseDivergence(int64_t step) {
  throw Error(ErrorKind::failure, "The training diverged at batch " + std::to_string(step) +
                                      ": the loss is no longer a number; lower training.learning_rate");
}

/// First weights of the attempt-th try; the seed alone decides them.
CodedModel freshModel(const ExperimentConfig& config, const std::shared_ptr<const BaseNetwork>& base,
                      torch::Device device, int attempt) {
  constexpr uint64_t kApart = 1000003;
  const uint64_t seed = config.training.seed + kApart * static_cast<uint64_t>(attempt);
  return CodedModel(config.code, base, randomCoders(seed, device, base));
}

} // namespace

CodeTrainer::CodeTrainer(const TrainingRequest& request, const Processor& processor,
                         std::shared_ptr<const BaseNetwork> base, int threads, TrainingControl& control,
                         TrainingObserver& observer, const Resumption* resumption)
    : m_request(request),
      m_config(request.config),
      m_processor(processor),
      m_control(control),
      m_observer(observer),
      m_resumption(resumption),
      m_base(std::move(base)),
      m_cpuBase(onCpu(m_base)),
      m_stream(processor.device),
      m_pool(processor.device.is_cpu() ? threads : 1),
      m_oneThread(m_pool),
      m_model(freshModel(m_config, m_base, processor.device, 0)),
      m_sampler(m_config.code, m_config.training),
      m_random(m_config.training.seed),
      m_meter(observer) {}

TrainingOutcome CodeTrainer::run() {
  TrainingOutcome outcome;
  outcome.processor = m_processor.name;
  if (m_config.code.trains()) {
    warnAboutUnavailableOptions();
    prepareData();
    outcome.cancelled = m_control.cancelled() || !trainCode();
    outcome.samplesPerSecond = static_cast<double>(m_samples) / std::max(1e-9, m_watch.seconds());
    outcome.codeSeconds = m_watch.seconds();
    outcome.bestEpoch = m_bestEpoch;
  } else {
    // Nothing to train: what the library keeps are the few tensors that let the code be opened again.
    m_best = m_model.tensors();
    offerSnapshot(true);
    m_observer.onCheckpoints({bestCheckpoint()});
  }
  if (!outcome.cancelled) {
    outcome.evaluation = evaluateOnTest();
    outcome.cancelled = m_control.cancelled();
    outcome.cost = asTorch(*snapshotOf(m_config, m_cpuBase, m_model)).cost();
  }
  return outcome;
}

bool CodeTrainer::recordsSteps() const {
  return m_config.training.cudaGraphs && m_processor.device.is_cuda() && TrainingStep::canRecord(m_config);
}

/// Says where what was asked for is not to be had, or costs more than it saves.
void CodeTrainer::warnAboutUnavailableOptions() const {
  const Precision precision = m_config.training.precision;
  if (m_config.training.cudaGraphs && !recordsSteps())
    m_observer.onEvent(m_processor.device.is_cuda()
                           ? "Steps that move images, code whole images or decode linearly cannot be recorded as CUDA "
                             "graphs; they run one by one."
                           : "CUDA graphs are for GPUs; this training's steps run one by one.");
  if (m_processor.device.is_cuda() || precision == Precision::float32) return;
  m_observer.onEvent(precision == Precision::tf32
                         ? "TF32 is a format of GPUs; this training computes in float32."
                         : "bfloat16 on a CPU takes libtorch's ways instead of our own, which are mostly faster.");
}

void CodeTrainer::prepareData() {
  const ImageSet& train = *m_request.data.train;
  const int held = validationCount(train);
  const int count = train.count() - held;
  m_progress.phase = TrainingPhase::features;
  report(true);
  m_train = prepare(m_model, imageBytes(train, 0, count, m_processor.device),
                    imageLabels(train, 0, count, m_processor.device), m_control, m_pool);
  m_validation = prepare(m_model, imageBytes(train, count, held, m_processor.device),
                         imageLabels(train, count, held, m_processor.device), m_control, m_pool);
}

/// False when it was cancelled.
bool CodeTrainer::trainCode() {
  if (m_config.code.fill == Fill::mean && m_resumption == nullptr) fillWithMean(m_model, m_train);
  m_step = std::make_unique<TrainingStep>(m_config, m_model, m_train, m_pool, recordsSteps());
  m_progress.phase = TrainingPhase::code;
  m_progress.epochs = m_config.training.epochs;
  m_perEpoch = static_cast<int64_t>(epochBatches(1).size());
  m_progress.steps = m_perEpoch * m_config.training.epochs;
  if (m_resumption != nullptr) restore();
  m_lastCheckpoint = Clock::now();
  offerSnapshot(true);
  bool going = true;
  int epoch = std::max(1, m_progress.epoch);
  while (!m_stopEarly && epoch <= m_config.training.epochs) {
    going = trainEpoch(epoch);
    if (!going) break;
    epoch = m_stalled && restart() ? 1 : epoch + 1;
  }
  save(true);
  return going;
}

/// Everything that state() and checkpoint() tell.
void CodeTrainer::restore() {
  const TrainingState& s = m_resumption->state;
  checkTrainingState(s, m_config.training, m_perEpoch);
  const torch::NoGradGuard guard;
  const NamedTensors& stored = m_resumption->last.tensors;
  GivenParameters source(stored, "", m_processor.device);
  for (auto& [name, tensor] : m_model.tensors()) {
    torch::Tensor target = tensor;
    target.copy_(source.get(name, tensor.sizes().vec(), 1));
  }
  m_step->adam().restore(stored, "adam.", s.adamSteps);
  m_step->shifts() = SmallRandom(s.shiftRandom);
  m_random = SmallRandom(s.patternRandom);
  m_progress.step = m_firstStep = s.step;
  m_progress.epoch = s.epoch;
  m_validatedEpoch = s.validatedEpoch;
  m_sums.count = s.sumsCount;
  for (const auto& [name, sum] : namedSums(m_sums.losses))
    for (const auto& [given, tensor] : stored)
      if (given == name) *sum = tensor.to(m_processor.device);
  if (m_sums.count > 0 && !m_sums.losses.total.defined())
    throw Error(ErrorKind::data, "The checkpoint lacks the sums of its losses; train the run again");
  m_best.clear();
  GivenParameters best(m_resumption->best.tensors, "", m_processor.device);
  if (s.bestEpoch > 0)
    for (const auto& [name, tensor] : m_model.tensors())
      m_best.emplace_back(name, best.get(name, tensor.sizes().vec(), 1));
  m_bestEpoch = m_savedBest = s.bestEpoch;
  m_bestLoss = s.bestLoss;
  m_bestWorst = s.bestWorst;
  m_bestWorstEpoch = s.bestWorstEpoch;
  m_firstLoss = s.firstLoss;
  m_stalled = s.stalled;
  m_stopEarly = s.stopEarly;
  m_attempt = s.attempt;
}

/// Begins anew with other first weights, as long as the configuration allows it. The curves are written over.
bool CodeTrainer::restart() {
  m_stalled = false;
  if (m_attempt >= m_config.training.restarts) return false;
  ++m_attempt;
  m_observer.onEvent("The training stalled at chance; restarting with new initial weights (restart " +
                     std::to_string(m_attempt) + " of at most " + std::to_string(m_config.training.restarts) + ").");
  m_model = freshModel(m_config, m_base, m_processor.device, m_attempt);
  if (m_config.code.fill == Fill::mean) fillWithMean(m_model, m_train);
  m_step = std::make_unique<TrainingStep>(m_config, m_model, m_train, m_pool, recordsSteps());
  m_progress.step = m_firstStep = 0;
  m_best.clear();
  m_bestEpoch = 0;
  m_bestWorst = -1;
  m_bestWorstEpoch = 0;
  m_validatedEpoch = 0;
  m_savedBest = 0;
  m_sums = Sums{};
  return true;
}

/// How many losses the curriculum has come to: all of them by the middle of the training.
int CodeTrainer::mostLost() const {
  const int most = m_config.code.lost();
  if (!m_config.training.curriculum) return most;
  const double share = static_cast<double>(m_progress.step) / static_cast<double>(m_progress.steps);
  return std::min(most, 1 + static_cast<int>(share * 2 * most));
}

/// The same for the same seed and epoch.
std::vector<torch::Tensor> CodeTrainer::epochBatches(int epoch) const {
  const auto order = shuffledIndices(m_train.count(), m_config.training.seed, epoch);
  const torch::Tensor indices = torch::tensor(order, torch::kLong).to(m_processor.device);
  return batchesOf(indices, m_config.training.batch, m_model.groupsImages() ? m_config.code.k : 1);
}

bool CodeTrainer::trainEpoch(int epoch) {
  m_progress.epoch = epoch;
  const std::vector<torch::Tensor> batches = epochBatches(epoch);
  // A training that goes on has done some of them before.
  for (auto done = static_cast<size_t>(m_progress.step - (epoch - 1) * m_perEpoch); done < batches.size(); ++done) {
    const torch::Tensor& batch = batches[done];
    if (m_control.paused()) {
      // A paused training shows exactly where it stands.
      offerSnapshot(true);
      report(true);
      if (secondsSince(m_lastCheckpoint) >= kPauseSeconds) save(true);
    }
    if (!m_control.proceed()) return false;
    m_watch.start();
    const double rate =
        learningRate(m_config.training.schedule, m_config.training.learningRate, m_progress.step, m_progress.steps);
    const TrainingStep::Losses losses = m_step->run(batch, m_sampler.draw(m_random, mostLost()), rate);
    ++m_progress.step;
    m_samples += batch.size(0);
    record(losses, rate);
    m_watch.stop();
    m_progress.samplesPerSecond = static_cast<double>(m_samples) / std::max(1e-9, m_watch.seconds());
    report(false);
    offerSnapshot(false);
    save(false);
  }
  if (m_validatedEpoch < epoch) validate(epoch);
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
  if (!std::isfinite(m_progress.loss)) refuseDivergence(m_progress.step);
}

void CodeTrainer::validate(int epoch) {
  // The evaluation of such weights would be refused, too, but not with the reason.
  if (m_sums.count > 0 && !std::isfinite(m_sums.losses.total.item<double>())) refuseDivergence(m_progress.step);
  m_other.start();
  const Evaluator evaluator(m_model, m_config.training.loss, m_sampler.all(), m_pool);
  const EvaluationResult result = evaluator.run(m_validation, m_control);
  if (!result.complete) return m_other.stop();
  std::vector<MetricSample> samples = {{series::kValidationLoss, {m_progress.step, 0, result.loss}}};
  if (epoch == 1) samples.push_back({series::kValidationBase, {0, 0, result.evaluation.accuracy.base}});
  for (const LostSummary& s : result.evaluation.accuracy.byLost) {
    samples.push_back({series::validationMean(s.lost), {m_progress.step, 0, s.allPatternMean}});
    samples.push_back({series::validationWorst(s.lost), {m_progress.step, 0, s.worst}});
  }
  m_observer.onMetrics(samples);
  m_observer.onValidation(result.evaluation);
  if (m_bestEpoch == 0 || result.loss < m_bestLoss) {
    m_bestLoss = result.loss;
    m_bestEpoch = epoch;
    m_best.clear();
    for (const auto& [name, tensor] : m_model.tensors()) m_best.emplace_back(name, tensor.detach().clone());
  }
  watchForStall(epoch, result);
  watchForEnd(epoch, result.evaluation);
  m_validatedEpoch = epoch;
  m_other.stop();
}

/// Stalled is what after two epochs neither does better than zeros nor is getting anywhere: codes of images, and
/// trainings on few images, are at chance for some epochs and learn all the same.
void CodeTrainer::watchForStall(int epoch, const EvaluationResult& result) {
  if (epoch == 1) m_firstLoss = result.loss;
  if (epoch != 2 || result.evaluation.accuracy.byLost.empty()) return;
  constexpr double kGettingSomewhere = 0.98;
  const LostSummary& one = result.evaluation.accuracy.byLost.front();
  if (one.allPatternMean > one.zerosMean + 0.1 || result.loss < kGettingSomewhere * m_firstLoss) return;
  m_stalled = true;
  if (m_attempt >= m_config.training.restarts)
    m_observer.onEvent("The training seems stalled: after epoch " + std::to_string(epoch) +
                       " the code does no better than zeros. Try another training.seed or a lower learning rate.");
}

void CodeTrainer::watchForEnd(int epoch, const Evaluation& evaluation) {
  if (evaluation.accuracy.byLost.empty()) return;
  const double worst = evaluation.accuracy.byLost.back().worst;
  if (worst > m_bestWorst) {
    m_bestWorst = worst;
    m_bestWorstEpoch = epoch;
  }
  const int patience = m_config.training.earlyStop;
  if (m_stalled && m_attempt < m_config.training.restarts) return; // it is restarted, which may do better
  if (patience == 0 || epoch - m_bestWorstEpoch < patience) return;
  m_stopEarly = true;
  m_observer.onEvent("Stopped after epoch " + std::to_string(epoch) +
                     ": the validation's worst pattern has not improved " + "for " + std::to_string(patience) +
                     " epochs.");
}

void CodeTrainer::offerSnapshot(bool always) {
  // At most about a hundredth of the time goes into copies.
  if (!always && secondsSince(m_lastSnapshot) < std::max(0.5, 100 * m_snapshotSeconds)) return;
  const auto start = Clock::now();
  m_observer.onSnapshot(snapshotOf(m_config, m_cpuBase, m_model));
  m_lastSnapshot = Clock::now();
  m_snapshotSeconds = secondsSince(start);
}

TrainingState CodeTrainer::state() const {
  TrainingState s;
  s.step = m_progress.step;
  s.epoch = m_progress.epoch;
  s.validatedEpoch = m_validatedEpoch;
  s.adamSteps = m_step->adam().steps();
  s.patternRandom = m_random.state();
  s.shiftRandom = m_step->shifts().state();
  s.sumsCount = m_sums.count;
  s.bestEpoch = m_bestEpoch;
  s.bestLoss = m_bestLoss;
  s.bestWorst = m_bestWorst;
  s.bestWorstEpoch = m_bestWorstEpoch;
  s.firstLoss = m_firstLoss;
  s.stalled = m_stalled;
  s.stopEarly = m_stopEarly;
  s.attempt = m_attempt;
  s.threads = m_pool.count();
  return s;
}

TensorFile CodeTrainer::checkpoint() const {
  TensorFile file;
  file.tensors = m_model.tensors();
  const NamedTensors adam = prefixed(m_step->adam().state(), "adam.");
  file.tensors.insert(file.tensors.end(), adam.begin(), adam.end());
  TrainingStep::Losses sums = m_sums.losses;
  if (m_sums.count > 0)
    for (const auto& [name, sum] : namedSums(sums))
      if (sum->defined()) file.tensors.emplace_back(name, *sum);
  file.metadata = metadataOf(state());
  file.metadata["config"] = formatConfig(m_config, -1);
  return file;
}

Checkpoint CodeTrainer::bestCheckpoint() const {
  TensorFile file;
  file.tensors = m_best;
  file.metadata = {{"config", formatConfig(m_config, -1)}, {"best_epoch", std::to_string(m_bestEpoch)}};
  return {CheckpointKind::best, m_bestEpoch * m_perEpoch, writeSafetensors(file)};
}

/// Not more often than asked for, unless `always`. Both kinds together, so that they are of the same moment.
void CodeTrainer::save(bool always) {
  if (!always && secondsSince(m_lastCheckpoint) < m_request.checkpointSeconds) return;
  m_other.start();
  std::vector<Checkpoint> both = {{CheckpointKind::last, m_progress.step, writeSafetensors(checkpoint())}};
  if (m_savedBest != m_bestEpoch) both.push_back(bestCheckpoint());
  m_observer.onCheckpoints(both);
  m_savedBest = m_bestEpoch;
  m_lastCheckpoint = Clock::now();
  m_other.stop();
}

void CodeTrainer::report(bool always) {
  if (m_progress.phase == TrainingPhase::code && m_progress.step > m_firstStep) {
    const double perStep = (m_watch.seconds() + m_other.seconds()) / static_cast<double>(m_progress.step - m_firstStep);
    m_progress.secondsLeft = perStep * static_cast<double>(m_progress.steps - m_progress.step);
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
    const NamedTensors live = m_model.tensors();
    for (size_t i = 0; i < m_best.size(); ++i) {
      torch::Tensor target = live[i].second;
      target.copy_(m_best[i].second);
    }
  }
  offerSnapshot(true);
  const ImageSet& test = *m_request.data.test;
  const CodingData data = prepare(m_model, imageBytes(test, 0, test.count(), m_processor.device),
                                  imageLabels(test, 0, test.count(), m_processor.device), m_control, m_pool);
  const Evaluator evaluator(m_model, m_config.training.loss, {}, m_pool);
  return evaluator.run(data, m_control).evaluation;
}

} // namespace lacuna::coding
