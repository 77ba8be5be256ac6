// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "experiment/engine/engine.h"
#include "experiment/run/run_record.h"

namespace lacuna::cli {

/// What the options of a subcommand say; which of them a subcommand takes is decided in command_line.cpp.
struct Options {
  std::string store; ///< empty: the user's library
  std::string data;
  bool json = false;
  std::vector<std::string> overrides; ///< PATH=VALUE
  std::string processor = "auto";
  int threads = 0;
  std::optional<std::string> name;
  std::string config; ///< file
  std::vector<std::string> runs;
  std::string output;    ///< of report and sweep: file
  bool failures = false; ///< of report: what failures cost
  double chance = 10;    ///< of such a report: percent
  double checkpointSeconds = kCheckpointSeconds;
  std::string topic;        ///< of bench
  bool all = false;         ///< runs: archived ones too
  int jobs = 1;             ///< sweep: runs at a time
  std::string importFolder; ///< datasets: pictures to import; empty to list what there is
  std::string importName;
  std::string importSize = "32x32"; ///< WIDTHxHEIGHT, pixels
  bool gray = false;
  std::optional<double> testShare;
  bool skipDamaged = false;
  WindowBenches benches;      ///< of bench
  char** arguments = nullptr; ///< all of them, for the program that goes on
};

/// The library that the options name, or the user's.
std::string storePath(const Options& options);
/// The same for a call that may make it: the folder of the user's library is made when absent.
std::string storePathToWrite(const Options& options);
std::vector<std::string> folders(const Options& options);
ComputeOptions compute(const Options& options);
/// Reads, overrides and validates CONFIG. Throws Error(usage) with every problem on its own line.
ExperimentConfig readConfig(const Options& options);
/// A name out of a library or a file, on one line and without what a terminal would take for a command.
std::string shownName(const std::string& name);
/// "thesis, draft": with commas between them.
std::string shownTags(const RunRecord& run);
/// What a run is turned into on a terminal.
void printRun(const RunRecord& run);

// One function per subcommand; each returns the exit status and throws Error otherwise.
int train(const Options& options);
int resume(const Options& options);
int evaluate(const Options& options);
int sweep(const Options& options);
int runs(const Options& options);
int show(const Options& options);
int compare(const Options& options);
int exportRun(const Options& options);
int importRuns(const Options& options);
int backUp(const Options& options);
int compact(const Options& options);
int rescue(const Options& options);
int report(const Options& options);
int split(const Options& options);
int datasets(const Options& options);
int check(const Options& options);
int info(const Options& options);
int bench(const Options& options);

} // namespace lacuna::cli
