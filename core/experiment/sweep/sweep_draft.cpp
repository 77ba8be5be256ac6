// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/sweep/sweep_draft.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

#include "experiment/config/choices.h"
#include "experiment/config/config_dataset.h"
#include "experiment/config/config_json.h"
#include "experiment/config/config_paths.h"
#include "experiment/dataset/dataset_catalog.h"
#include "util/json/config_document.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

/// A range such as 1-5 beyond that is a slip of the keyboard.
constexpr uint64_t kMostOfRange = 1000;

/// The value of this word; `otherwise` where it is none.
template <typename Enum>
Enum named(const std::string& word, Enum otherwise) {
  for (const Choice<Enum>& choice : choicesOf<Enum>())
    if (word == choice.word) return choice.value;
  return otherwise;
}

template <typename Enum>
std::vector<std::string> wordsOf() {
  std::vector<std::string> words;
  for (const Choice<Enum>& choice : choicesOf<Enum>()) words.emplace_back(choice.word);
  return words;
}

std::vector<std::string> datasetWords() {
  std::vector<std::string> words;
  for (const DatasetInfo& d : datasetCatalog()) words.push_back(d.name);
  return words;
}

/// A model of one's own is its layers, which no word names.
std::vector<std::string> modelWords() {
  std::vector<std::string> words = baseModelKinds();
  words.erase(std::remove(words.begin(), words.end(), kCustomModel), words.end());
  return words;
}

/// A field whose words decide which other fields there are: what a word does to a configuration, and what a run with
/// it is called.
struct Shaping {
  const char* path;
  void (*apply)(ExperimentConfig&, const std::string& word);
  std::string (*called)(const std::string& word);
};

std::string asItIs(const std::string& word) {
  return word;
}

/// In the order in which they are applied: a kind of code before the coders that go with it.
const Shaping kShaping[] = {
    {"dataset",
     [](ExperimentConfig& c, const std::string& word) {
       c.dataset = word;
       c.dataShape.reset();
       completeDataShape(c);
     },
     asItIs},
    {"base_model.kind", [](ExperimentConfig& c, const std::string& word) { c.baseModel.kind = word; }, asItIs},
    {"code.kind",
     [](ExperimentConfig& c, const std::string& word) {
       const CodeKind kind = named(word, c.code.kind);
       if (kind == c.code.kind) return;
       // What a kind dictated is no choice for the next one.
       if (c.code.kind != CodeKind::learned) c.code.kind = CodeKind::none;
       settleKind(c.code);
       c.code.kind = kind;
     },
     asItIs},
    {"code.encoder.kind",
     [](ExperimentConfig& c, const std::string& word) { c.code.encoder.kind = named(word, c.code.encoder.kind); },
     [](const std::string& word) { return word + " encoder"; }},
    {"code.decoder.kind",
     [](ExperimentConfig& c, const std::string& word) { c.code.decoder.kind = named(word, c.code.decoder.kind); },
     [](const std::string& word) { return word + " decoder"; }},
    {"code.pass_through", [](ExperimentConfig& c, const std::string& word) { c.code.passThrough = word == "on"; },
     [](const std::string& word) { return std::string(word == "on" ? "pass-through" : "no pass-through"); }},
};

const Shaping* shapingAt(const std::string& path) {
  const auto* at =
      std::find_if(std::begin(kShaping), std::end(kShaping), [&](const Shaping& s) { return path == s.path; });
  return at == std::end(kShaping) ? nullptr : at;
}

std::vector<std::string> splitValues(const std::string& values) {
  std::vector<std::string> entries;
  constexpr const char* between = ",; \t\r\n";
  for (size_t from = values.find_first_not_of(between); from != std::string::npos;) {
    const size_t to = std::min(values.find_first_of(between, from), values.size());
    entries.push_back(values.substr(from, to - from));
    from = values.find_first_not_of(between, to);
  }
  return entries;
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& w : words) all += (all.empty() ? "" : ", ") + w;
  return all;
}

std::optional<uint64_t> digits(const std::string& entry) {
  const bool all = !entry.empty() && entry.size() < 19 && entry.find_first_not_of("0123456789") == std::string::npos;
  return all ? std::optional<uint64_t>(std::stoull(entry)) : std::nullopt;
}

/// What was typed for one field, as JSON texts (words as they are).
class RowReader {
 public:
  explicit RowReader(const SweepField& field) : m_field(field) {}

