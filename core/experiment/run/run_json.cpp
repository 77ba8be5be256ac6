// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/run/run_json.h"

#include <map>
#include <nlohmann/json.hpp>

#include "experiment/config/config_json.h"
#include "util/error.h"
#include "util/json/config_document.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

Json accuracyJson(const Accuracy& accuracy) {
  Json byLost = Json::array();
  for (const LostSummary& s : accuracy.byLost)
    byLost.push_back({{"lost", s.lost},
                      {"patterns", s.patterns},
                      {"all_pattern_mean", s.allPatternMean},
                      {"unavailable_mean", s.unavailableMean},
                      {"worst", s.worst},
                      {"worst_pattern", s.worstPattern.lost()},
                      {"zeros_mean", s.zerosMean}});
  return {{"base", accuracy.base}, {"available", accuracy.available}, {"by_lost", std::move(byLost)}};
}

Json patternsJson(const std::vector<PatternResult>& patterns) {
  Json list = Json::array();
  for (const PatternResult& p : patterns)
    list.push_back({{"lost", p.pattern.lost()},
                    {"accuracy", p.accuracy},
                    {"agreement", p.agreement},
                    {"feature_error", p.featureError},
                    {"zeros_accuracy", p.zerosAccuracy}});
  return list;
}

Json costJson(const CodeCost& c) {
  return {{"encoder_parameters", c.encoderParameters},
          {"decoder_parameters", c.decoderParameters},
          {"base_parameters", c.baseParameters},
          {"encode_flops", c.encodeFlops},
          {"decode_flops", c.decodeFlops},
          {"device_flops", c.deviceFlops},
          {"base_flops", c.baseFlops},
          {"encode_ms", c.encodeMs},
          {"decode_ms", c.decodeMs},
          {"device_ms", c.deviceMs},
          {"bytes_sent", c.bytesSent},
          {"peak_memory_mib", c.peakMemoryMib}};
}

Json runJson(const RunRecord& run, bool withPatterns) {
  Json doc = {{"run", run.uuid},
              {"name", run.name},
              {"state", text(run.state)},
              {"dataset", run.config.dataset},
              {"config", Json::parse(formatConfig(run.config))},
              {"created", run.created},
              {"started", run.started},
              {"ended", run.ended},
              {"seconds", run.seconds},
              {"samples_per_second", run.samplesPerSecond},
              {"device", run.processor},
              {"threads", run.threads}};
  if (!run.error.empty()) doc["error"] = run.error;
  if (!run.notes.empty()) doc["notes"] = run.notes;
  if (!run.tags.empty()) doc["tags"] = run.tags;
  doc["accuracy"] = run.evaluated ? accuracyJson(run.accuracy) : Json(nullptr);
  if (withPatterns) doc["patterns"] = patternsJson(run.patterns);
  doc["cost"] = costJson(run.cost);
  return doc;
}

/// "code.decoder.kind" → JSON text, for every leaf; lists count as leaves.
void flatten(const Json& value, const std::string& path, std::vector<std::pair<std::string, std::string>>& out) {
  if (!value.is_object()) {
    out.emplace_back(path, jsonText(value, -1));
    return;
  }
  for (const auto& item : value.items())
    flatten(item.value(), path.empty() ? item.key() : path + "." + item.key(), out);
}

/// JSON converts a number of any kind and size, which for one that does not fit means nothing.
int wholeNumber(const Json& value, int most) {
  if (value.is_number_unsigned() && value.get<uint64_t>() <= static_cast<uint64_t>(most)) return value.get<int>();
  throw Error(ErrorKind::data, "The text is not a run document (" + shownText(value.dump(-1, ' ', true)) +
                                   " is no number from 0 to " + std::to_string(most) + ")");
}

} // namespace

std::string formatRun(const RunRecord& run, bool withPatterns, int indent) {
  return jsonText(runJson(run, withPatterns), indent);
}

Evaluation parseEvaluation(const std::string& runDocument) {
  try {
    const Json doc = Json::parse(runDocument);
    Evaluation evaluation;
    evaluation.accuracy.base = doc.at("accuracy").at("base").get<double>();
    evaluation.accuracy.available = doc.at("accuracy").at("available").get<double>();
    for (const Json& p : doc.at("patterns")) {
      PatternResult r;
      std::vector<int> lost;
      for (const Json& device : p.at("lost")) lost.push_back(wholeNumber(device, FailurePattern::kMaxDevices - 1));
      r.pattern = FailurePattern::of(lost);
      r.accuracy = p.at("accuracy").get<double>();
      r.agreement = p.at("agreement").get<double>();
      r.featureError = p.at("feature_error").get<double>();
      r.zerosAccuracy = p.at("zeros_accuracy").get<double>();
      evaluation.patterns.push_back(r);
    }
    evaluation.accuracy.byLost =
        summarize(evaluation.patterns, wholeNumber(doc.at("config").at("code").at("k"), FailurePattern::kMaxDevices));
    return evaluation;
  } catch (const nlohmann::json::exception& e) {
    throw Error(ErrorKind::data, "The text is not a run document (" + shownText(e.what(), 300) + ")");
  }
}

std::string formatRuns(const std::vector<RunRecord>& runs, int indent) {
  Json list = Json::array();
  for (const RunRecord& run : runs) list.push_back(runJson(run, false));
  return jsonText({{"runs", std::move(list)}}, indent);
}

std::vector<ConfigDifference> configDifferences(const std::vector<ExperimentConfig>& configs) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> values;
  for (size_t i = 0; i < configs.size(); ++i) {
    std::vector<std::pair<std::string, std::string>> leaves;
    flatten(Json::parse(formatConfig(configs[i])), "", leaves);
    for (const auto& [path, value] : leaves) {
      auto& row = values[path];
      if (row.empty()) {
        row.resize(configs.size());
        order.push_back(path);
      }
      row[i] = value;
    }
  }
  std::vector<ConfigDifference> differences;
  for (const std::string& path : order) {
    const auto& row = values[path];
    for (const std::string& v : row)
      if (v != row.front()) {
        differences.push_back({path, row});
        break;
      }
  }
  return differences;
}

std::string formatComparison(const std::vector<RunRecord>& runs, int indent) {
  std::vector<ExperimentConfig> configs;
  Json list = Json::array();
  for (const RunRecord& run : runs) {
    configs.push_back(run.config);
    list.push_back(runJson(run, true));
  }
  Json differences = Json::object();
  for (const ConfigDifference& d : configDifferences(configs)) {
    Json row = Json::array();
    for (const std::string& v : d.values) row.push_back(v.empty() ? Json(nullptr) : Json::parse(v));
    differences[d.path] = std::move(row);
  }
  return jsonText({{"differences", std::move(differences)}, {"runs", std::move(list)}}, indent);
}

} // namespace lacuna
