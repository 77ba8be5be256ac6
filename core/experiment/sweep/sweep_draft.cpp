// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/sweep/sweep_draft.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "experiment/config/config_json.h"
#include "experiment/config/config_paths.h"
#include "experiment/config/fields.h"
#include "util/json/config_document.h"
#include "util/shown_text.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

/// A range such as 1-5 beyond that is a slip of the keyboard.
constexpr uint64_t kMaxOfRange = 1000;

constexpr const char* kOn = "on";
constexpr const char* kOff = "off";

/// What is typed for a field.
struct ValueTyped {
  SweepValue operator()(FieldPlace<int> /*unused*/) const { return SweepValue::whole; }
  SweepValue operator()(FieldPlace<uint64_t> /*unused*/) const { return SweepValue::whole; }
  SweepValue operator()(FieldPlace<double> /*unused*/) const { return SweepValue::number; }
  SweepValue operator()(FieldPlace<bool> /*unused*/) const { return SweepValue::word; }
  SweepValue operator()(const WordValue& /*unused*/) const { return SweepValue::word; }
  SweepValue operator()(FieldPlace<std::vector<int>> /*unused*/) const { return SweepValue::list; }
  SweepValue operator()(FieldPlace<std::vector<double>> /*unused*/) const { return SweepValue::list; }
  template <typename Other>
  SweepValue operator()(const Other& /*unused*/) const {
    return SweepValue::text;
  }
};

bool isFlag(const Field& field) {
  return std::holds_alternative<FieldPlace<bool>>(field.value);
}

SweepField sweepField(const Field& field) {
  SweepField out = {field.path, std::visit(ValueTyped(), field.value), {}};
  if (isFlag(field)) out.words = {kOn, kOff};
  if (const auto* words = std::get_if<WordValue>(&field.value))
    for (const FieldWord& word : words->words())
      if (word.word != kCustomModel) out.words.push_back(word.word); // its layers, which no word names
  return out;
}

/// Whether its values decide which other fields there are; runs with it are entries of the list then.
bool decides(const Field& field) {
  return *field.called != '\0';
}

/// A value as it is typed.
std::string typed(const Json& value) {
  if (value.is_boolean()) return value.get<bool>() ? kOn : kOff;
  return value.is_string() ? value.get<std::string>() : jsonText(value);
}

/// What the run with this value of the field is called.
std::string calledWith(const Field& field, const Json& value) {
  std::string name = field.called;
  if (const size_t at = name.find("%1"); at != std::string::npos) return name.replace(at, 2, typed(value));
  return value.get<bool>() ? name : "no " + name;
}

/// Puts a value that was typed into a configuration, and what follows from it.
struct Apply {
  const Field& field;
  const Json& value;
  ExperimentConfig& config;

  void operator()(const WordValue& words) const {
    const CodeKind before = config.code.kind;
    words.set(config, value.get<std::string>());
    if (config.code.kind == before) return;
    const CodeKind chosen = config.code.kind;
    config.code.kind = before;
    chooseKind(config.code, chosen);
  }
  template <typename T>
  void operator()(FieldPlace<T> place) const {
    place(config) = value.get<T>();
  }
  template <typename Other>
  void operator()(const Other& /*unused*/) const {}
};

/// Entries with commas, semicolons or blanks between them, which stay together inside brackets and quotes.
std::vector<std::string> splitValues(const std::string& values) {
  const std::string between = ",; \t\r\n";
  std::vector<std::string> entries(1);
  int depth = 0;
  bool quoted = false;
  for (const char c : values) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '[') ++depth;
    if (!quoted && c == ']') --depth;
    if (quoted || depth > 0 || between.find(c) == std::string::npos)
      entries.back() += c;
    else if (!entries.back().empty())
      entries.emplace_back();
  }
  if (entries.back().empty()) entries.pop_back();
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

/// What was typed for one field.
class RowReader {
 public:
  explicit RowReader(const SweepField& field) : m_field(field) {}

