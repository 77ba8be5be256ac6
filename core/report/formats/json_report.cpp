// SPDX-License-Identifier: GPL-3.0-or-later
//
// The run document of the command line with what a report adds: curves, split, environment, data, log, command.
#include <nlohmann/json.hpp>

#include "experiment/run/run_json.h"
#include "report/report_parts.h"

namespace lacuna::report {
namespace {

using Json = nlohmann::ordered_json;

/// NaN and ±Inf become null: JSON has no numbers for them.
Json metricsJson(const std::vector<MetricSeries>& metrics) {
  Json all = Json::array();
  for (const MetricSeries& s : metrics) {
    Json points = Json::array();
    for (const MetricPoint& p : s.points)
      points.push_back({{"step", p.step}, {"wall_seconds", p.wall}, {"value", p.value}});
    all.push_back({{"series", s.name}, {"points", std::move(points)}});
  }
  return all;
}

Json splitJson(const SplitPlan& plan) {
  Json parts = Json::array();
  for (const PartWindow& part : plan.parts)
    parts.push_back(
        {{"input", {part.input.first, part.input.last}}, {"output", {part.output.first, part.output.last}}});
  return {{"unit", text(plan.wholeImages ? CodeUnit::image : CodeUnit::part)},
          {"k", plan.k},
          {"r", plan.r},
          {"parts", std::move(parts)},
          {"part_width", plan.partWidth},
          {"parity_width", plan.parityWidth}};
}

void addDetails(Json& doc, const RunReport& report) {
  const RunRecord& run = report.run;
  doc["metrics"] = metricsJson(report.metrics);
  if (report.plan) doc["split"] = splitJson(*report.plan);
  Json environment = Json::object();
  for (const auto& [key, value] : run.environment) environment[key] = value;
  doc["environment"] = std::move(environment);
  Json subsets = Json::array();
  for (const SubsetRecord& s : run.subsets)
    subsets.push_back({{"dataset", s.dataset}, {"subset", s.subset}, {"count", s.count}, {"sha256", s.sha256}});
  doc["subsets"] = std::move(subsets);
  Json events = Json::array();
  for (const auto& [at, what] : run.events) events.push_back({{"at", at}, {"text", what}});
  doc["events"] = std::move(events);
  doc["code_version"] = run.codeVersion;
  doc["config_sha256"] = run.configSha256;
  doc["command"] = commandOf(report);
}

/// Accuracies in percent by number of devices lost, from none to all, and what to expect from them.
Json oddsJson(const FailureReport& report) {
  const FailureOdds& odds = report.counted->odds;
  const double p = report.chance;
  return {{"images", report.counted->images},
          {"coded_by_lost", odds.coded.mean()},
          {"replicated_by_lost", odds.replicated.mean()},
          {"uncoded_by_lost", odds.uncoded.mean()},
          {"probability", p},
          {"expected",
           {{"coded", odds.coded.expected(p)},
            {"replicated", odds.replicated.expected(p)},
            {"uncoded", odds.uncoded.expected(p)}}}};
}

Json examplesJson(const std::vector<ReportExample>& examples) {
  Json all = Json::array();
  for (const ReportExample& e : examples) {
    const Inspection& in = e.inspection;
    Json errors = Json::array();
    for (const DecodedPart& part : in.decoded) errors.push_back(part.relativeError);
    all.push_back({{"title", e.title},
                   {"image", in.imageIndex},
                   {"label", in.label},
                   {"lost", in.pattern.lost()},
                   {"whole_model", in.wholeModel},
                   {"coded", in.coded},
                   {"zeros", in.zeros},
                   {"relative_errors", std::move(errors)}});
  }
  return all;
}

/// Texts for people count from 1, so a reader of both has to be told.
std::string dump(Json& doc) {
  doc["devices_and_images_count_from"] = 0;
  return doc.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::string jsonText(const RunReport& report) {
  Json doc = Json::parse(formatRun(report.run));
  addDetails(doc, report);
  return dump(doc);
}

std::string jsonText(const ComparisonReport& report) {
  std::vector<RunRecord> runs;
  for (const RunReport& r : report.runs) runs.push_back(r.run);
  Json doc = Json::parse(formatComparison(runs));
  for (size_t i = 0; i < runs.size(); ++i) addDetails(doc["runs"][i], report.runs[i]);
  if (report.sweep) {
    doc["sweep"] = report.sweep->name;
    doc["summary"] = Json::parse(formatSweepSummary(*report.sweep, -1));
  }
  return dump(doc);
}

std::string jsonText(const FailureReport& report) {
  Json doc = Json::parse(formatRun(report.code.run));
  RunReport code = report.code;
  code.metrics.clear(); // they are of the training
  addDetails(doc, code);
  doc.erase("metrics");
  doc["command"] = report.code.repeatCommand;
  if (report.counted) doc["random_failures"] = oddsJson(report);
  doc["examples"] = examplesJson(report.code.examples);
  return dump(doc);
}

} // namespace lacuna::report
