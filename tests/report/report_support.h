// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report with everything in it, for the tests of all formats.
#pragma once

#include <QTest>
#include <cmath>
#include <limits>

#include "experiment/config/choices.h"
#include "experiment/config/code_plan.h"
#include "experiment/config/config_json.h"
#include "report/run_report.h"
#include "test_program.h"

namespace lacuna {

using namespace report;

/// Everything a name can hold against HTML, Markdown, CSV and JSON at once.
inline const std::string kHostile =
    "=1+1 <script>alert(\"x\")</script> & 'quote', `tick` |pipe| [a](http://evil) # </title>";

inline Inspection exampleInspection(const SplitPlan& plan, FailurePattern pattern) {
  Inspection in;
  in.imageIndex = 4321;
  in.label = 7;
  in.pattern = pattern;
  in.image.shape = plan.image;
  for (int64_t i = 0; i < plan.image.size(); ++i) in.image.values.push_back(static_cast<float>(i % 7) / 6);
  for (int d = 0; d < plan.devices(); ++d) {
    Maps maps;
    maps.shape = plan.partOutput();
    for (int64_t i = 0; i < maps.shape.size(); ++i) maps.values.push_back(static_cast<float>((i * 5 + d) % 4));
    in.outputs.push_back(maps);
    if (d >= plan.k) continue;
    DecodedPart part;
    part.maps = maps;
    if (pattern.isLost(DeviceIndex(d))) {
      part.origin = PartOrigin::rebuilt;
      part.relativeError = 0.3125;
      part.maps.values[0] += 1.5f;
    }
    in.decoded.push_back(part);
  }
  in.wholeModel.assign(10, 0.01);
  in.wholeModel[7] = 0.91;
  in.coded = in.wholeModel;
  in.zeros.assign(10, 0.1);
  return in;
}

/// `more` is added to the fields of the code: ", \"kind\": \"none\"".
inline RunReport exampleReport(int k = 2, int r = 2, const std::string& name = "A run", const std::string& more = "") {
  RunReport report;
  RunRecord& run = report.run;
  run.uuid = "11111111-2222-4333-8444-555555555555";
  run.name = name;
  run.state = RunState::finished;
  run.created = "2026-01-31T13:37:00Z";
  run.config = parseConfigOrThrow("{\"dataset\": \"mnist\", \"code\": {\"k\": " + std::to_string(k) +
                                  ", \"r\": " + std::to_string(r) + more + "}}");
  run.codeVersion = "0.1.0-test";
  run.seconds = 93.14;
  run.samplesPerSecond = 6123.4;
  run.processor = "cpu";
  run.threads = 2;
  run.evaluated = true;
  for (const FailurePattern p : allPatterns(k + r, r))
    run.patterns.push_back({p, 99.0 - double(p.mask) / 8, 99.5 - double(p.mask) / 16, p.losesData(k) ? 0.25 : 0,
                            80.0 + double(p.mask) / 8});
  run.accuracy = {99.18, 99.17, summarize(run.patterns, k)};
  run.cost = {16873, 1382656, 44426, 2812345, 2765312, 180480, 461824, 0.41, 0.28, 0.12, 38400, 812.7};
  run.environment = {{"libtorch", "1.13.1"}, {"cpu", "Some CPU @ 2.5GHz"}};
  run.subsets = {{"mnist", "test", 10000, std::string(64, 'c')}};
  run.events = {{"2026-01-31T13:37:01Z", "Took the CPU."}};
  MetricSeries loss{series::kLoss, {}};
  for (int64_t step = 1; step <= 1000; ++step) loss.points.push_back({step, double(step) / 50, 1.0 / double(step)});
  report.metrics = {loss,
                    {series::kValidationBase, {{0, 0, 99.1}}},
                    {series::validationMean(1), {{100, 2, 97}, {200, 4, 98}, {300, 6, 98.5}}},
                    {series::validationWorst(1), {{100, 2, 95}, {200, 4, 97}, {300, 6, 98}}}};
  report.plan = planFor(networkOf(run.config), run.config.code);
  report.examples = {{"An image the code saves", exampleInspection(*report.plan, FailurePattern::of({0})), {}},
                     {"An image this pattern breaks", exampleInspection(*report.plan, FailurePattern::of({1})), {}}};
  return report;
}

/// Failures of that code: every set of lost devices is counted.
inline FailureReport exampleFailures(int k = 2, int r = 2, const std::string& name = "A run",
                                     const std::string& more = "") {
  FailureReport report{exampleReport(k, r, name, more)};
  RunRecord& run = report.code.run;
  OddsCount count;
  count.images = 500;
  count.allImages = 10000;
  count.evaluation.accuracy = run.accuracy;
  for (const FailurePattern p : allPatterns(k + r, k + r))
    count.evaluation.patterns.push_back(
        {p, 99.0 - 7 * p.lostCount() - double(p.mask) / 64, 90, p.losesData(k) ? 0.25 : 0, 70 - double(p.mask) / 64});
  count.odds = *failureOdds(count.evaluation, run.config.code);
  report.counted = count;
  report.chance = 0.07;
  report.code.repeatCommand = failuresCommand(run, report.chance);
  adoptCount(report);
  return report;
}

/// The same with every text replaced by the hostile one.
inline RunReport hostileReport() {
  RunReport report = exampleReport(2, 2, kHostile);
  RunRecord& run = report.run;
  run.notes = run.error = run.codeVersion = run.processor = run.parent = kHostile;
  run.config.name = kHostile;
  run.environment = {{kHostile, kHostile}};
  run.subsets = {{kHostile, kHostile, 1, kHostile}};
  run.events = {{kHostile, kHostile}};
  report.metrics.push_back({kHostile, {{1, 1, 1}}});
  report.repeatCommand = kHostile;
  for (ReportExample& e : report.examples) {
    e.title = kHostile;
    e.classNames.assign(10, kHostile);
  }
  return report;
}

/// A comparison of three runs, two of them alike but for the seed, one with another name for its group.
inline ComparisonReport sweepReport(const std::string& group = "conv") {
  ComparisonReport report{{exampleReport(2, 2, "one"), exampleReport(2, 2, "two"), exampleReport(4, 2, "three")}};
  report.runs[1].run.config.training.seed = 2;
  report.runs[1].run.accuracy.byLost[0].worst -= 2;
  Sweep sweep{"Rivals", {}};
  std::vector<std::optional<RunRecord>> results;
  for (const RunReport& r : report.runs) {
    sweep.runs.push_back({"", r.run.config.code.k == 2 ? group : "other", {}, r.run.config});
    results.emplace_back(r.run);
  }
  sweep.runs.push_back(sweep.runs.front()); // one that did not finish
  results.emplace_back();
  report.sweep = summarizeSweep(sweep, results);
  return report;
}

inline QString formatted(const RunReport& report, const char* extension, const ReportOptions& options = {}) {
  return QString::fromStdString(findReportFormat(std::string("x.") + extension)->formatRun(report, options));
}

inline QString formatted(const FailureReport& report, const char* extension, const ReportOptions& options = {}) {
  return QString::fromStdString(findReportFormat(std::string("x.") + extension)->formatFailures(report, options));
}

inline QString formatted(const ComparisonReport& report, const char* extension, const ReportOptions& options = {}) {
  return QString::fromStdString(findReportFormat(std::string("x.") + extension)->formatComparison(report, options));
}

} // namespace lacuna
