// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "data/dataset_loader.h"
#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/engine_loader.h"
#include "workflow/program_start.h"

namespace lacuna::cli {

using namespace data;
using namespace store;
using namespace workflow;

namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::ordered_json;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The published method at k = 2, r = 1 with one pattern per step, as a plain reference program trains it.
constexpr const char* kPublished = R"({
  "dataset": "stroke-digits",
  "code": {"k": 2, "r": 1, "pass_through": false, "encoder": {"kind": "mlp"}, "decoder": {"kind": "mlp"}},
  "training": {"batch": 64, "weight_decay": 1e-5, "schedule": "constant",
               "loss": {"features": 1, "logits_kl": 0}, "patterns": {"policy": "fixed", "per_step": 1}}})";

BenchFigures benchTrain(const Options& options) {
  Options used = options;
  const ExperimentConfig config =
      options.config.empty() ? parseConfigOrThrow(kPublished, options.overrides) : readConfig(used);
  TrainingRequest request{config, loadDataset(config, folders(options)).data, compute(options), std::nullopt};
  return loadEngine()->benchTraining(request);
}

/// A folder of its own for a benchmark's files, removed afterwards.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lacuna-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
      throw Error(ErrorKind::failure, "No folder could be made in " + pattern + "; set TMPDIR to one you may write to");
    m_path = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  std::string file(const std::string& name) const { return m_path + "/" + name; }

 private:
  std::string m_path;
};

/// Bytes a second that this disk takes when a plain program appends as many numbers as the metric points hold.
double plainWriteRate(const std::string& path, size_t bytes) {
  const std::string block(1 << 16, 'x');
  const auto start = Clock::now();
  std::ofstream out(path, std::ios::binary);
  for (size_t written = 0; written < bytes; written += block.size()) out.write(block.data(), 1 << 16);
  out.close();
  return static_cast<double>(bytes) / millisecondsSince(start) * 1e3;
}

BenchFigures benchStore() {
  const ScratchFolder folder;
  constexpr int kRuns = 10000;
  constexpr int kPoints = 100;
  RunRecord initial;
  initial.name = "benchmark";
  initial.config.name = "benchmark";
  BenchFigures figures;
  {
    RunStore store = RunStore::open(folder.file("bench.lacuna"));
    const auto start = Clock::now();
    std::vector<MetricSample> samples;
    for (int i = 0; i < kPoints; ++i) samples.push_back({series::kLoss, {i, i * 0.1, 1.0 / (i + 1)}});
    for (int i = 0; i < kRuns; ++i) store.appendMetrics(store.createRun(initial), samples);
    const double seconds = millisecondsSince(start) / 1e3;
    figures.emplace_back("points_per_second", kRuns * kPoints / seconds);
    figures.emplace_back("plain_write_bytes_per_second", plainWriteRate(folder.file("plain"), 24u * kRuns * kPoints));
  }
  std::vector<double> times;
  for (int i = 0; i < 9; ++i) {
    const auto start = Clock::now();
    const RunStore store = RunStore::open(folder.file("bench.lacuna"));
    if (store.runs({false, RunDetail::list}).size() != kRuns) throw Error(ErrorKind::failure, "The library lost runs");
    times.push_back(millisecondsSince(start));
  }
  std::sort(times.begin(), times.end());
  figures.emplace_back("open_and_list_10000_runs_median_ms", times[times.size() / 2]);
  figures.emplace_back("open_and_list_10000_runs_worst_ms", times.back());
  return figures;
}

BenchFigures benchWindow(const std::string& topic, const Options& options) {
  if (topic == "toggle") return options.benches.toggle(folders(options), compute(options));
  return topic == "views" ? options.benches.views() : options.benches.startup();
}

/// What measures the window is in another program.
bool belongsToWindow(const Options& options) {
  if (options.benches.toggle != nullptr || options.topic == "train" || options.topic == "store") return false;
  return !options.topic.empty() || !windowProgram().empty();
}

std::vector<std::string> allTopics(const Options& options) {
  if (options.benches.toggle == nullptr) return {"train", "store"};
  return {"train", "store", "views", "startup", "toggle"};
}

Json measured(const std::string& topic, const Options& options) {
  Json document = Json::object();
  for (const auto& [name, value] : topic == "train"   ? benchTrain(options)
                                   : topic == "store" ? benchStore()
                                                      : benchWindow(topic, options))
    document[name] = value;
  return document;
}

void printFigures(const Json& figures) {
  for (const auto& figure : figures.items())
    std::printf("%-40s %14.3f\n", figure.key().c_str(), figure.value().get<double>());
}

} // namespace

int bench(const Options& options) {
  if (belongsToWindow(options)) becomeWindowProgram(options.arguments);
  if (!options.topic.empty()) {
    const Json figures = measured(options.topic, options);
    if (!options.json) {
      printFigures(figures);
      return 0;
    }
    Json document = {{"bench", options.topic}};
    document.update(figures);
    std::cout << document.dump(2) << '\n';
    return 0;
  }
  Json document = {{"bench", "all"}};
  for (const std::string& topic : allTopics(options)) {
    document[topic] = measured(topic, options);
    if (options.json) continue;
    std::printf("%s\n", topic.c_str());
    printFigures(document[topic]);
    std::fflush(stdout);
  }
  if (options.json) std::cout << document.dump(2) << '\n';
  return 0;
}

} // namespace lacuna::cli
