// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "data/dataset_loader.h"
#include "experiment/config/config_json.h"
#include "experiment/engine/engine.h"
#include "test_program.h"
#include "util/error.h"

extern "C" lacuna::Engine* lacunaCreateEngine();

/// The real engine on a small part of the stroke digits, so that a training takes a second.
namespace lacuna::test {

using namespace data;

inline Engine& engine() {
  static const std::unique_ptr<Engine> only(lacunaCreateEngine());
  return *only;
}

/// 600 training and 200 test images, 12 epochs of the base model, k = 2, r = 1; `overrides` as with --set.
inline ExperimentConfig tinyConfig(const std::vector<std::string>& overrides = {}) {
  return parseConfigOrThrow(R"({"dataset": "stroke-digits", "subset": {"train": 600, "test": 200},
    "base_model": {"epochs": 12}, "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 8},
    "decoder": {"kind": "residual", "width": 64, "blocks": 1}}, "training": {"epochs": 2, "batch": 64}})",
                            overrides);
}

/// As the report has it: mlp coders that rewrite everything, feature MSE alone.
inline std::vector<std::string> published() {
  return {"code.pass_through=false",
          R"(code.encoder={"kind": "mlp"})",
          R"(code.decoder={"kind": "mlp"})",
          R"(training.loss={"features": 1, "logits_kl": 0})",
          R"(training.patterns={"policy": "all"})",
          "training.schedule=constant"};
}

inline std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline Dataset dataFor(const ExperimentConfig& config) {
  static std::map<std::pair<int, int>, Dataset> loaded;
  Dataset& data = loaded[{config.subset.train, config.subset.test}];
  if (!data.train) data = loadDataset(config, {}).data;
  return data;
}

/// Keeps everything a training reports; a test may hook into progress.
class Recorder : public TrainingObserver {
 public:
  void onProgress(const TrainingProgress& p) override {
    lastStep = p.phase == TrainingPhase::code ? p.step : -1;
    if (progressHook) progressHook(p);
  }
  void onMetrics(const std::vector<MetricSample>& samples) override {
    for (const MetricSample& s : samples) series[s.series].push_back({s.point.step, s.point.value});
  }
  void onValidation(const Evaluation& evaluation) override { validations.push_back(evaluation); }
  void onEvent(const std::string& text) override { events.push_back(text); }
  void onBaseModel(const Bytes& bytes) override { baseModel = bytes; }
  void onCheckpoints(const std::vector<Checkpoint>& given) override {
    for (const Checkpoint& c : given)
      (c.kind == CheckpointKind::best ? best : c.kind == CheckpointKind::base ? base : last) = c.bytes;
  }
  void onSnapshot(std::shared_ptr<const CodeSnapshot> s) override { snapshot = std::move(s); }

  std::map<std::string, std::vector<std::pair<int64_t, double>>> series;
  std::vector<Evaluation> validations;
  std::vector<std::string> events;
  Bytes baseModel;
  Bytes base; ///< the checkpoint of a base model in training
  Bytes best;
  Bytes last;
  std::shared_ptr<const CodeSnapshot> snapshot;
  std::atomic<int64_t> lastStep{-1};
  std::function<void(const TrainingProgress&)> progressHook;
};

inline ComputeOptions oneThread() {
  ComputeOptions options;
  options.processor = ProcessorChoice::cpu;
  options.threads = 1;
  return options;
}

/// The base model of the tiny configuration, trained once per test program.
inline const Bytes& tinyBaseModel() {
  static const Bytes bytes = [] {
    const ExperimentConfig config = tinyConfig({"training.epochs=1"});
    TrainingControl control;
    Recorder recorder;
    engine().train({config, dataFor(config), oneThread(), std::nullopt}, control, recorder);
    return recorder.baseModel;
  }();
  return bytes;
}

struct Trained {
  ExperimentConfig config;
  TrainingOutcome outcome;
  Recorder recorder;
};

/// Trains the code on the ready base model; blocks.
inline std::unique_ptr<Trained> trainTiny(const std::vector<std::string>& overrides) {
  auto trained = std::make_unique<Trained>();
  trained->config = tinyConfig(overrides);
  TrainingControl control;
  trained->outcome = engine().train({trained->config, dataFor(trained->config), oneThread(), tinyBaseModel()}, control,
                                    trained->recorder);
  return trained;
}

inline bool same(const Evaluation& a, const Evaluation& b, double tolerance = 0) {
  const auto near = [tolerance](double x, double y) { return std::abs(x - y) <= tolerance; };
  if (!near(a.accuracy.base, b.accuracy.base) || !near(a.accuracy.available, b.accuracy.available) ||
      a.patterns.size() != b.patterns.size())
    return false;
  for (size_t i = 0; i < a.patterns.size(); ++i) {
    const PatternResult& p = a.patterns[i];
    const PatternResult& q = b.patterns[i];
    if (p.pattern != q.pattern || !near(p.accuracy, q.accuracy) || !near(p.agreement, q.agreement) ||
        !near(p.featureError, q.featureError) || !near(p.zerosAccuracy, q.zerosAccuracy))
      return false;
  }
  return true;
}

} // namespace lacuna::test
