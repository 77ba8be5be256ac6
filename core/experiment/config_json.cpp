// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads and writes the configuration of cli.md. Reading walks the document section by section; each section takes the
// keys it knows through `Section`, and whatever is left over is refused by name.
#include "experiment/config_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "experiment/config_document.h"
#include "experiment/error.h"
#include "experiment/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

/// Levenshtein distance, for "did you mean".
size_t distance(const std::string& a, const std::string& b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// One JSON object of the document. Every getter removes nothing but notes the key as known; `finish` refuses the rest.
class Section {
 public:
  Section(const Json* object, std::string path, std::vector<ConfigIssue>& issues)
      : m_object(object), m_path(std::move(path)), m_issues(issues) {
    if (m_object != nullptr && !m_object->is_object()) {
      issue("", "must be an object {…}, not " + shownJson(*m_object));
      m_object = nullptr;
    }
  }

  bool has(const std::string& key) { return find(key) != nullptr; }

  /// The value as it stands there, for a reader of its own; null when it is not given.
  const Json* value(const std::string& key) { return find(key); }

  Section section(const std::string& key) { return Section(find(key), join(key), m_issues); }

  void integer(const std::string& key, int& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!isWhole(*v)) return issue(key, "must be a whole number, not " + shownJson(*v));
    const double d = v->get<double>();
    if (d < std::numeric_limits<int>::min() || d > std::numeric_limits<int>::max())
      return issue(key, shownJson(*v) + " is out of range");
    out = static_cast<int>(d);
  }

  void seed(const std::string& key, uint64_t& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_number_unsigned()) return issue(key, "must be a whole number of 0 or more, not " + shownJson(*v));
    out = v->get<uint64_t>();
  }

  void number(const std::string& key, double& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_number()) return issue(key, "must be a number, not " + shownJson(*v));
    out = v->get<double>();
  }

  void boolean(const std::string& key, bool& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_boolean()) return issue(key, "must be true or false, not " + shownJson(*v));
    out = v->get<bool>();
  }

  void string(const std::string& key, std::string& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_string()) return issue(key, "must be a text in quotes, not " + shownJson(*v));
    out = v->get<std::string>();
  }

  void numbers(const std::string& key, std::vector<double>& out) {
    const Json* v = find(key);
    if (v == nullptr) return;
    if (!v->is_array() || v->size() > 64 ||
        !std::all_of(v->begin(), v->end(), [](const Json& x) { return x.is_number(); }))
      return issue(key, "must be a list of at most 64 numbers, not " + shownJson(*v));
    out = v->get<std::vector<double>>();
  }

  /// One of a few words; `values` holds every enumerator.
  template <typename Enum>
  void choice(const std::string& key, Enum& out, std::initializer_list<Enum> values) {
    const Json* v = find(key);
    if (v == nullptr) return;
    std::string allowed;
    for (Enum e : values) {
      if (v->is_string() && v->get<std::string>() == text(e)) {
        out = e;
        return;
      }
      allowed += (allowed.empty() ? "" : ", ") + std::string(text(e));
    }
    issue(key, shownJson(*v) + " is not known; use one of " + allowed);
  }

  /// A field of the contract that so far takes one value only.
  void only(const std::string& key, const Json& value) {
    const Json* v = find(key);
    if (v != nullptr && *v != value)
      issue(key, shownJson(*v) + " is not available in this version; use " + shownJson(value));
  }

  void require(const std::string& key) {
    if (m_object != nullptr && find(key) == nullptr) issue(key, "is missing; it has no default");
  }

  void problem(const std::string& key, const std::string& message) { issue(key, message); }

  /// Refuses the key, if given, because of another choice.
  void refuse(const std::string& key, bool applies, const std::string& because) {
    if (!applies && find(key) != nullptr) issue(key, "does not apply to " + because + "; leave it out");
  }

  void finish() {
    if (m_object == nullptr) return;
    for (const auto& item : m_object->items()) {
      if (m_known.count(item.key()) != 0) continue;
      std::string nearest;
      size_t best = 4;
      for (const std::string& known : m_known)
        if (const size_t d = distance(item.key(), known); d < best && d < item.key().size()) {
          best = d;
          nearest = known;
        }
      std::string all;
      for (const std::string& known : m_known) all += (all.empty() ? "" : ", ") + known;
      issue(shownText(item.key()),
            "is not a known field; " + (nearest.empty() ? "known here: " + all : "did you mean \"" + nearest + "\"?"));
    }
  }

 private:
  static bool isWhole(const Json& v) {
    return v.is_number_integer() || (v.is_number_float() && std::floor(v.get<double>()) == v.get<double>());
  }
  const Json* find(const std::string& key) {
    m_known.insert(key);
    if (m_object == nullptr) return nullptr;
    const auto it = m_object->find(key);
    return it == m_object->end() ? nullptr : &*it;
  }
  std::string join(const std::string& key) const {
    return m_path.empty() ? key : key.empty() ? m_path : m_path + "." + key;
  }
  void issue(const std::string& key, const std::string& message) { m_issues.push_back({join(key), message}); }

  const Json* m_object;
  std::string m_path;
  std::vector<ConfigIssue>& m_issues;
  std::set<std::string> m_known;
};

