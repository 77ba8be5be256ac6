// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sweep/sweep_plan.h"

#include <algorithm>

#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "util/error.h"
#include "window/workbench/presets.h"
#include "workflow/config_file.h"
#include "workflow/sweep_library.h"

namespace lacuna::window {

using namespace store;
using namespace workflow;

namespace {

std::string noFile(const std::string& path) {
  throw Error(ErrorKind::usage, path + " cannot be read here; put the configuration itself there");
}

} // namespace

bool SweepPlan::canRun() const {
  return sweep != nullptr && !sweep->runs.empty() && issues.empty() &&
         std::all_of(rowProblems.begin(), rowProblems.end(), [](const std::string& p) { return p.empty(); });
}

SweepPlan planSweep(const SweepChoice& choice) {
  SweepPlan plan;
  try {
    ConfigFileReader reader = noFile;
    std::string text;
    ConfigFolders folders;
    if (choice.draft) {
      DraftedSweep drafted = draftSweep(*choice.draft);
      text = std::move(drafted.text);
      plan.rowProblems = std::move(drafted.problems);
    } else if (!choice.builtIn.empty()) {
      text = builtInExperiment(choice.builtIn);
      reader = builtInExperiment;
    } else {
      text = readTextFile(choice.path, kMaxConfigBytes);
      reader = configsBeside(choice.path);
      folders = foldersFor(choice.path);
    }
    ParsedSweep parsed = parseSweep(text, reader, {}, folders);
    plan.issues = std::move(parsed.issues);
    plan.identities = identitiesOf(parsed.sweep);
    plan.sweep = std::make_shared<const Sweep>(std::move(parsed.sweep));
    plan.document = plan.issues.empty() ? selfContainedSweep(text, reader, folders.document) : text;
  } catch (const std::exception& e) {
    plan.issues.push_back({"", "", e.what()});
  }
  return plan;
}

SweepResults resultsOf(const RunStore& store, const SweepPlan& plan) {
  SweepResults results;
  const RunsByConfig library(store);
  for (const std::string& identity : plan.identities) {
    const RunRecord* run = library.finished(identity);
    results.runs.push_back(run != nullptr ? std::optional<RunRecord>(*run) : std::nullopt);
  }
  results.summary = summarizeSweep(*plan.sweep, results.runs);
  return results;
}

SweepResults withRun(const SweepResults& results, const SweepPlan& plan, size_t run, const RunRecord& record) {
  SweepResults more = results;
  more.runs[run] = record;
  more.runs[run]->patterns.clear(); // a summary needs none of them
  more.runs[run]->events.clear();
  more.summary = summarizeSweep(*plan.sweep, more.runs);
  return more;
}

} // namespace lacuna::window