  /// What is wrong; empty when `values` holds the values.
  std::string read(const std::string& typed) {
    const std::vector<std::string> entries = splitValues(typed);
    if (entries.empty())
      return "has no value; write " + std::string(m_field.words.empty() ? "numbers" : "words") +
             " with commas between them";
    for (const std::string& entry : entries)
      if (std::string problem = take(entry); !problem.empty()) return problem;
    for (size_t i = 0; i < values.size(); ++i)
      if (std::find(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), values[i]) !=
          values.begin() + static_cast<std::ptrdiff_t>(i))
        return values[i] + " stands there twice; leave one out";
    return {};
  }

  std::vector<std::string> values;

 private:
  std::string take(const std::string& entry) {
    const std::string shown = "\"" + shownText(entry) + "\" ";
    switch (m_field.value) {
      case SweepValue::word:
        if (std::find(m_field.words.begin(), m_field.words.end(), entry) == m_field.words.end())
          return shown + "is not known; use " + listed(m_field.words);
        break;
      case SweepValue::number:
        if (!Json::accept(entry) || !Json::parse(entry).is_number())
          return shown + "is not a number; write for example 0.001, with commas between the values";
        break;
      case SweepValue::whole:
        if (const size_t dash = entry.find('-', 1); dash != std::string::npos)
          return range(digits(entry.substr(0, dash)), digits(entry.substr(dash + 1)), shown);
        if (!Json::accept(entry) || !Json::parse(entry).is_number_integer())
          return shown + "is not a whole number; write for example 1, 2, 3 or 1-5";
        break;
    }
    values.push_back(entry);
    return {};
  }

  std::string range(std::optional<uint64_t> first, std::optional<uint64_t> last, const std::string& shown) {
    if (!first || !last || *last < *first) return shown + "is no range; write for example 1-5";
    if (*last - *first >= kMostOfRange)
      return shown + "has more than " + std::to_string(kMostOfRange) + " values; write a shorter range";
    for (uint64_t value = *first; value <= *last; ++value) values.push_back(std::to_string(value));
    return {};
  }

  const SweepField& m_field;
};

/// Why a field says nothing about a code of this kind; empty where it does.
std::string whyNot(const std::string& path, const std::string& kind) {
  CodeConfig code;
  code.kind = named(kind, CodeKind::learned);
  if (path.compare(0, 9, "training.") == 0 && !code.trains())
    return "does not apply to " + kind + ", which has nothing to train; leave that kind or this field out" +
           (path == "training.seed" ? ", or vary the base seed" : "");
  const bool learnedOnly = path == "code.encoder.kind" || path == "code.decoder.kind" || path == "code.pass_through";
  if (learnedOnly && code.kind != CodeKind::learned)
    return "does not apply to " + kind + "; leave that kind or this field out";
  return {};
}

/// The merge patch (RFC 7396) that makes `to` of `from`.
Json patchFrom(const Json& from, const Json& to) {
  Json patch = Json::object();
  for (const auto& item : to.items()) {
    const auto before = from.find(item.key());
    if (before != from.end() && *before == item.value()) continue;
    const bool inside = before != from.end() && before->is_object() && item.value().is_object();
    patch[item.key()] = inside ? patchFrom(*before, item.value()) : item.value();
  }
  for (const auto& item : from.items())
    if (!to.contains(item.key())) patch[item.key()] = nullptr;
  return patch;
}

/// A row that can be used.
struct Axis {
  std::string path;
  size_t row = 0;
  const Shaping* shaping = nullptr; ///< null for a field of the grid
  std::vector<std::string> values;
};

class Drafter {
 public:
  Drafter(const SweepDraft& draft, std::vector<Axis> axes) : m_draft(draft), m_axes(std::move(axes)) {}

  std::string text() const {
    Json document = {{"lacuna_sweep", 1}, {"name", m_draft.name}, {"config", configJson(m_draft.config)}};
    Json grid = Json::object();
    for (const Axis& axis : m_axes)
      if (axis.shaping == nullptr)
        for (const std::string& value : axis.values)
          grid[axis.path].push_back(Json::accept(value) ? Json::parse(value) : Json(value));
    if (const Json list = listJson(); !list.empty()) document["list"] = list;
    if (!grid.empty()) document["grid"] = std::move(grid);
    return jsonText(document, 2);
  }

 private:
  bool varies(const char* path) const {
    return std::any_of(m_axes.begin(), m_axes.end(), [&](const Axis& a) { return a.path == path; });
  }

  /// Without what follows from a field that varies.
  Json configJson(ExperimentConfig config) const {
    settleKind(config.code);
    Json json = Json::parse(formatConfig(config, -1));
    json.erase("name"); // the sweep names its runs
    Json& code = json["code"];
    if (varies("code.r") && config.code.lost() == config.code.r) code.erase("l");
    if (varies("code.r") || varies("code.k")) code.erase("copies");
    return json;
  }

  /// Every combination of the words, the last row's fastest.
  Json listJson() const {
    Json list = Json::array();
    std::vector<const Axis*> shaping;
    size_t total = 1;
    for (const Axis& axis : m_axes) {
      if (axis.shaping == nullptr) continue;
      shaping.push_back(&axis);
      total *= axis.values.size();
    }
    if (shaping.empty()) return list;
    const Json base = configJson(m_draft.config);
    for (size_t number = 0; number < total; ++number) {
      std::vector<const std::string*> words(shaping.size());
      size_t rest = number;
      for (size_t i = shaping.size(); i-- > 0; rest /= shaping[i]->values.size())
        words[i] = &shaping[i]->values[rest % shaping[i]->values.size()];
      list.push_back(entry(shaping, words, base));
    }
    return list;
  }