void readCode(Section code, CodeConfig& c) {
  code.require("k");
  code.require("r");
  code.only("kind", "learned");
  code.only("unit", "part");
  code.only("parity", "shared");
  code.integer("k", c.k);
  code.integer("r", c.r);
  constexpr int kNotGiven = std::numeric_limits<int>::min();
  int lost = kNotGiven;
  code.integer("l", lost);
  if (lost == 0) code.problem("l", "l = 0 trains for no loss; use 1 to r, or leave it out for r");
  c.l = lost != kNotGiven ? lost : std::max(0, c.r);
  code.boolean("pass_through", c.passThrough);
  code.choice("fill", c.fill, {Fill::zeros, Fill::constant, Fill::mean});
  code.refuse("fill_value", c.fill == Fill::constant, "fill \"" + std::string(text(c.fill)) + "\"");
  code.number("fill_value", c.fillValue);

  Section encoder = code.section("encoder");
  encoder.choice("kind", c.encoder.kind, {EncoderKind::mlp, EncoderKind::conv});
  encoder.refuse("channels", c.encoder.kind == EncoderKind::conv,
                 "encoder \"" + std::string(text(c.encoder.kind)) + "\"");
  encoder.integer("channels", c.encoder.channels);
  encoder.finish();

  Section decoder = code.section("decoder");
  decoder.choice("kind", c.decoder.kind, {DecoderKind::mlp, DecoderKind::conv, DecoderKind::residual});
  const std::string kind = "decoder \"" + std::string(text(c.decoder.kind)) + "\"";
  decoder.refuse("channels", c.decoder.kind == DecoderKind::conv, kind);
  decoder.refuse("width", c.decoder.kind == DecoderKind::residual, kind);
  decoder.refuse("blocks", c.decoder.kind == DecoderKind::residual, kind);
  decoder.integer("channels", c.decoder.channels);
  decoder.integer("width", c.decoder.width);
  decoder.integer("blocks", c.decoder.blocks);
  decoder.finish();
  code.finish();
}

void readTraining(Section training, TrainingConfig& t) {
  training.only("optimizer", "adam");
  training.integer("epochs", t.epochs);
  training.integer("batch", t.batch);
  training.number("learning_rate", t.learningRate);
  training.number("weight_decay", t.weightDecay);
  training.choice("schedule", t.schedule, {Schedule::constant, Schedule::oneCycle, Schedule::cosine});
  training.numbers("loss_weights_by_lost", t.lossWeightsByLost);
  training.seed("seed", t.seed);

  Section loss = training.section("loss");
  loss.number("features", t.loss.features);
  loss.number("logits_kl", t.loss.logitsKl);
  loss.number("labels", t.loss.labels);
  loss.finish();

  Section patterns = training.section("patterns");
  patterns.choice("policy", t.patterns.policy, {PatternPolicy::all, PatternPolicy::sample, PatternPolicy::fixed});
  patterns.refuse("per_step", t.patterns.policy != PatternPolicy::all, "policy \"all\"");
  patterns.integer("per_step", t.patterns.perStep);
  patterns.finish();
  training.finish();
}

