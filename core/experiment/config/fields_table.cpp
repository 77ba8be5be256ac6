// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/fields_table.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "experiment/config/fields.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

std::string number(double value) {
  return std::floor(value) == value ? std::to_string(static_cast<long long>(value)) : Json(value).dump();
}

std::string rangeText(const FieldRange& range, const char* what) {
  std::string text = what;
  if (!range.given()) return text;
  if (std::isinf(range.high)) return text + ", " + number(range.low) + " or more";
  text += range.aboveLow ? ", above " + number(range.low) + " and at most " + number(range.high)
                         : ", " + number(range.low) + " to " + number(range.high);
  return range.orZero ? text + ", or 0" : text;
}

/// What a field takes.
struct Takes {
  const Field& field;

  std::string operator()(const WordValue& value) const {
    if (std::string(field.path) == "dataset") return "a data set";
    std::string words;
    for (const FieldWord& word : value.words()) words += (words.empty() ? "`" : ", `") + word.word + "`";
    return words;
  }
  std::string operator()(FieldPlace<int> /*unused*/) const { return rangeText(field.range, "whole number"); }
  std::string operator()(FieldPlace<double> /*unused*/) const { return rangeText(field.range, "number"); }
  std::string operator()(FieldPlace<uint64_t> /*unused*/) const { return "whole number, 0 or more"; }
  std::string operator()(FieldPlace<bool> /*unused*/) const { return "`true`, `false`"; }
  std::string operator()(FieldPlace<std::string> /*unused*/) const { return "text"; }
  std::string operator()(FieldPlace<std::vector<int>> /*unused*/) const { return "list of whole numbers"; }
  std::string operator()(FieldPlace<std::vector<double>> /*unused*/) const {
    return rangeText(field.range, "list of numbers");
  }
  std::string operator()(const OwnNotation& /*unused*/) const { return "see below"; }
  template <typename Other>
  std::string operator()(const Other& /*unused*/) const {
    return {};
  }
};

struct Default {
  ExperimentConfig fresh;

  std::string operator()(const WordValue& value) const { return "`" + value.get(fresh) + "`"; }
  std::string operator()(const OwnNotation& /*unused*/) const { return {}; }
  std::string operator()(const FieldGroup& /*unused*/) const { return {}; }
  std::string operator()(const OnlyValue& /*unused*/) const { return {}; }
  template <typename T>
  std::string operator()(FieldPlace<T> place) const {
    const T& value = valueAt(place, fresh);
    if constexpr (std::is_same_v<T, double>) return number(value);
    if constexpr (std::is_same_v<T, std::vector<double>>) {
      std::string list;
      for (const double entry : value) list += (list.empty() ? "" : ", ") + number(entry);
      return "[" + list + "]";
    }
    const Json json = value;
    return json.is_string() ? json.get<std::string>() : json.dump();
  }
};

std::string conditionsOf(const Field& field) {
  std::string text = field.group != nullptr ? conditionsOf(*field.group) : std::string();
  for (const FieldCondition* condition : field.when)
    text += (text.empty() ? "" : ", ") + std::string(condition->inWords);
  return text;
}

} // namespace

std::string fieldsTable() {
  std::string table = "| field | default | takes | applies with | what it is |\n|---|---|---|---|---|\n";
  for (const Field& field : configFields()) {
    if (*field.label == '\0') continue;
    std::string standard = field.required ? "required" : std::visit(Default(), field.value);
    if (*field.zero != '\0' && standard == "0") standard = (field.range.given() ? "0, " : "") + std::string(field.zero);
    const std::string what = *field.hint != '\0' ? field.hint : titleOf(field);
    table += std::string("| `") + field.path + "` | " + standard + " | " + std::visit(Takes{field}, field.value) +
             " | " + conditionsOf(field) + " | " + what + " |\n";
  }
  return table;
}

} // namespace lacuna
