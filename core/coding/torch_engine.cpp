// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/engine/engine.h"

#include <algorithm>

#include "coding/compute/precision.h"
#include "coding/evaluation/inspector.h"
#include "coding/model/weights_import.h"
#include "coding/training/base_trainer.h"
#include "coding/training/code_trainer.h"
#include "coding/training/training_bench.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

class TorchEngine : public Engine {
 public:
  TorchEngine() {
    refuseTf32();
    keepBlasToOneThread();
  }

  Environment environment() const override {
    return {{"libtorch", TORCH_VERSION},
            {"cuda", torch::cuda::is_available() ? "yes" : "no"},
            {"cuda_devices", std::to_string(torch::cuda::device_count())},
            {"default_threads", std::to_string(defaultThreads(false))}};
  }

  TrainingOutcome train(const TrainingRequest& request, TrainingControl& control, TrainingObserver& observer) override {
    TrainingOutcome outcome;
    translateErrors([&] {
      std::optional<Resumption> resumption;
      if (request.resume) resumption = readResumption(request.config, *request.resume);
      ComputeOptions compute = request.compute;
      if (resumption && compute.threads == 0) compute.threads = resumption->state.threads;
      const int threads = useThreads(compute);
      const Processor processor = chooseProcessor(request.compute.processor);
      observer.onComputing(processor.name, threads);
      observer.onEvent(processor.message);
      std::shared_ptr<const BaseNetwork> base;
      if (request.baseModel) {
        base = readBaseModel(networkOf(request.config), *request.baseModel, processor.device);
      } else {
        base = trainBaseModel(request, processor, control, observer);
        if (base) observer.onBaseModel(writeBaseModel(*base));
      }
      if (base)
        outcome = CodeTrainer(request, processor, base, threads, control, observer, resumption ? &*resumption : nullptr)
                      .run();
      else
        outcome.cancelled = true;
      outcome.processor = processor.name;
      outcome.threads = threads;
    });
    return outcome;
  }

  Evaluation evaluate(const EvaluationRequest& request, TrainingControl& control) override {
    Evaluation evaluation;
    translateErrors([&] {
      WorkerPool pool(useThreads(request.compute));
      const OneThreadPerOperation oneThread(pool);
      const TorchSnapshot& code = asTorch(*request.code);
      const int all = request.images->count();
      const int count = request.count > 0 ? std::min(request.count, all) : all;
      const CodingData data = prepare(code.model(), imageBytes(*request.images, 0, count, torch::kCPU),
                                      imageLabels(*request.images, 0, count, torch::kCPU), control, pool);
      const Evaluator evaluator(code.model(), code.config().training.loss, {}, pool, request.mostLost);
      const EvaluationResult result = evaluator.run(data, control);
      if (!result.complete || data.count() < count)
        throw Error(ErrorKind::interrupted, "The evaluation was stopped; nothing was changed");
      evaluation = result.evaluation;
    });
    return evaluation;
  }

  CodeCost cost(const ExperimentConfig& config) override {
    CodeCost cost;
    translateErrors([&] {
      ShapesOnly shapes;
      const auto base = std::make_shared<BaseNetwork>(networkOf(config), shapes);
      const auto withoutWeights = [](const std::string&) { return std::make_unique<ShapesOnly>(); };
      cost = TorchSnapshot(config, CodedModel(config.code, base, withoutWeights)).cost();
    });
    return cost;
  }

  CodeCost measureCost(const CodeSnapshot& code, const ComputeOptions& compute) override {
    CodeCost cost;
    translateErrors([&] {
      useThreads(compute);
      cost = measuredCost(asTorch(code));
    });
    return cost;
  }

  std::vector<SplitCheck> checkSplit(const NetworkSpec& network, int k, int r, const std::vector<int>& cuts) override {
    std::vector<SplitCheck> checks;
    translateErrors([&] {
      for (const NetworkSpec& block : blockNetworks(network, cuts)) checks.push_back(exactnessOf(block, k, r));
    });
    return checks;
  }

  Bytes importWeights(const ExperimentConfig& config, const Bytes& file) override {
    Bytes base;
    translateErrors([&] { base = writeBaseModel(*importedNetwork(config, file)); });
    return base;
  }

  std::shared_ptr<const CodeSnapshot> load(const ExperimentConfig& config, const Bytes& baseModel,
                                           const Bytes& checkpoint) override {
    std::shared_ptr<const CodeSnapshot> code;
    translateErrors([&] {
      code = readCode(config, readBaseModel(networkOf(config), baseModel, torch::kCPU), readSafetensors(checkpoint));
    });
    return code;
  }

  Bytes exportCode(const CodeSnapshot& code) override { return exportSnapshot(asTorch(code)); }

  std::shared_ptr<const CodeSnapshot> importCode(const Bytes& file) override {
    std::shared_ptr<const CodeSnapshot> code;
    translateErrors([&] { code = importSnapshot(file); });
    return code;
  }

  Inspection inspect(const CodeSnapshot& code, const ImageSet& images, int index, FailurePattern pattern) override {
    Inspection inspection;
    translateErrors([&] {
      setOperationThreads(1);
      inspection = inspectImage(asTorch(code), images, index, pattern);
    });
    return inspection;
  }

  int findBroken(const CodeSnapshot& code, const ImageSet& images, int from, FailurePattern pattern,
                 TrainingControl& control) override {
    int found = -1;
    translateErrors([&] {
      setOperationThreads(1);
      found = findBrokenImage(asTorch(code), images, from, pattern, control);
    });
    return found;
  }

  BenchFigures benchTraining(const TrainingRequest& request) override {
    BenchFigures figures;
    translateErrors([&] {
      const int threads = useThreads(request.compute);
      figures = benchTrainingStep(request, chooseProcessor(request.compute.processor), threads);
      figures.emplace_back("threads", threads);
    });
    return figures;
  }
};

} // namespace
} // namespace lacuna::coding

extern "C" __attribute__((visibility("default"))) lacuna::Engine* lacunaCreateEngine() {
  return new lacuna::coding::TorchEngine;
}