void readDocument(const Json& document, ParsedConfig& out) {
  ExperimentConfig& c = out.config;
  Section top(&document, "", out.issues);
  top.only("lacuna", 1);
  top.require("dataset");
  top.string("dataset", c.dataset);
  if (const Json* shape = top.value("dataset_shape")) c.dataShape = readDataShape(*shape, "dataset_shape", out.issues);
  completeDataShape(c);
  Section subset = top.section("subset");
  subset.integer("train", c.subset.train);
  subset.integer("test", c.subset.test);
  subset.finish();
  Section base = top.section("base_model");
  base.string("kind", c.baseModel.kind);
  base.integer("epochs", c.baseModel.epochs);
  base.seed("seed", c.baseModel.seed);
  base.finish();
  top.require("code");
  readCode(top.section("code"), c.code);
  readTraining(top.section("training"), c.training);
  if (top.has("name"))
    top.string("name", c.name);
  else
    c.name = defaultName(c);
  top.finish();
}

} // namespace

ParsedConfig parseConfig(const std::string& json, const std::vector<std::string>& overrides) {
  ParsedConfig out;
  if (json.size() > kMaxConfigBytes) {
    out.issues.push_back({"", "the configuration is " + std::to_string(json.size()) +
                                  " bytes long; a configuration has at most " + std::to_string(kMaxConfigBytes)});
    return out;
  }
  Json document;
  if (!readConfigDocument(json, document, out.issues)) return out;
  for (const std::string& o : overrides) applyOverride(document, o, out.issues);
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

std::string joinIssues(const std::vector<ConfigIssue>& issues) {
  std::string lines;
  for (const ConfigIssue& i : issues)
    lines += (lines.empty() ? "" : "\n") + (i.path.empty() ? "" : i.path + ": ") + i.message;
  return lines;
}

std::string formatConfig(const ExperimentConfig& c, int indent) {
  Json code = {{"kind", "learned"}, {"unit", "part"}, {"parity", "shared"}};
  code["k"] = c.code.k;
  code["r"] = c.code.r;
  code["l"] = c.code.lost();
  code["pass_through"] = c.code.passThrough;
  code["fill"] = text(c.code.fill);
  if (c.code.fill == Fill::constant) code["fill_value"] = c.code.fillValue;
  code["encoder"] = {{"kind", text(c.code.encoder.kind)}};
  if (c.code.encoder.kind == EncoderKind::conv) code["encoder"]["channels"] = c.code.encoder.channels;
  code["decoder"] = {{"kind", text(c.code.decoder.kind)}};
  if (c.code.decoder.kind == DecoderKind::conv) code["decoder"]["channels"] = c.code.decoder.channels;
  if (c.code.decoder.kind == DecoderKind::residual) {
    code["decoder"]["width"] = c.code.decoder.width;
    code["decoder"]["blocks"] = c.code.decoder.blocks;
  }
  const TrainingConfig& t = c.training;
  Json patterns = {{"policy", text(t.patterns.policy)}};
  if (t.patterns.policy != PatternPolicy::all) patterns["per_step"] = t.patterns.perStep;
  Json document = {{"lacuna", 1}, {"name", c.name}, {"dataset", c.dataset}};
  if (c.dataShape) document["dataset_shape"] = dataShapeJson(*c.dataShape);
  if (!(c.subset == SubsetConfig())) document["subset"] = {{"train", c.subset.train}, {"test", c.subset.test}};
  document["base_model"] = {{"kind", c.baseModel.kind}, {"epochs", c.baseModel.epochs}, {"seed", c.baseModel.seed}};
  document["code"] = std::move(code);
  document["training"] = {
      {"epochs", t.epochs},
      {"batch", t.batch},
      {"optimizer", "adam"},
      {"learning_rate", t.learningRate},
      {"weight_decay", t.weightDecay},
      {"schedule", text(t.schedule)},
      {"loss", {{"features", t.loss.features}, {"logits_kl", t.loss.logitsKl}, {"labels", t.loss.labels}}},
      {"loss_weights_by_lost", t.lossWeightsByLost},
      {"patterns", std::move(patterns)},
      {"seed", t.seed}};
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace lacuna
