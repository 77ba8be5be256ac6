// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/training_bench.h"

#include "coding/compute/precision.h"
#include "coding/evaluation/evaluator.h"
#include "coding/model/code_snapshot.h"
#include "coding/training/progress_meter.h"
#include "coding/training/training_step.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

using Clock = std::chrono::steady_clock;

/// Multiply-adds per second of square matrix products, one for each thread of the pool, in units of 10⁹ operations.
double gemmGflops(torch::Device device, Precision precision, WorkerPool& pool) {
  const Tf32OfSteps tf32(precision);
  constexpr int64_t n = 1024;
  const torch::Tensor a = torch::randn({pool.count(), n, n}, device);
  const torch::Tensor b = torch::randn({pool.count(), n, n}, device);
  const torch::Tensor c = torch::zeros({pool.count(), n, n}, device);
  const auto multiply = [&] {
    pool.run([&](int i) {
      torch::Tensor product = c[i];
      torch::mm_out(product, a[i], b[i]);
    });
  };
  multiply();
  const auto start = Clock::now();
  int runs = 0;
  while (runs < 5 || secondsSince(start) < 1.0) {
    multiply();
    ++runs;
  }
  c.sum().item<float>(); // waits for a GPU
  return 2.0 * n * n * n * pool.count() * runs / secondsSince(start) / 1e9;
}

/// Bytes per second, read and written counted, of a copy too large for any cache, with all threads of the pool.
double copyBytesPerSecond(WorkerPool& pool) {
  constexpr int64_t kFloats = int64_t(1) << 24;
  const torch::Tensor from = torch::ones({pool.count(), kFloats});
  const torch::Tensor to = torch::zeros_like(from);
  const auto copyAll = [&] { pool.run([&](int share) { torch::Tensor(to[share]).copy_(from[share]); }); };
  copyAll();
  const auto start = Clock::now();
  int runs = 0;
  while (runs < 3 || secondsSince(start) < 0.5) {
    copyAll();
    ++runs;
  }
  return 2.0 * 4 * static_cast<double>(from.numel()) * runs / secondsSince(start);
}

/// Images times patterns per second of a whole evaluation.
double evaluatedPerSecond(const CodedModel& model, const CodingData& data, const LossConfig& loss, WorkerPool& pool) {
  const Evaluator evaluator(model, loss, {}, pool);
  const TrainingControl control;
  const auto start = Clock::now();
  const EvaluationResult result = evaluator.run(data, control);
  return static_cast<double>(data.count()) * static_cast<double>(result.evaluation.patterns.size() + 1) /
         secondsSince(start);
}

} // namespace

BenchFigures benchTrainingStep(const TrainingRequest& request, const Processor& processor, int threads) {
  const ExperimentConfig& config = request.config;
  if (!config.code.trains())
    throw Error(ErrorKind::usage, std::string("code.kind: a code \"") + text(config.code.kind) +
                                      "\" has nothing to train, so its training cannot be timed; use \"learned\"");
  RandomParameters baseSource(1, processor.device);
  const auto base = std::make_shared<BaseNetwork>(networkOf(config), baseSource);
  const CodedModel model(config.code, base, randomCoders(2, processor.device, base));
  const TrainingControl control;
  const StreamOfThread stream(processor.device);
  WorkerPool pool(processor.device.is_cpu() ? threads : 1);
  const OneThreadPerOperation oneThread(pool);
  const double gemm = gemmGflops(processor.device, config.training.precision, pool);
  const int count = std::min(request.data.train->count(), 8192);
  const auto loadStart = Clock::now();
  const CodingData data = prepare(model, imageBytes(*request.data.train, 0, count, processor.device),
                                  imageLabels(*request.data.train, 0, count, processor.device), control, pool);
  const double prepareSeconds = secondsSince(loadStart);

  TrainingStep step(config, model, data, pool, config.training.cudaGraphs && processor.device.is_cuda());
  const PatternSampler sampler(config.code, config.training);
  SmallRandom random(1);
  const torch::Tensor indices = torch::tensor(shuffledIndices(count, 1, 1), torch::kLong).to(processor.device);
  const auto batches = batchesOf(indices, config.training.batch, model.groupsImages() ? config.code.k : 1);
  const auto runBatch = [&](size_t i) {
    return step.run(batches[i % batches.size()], sampler.draw(random), config.training.learningRate);
  };
  for (size_t i = 0; i < 10; ++i) runBatch(i);
  step.clock().enable();
  const auto start = Clock::now();
  int64_t samples = 0;
  int64_t steps = 0;
  torch::Tensor last;
  while (secondsSince(start) < 5.0 || steps < 20) {
    const size_t i = static_cast<size_t>(steps++);
    last = runBatch(i).total;
    samples += batches[i % batches.size()].size(0);
  }
  last.item<float>();
  const double seconds = secondsSince(start);

  // Forward once, backward twice the forward work, but for what nobody needs.
  const CodeCost cost = TorchSnapshot(config, model).cost();
  // Every image begins a group, so what a group takes counts whole.
  int64_t encode = 0;
  int64_t decode = 0;
  int64_t notNeeded = 0;
  for (const Pipeline& block : model.blocks()) {
    encode += block.encoder().flops();
    decode += block.decoder().flops();
    notNeeded += block.encoder().inputGradientFlops();
  }
  const double perImage = 3.0 * static_cast<double>(encode) - static_cast<double>(notNeeded) +
                          3.0 * static_cast<double>(decode) * static_cast<double>(sampler.draw(random).size()) +
                          2.0 * config.code.r * static_cast<double>(cost.deviceFlops);
  const double rate = static_cast<double>(samples) / seconds;
  // The optimizer reads weight, gradient and two moments and writes all but the gradient.
  const double optimizerBytes = 7.0 * 4 * static_cast<double>(cost.encoderParameters + cost.decoderParameters);
  const bool onCpu = processor.device.is_cpu();
  const double memory = onCpu ? copyBytesPerSecond(pool) : 0;
  const double boundPerStep =
      static_cast<double>(config.training.batch) * perImage / (gemm * 1e9) + (onCpu ? optimizerBytes / memory : 0);
  const double bound = static_cast<double>(config.training.batch) / boundPerStep;
  BenchFigures figures = {{"samples_per_second", rate},
                          {"step_ms", seconds / static_cast<double>(steps) * 1e3},
                          {"gemm_gflops", gemm},
                          {"training_gflops", rate * perImage / 1e9},
                          {"share_of_gemm", rate * perImage / 1e9 / gemm},
                          {"memory_gb_per_second", memory / 1e9},
                          {"bound_samples_per_second", bound},
                          {"share_of_bound", rate / bound},
                          {"prepare_images_per_second", count / prepareSeconds},
                          {"evaluated_images_per_second", evaluatedPerSecond(model, data, config.training.loss, pool)}};
  for (size_t p = 0; p < kStepPhases.size(); ++p)
    figures.emplace_back(std::string(kStepPhases[p]) + "_ms",
                         step.clock().seconds(static_cast<StepPhase>(p)) / static_cast<double>(steps) * 1e3);
  return figures;
}

} // namespace lacuna::coding
