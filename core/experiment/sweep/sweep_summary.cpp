// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/sweep/sweep_summary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "experiment/run/run_json.h"
#include "util/json/config_document.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;
using Runs = std::vector<const RunRecord*>;

/// What the runs of one group have in common.
std::string identityWithoutSeeds(ExperimentConfig config) {
  config.training.seed = 0;
  config.baseModel.seed = 0;
  return configIdentity(config);
}

template <typename Value>
Spread spreadOver(const Runs& runs, Value value) {
  std::vector<double> values;
  for (const RunRecord* run : runs) values.push_back(value(*run));
  return spreadOf(values);
}

LostSpread lostSpread(const Runs& runs, size_t index) {
  const auto of = [index](const RunRecord& run) -> const LostSummary& { return run.accuracy.byLost[index]; };
  LostSpread s;
  s.lost = of(*runs.front()).lost;
  s.allPatternMean = spreadOver(runs, [&](const RunRecord& r) { return of(r).allPatternMean; });
  s.unavailableMean = spreadOver(runs, [&](const RunRecord& r) { return of(r).unavailableMean; });
  s.worst = spreadOver(runs, [&](const RunRecord& r) { return of(r).worst; });
  s.meanBelowBase = spreadOver(runs, [&](const RunRecord& r) { return r.accuracy.base - of(r).allPatternMean; });
  s.worstBelowBase = spreadOver(runs, [&](const RunRecord& r) { return r.accuracy.base - of(r).worst; });
  s.leastWorst = of(*runs.front()).worst;
  for (const RunRecord* run : runs) s.leastWorst = std::min(s.leastWorst, of(*run).worst);
  return s;
}

SweepGroup groupOf(const SweepRun& first, const std::string& sweepName, const Runs& runs) {
  SweepGroup group;
  group.name = first.group.empty() ? sweepName : first.group;
  for (const SweepSetting& s : first.settings)
    if (s.path != "training.seed" && s.path != "base_model.seed") group.settings.push_back(s);
  for (const RunRecord* run : runs) group.runs.push_back(run->uuid);
  group.base = spreadOver(runs, [](const RunRecord& r) { return r.accuracy.base; });
  group.available = spreadOver(runs, [](const RunRecord& r) { return r.accuracy.available; });
  group.samplesPerSecond = spreadOver(runs, [](const RunRecord& r) { return r.samplesPerSecond; });
  group.cost = runs.front()->cost;
  // k and r are those of the group, so its runs have the same numbers of losses.
  size_t series = runs.front()->accuracy.byLost.size();
  for (const RunRecord* run : runs) series = std::min(series, run->accuracy.byLost.size());
  for (size_t i = 0; i < series; ++i) group.byLost.push_back(lostSpread(runs, i));
  return group;
}

Json spreadJson(const Spread& s) {
  return {{"mean", s.mean}, {"std", s.deviation ? Json(*s.deviation) : Json(nullptr)}};
}

Json lostJson(const LostSpread& s) {
  Json worst = spreadJson(s.worst);
  worst["min"] = s.leastWorst;
  return {{"lost", s.lost},
          {"all_pattern_mean", spreadJson(s.allPatternMean)},
          {"unavailable_mean", spreadJson(s.unavailableMean)},
          {"worst", std::move(worst)},
          {"degradation_mean", spreadJson(s.meanBelowBase)},
          {"degradation_worst", spreadJson(s.worstBelowBase)}};
}

Json groupJson(const SweepGroup& group) {
  Json settings = Json::object();
  for (const SweepSetting& s : group.settings) settings[s.path] = Json::parse(s.value);
  Json byLost = Json::array();
  for (const LostSpread& s : group.byLost) byLost.push_back(lostJson(s));
  return {{"name", group.name},
          {"settings", std::move(settings)},
          {"count", group.runs.size()},
          {"runs", group.runs},
          {"base", spreadJson(group.base)},
          {"available", spreadJson(group.available)},
          {"by_lost", std::move(byLost)},
          {"encoder_parameters", group.cost.encoderParameters},
          {"decoder_parameters", group.cost.decoderParameters},
          {"bytes_sent", group.cost.bytesSent},
          {"device_flops", group.cost.deviceFlops},
          {"samples_per_second", spreadJson(group.samplesPerSecond)}};
}

Json summaryJson(const SweepSummary& summary) {
  Json groups = Json::array();
  for (const SweepGroup& group : summary.groups) groups.push_back(groupJson(group));
  return groups;
}

} // namespace

Spread spreadOf(const std::vector<double>& values) {
  assert(!values.empty());
  const auto n = static_cast<double>(values.size());
  Spread spread;
  // From the first value on, so that equal values have no deviation at all.
  for (const double v : values) spread.mean += (v - values.front()) / n;
  spread.mean += values.front();
  if (values.size() < 2) return spread;
  double squares = 0;
  for (const double v : values) squares += (v - spread.mean) * (v - spread.mean);
  spread.deviation = std::sqrt(squares / (n - 1));
  return spread;
}

size_t SweepSummary::finished() const {
  size_t runs = 0;
  for (const SweepGroup& group : groups) runs += group.runs.size();
  return runs;
}

SweepSummary summarizeSweep(const Sweep& sweep, const std::vector<std::optional<RunRecord>>& results) {
  assert(results.size() == sweep.runs.size());
  struct Members {
    const SweepRun* first = nullptr;
    Runs runs;
  };
  std::vector<Members> groups;
  std::map<std::string, size_t> known;
  for (size_t i = 0; i < results.size(); ++i) {
    if (!results[i] || results[i]->state != RunState::finished || !results[i]->evaluated) continue;
    const auto [at, isNew] = known.emplace(identityWithoutSeeds(sweep.runs[i].config), groups.size());
    if (isNew) groups.push_back({&sweep.runs[i], {}});
    groups[at->second].runs.push_back(&*results[i]);
  }
  SweepSummary summary{sweep.name, sweep.runs.size(), {}};
  for (const Members& g : groups) summary.groups.push_back(groupOf(*g.first, sweep.name, g.runs));
  return summary;
}

std::string formatSweepSummary(const SweepSummary& summary, int indent) {
  return jsonText(summaryJson(summary), indent);
}

std::string formatSweep(const std::vector<RunRecord>& runs, const SweepSummary& summary, int indent) {
  Json document = Json::parse(formatRuns(runs, -1));
  document["summary"] = summaryJson(summary);
  return jsonText(document, indent);
}

} // namespace lacuna
