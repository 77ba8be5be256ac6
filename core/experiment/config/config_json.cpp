// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads and writes the configuration of cli.md, field by field of fields.h; whatever is left over of a document is
// refused by name.
#include "experiment/config/config_json.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "experiment/config/config_dataset.h"
#include "experiment/config/config_paths.h"
#include "experiment/config/fields.h"
#include "experiment/dataset/data_shape_json.h"
#include "util/error.h"
#include "util/json/config_document.h"
#include "util/json/config_section.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

/// What a file may name; shortcuts (`add`) are of the models that are built in.
constexpr LayerKind kLayerKinds[] = {LayerKind::conv,    LayerKind::relu,          LayerKind::maxPool,
                                     LayerKind::linear,  LayerKind::globalAvgPool, LayerKind::batchNorm,
                                     LayerKind::flatten, LayerKind::dropout,       LayerKind::identity};

void readLayerKind(Section& layer, LayerKind& kind) {
  layer.require("kind");
  const Json* value = layer.value("kind");
  if (value == nullptr) return;
  std::vector<std::string> known;
  for (const LayerKind each : kLayerKinds) {
    known.emplace_back(text(each));
    if (!value->is_string() || value->get<std::string>() != known.back()) continue;
    kind = each;
    return;
  }
  layer.unknownWord("kind", known);
}

/// One layer of a custom model.
LayerSpec readLayer(Section layer) {
  LayerSpec spec;
  readLayerKind(layer, spec.kind);
  const std::string because = "layer \"" + std::string(text(spec.kind)) + "\"";
  const bool conv = spec.kind == LayerKind::conv;
  const bool window = conv || spec.kind == LayerKind::maxPool;
  const bool makes = conv || spec.kind == LayerKind::linear;
  for (const char* key : {"kernel", "stride"}) layer.refuse(key, window, because);
  layer.refuse("padding", conv, because);
  for (const char* key : {"out", "bias"}) layer.refuse(key, makes, because);
  if (makes) layer.require("out");
  if (window) layer.require("kernel");
  constexpr int kMax = 65536;
  layer.integer("out", spec.outChannels, makes ? 1 : 0, kMax);
  layer.integer("kernel", spec.kernel, 1, 64);
  if (spec.kind == LayerKind::maxPool) spec.stride = spec.kernel;
  layer.integer("stride", spec.stride, 1, 64);
  layer.integer("padding", spec.padding, 0, 63);
  layer.boolean("bias", spec.bias);
  layer.finish();
  return spec;
}

/// Reads a document field by field.
class ConfigReader {
 public:
  ConfigReader(const Json& document, ExperimentConfig& config, std::vector<ConfigIssue>& issues)
      : m_config(config), m_issues(issues) {
    m_groups.emplace(nullptr, Section(&document, "", issues));
  }

  void read() {
    for (const Field& field : configFields())
      if (const auto in = m_groups.find(field.group); in != m_groups.end()) readField(field, in->second);
    for (auto& group : m_groups) group.second.finish();
  }

 private:
  void readField(const Field& field, Section& in) {
    if (field.required && applies(field, m_config)) in.require(field.key);
    if (const std::string because = refusedFor(field, m_config); !because.empty())
      return in.refuse(field.key, false, because);
    if (std::holds_alternative<FieldGroup>(field.value))
      m_groups.emplace(&field, in.section(field.key));
    else if (std::string(field.path) == "code.l")
      readLosses(in);
    else
      std::visit([&](const auto& value) { readValue(field, in, value); }, field.value);
  }

  void readValue(const Field& field, Section& in, const OnlyValue& only) { in.only(field.key, Json::parse(only.json)); }
  void readValue(const Field& field, Section& in, const WordValue& words) {
    const Json* value = in.value(field.key);
    if (value == nullptr) return;
    if (words.open) {
      std::string word;
      in.string(field.key, word);
      if (value->is_string()) words.set(m_config, word);
    } else if (!value->is_string() || !words.set(m_config, value->get<std::string>())) {
      in.unknownWord(field.key, wordsByRank(words));
    }
  }
  void readValue(const Field& field, Section& in, const OwnNotation& /*unused*/) {
    const Json* value = in.value(field.key);
    if (value == nullptr) return;
    if (std::string(field.path) == "dataset_shape") {
      m_config.dataShape = readDataShape(*value, field.path, m_issues);
      completeDataShape(m_config);
    } else {
      m_config.baseModel.layers.clear();
      for (Section& layer : in.sections(field.key, 256))
        m_config.baseModel.layers.push_back(readLayer(std::move(layer)));
    }
  }
  void readValue(const Field& field, Section& in, FieldPlace<int> place) { in.integer(field.key, place(m_config)); }
  void readValue(const Field& field, Section& in, FieldPlace<double> place) { in.number(field.key, place(m_config)); }
  void readValue(const Field& field, Section& in, FieldPlace<uint64_t> place) { in.seed(field.key, place(m_config)); }
  void readValue(const Field& field, Section& in, FieldPlace<bool> place) { in.boolean(field.key, place(m_config)); }
  void readValue(const Field& field, Section& in, FieldPlace<std::string> place) {
    in.string(field.key, place(m_config));
  }
  void readValue(const Field& field, Section& in, FieldPlace<std::vector<int>> place) {
    in.integers(field.key, place(m_config));
  }
  void readValue(const Field& field, Section& in, FieldPlace<std::vector<double>> place) {
    in.numbers(field.key, place(m_config));
  }
  void readValue(const Field& /*unused*/, Section& /*unused*/, const FieldGroup& /*unused*/) {}

