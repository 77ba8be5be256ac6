// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>
#include <sstream>

#include "cli/commands.h"
#include "data/dataset_locator.h"
#include "experiment/config/config_json.h"
#include "experiment/network/network_spec.h"
#include "util/error.h"
#include "util/shown_text.h"
#include "workflow/config_file.h"
#include "workflow/program_info.h"

namespace lacuna::cli {

using namespace data;
using namespace workflow;

std::string storePath(const Options& options) {
  return options.store.empty() ? defaultStorePath() : options.store;
}

std::string storePathToWrite(const Options& options) {
  if (options.store.empty()) makeDefaultStoreFolder();
  return storePath(options);
}

std::vector<std::string> folders(const Options& options) {
  return dataFolders(options.data);
}

ComputeOptions compute(const Options& options) {
  ComputeOptions c;
  c.threads = options.threads;
  c.processor = options.processor == "cuda"  ? ProcessorChoice::cuda
                : options.processor == "cpu" ? ProcessorChoice::cpu
                                             : ProcessorChoice::automatic;
  return c;
}

ExperimentConfig readConfig(const Options& options) {
  const std::string json = readTextFile(options.config, kMaxConfigBytes);
  ParsedConfig parsed = parseConfig(json, options.overrides, foldersFor(options.config));
  if (!parsed.issues.empty()) {
    std::string lines;
    for (const ConfigIssue& issue : parsed.issues)
      lines += (lines.empty() ? "" : "\n") + options.config + ": " + joinIssues({issue});
    throw Error(ErrorKind::usage, lines);
  }
  return parsed.config;
}

std::string shownName(const std::string& name) {
  return shownText(name, 4 * kMaxNameBytes); // four: \x1b for a byte
}

std::string shownTags(const RunRecord& run) {
  std::string all;
  for (const std::string& tag : run.tags) all += (all.empty() ? "" : ", ") + shownName(tag);
  return all;
}

void printRun(const RunRecord& run) {
  std::printf("%s  %s\n", run.uuid.c_str(), shownName(run.name).c_str());
  const CodeConfig& code = run.config.code;
  std::printf("state %s, data set %s, %s, k = %d, r = %d, ", text(run.state), shownName(run.config.dataset).c_str(),
              baseModelTitle(run.config.baseModel.kind).c_str(), code.k, code.r);
  std::printf("%s%s", codersInWords(code).c_str(), code.hasDecoder() ? "" : " code");
  if (code.unit == CodeUnit::image) std::printf(" of whole images, %s returned", text(code.returns));
  std::printf("\n");
  if (!run.error.empty()) std::printf("error: %s\n", shownLines(run.error).c_str());
  if (!run.tags.empty()) std::printf("tags: %s\n", shownTags(run).c_str());
  if (!run.notes.empty()) std::printf("notes: %s\n", shownLines(run.notes).c_str());
  if (run.seconds > 0)
    std::printf("%.1f s on %s, %d thread%s, %.0f images/s in training\n", run.seconds, shownName(run.processor).c_str(),
                run.threads, run.threads == 1 ? "" : "s", run.samplesPerSecond);
  if (!run.evaluated) return;
  std::printf("whole model %.2f %%, coded with nothing lost %.2f %%\n", run.accuracy.base, run.accuracy.available);
  std::printf("%6s %9s %10s %12s %8s  %-14s %10s\n", "lost", "patterns", "mean %", "data lost %", "worst %",
              "worst pattern", "no code %");
  for (const LostSummary& s : run.accuracy.byLost)
    std::printf("%6d %9d %10.2f %12.2f %8.2f  %-14s %10.2f\n", s.lost, s.patterns, s.allPatternMean, s.unavailableMean,
                s.worst, screenName(s.worstPattern).c_str(), s.zerosMean);
  std::printf("devices count from 1 here, from 0 in files and with --json\n");
}

} // namespace lacuna::cli
