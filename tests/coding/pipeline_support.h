// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "coding/evaluation/training_data.h"
#include "coding/model/code_snapshot.h"
#include "experiment/config/config_json.h"
#include "test_program.h"

/// Pipelines with random weights, for what does not depend on training.
namespace lacuna::test {

using namespace coding;

inline torch::Tensor randomTensor(const std::vector<int64_t>& shape, uint64_t seed, double low = -1, double high = 1) {
  torch::Generator generator = at::detail::createCPUGenerator(seed);
  torch::Tensor t = torch::empty(shape);
  return t.uniform_(low, high, generator);
}

inline torch::Tensor randomImages(const MapShape& shape, int count, uint64_t seed) {
  return randomTensor({count, shape.channels, shape.height, shape.width}, seed);
}

/// The largest difference, as a share of the largest value of b.
inline double relativeDifference(const torch::Tensor& a, const torch::Tensor& b) {
  const double scale = b.abs().max().item<double>();
  return (a - b).abs().max().item<double>() / (scale > 0 ? scale : 1);
}

inline std::shared_ptr<BaseNetwork> randomBase(const NetworkSpec& network, uint64_t seed = 5) {
  RandomParameters source(seed, torch::kCPU);
  return std::make_shared<BaseNetwork>(network, source);
}

/// A pipeline without coders: enough to split, convolve and merge.
inline Pipeline splitOnly(const std::shared_ptr<const BaseNetwork>& base, int k, int r = 1) {
  return Pipeline(CodeConfig{}, planSplit(base->spec(), k, r), base, nullptr, nullptr, torch::Tensor());
}

inline torch::Tensor mergedWhole(const Pipeline& pipeline, const torch::Tensor& images) {
  return pipeline.mergeWhole(pipeline.convolveData(pipeline.split(images)));
}

inline ExperimentConfig codeConfig(int k, int r, const std::string& encoder, const std::string& decoder,
                                   bool passThrough) {
  return parseConfigOrThrow("{\"dataset\": \"stroke-digits\", \"code\": {\"k\": " + std::to_string(k) +
                            ", \"r\": " + std::to_string(r) + ", \"encoder\": {\"kind\": \"" + encoder +
                            "\"}, \"decoder\": {\"kind\": \"" + decoder +
                            "\"}, \"pass_through\": " + (passThrough ? "true" : "false") + "}}");
}

inline CodedModel randomModel(const ExperimentConfig& config) {
  const auto base = randomBase(networkOf(config));
  return CodedModel(config.code, base, randomCoders(5, torch::kCPU, base));
}

inline Pipeline randomPipeline(const ExperimentConfig& config, double fill = 0) {
  ExperimentConfig filled = config;
  filled.code.fill = Fill::constant;
  filled.code.fillValue = fill;
  return randomModel(filled).blocks().front();
}

/// Every encoder × decoder × pass-through: columns `encoder`, `decoder`, `passThrough`.
inline void everyCode() {
  QTest::addColumn<QString>("encoder");
  QTest::addColumn<QString>("decoder");
  QTest::addColumn<bool>("passThrough");
  for (const char* encoder : {"mlp", "conv", "linear", "patch"})
    for (const char* decoder : {"mlp", "conv", "residual", "spatial"})
      for (const bool passThrough : {true, false})
        QTest::addRow("%s, %s, %s", encoder, decoder, passThrough ? "pass-through" : "rewritten")
            << encoder << decoder << passThrough;
}

} // namespace lacuna::test
