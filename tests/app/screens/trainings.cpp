// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainings.h"

#include "data/dataset_locator.h"
#include "experiment/engine/training_control.h"
#include "store/run_store.h"
#include "util/error.h"
#include "window/workbench/presets.h"
#include "workflow/engine_loader.h"
#include "workflow/training_run.h"

namespace lacuna::screens {

using namespace data;
using namespace store;
using namespace workflow;
using namespace window;
namespace {

RunOptions optionsFor(const QString& path) {
  RunOptions options;
  options.storePath = path.toStdString();
  options.dataFolders = dataFolders("");
  return options;
}

std::string perform(Engine& engine, const ExperimentConfig& config, const RunOptions& options) {
  const std::vector<ConfigIssue> issues = validate(config);
  if (!issues.empty()) throw Error(ErrorKind::usage, config.name + ": " + issues.front().message);
  TrainingControl control;
  RunListener listener;
  return performRun(engine, config, options, control, listener).uuid;
}

/// Runs of which there is no code to show.
void addUnfinished(RunStore& store) {
  RunRecord run;
  run.config = quickConfig("learning rate 10");
  run.config.training.learningRate = 10;
  store.setState(store.createRun(run), RunState::failed,
                 "The loss is no longer a number after step 40; use a smaller learning rate");
  run.config = quickConfig("stopped after two epochs");
  run.tags = {"seeds"};
  store.setState(store.createRun(run), RunState::cancelled);
  run.config = quickConfig("waits for its turn");
  run.tags = {};
  store.createRun(run);
}

} // namespace

ExperimentConfig quickConfig(const char* name) {
  ExperimentConfig config;
  config.name = name;
  config.dataset = "stroke-digits";
  config.subset = {1000, 200};
  config.baseModel.epochs = 3;
  config.code.k = 2;
  config.code.r = 1;
  config.code.encoder.channels = 4;
  config.code.decoder.width = 64;
  config.training.epochs = 3;
  config.training.batch = 64;
  return config;
}

QString wideName(int k, int r) {
  return QStringLiteral("k = %1, r = %2").arg(k).arg(r);
}

ExperimentConfig wideConfig(int k, int r) {
  ExperimentConfig config = quickConfig("");
  config.name = wideName(k, r).toStdString();
  config.subset = {300, 30};
  config.baseModel.kind = kCustomModel;
  // Channels of what comes before follow from the data.
  config.baseModel.layers = {LayerSpec::conv(0, 6, 5, 1, 2), LayerSpec::relu(), LayerSpec::maxPool(2, 2),
                             LayerSpec::of(LayerKind::flatten), LayerSpec::linear(0, 10)};
  config.code.k = k;
  config.code.r = r;
  // 793 patterns of twelve devices are evaluated twice: by one matrix they are done in seconds.
  config.code.decoder.width = 16;
  config.code.decoder.blocks = 1;
  config.training.epochs = 1;
  return config;
}

QString showName(int index) {
  const char* names[] = {"narrow decoder", "wide decoder", "mlp encoder"};
  return QLatin1String(names[index]);
}

ExperimentConfig showConfig(int index) {
  ExperimentConfig config = builtInPresets().front().config;
  config.name = showName(index).toStdString();
  config.subset = {4000, 1000};
  config.training.epochs = 10;
  if (index == 0) config.code.decoder.width = 96;
  if (index == 2) config.code.encoder.kind = EncoderKind::mlp;
  return config;
}

void makeShowLibrary(const QString& path) {
  const std::shared_ptr<Engine> engine = loadEngine();
  for (int i = 0; i < 3; ++i) perform(*engine, showConfig(i), optionsFor(path));
  RunStore store = RunStore::open(path.toStdString());
  for (const RunRecord& run : store.runs({true, RunDetail::list})) store.setTags(run.uuid, {"lecture"});
}

void makeLibrary(const QString& path) {
  const std::shared_ptr<Engine> engine = loadEngine();
  const RunOptions options = optionsFor(path);
  for (const auto& [k, r] : kWideCodes) perform(*engine, wideConfig(k, r), options);
  ExperimentConfig config = quickConfig("four parts, two parities");
  config.code.k = 4;
  config.code.r = 2;
  perform(*engine, config, options);
  config = quickConfig("wide decoder");
  config.code.decoder.width = 96;
  config.training.learningRate = 3e-3;
  perform(*engine, config, options);
  const std::string narrow = perform(*engine, quickConfig("narrow decoder"), options);
  RunStore store = RunStore::open(path.toStdString());
  store.setStarred(narrow, true);
  store.setTags(narrow, {"lecture", "seeds"});
  store.setNotes(narrow, "For the lecture: breaks on the 7 with a bar when device 1 is lost.");
  addUnfinished(store);
}

} // namespace lacuna::screens
