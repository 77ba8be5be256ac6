// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "experiment/run/run_json.h"
#include "report/text_format.h"
#include "store/rescue.h"
#include "store/run_store.h"
#include "util/error.h"

namespace lacuna::cli {

using namespace store;
using namespace report;

namespace {

using Json = nlohmann::ordered_json;

/// Calls that read make no library: a mistyped --store is to be told.
RunStore openForReading(const Options& options) {
  RunStore store = RunStore::open(storePath(options), Access::existing);
  if (!store.readOnly()) store.markOrphans();
  return store;
}

/// Nobody has trained anything yet, which is nothing wrong.
bool noLibraryYet(const Options& options) {
  std::error_code ignored;
  return options.store.empty() && !std::filesystem::exists(storePath(options), ignored);
}

int64_t fileSize(const std::string& path) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  return unknown ? 0 : static_cast<int64_t>(size);
}

} // namespace

int runs(const Options& options) {
  RunFilter filter;
  filter.includeArchived = options.all;
  const auto list = noLibraryYet(options) ? std::vector<RunRecord>() : openForReading(options).runs(filter);
  if (options.json) {
    std::cout << formatRuns(list) << '\n';
    return 0;
  }
  if (list.empty()) std::puts("The library is empty; start with: lacuna train experiments/best-k2-r1.json");
  for (const RunRecord& run : list) {
    std::printf("%.8s  %-11s  %-20s  %-13s  k=%d r=%d", run.uuid.c_str(), text(run.state), run.created.c_str(),
                shownName(run.config.dataset).c_str(), run.config.code.k, run.config.code.r);
    if (run.evaluated && !run.accuracy.byLost.empty())
      std::printf("  base %.2f  mean %.2f  worst %.2f", run.accuracy.base, run.accuracy.byLost.back().allPatternMean,
                  run.accuracy.byLost.back().worst);
    std::printf("  %s", shownName(run.name).c_str());
    if (!run.tags.empty()) std::printf("  [%s]", shownTags(run).c_str());
    std::putchar('\n');
  }
  return 0;
}

int show(const Options& options) {
  const RunStore store = openForReading(options);
  const RunRecord run = store.run(store.resolve(options.runs.front()));
  if (options.json)
    std::cout << formatRun(run) << '\n';
  else
    printRun(run);
  return 0;
}

int compare(const Options& options) {
  if (options.runs.size() < 2) throw Error(ErrorKind::usage, "compare needs two runs or more; lacuna runs lists them");
  const RunStore store = openForReading(options);
  std::vector<RunRecord> records;
  std::vector<ExperimentConfig> configs;
  for (const std::string& name : options.runs) {
    records.push_back(store.run(store.resolve(name)));
    configs.push_back(records.back().config);
  }
  if (options.json) {
    std::cout << formatComparison(records) << '\n';
    return 0;
  }
  for (const ConfigDifference& d : configDifferences(configs)) {
    std::printf("%-32s", d.path.c_str());
    for (const std::string& value : d.values) std::printf("  %-20s", value.empty() ? "-" : shownName(value).c_str());
    std::putchar('\n');
  }
  for (const RunRecord& run : records) {
    std::putchar('\n');
    printRun(run);
  }
  return 0;
}

int exportRun(const Options& options) {
  const RunStore store = openForReading(options);
  const std::string uuid = store.resolve(options.runs.front());
  store.exportRuns({uuid}, options.output);
  if (options.json)
    std::cout << Json{{"run", uuid}}.dump(2) << '\n';
  else
    std::printf("run %.8s was written to %s\n", uuid.c_str(), options.output.c_str());
  return 0;
}

int importRuns(const Options& options) {
  RunStore store = RunStore::open(storePathToWrite(options));
  const ImportOutcome outcome = store.importRuns(options.config);
  if (options.json) {
    const auto& first = outcome.imported.empty() ? outcome.alreadyHere : outcome.imported;
    Json document = {{"run", first.empty() ? Json() : Json(first.front())},
                     {"imported", outcome.imported},
                     {"already_here", outcome.alreadyHere}};
    std::cout << document.dump(2) << '\n';
  } else {
    for (const std::string& uuid : outcome.imported)
      std::printf("%.8s  %s\n", uuid.c_str(), shownName(store.run(uuid).name).c_str());
    std::printf("%zu imported, %zu were here already\n", outcome.imported.size(), outcome.alreadyHere.size());
  }
  return 0;
}

