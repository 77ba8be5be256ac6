// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "experiment/run/run_record.h"
#include "experiment/sweep/sweep_draft.h"
#include "experiment/sweep/sweep_summary.h"

namespace lacuna::store {
class RunStore;
}

namespace lacuna::window {

/// What a person chose as a sweep; one of the three.
struct SweepChoice {
  std::optional<SweepDraft> draft;
  std::string builtIn; ///< file name of one that comes with the program
  std::string path;    ///< of a file
};

/// A sweep as chosen, before the library is asked.
struct SweepPlan {
  std::string document; ///< what can be saved: its configuration is in it
  std::shared_ptr<const Sweep> sweep;
  std::vector<std::string> identities;  ///< of its runs
  std::vector<std::string> rowProblems; ///< of the draft's rows
  std::vector<SweepIssue> issues;
  bool canRun() const;
};

/// Reads files, so workers call it. Throws nothing: every problem becomes an issue.
SweepPlan planSweep(const SweepChoice& choice);

/// What a library has of a sweep.
struct SweepResults {
  std::vector<std::optional<RunRecord>> runs; ///< finished ones, without patterns; of each run of the sweep
  SweepSummary summary;
};

SweepResults resultsOf(const store::RunStore& store, const SweepPlan& plan);

/// The same results with one run more.
SweepResults withRun(const SweepResults& results, const SweepPlan& plan, size_t run, const RunRecord& record);

} // namespace lacuna::window