  /// What is wrong; empty when `values` holds the values.
  std::string read(const std::string& row) {
    const std::vector<std::string> entries = splitValues(row);
    if (entries.empty()) return "has no value; write " + std::string(expected()) + " with commas between them";
    for (const std::string& entry : entries)
      if (std::string problem = take(entry); !problem.empty()) return problem;
    for (size_t i = 0; i < values.size(); ++i)
      if (std::find(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), values[i]) !=
          values.begin() + static_cast<std::ptrdiff_t>(i))
        return typed(values[i]) + " stands there twice; leave one out";
    return {};
  }

  std::vector<Json> values;

 private:
  const char* expected() const {
    switch (m_field.value) {
      case SweepValue::word:
      case SweepValue::text:
        return "words";
      case SweepValue::list:
        return "lists";
      case SweepValue::whole:
      case SweepValue::number:
        break;
    }
    return "numbers";
  }

  std::string take(const std::string& entry) {
    const std::string shown = "\"" + shownText(entry) + "\" ";
    const Json value = Json::accept(entry) ? Json::parse(entry) : Json();
    switch (m_field.value) {
      case SweepValue::word:
        if (std::find(m_field.words.begin(), m_field.words.end(), entry) == m_field.words.end())
          return shown + "is not known; use " + listed(m_field.words);
        values.push_back(m_field.words.front() == kOn ? Json(entry == kOn) : Json(entry));
        return {};
      case SweepValue::text:
        values.push_back(value.is_string() ? value : Json(entry));
        return {};
      case SweepValue::list:
        if (!value.is_array() || !std::all_of(value.begin(), value.end(), [](const Json& x) { return x.is_number(); }))
          return shown + "is not a list of numbers; write for example [0, 1], with commas between the lists";
        break;
      case SweepValue::number:
        if (!value.is_number())
          return shown + "is not a number; write for example 0.001, with commas between the values";
        break;
      case SweepValue::whole:
        if (const size_t dash = entry.find('-', 1); dash != std::string::npos)
          return range(digits(entry.substr(0, dash)), digits(entry.substr(dash + 1)), shown);
        if (!value.is_number_integer()) return shown + "is not a whole number; write for example 1, 2, 3 or 1-5";
        break;
    }
    values.push_back(value);
    return {};
  }

  std::string range(std::optional<uint64_t> first, std::optional<uint64_t> last, const std::string& shown) {
    if (!first || !last || *last < *first) return shown + "is not a range; write for example 1-5";
    if (*last - *first >= kMaxOfRange)
      return shown + "has more than " + std::to_string(kMaxOfRange) + " values; write a shorter range";
    for (uint64_t value = *first; value <= *last; ++value) values.emplace_back(value);
    return {};
  }

  const SweepField& m_field;
};

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
  const Field* field = nullptr;
  size_t row = 0;
  std::vector<Json> values;
};

/// The rows whose values decide about other fields, and every combination of these values, the last row's fastest.
class Combinations {
 public:
  explicit Combinations(const std::vector<Axis>& axes) {
    for (const Axis& axis : axes) {
      if (!decides(*axis.field)) continue;
      m_deciding.push_back(&axis);
      m_total = std::min(m_total * axis.values.size(), kMaxSweepRuns + 1); // refused, however many more there are
    }
    for (const Field& field : configFields())
      for (size_t i = 0; i < m_deciding.size(); ++i)
        if (m_deciding[i]->field == &field) m_order.push_back(i);
  }

  bool none() const { return m_deciding.empty(); }
  size_t total() const { return m_total; }

  std::string name(size_t number) const {
    const auto values = valuesOf(number);
    std::string name;
    for (size_t i = 0; i < m_deciding.size(); ++i)
      name += (name.empty() ? "" : ", ") + calledWith(*m_deciding[i]->field, *values[i]);
    return name;
  }

  /// The configuration with these values; in the order of the fields, a kind of code before the coders that go with it.
  ExperimentConfig apply(size_t number, ExperimentConfig config, const Field* butFor = nullptr) const {
    const auto values = valuesOf(number);
    for (const size_t i : m_order) {
      const Field& field = *m_deciding[i]->field;
      if (&field != butFor) std::visit(Apply{field, *values[i], config}, field.value);
    }
    return config;
  }

 private:
  std::vector<const Json*> valuesOf(size_t number) const {
    std::vector<const Json*> values(m_deciding.size());
    for (size_t i = m_deciding.size(); i-- > 0; number /= m_deciding[i]->values.size())
      values[i] = &m_deciding[i]->values[number % m_deciding[i]->values.size()];
    return values;
  }

  std::vector<const Axis*> m_deciding;
  std::vector<size_t> m_order; ///< of their application
  size_t m_total = 1;
};

