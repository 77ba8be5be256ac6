// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "experiment/error.h"
#include "experiment/run_json.h"
#include "store/run_store.h"

namespace lacuna::cli {
namespace {

using Json = nlohmann::ordered_json;

RunStore openForReading(const Options& options) {
  RunStore store = RunStore::open(storePath(options));
  if (!store.readOnly()) store.markOrphans();
  return store;
}

} // namespace

int runs(const Options& options) {
  RunFilter filter;
  filter.includeArchived = options.all;
  const auto list = openForReading(options).runs(filter);
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
  RunStore store = RunStore::open(storePath(options));
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

} // namespace lacuna::cli
