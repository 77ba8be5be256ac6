// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "cli/commands.h"
#include "cli/interrupt_watch.h"
#include "experiment/run/run_json.h"
#include "store/run_store.h"
#include "util/error.h"
#include "util/shown_text.h"
#include "workflow/engine_loader.h"
#include "workflow/training_run.h"

namespace lacuna::cli {

using namespace store;
using namespace workflow;

namespace {

const char* phaseName(TrainingPhase phase) {
  switch (phase) {
    case TrainingPhase::baseModel:
      return "base model";
    case TrainingPhase::features:
      return "feature maps of the data parts";
    case TrainingPhase::code:
      return "code";
    case TrainingPhase::evaluation:
      break;
  }
  return "evaluating every failure pattern";
}

/// Messages and, on a terminal, a progress line: all on standard error.
class TerminalListener : public RunListener {
 public:
  void onRunCreated(const RunRecord& run) override {
    std::fprintf(stderr, "run %s \"%s\"\n", run.uuid.c_str(), shownName(run.name).c_str());
  }
  void onEvent(const std::string& text) override {
    clearLine();
    std::fprintf(stderr, "%s\n", shownLines(text).c_str());
  }
  void onProgress(const TrainingProgress& p) override {
    if (!m_terminal) return;
    std::fprintf(stderr, "\r\033[K%s", phaseName(p.phase));
    if (p.steps > 0) {
      constexpr int kWidth = 24;
      const int filled = static_cast<int>(kWidth * p.step / p.steps);
      std::fprintf(stderr, "  [%.*s%.*s] epoch %d of %d, %.0f images/s, loss %.4g", filled, "########################",
                   kWidth - filled, "------------------------", p.epoch, p.epochs, p.samplesPerSecond, p.loss);
      if (p.secondsLeft >= 0) std::fprintf(stderr, ", %.0f s left", std::ceil(p.secondsLeft));
    }
    m_open = true;
  }
  void clearLine() {
    if (m_open) std::fputs("\r\033[K", stderr);
    m_open = false;
  }

 private:
  bool m_terminal = isatty(STDERR_FILENO) != 0;
  bool m_open = false;
};

RunOptions runOptionsOf(const Options& options) {
  RunOptions run;
  run.storePath = storePathToWrite(options);
  run.dataFolders = folders(options);
  run.compute = compute(options);
  run.checkpointSeconds = options.checkpointSeconds;
  return run;
}

void print(const Options& options, const RunRecord& run) {
  if (options.json)
    std::cout << formatRun(run) << '\n';
  else
    printRun(run);
}

} // namespace

int train(const Options& options) {
  Options named = options;
  ExperimentConfig config = readConfig(named);
  if (options.name) config.name = *options.name;
  if (const auto issues = validate(config); !issues.empty())
    throw Error(ErrorKind::usage, "--name " + issues.front().message);
  TrainingControl control;
  const InterruptWatch watch(control, "batch");
  TerminalListener listener;
  const RunOptions runOptions = runOptionsOf(options);
  // What cannot be used is told before the engine is loaded, which takes most of a second.
  std::error_code unknown; // the library's own words tell what is wrong with a path
  if (std::filesystem::exists(runOptions.storePath, unknown) || unknown) RunStore::open(runOptions.storePath);
  const RunRecord run = performRun(*loadEngine(), config, runOptions, control, listener);
  listener.clearLine();
  print(options, run);
  return run.state == RunState::interrupted ? static_cast<int>(ErrorKind::interrupted) : 0;
}

int resume(const Options& options) {
  TrainingControl control;
  const InterruptWatch watch(control, "batch");
  TerminalListener listener;
  const RunOptions runOptions = runOptionsOf(options);
  const std::string uuid = RunStore::open(runOptions.storePath, Access::existing).resolve(options.runs.front());
  const RunRecord run = resumeRun(*loadEngine(), uuid, runOptions, control, listener);
  listener.clearLine();
  print(options, run);
  return run.state == RunState::interrupted ? static_cast<int>(ErrorKind::interrupted) : 0;
}

int evaluate(const Options& options) {
  TrainingControl control;
  const InterruptWatch watch(control, "batch");
  const RunOptions runOptions = runOptionsOf(options);
  const std::string uuid = RunStore::open(runOptions.storePath, Access::existing).resolve(options.runs.front());
  // A run may have been interrupted long ago and is evaluated all the same; an interrupted evaluation throws.
  print(options, evaluateRun(*loadEngine(), uuid, runOptions, control));
  return 0;
}

} // namespace lacuna::cli
