// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "experiment/engine/engine.h"

namespace lacuna::store {
class RunStore;
}

namespace lacuna::workflow {

struct RunOptions {
  std::string storePath;
  std::vector<std::string> dataFolders;
  ComputeOptions compute;
  double checkpointSeconds = kCheckpointSeconds; ///< between two checkpoints of a training
  /// What a run that was asked to stop becomes: `interrupted` (Ctrl-C, closing the window) or `cancelled` (Stop).
  /// Asked for at that moment, because the reason is not known before.
  RunState (*stoppedState)(void* context) = nullptr;
  void* context = nullptr;
  /// A run that waits in the library and begins now; empty notes a new one.
  std::string queuedRun;
};

/// What a front end hears of a run beside the engine's own reports.
class RunListener : public TrainingObserver {
 public:
  /// The run stands in the library from now on.
  virtual void onRunCreated(const RunRecord&) {}
};

/// One run from configuration to stored result, the same for the window and the command line: reads the data, notes the
/// run, reuses or trains the base model, trains the code, evaluates, measures its cost, stores everything. Blocks.
/// Returns the run as stored. When anything fails after the run was noted (a queued one is already), the run becomes
/// `failed` with the reason and the Error is thrown on. Throws Error(usage) when the queued run waits no longer.
RunRecord performRun(Engine& engine, const ExperimentConfig& config, const RunOptions& options,
                     TrainingControl& control, RunListener& listener);

/// Goes on with an interrupted, cancelled or failed run from its last checkpoint, on the CPU to the same bit as if it
/// had never stopped (options.compute.threads 0 takes as many as before); one without a checkpoint starts again under
/// its uuid. What is missing for it is found before anything is changed. Throws Error(usage) for a run that is
/// finished, waits, or is computed by a live process.
RunRecord resumeRun(Engine& engine, const std::string& uuid, const RunOptions& options, TrainingControl& control,
                    RunListener& listener);

/// The code of a stored run: its best checkpoint, else its last. Null while it has none; the engine is not asked for
/// then.
std::shared_ptr<const CodeSnapshot> findCode(const std::function<Engine&()>& engine, const store::RunStore& store,
                                             const RunRecord& run);

/// The same from a library's file. Throws Error(usage) when there is none yet.
std::shared_ptr<const CodeSnapshot> loadCode(Engine& engine, const std::string& storePath, const std::string& uuid);

/// Evaluates a stored run again on the whole test subset and stores the figures.
RunRecord evaluateRun(Engine& engine, const std::string& uuid, const RunOptions& options, TrainingControl& control);

} // namespace lacuna::workflow
