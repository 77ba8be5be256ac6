// SPDX-License-Identifier: GPL-3.0-or-later
//
// Weights and checkpoints: safetensors files that a library, a shipped code or a user's PyTorch gives to the engine.
#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <random>

#include "data/dataset_loader.h"
#include "experiment/config/config_json.h"
#include "experiment/engine/engine.h"
#include "fuzz_support.h"

using namespace lacuna;
using namespace lacuna::data;

extern "C" lacuna::Engine* lacunaCreateEngine();
extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t most);

namespace {

class Keeper : public TrainingObserver {
 public:
  explicit Keeper(TrainingControl* stopped = nullptr) : m_stopped(stopped) {}
  void onProgress(const TrainingProgress& p) override {
    if (m_stopped != nullptr && (p.phase == TrainingPhase::code || p.phase == TrainingPhase::baseModel) && p.step > 0)
      m_stopped->cancel(); // it went on: that is all there is to see
  }
  void onBaseModel(const Bytes& bytes) override { base = bytes; }
  void onCheckpoints(const std::vector<Checkpoint>& given) override {
    for (const Checkpoint& c : given)
      (c.kind == CheckpointKind::best ? best : c.kind == CheckpointKind::last ? last : baseCheckpoint) = c.bytes;
  }
  Bytes base, best, last, baseCheckpoint;

 private:
  TrainingControl* m_stopped;
};

std::shared_ptr<const ImageSet> firstOf(const ImageSet& all, size_t count) {
  auto some = std::make_shared<ImageSet>(all);
  some->pixels.resize(count * static_cast<size_t>(all.shape.size()));
  some->labels.resize(count);
  return some;
}

/// A training that takes milliseconds, and what it left.
struct Trained {
  std::unique_ptr<Engine> engine{lacunaCreateEngine()};
  ExperimentConfig config;
  TrainingRequest request;
  Keeper kept;

  Trained() {
    config = parseConfigOrThrow(R"({"dataset": "stroke-digits", "subset": {"train": 100, "test": 100},
      "base_model": {"kind": "custom", "epochs": 1, "layers": [{"kind": "conv", "out": 2, "kernel": 3, "padding": 1},
        {"kind": "batch_norm"}, {"kind": "relu"}, {"kind": "max_pool", "kernel": 4, "stride": 4}, {"kind": "flatten"},
        {"kind": "linear", "out": 10}]},
      "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 1},
               "decoder": {"kind": "residual", "width": 2, "blocks": 1}},
      "training": {"epochs": 2, "batch": 8}})");
    request = {config, loadDataset(config, {}).data, {}};
    for (auto* set : {&request.data.train, &request.data.test}) *set = firstOf(**set, 20);
    request.compute.processor = ProcessorChoice::cpu;
    request.compute.threads = 1;
    request.checkpointSeconds = 0;
    TrainingControl control;
    engine->train(request, control, kept);
    request.checkpointSeconds = 1000;
    if (const char* folder = std::getenv("LACUNA_SEEDS")) writeSeeds(folder);
  }

  /// The corpus to begin with, when the environment variable LACUNA_SEEDS names a folder.
  void writeSeeds(const std::string& folder) {
    const auto code = engine->load(config, kept.base, kept.best);
    for (const auto& [name, bytes] : {std::pair<const char*, Bytes>("last", kept.last),
                                      {"best", kept.best},
                                      {"base-model", kept.base},
                                      {"base-in-training", kept.baseCheckpoint},
                                      {"exported", engine->exportCode(*code)}})
      std::ofstream(folder + "/" + name, std::ios::binary)
          .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }
};

Trained& trained() {
  static Trained once;
  return once;
}

void goOnFrom(const TrainingRequest& request) {
  fuzz::accepted([&] {
    TrainingControl control;
    Keeper keeper(&control);
    trained().engine->train(request, control, keeper);
  });
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Trained& t = trained();
  const Bytes file(data, data + size);
  fuzz::accepted([&] { t.engine->load(t.config, t.kept.base, file); });
  fuzz::accepted([&] { t.engine->load(t.config, file, t.kept.best); });
  fuzz::accepted([&] { t.engine->importCode(file); });
  fuzz::accepted([&] { t.engine->importWeights(t.config, file); });
  TrainingRequest fromCode = t.request;
  fromCode.baseModel = t.kept.base;
  fromCode.resume = TrainingRequest::Checkpoints{file, t.kept.best};
  goOnFrom(fromCode);
  TrainingRequest fromBase = t.request;
  fromBase.baseCheckpoint = file;
  goOnFrom(fromBase);
  return 0;
}

#ifdef LACUNA_LIBFUZZER
/// What libFuzzer changes at random is nearly always a header that no longer has its length: half of the time the
/// header alone is changed, and its length written anew.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t most, unsigned seed) {
  std::minstd_rand random(seed);
  uint64_t length = 0;
  if (size >= 8) std::memcpy(&length, data, 8);
  if (size < 8 || length > size - 8 || random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  const size_t values = size - 8 - static_cast<size_t>(length);
  if (most < 8 + values) return LLVMFuzzerMutate(data, size, most);
  Bytes header(data + 8, data + 8 + length);
  const Bytes rest(data + 8 + length, data + size);
  header.resize(most - 8 - values);
  header.resize(LLVMFuzzerMutate(header.data(), static_cast<size_t>(length), header.size()));
  length = header.size();
  std::memcpy(data, &length, 8);
  std::copy(rest.begin(), rest.end(), std::copy(header.begin(), header.end(), data + 8));
  return 8 + header.size() + rest.size();
}
#endif