int backUp(const Options& options) {
  const RunStore store = RunStore::open(storePath(options), Access::readOnly);
  store.backUp(options.output);
  const int64_t bytes = fileSize(options.output);
  if (options.json)
    std::cout << Json{{"output", options.output}, {"bytes", bytes}}.dump(2) << '\n';
  else
    std::printf("%s was copied to %s (%s)\n", store.path().c_str(), options.output.c_str(), byteSize(bytes).c_str());
  return 0;
}

int compact(const Options& options) {
  RunStore store = RunStore::open(storePath(options), Access::existing);
  const CompactOutcome outcome = store.compact();
  if (options.json) {
    const Json document = {
        {"bytes_before", outcome.before}, {"bytes_after", outcome.after}, {"checkpoints_dropped", outcome.checkpoints}};
    std::cout << document.dump(2) << '\n';
  } else {
    std::printf("%s: %s before, %s now; %lld checkpoint%s of finished runs dropped\n", store.path().c_str(),
                byteSize(outcome.before).c_str(), byteSize(outcome.after).c_str(),
                static_cast<long long>(outcome.checkpoints), outcome.checkpoints == 1 ? "" : "s");
  }
  return 0;
}

namespace {

/// "12 of 340 points of its curves, its last checkpoint"; empty for a run that came back whole.
std::string lossesOf(const RescuedRun& run) {
  std::vector<std::string> lost;
  if (run.pointsLost > 0)
    lost.push_back(std::to_string(run.pointsLost) + " of " + std::to_string(run.points + run.pointsLost) +
                   " points of its curves");
  if (run.patternsLost > 0)
    lost.push_back(std::to_string(run.patternsLost) + " of " + std::to_string(run.patterns + run.patternsLost) +
                   " failure patterns");
  for (const std::string& kind : run.checkpointsLost) lost.push_back("its " + kind + " checkpoint");
  if (run.baseModelLost) lost.emplace_back("its base model");
  if (run.detailsLost) lost.emplace_back("some of its tags, costs or surroundings");
  std::string text;
  for (const std::string& one : lost) text += (text.empty() ? "" : ", ") + one;
  return text;
}

Json rescuedJson(const RescueOutcome& outcome, const std::string& output) {
  Json runs = Json::array();
  for (const RescuedRun& run : outcome.runs)
    runs.push_back({{"run", run.uuid},
                    {"name", run.name},
                    {"whole", run.whole()},
                    {"points", run.points},
                    {"points_lost", run.pointsLost},
                    {"patterns", run.patterns},
                    {"patterns_lost", run.patternsLost},
                    {"checkpoints_lost", run.checkpointsLost},
                    {"base_model_lost", run.baseModelLost},
                    {"details_lost", run.detailsLost}});
  return {{"output", output},
          {"runs", std::move(runs)},
          {"runs_lost", outcome.lostRuns},
          {"unreadable_places", outcome.unreadablePlaces}};
}

} // namespace

int rescue(const Options& options) {
  const RescueOutcome outcome = rescueLibrary(options.config, options.output);
  if (options.json) {
    std::cout << rescuedJson(outcome, options.output).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return 0;
  }
  for (const RescuedRun& run : outcome.runs) {
    const std::string losses = lossesOf(run);
    std::printf("%.8s  %-20s  %s\n", run.uuid.c_str(), shownName(run.name).c_str(),
                losses.empty() ? "whole" : ("lost: " + losses).c_str());
  }
  for (const std::string& uuid : outcome.lostRuns) std::printf("%.8s  lost\n", shownName(uuid).c_str());
  const auto whole =
      std::count_if(outcome.runs.begin(), outcome.runs.end(), [](const RescuedRun& run) { return run.whole(); });
  std::printf("%zu runs are in %s, %td of them whole; %zu runs that the file still names are lost\n",
              outcome.runs.size(), options.output.c_str(), whole, outcome.lostRuns.size());
  return 0;
}

} // namespace lacuna::cli