  Json entry(const std::vector<const Axis*>& shaping, const std::vector<const std::string*>& words,
             const Json& base) const {
    ExperimentConfig config = m_draft.config;
    std::string name;
    for (size_t i = 0; i < shaping.size(); ++i)
      name += (name.empty() ? "" : ", ") + shaping[i]->shaping->called(*words[i]);
    for (const Shaping& s : kShaping)
      for (size_t i = 0; i < shaping.size(); ++i)
        if (shaping[i]->shaping == &s) s.apply(config, *words[i]);
    return {{"name", name}, {"set", patchFrom(base, configJson(config))}};
  }

  const SweepDraft& m_draft;
  std::vector<Axis> m_axes;
};

} // namespace

std::vector<SweepField> sweepFields() {
  const auto whole = [](const char* path) { return SweepField{path, SweepValue::whole, {}}; };
  const auto number = [](const char* path) { return SweepField{path, SweepValue::number, {}}; };
  const auto word = [](const char* path, std::vector<std::string> words) {
    return SweepField{path, SweepValue::word, std::move(words)};
  };
  return {whole("training.seed"),
          whole("code.k"),
          whole("code.r"),
          whole("code.l"),
          word("code.kind", wordsOf<CodeKind>()),
          word("code.encoder.kind", wordsOf<EncoderKind>()),
          word("code.decoder.kind", wordsOf<DecoderKind>()),
          word("code.pass_through", {"on", "off"}),
          whole("training.epochs"),
          whole("training.batch"),
          number("training.learning_rate"),
          number("training.weight_decay"),
          word("training.schedule", wordsOf<Schedule>()),
          number("training.loss.features"),
          number("training.loss.logits_kl"),
          number("training.loss.labels"),
          whole("subset.train"),
          word("dataset", datasetWords()),
          word("base_model.kind", modelWords()),
          whole("base_model.epochs"),
          whole("base_model.seed")};
}

DraftedSweep draftSweep(const SweepDraft& draft) {
  DraftedSweep out;
  const std::vector<SweepField> fields = sweepFields();
  std::vector<Axis> axes;
  for (const SweepRow& row : draft.rows) {
    std::string& problem = out.problems.emplace_back();
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const SweepField& f) { return f.path == row.path; });
    if (field == fields.end()) {
      problem = "is no field that can be varied here";
      continue;
    }
    if (std::any_of(axes.begin(), axes.end(), [&](const Axis& a) { return a.path == row.path; })) {
      problem = "is varied twice; put all its values into one row";
      continue;
    }
    RowReader reader(*field);
    problem = reader.read(row.values);
    if (problem.empty())
      axes.push_back({row.path, out.problems.size() - 1, shapingAt(row.path), std::move(reader.values)});
  }
  // The kinds that there will be, wherever their row stands.
  std::vector<std::string> kinds = {text(draft.config.code.kind)};
  for (const Axis& axis : axes)
    if (axis.path == "code.kind") kinds = axis.values;
  for (size_t i = 0; i < draft.rows.size(); ++i)
    for (const std::string& kind : kinds)
      if (out.problems[i].empty()) out.problems[i] = whyNot(draft.rows[i].path, kind);
  for (size_t i = 0; i < draft.rows.size(); ++i)
    if (!out.problems[i].empty())
      axes.erase(std::remove_if(axes.begin(), axes.end(), [&](const Axis& a) { return a.row == i; }), axes.end());
  out.text = Drafter(draft, std::move(axes)).text();
  return out;
}

std::string sweepValueOf(const ExperimentConfig& config, const std::string& path) {
  const Json json = Json::parse(formatConfig(config, -1));
  const Json* at = &json;
  for (size_t from = 0; from <= path.size();) {
    const size_t dot = std::min(path.find('.', from), path.size());
    const std::string key = path.substr(from, dot - from);
    if (!at->is_object() || !at->contains(key)) return {};
    at = &(*at)[key];
    from = dot + 1;
  }
  if (at->is_boolean()) return at->get<bool>() ? "on" : "off";
  return at->is_string() ? at->get<std::string>() : jsonText(*at);
}

std::string selfContainedSweep(const std::string& json, const ConfigFileReader& readConfigFile,
                               const std::string& folder) {
  Json document;
  std::vector<ConfigIssue> issues;
  if (!readConfigDocument(json, document, issues, "the sweep")) return json;
  const auto config = document.find("config");
  if (config == document.end()) return json;
  const Json before = document;
  if (config->is_string()) {
    const std::string path = config->get<std::string>();
    Json inner;
    if (!readConfigDocument(readConfigFile(path), inner, issues) || !issues.empty()) return json;
    if (!folder.empty()) anchorPaths(inner, (std::filesystem::path(folder) / path).parent_path().string());
    *config = std::move(inner);
  }
  anchorSweepPaths(document, folder);
  if (document == before) return json;
  return jsonText(document, 2);
}

} // namespace lacuna