  /// As many as r where nothing is said, which is written down then.
  void readLosses(Section& code) {
    int lost = kNotGiven;
    code.integer("l", lost);
    if (lost == 0) code.problem("l", "l = 0 trains for no loss; use 1 to r, or leave it out for r");
    m_config.code.l = lost != kNotGiven ? lost : std::max(0, m_config.code.r);
  }

  static std::vector<std::string> wordsByRank(const WordValue& value) {
    std::vector<FieldWord> words = value.words();
    std::sort(words.begin(), words.end(), [](const FieldWord& a, const FieldWord& b) { return a.rank < b.rank; });
    std::vector<std::string> known;
    for (FieldWord& word : words) known.push_back(std::move(word.word));
    return known;
  }

  static constexpr int kNotGiven = std::numeric_limits<int>::min();

  ExperimentConfig& m_config;
  std::vector<ConfigIssue>& m_issues;
  std::map<const Field*, Section> m_groups; ///< those that apply
};

void readDocument(const Json& document, ParsedConfig& out) {
  // Once to know what the fields that decide about others say, and once more with everything that is wrong.
  std::vector<ConfigIssue> unheard;
  ConfigReader(document, out.config, unheard).read();
  settleKind(out.config.code);
  ConfigReader(document, out.config, out.issues).read();
  if (!document.contains("name")) out.config.name = defaultName(out.config);
}

/// Whether overrides choose another data set than the document's and no name.
bool namesAnotherDataset(const Json& before, const Json& after, const std::vector<std::string>& overrides) {
  const auto isName = [](const std::string& o) { return o.compare(0, 5, "name=") == 0; };
  if (std::any_of(overrides.begin(), overrides.end(), isName)) return false;
  return before.contains("dataset") && after.contains("dataset") && before["dataset"] != after["dataset"];
}

} // namespace

ParsedConfig parseConfig(const std::string& json, const std::vector<std::string>& overrides,
                         const ConfigFolders& folders) {
  ParsedConfig out;
  if (json.size() > kMaxConfigBytes) {
    out.issues.push_back({"", "the configuration is " + std::to_string(json.size()) +
                                  " bytes long; a configuration has at most " + std::to_string(kMaxConfigBytes)});
    return out;
  }
  Json document;
  if (!readConfigDocument(json, document, out.issues)) return out;
  anchorPaths(document, folders.document);
  const Json before = document;
  for (const std::string& o : overrides) applyOverride(document, o, out.issues);
  anchorPaths(document, folders.overrides);
  if (namesAnotherDataset(before, document, overrides)) document.erase("name");
  readDocument(document, out);
  for (ConfigIssue& issue : validate(out.config)) {
    const bool known =
        std::any_of(out.issues.begin(), out.issues.end(), [&](const ConfigIssue& i) { return i.path == issue.path; });
    if (!known) out.issues.push_back(std::move(issue));
  }
  return out;
}

ExperimentConfig parseConfigOrThrow(const std::string& json, const std::vector<std::string>& overrides) {
  ParsedConfig parsed = parseConfig(json, overrides);
  if (!parsed.issues.empty()) throw Error(ErrorKind::usage, joinIssues(parsed.issues));
  return parsed.config;
}

namespace {

Json layersJson(const std::vector<LayerSpec>& all) {
  Json layers = Json::array();
  for (const LayerSpec& l : all) {
    Json layer = {{"kind", text(l.kind)}};
    const bool conv = l.kind == LayerKind::conv;
    if (conv || l.kind == LayerKind::linear) layer["out"] = l.outChannels;
    if (conv || l.kind == LayerKind::maxPool) {
      layer["kernel"] = l.kernel;
      layer["stride"] = l.stride;
    }
    if (conv) layer["padding"] = l.padding;
    if (!l.bias) layer["bias"] = false; // left out where it says nothing, as in files of before
    layers.push_back(std::move(layer));
  }
  return layers;
}

/// A field's value as a document has it; nothing for a data set without a shape of its own.
struct FieldJson {
  const Field& field;
  const ExperimentConfig& config;

  Json operator()(const FieldGroup& /*unused*/) const { return Json::object(); }
  Json operator()(const OnlyValue& only) const { return Json::parse(only.json); }
  Json operator()(const WordValue& words) const { return words.get(config); }
  Json operator()(const OwnNotation& /*unused*/) const {
    if (std::string(field.path) != "dataset_shape") return layersJson(config.baseModel.layers);
    return config.dataShape ? dataShapeJson(*config.dataShape) : Json();
  }
  template <typename T>
  Json operator()(FieldPlace<T> place) const {
    return valueAt(place, config);
  }
};

bool saysNothing(const Field& field, const ExperimentConfig& config) {
  if (!field.leftOutAtDefault) return false;
  if (!std::holds_alternative<FieldGroup>(field.value)) return isDefault(field, config);
  const auto& all = configFields();
  return std::all_of(all.begin(), all.end(),
                     [&](const Field& inside) { return inside.group != &field || isDefault(inside, config); });
}

/// The object that holds the field; null where its group is left out.
Json* holderOf(const Field& field, Json& document) {
  if (field.group == nullptr) return &document;
  Json* around = holderOf(*field.group, document);
  if (around == nullptr) return nullptr;
  const auto group = around->find(field.group->key);
  return group == around->end() ? nullptr : &*group;
}

} // namespace

std::string formatConfig(const ExperimentConfig& config, int indent) {
  ExperimentConfig c = config;
  c.code.l = config.code.lost();
  Json document = Json::object();
  for (const Field& field : configFields()) {
    Json* holder = holderOf(field, document);
    if (holder == nullptr || !applies(field, c) || saysNothing(field, c)) continue;
    Json value = std::visit(FieldJson{field, c}, field.value);
    if (!value.is_null()) (*holder)[field.key] = std::move(value);
  }
  return jsonText(document, indent);
}

} // namespace lacuna
