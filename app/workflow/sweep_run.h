// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/run/run_record.h"
#include "experiment/sweep/sweep.h"

namespace lacuna::workflow {

struct SweepOptions {
  std::string storePath;
  std::string dataFolder;         ///< searched first for data sets; empty for none
  std::string processor = "auto"; ///< "auto", "cpu" or "cuda"
  int jobs = 1;                   ///< runs that train at the same time
  int threads = 0;                ///< of each; 0: all cores for one job, else an equal share of them
};

/// What a front end hears of a sweep; all calls come from the thread that runs it. `run` counts from 0.
class SweepListener {
 public:
  virtual ~SweepListener() = default;
  virtual void onPlan(size_t /*taken*/, size_t /*toTrain*/) {}
  virtual void onStart(size_t /*run*/) {}
  /// Another process trains this run's configuration: it is not trained twice but waited for.
  virtual void onInWork(size_t /*run*/, const RunRecord& /*elsewhere*/) {}
  /// A line of a run's standard error, only when several train at a time; one alone writes its own.
  virtual void onLine(size_t /*run*/, const std::string& /*line*/) {}
  /// `status` is the training's exit status, or 128 + the signal that ended it.
  virtual void onFailure(size_t /*run*/, int /*status*/) {}
};

struct SweepOutcome {
  std::vector<std::optional<RunRecord>> results; ///< of each of the sweep's runs, as the library has it
  std::vector<int> failures;                     ///< status of each run that failed
  bool interrupted = false;                      ///< SIGINT or SIGTERM came: nothing further was started
};

/// Trains every run of the sweep that the library does not have yet, each in a process of its own, so that one that
/// fails does not take the others with it; a finished run of the same configuration is taken as it is, and one that
/// another process trains is waited for. Of runs that share a base model the first is alone until it has finished.
/// Every run is tagged "sweep: NAME". Blocks; SIGINT and SIGTERM stop it; when this process is killed, its trainings
/// stop as by SIGTERM. Throws Error(library) when the library cannot be used, or is moved meanwhile.
SweepOutcome performSweep(const Sweep& sweep, const SweepOptions& options, SweepListener& listener);

} // namespace lacuna::workflow
