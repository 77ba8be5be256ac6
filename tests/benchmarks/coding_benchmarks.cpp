// SPDX-License-Identifier: GPL-3.0-or-later
//
// One batch of 128 digits at k = 4, r = 2 through each part of the engine. Items are images.
#include <benchmark/benchmark.h>

#include "coding/compute/conv_stack.h"
#include "coding/evaluation/evaluator.h"
#include "coding/model/code_snapshot.h"
#include "coding/training/training_step.h"
#include "data/stroke_digits.h"
#include "experiment/config/config_json.h"

namespace lacuna {

using namespace data;
using namespace coding;
namespace {

constexpr int kBatch = 128;

ExperimentConfig configOf(const std::string& encoder, const std::string& decoder) {
  return parseConfigOrThrow(R"({"dataset": "stroke-digits", "code": {"k": 4, "r": 2, "encoder": {"kind": ")" + encoder +
                            R"("}, "decoder": {"kind": ")" + decoder + R"("}}})");
}

/// A code with first weights and a batch on its way through it.
struct Setting {
  explicit Setting(const std::string& encoder = "conv", const std::string& decoder = "residual")
      : config(configOf(encoder, decoder)), source(1, torch::kCPU) {
    const auto base = std::make_shared<BaseNetwork>(networkOf(config), source);
    model = std::make_unique<CodedModel>(config.code, base, randomCoders(1, torch::kCPU, base));
    const ImageSet digits = renderStrokeDigits(1, kBatch);
    const TrainingControl control;
    data = prepare(*model, imageBytes(digits, 0, kBatch, torch::kCPU), imageLabels(digits, 0, kBatch, torch::kCPU),
                   control, pool);
    images = normalised(data.bytes);
    batch = model->begin(images, data.features);
  }
  const Pipeline& pipeline() const { return model->blocks().front(); }

  WorkerPool pool{1};
  ExperimentConfig config;
  RandomParameters source;
  std::unique_ptr<CodedModel> model;
  CodingData data;
  torch::Tensor images;
  CodedModel::Batch batch;
};

void countImages(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * kBatch);
}

void split(benchmark::State& state) {
  const torch::NoGradGuard guard;
  const Setting s;
  for (auto _ : state) benchmark::DoNotOptimize(s.pipeline().split(s.images));
  countImages(state);
}
BENCHMARK(split);

void encode(benchmark::State& state, const char* encoder) {
  const torch::NoGradGuard guard;
  const Setting s(encoder);
  const torch::Tensor parts = s.pipeline().split(s.images);
  for (auto _ : state) benchmark::DoNotOptimize(s.pipeline().encoder().encode(parts));
  countImages(state);
}
BENCHMARK_CAPTURE(encode, mlp, "mlp");
BENCHMARK_CAPTURE(encode, conv, "conv");
BENCHMARK_CAPTURE(encode, linear, "linear");

void decode(benchmark::State& state, const char* decoder) {
  const torch::NoGradGuard guard;
  const Setting s("conv", decoder);
  const torch::Tensor available = s.pipeline().tensorsOf({FailurePattern::of({0, 2})}, torch::kCPU).available;
  const torch::Tensor received = s.pipeline().received(s.batch.outputs, available);
  for (auto _ : state) benchmark::DoNotOptimize(s.pipeline().decode(received, available));
  countImages(state);
}
BENCHMARK_CAPTURE(decode, mlp, "mlp");
BENCHMARK_CAPTURE(decode, residual, "residual");
BENCHMARK_CAPTURE(decode, spatial, "spatial");

void erase(benchmark::State& state) {
  const torch::NoGradGuard guard;
  const Setting s;
  const torch::Tensor available = s.pipeline().tensorsOf({FailurePattern::of({0, 2})}, torch::kCPU).available;
  for (auto _ : state) benchmark::DoNotOptimize(s.pipeline().received(s.batch.outputs, available));
  countImages(state);
}
BENCHMARK(erase);

void trainingStep(benchmark::State& state, const char* encoder, const char* decoder) {
  Setting s(encoder, decoder);
  TrainingStep step(s.config, *s.model, s.data, s.pool);
  const PatternSampler sampler(s.config.code, s.config.training);
  SmallRandom random(1);
  const torch::Tensor all = torch::arange(kBatch);
  for (auto _ : state) step.run(all, sampler.draw(random), 1e-4);
  countImages(state);
}
BENCHMARK_CAPTURE(trainingStep, mlp_mlp, "mlp", "mlp");
BENCHMARK_CAPTURE(trainingStep, conv_residual, "conv", "residual");
BENCHMARK_CAPTURE(trainingStep, conv_spatial, "conv", "spatial");

void optimizerStep(benchmark::State& state) {
  torch::Tensor weight = torch::randn({1 << 20}).requires_grad_();
  weight.mutable_grad() = torch::randn({1 << 20});
  Adam adam({{"weight", weight}}, {});
  for (auto _ : state) adam.step();
  // Weight, gradient and two moments are read, all but the gradient written.
  state.SetBytesProcessed(state.iterations() * (int64_t(7) << 22));
}
BENCHMARK(optimizerStep);

void everyPattern(benchmark::State& state) {
  Setting s;
  const Evaluator evaluator(*s.model, s.config.training.loss, {}, s.pool);
  const TrainingControl control;
  for (auto _ : state) benchmark::DoNotOptimize(evaluator.run(s.data, control).loss);
  countImages(state);
}
BENCHMARK(everyPattern);

/// The encoder's convolutions forth and back, our way and libtorch's.
void stack(benchmark::State& state, torch::Tensor (*run)(const torch::Tensor&, const std::vector<StackLayer>&)) {
  std::vector<StackLayer> layers;
  int64_t in = 4;
  for (const auto& [kernel, dilation] : {std::pair<int64_t, int64_t>{5, 1}, {3, 2}, {3, 4}, {3, 1}}) {
    layers.push_back({(torch::randn({12, in, kernel, kernel}) * 0.1).requires_grad_(),
                      torch::zeros({12}).requires_grad_(), dilation});
    in = 12;
  }
  layers.push_back({torch::randn({2, 12, 1, 1}).requires_grad_(), torch::zeros({2}).requires_grad_(), 1});
  const torch::Tensor x = torch::randn({kBatch, 4, 28, 16});
  for (auto _ : state) run(x, layers).sum().backward();
  countImages(state);
}
BENCHMARK_CAPTURE(stack, ours, convStack);
BENCHMARK_CAPTURE(stack, libtorch, plainConvStack);

} // namespace
} // namespace lacuna

int main(int argc, char** argv) {
  torch::set_num_threads(1);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