/// Why a field says nothing in one of the configurations that there will be; empty where it always does.
std::string whyNotInAny(const Field& field, const ExperimentConfig& config, const Combinations& combinations) {
  for (size_t number = 0; number < combinations.total(); ++number) {
    const std::string why = whyNot(field, combinations.apply(number, config, &field));
    if (why.empty()) continue;
    const bool seed = field.path == std::string("training.seed");
    return "does not apply to " + why + "; leave that or this field out" + (seed ? ", or vary the base seed" : "");
  }
  return {};
}

class Drafter {
 public:
  Drafter(const SweepDraft& draft, const std::vector<Axis>& axes) : m_draft(draft), m_axes(axes) {}

  std::string text() const {
    Json document = {{"lacuna_sweep", 1}, {"name", m_draft.name}, {"config", configJson(m_draft.config)}};
    Json grid = Json::object();
    for (const Axis& axis : m_axes)
      if (!decides(*axis.field))
        for (const Json& value : axis.values) grid[axis.field->path].push_back(value);
    if (const Json list = listJson(); !list.empty()) document["list"] = list;
    if (!grid.empty()) document["grid"] = std::move(grid);
    return jsonText(document, 2);
  }

 private:
  bool varies(const std::string& path) const {
    return std::any_of(m_axes.begin(), m_axes.end(), [&](const Axis& a) { return a.field->path == path; });
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

  Json listJson() const {
    Json list = Json::array();
    const Combinations combinations(m_axes);
    if (combinations.none()) return list;
    const Json base = configJson(m_draft.config);
    for (size_t number = 0; number < combinations.total(); ++number)
      list.push_back({{"name", combinations.name(number)},
                      {"set", patchFrom(base, configJson(combinations.apply(number, m_draft.config)))}});
    return list;
  }

  const SweepDraft& m_draft;
  const std::vector<Axis>& m_axes;
};

/// A word that is the default, or a list without entries, may not be written, and can still be varied.
std::string valueLeftOut(const ExperimentConfig& config, const std::string& path) {
  const Field* field = findField(path);
  if (field == nullptr || !applies(*field, config)) return "";
  if (const auto* words = std::get_if<WordValue>(&field->value)) return words->get(config);
  return std::visit(ValueTyped(), field->value) == SweepValue::list ? "[]" : "";
}

} // namespace

std::vector<SweepField> sweepFields() {
  std::vector<SweepField> all = {sweepField(*findField("training.seed"))};
  for (const FieldSection section : {FieldSection::code, FieldSection::training, FieldSection::loss, FieldSection::task,
                                     FieldSection::details, FieldSection::none})
    for (const Field* field : fieldsOf(section))
      if (*field->plural != '\0' && field->path != all.front().path) all.push_back(sweepField(*field));
  return all;
}

DraftedSweep draftSweep(const SweepDraft& draft) {
  DraftedSweep out;
  std::vector<Axis> axes;
  for (const SweepRow& row : draft.rows) {
    std::string& problem = out.problems.emplace_back();
    const Field* field = findField(row.path);
    if (field == nullptr || *field->plural == '\0') {
      problem = "is not a field that can be varied here";
      continue;
    }
    if (std::any_of(axes.begin(), axes.end(), [&](const Axis& a) { return a.field == field; })) {
      problem = "is varied twice; put all its values into one row";
      continue;
    }
    const SweepField kind = sweepField(*field);
    RowReader reader(kind);
    problem = reader.read(row.values);
    if (problem.empty()) axes.push_back({field, out.problems.size() - 1, std::move(reader.values)});
  }
  const Combinations combinations(axes);
  for (const Axis& axis : axes) out.problems[axis.row] = whyNotInAny(*axis.field, draft.config, combinations);
  const auto wrong = [&](const Axis& axis) { return !out.problems[axis.row].empty(); };
  std::vector<Axis> good;
  std::remove_copy_if(axes.begin(), axes.end(), std::back_inserter(good), wrong);
  out.text = Drafter(draft, good).text();
  return out;
}

std::string sweepValueOf(const ExperimentConfig& config, const std::string& path) {
  const Json json = Json::parse(formatConfig(config, -1));
  const Json* at = &json;
  for (size_t from = 0; from <= path.size();) {
    const size_t dot = std::min(path.find('.', from), path.size());
    const std::string key = path.substr(from, dot - from);
    if (!at->is_object() || !at->contains(key)) return valueLeftOut(config, path);
    at = &(*at)[key];
    from = dot + 1;
  }
  return typed(*at);
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
