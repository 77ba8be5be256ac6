// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "cli/commands.h"
#include "experiment/config/config_json.h"
#include "experiment/sweep/sweep_summary.h"
#include "report/text_format.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/config_file.h"
#include "workflow/run_reporter.h"
#include "workflow/sweep_run.h"

namespace lacuna::cli {

using namespace store;
using namespace report;
using namespace workflow;

namespace {

Sweep readSweep(const Options& options) {
  ParsedSweep parsed = parseSweep(readTextFile(options.config, kMaxConfigBytes), configsBeside(options.config),
                                  options.overrides, foldersFor(options.config));
  if (!parsed.issues.empty()) throw Error(ErrorKind::usage, joinIssues(parsed.issues, options.config));
  return std::move(parsed.sweep);
}

/// "exit status 3: data missing or damaged"
std::string reason(int status) {
  if (status > 128)
    return std::string("ended by signal ") + std::to_string(status - 128) + ": " + strsignal(status - 128);
  const char* words = status == static_cast<int>(ErrorKind::usage)     ? "wrong usage or configuration"
                      : status == static_cast<int>(ErrorKind::data)    ? "data missing or damaged"
                      : status == static_cast<int>(ErrorKind::library) ? "run library cannot be used"
                      : status == static_cast<int>(ErrorKind::memory)  ? "out of memory"
                                                                       : "failure";
  return "exit status " + std::to_string(status) + ": " + words;
}

class SweepReporter : public SweepListener {
 public:
  explicit SweepReporter(const Sweep& sweep) : m_sweep(sweep) {}
  void onPlan(size_t taken, size_t toTrain) override {
    std::fprintf(stderr, "%zu runs: %zu are in the library, %zu will be trained\n", taken + toTrain, taken, toTrain);
  }
  void onStart(size_t run) override { std::fprintf(stderr, "%s\n", called(run).c_str()); }
  void onInWork(size_t run, const RunRecord& elsewhere) override {
    std::fprintf(stderr, "%s: another process is training it (run %.8s), so it is waited for\n", called(run).c_str(),
                 elsewhere.uuid.c_str());
  }
  void onLine(size_t run, const std::string& line) override {
    if (!line.empty()) std::fprintf(stderr, "[%zu] %s\n", run + 1, line.c_str());
  }
  void onFailure(size_t run, int status) override {
    std::fprintf(stderr, "lacuna: %s failed (%s)\n", called(run).c_str(), reason(status).c_str());
  }

 private:
  std::string called(size_t run) const {
    return "run " + std::to_string(run + 1) + " of " + std::to_string(m_sweep.runs.size()) + ": " +
           m_sweep.runs[run].config.name;
  }
  const Sweep& m_sweep;
};

/// Columns as wide as their widest cell; the first is words, the others are numbers.
void printTable(const std::vector<std::vector<std::string>>& rows) {
  const auto width = [](const std::string& text) { // bytes that begin a UTF-8 character
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; });
  };
  std::vector<std::ptrdiff_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  for (const auto& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string fill(static_cast<size_t>(widths[i] - width(row[i])), ' ');
      line += i == 0 ? row[i] + fill : "  " + fill + row[i];
    }
    std::printf("%s\n", line.c_str());
  }
}

std::string shown(const Spread& s, int decimals = 2) {
  return spreadText(s.mean, s.deviation, decimals);
}

void printSummary(const SweepSummary& summary) {
  std::printf("%s: %zu of %zu runs finished\n", shownName(summary.name).c_str(), summary.finished(), summary.planned);
  if (summary.groups.empty()) return;
  std::vector<std::vector<std::string>> accuracy = {
      {"group", "runs", "lost", "base %", "mean %", "data lost %", "worst %", "lowest", "mean below", "worst below"}};
  std::vector<std::vector<std::string>> costs = {
      {"group", "encoder + decoder", "sent per image", "F_conv on a part", "images/s"}};
  for (const SweepGroup& g : summary.groups) {
    for (const LostSpread& s : g.byLost)
      accuracy.push_back({g.name, std::to_string(g.runs.size()), std::to_string(s.lost), shown(g.base),
                          shown(s.allPatternMean), shown(s.unavailableMean), shown(s.worst), fixed(s.leastWorst, 2),
                          shown(s.meanBelowBase), shown(s.worstBelowBase)});
    costs.push_back({g.name, grouped(g.cost.encoderParameters) + " + " + grouped(g.cost.decoderParameters),
                     byteSize(g.cost.bytesSent), operations(g.cost.deviceFlops),
                     g.samplesPerSecond.mean > 0 ? shown(g.samplesPerSecond, 0) : "–"});
  }
  std::putchar('\n');
  printTable(accuracy);
  std::putchar('\n');
  printTable(costs);
}

void print(const Options& options, const SweepOutcome& outcome, const SweepSummary& summary) {
  if (!options.json) return printSummary(summary);
  std::vector<RunRecord> runs;
  for (const auto& run : outcome.results)
    if (run) runs.push_back(*run);
  std::cout << formatSweep(runs, summary) << '\n';
}

void report(const Options& options, const SweepSummary& summary) {
  if (options.output.empty()) return;
  if (summary.groups.empty()) {
    std::fprintf(stderr, "lacuna: %s was not written: no run has finished\n", options.output.c_str());
    return;
  }
  writeSweepReport(RunStore::open(storePath(options), Access::existing), summary, options.output);
  std::fprintf(stderr, "%s was written\n", options.output.c_str());
}

/// What every failure has in common, when the contract has a status for it; else 1.
int statusOf(const std::vector<int>& failures) {
  if (failures.empty()) return 0;
  const int first = failures.front();
  const bool same = std::all_of(failures.begin(), failures.end(), [&](int f) { return f == first; });
  return same && first >= 2 && first <= 5 ? first : static_cast<int>(ErrorKind::failure);
}

} // namespace

int sweep(const Options& options) {
  const Sweep sweep = readSweep(options);
  if (!options.output.empty()) checkReportPath(options.output);
  SweepOptions sweepOptions;
  sweepOptions.storePath = storePathToWrite(options);
  sweepOptions.dataFolder = options.data;
  sweepOptions.processor = options.processor;
  sweepOptions.jobs = options.jobs;
  sweepOptions.threads = options.threads;
  SweepReporter reporter(sweep);
  const SweepOutcome outcome = performSweep(sweep, sweepOptions, reporter);
  const SweepSummary summary = summarizeSweep(sweep, outcome.results);
  print(options, outcome, summary);
  if (outcome.interrupted) {
    std::fprintf(stderr, "lacuna: the sweep was stopped; the same call goes on with what is missing\n");
    return static_cast<int>(ErrorKind::interrupted);
  }
  report(options, summary);
  return statusOf(outcome.failures);
}

} // namespace lacuna::cli
