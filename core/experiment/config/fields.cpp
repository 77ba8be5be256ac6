// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/fields.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "experiment/config/field_rows.h"

namespace lacuna {
namespace {

using Condition = FieldCondition;

std::vector<Field> allFields() {
  std::vector<Field> all = taskRows();
  for (Field& field : codeRows()) all.push_back(std::move(field));
  for (Field& field : trainingRows()) all.push_back(std::move(field));
  for (Field& field : all) {
    const std::string path = field.path;
    const size_t dot = path.rfind('.');
    field.key = field.path + (dot == std::string::npos ? 0 : dot + 1);
    for (const Field& group : all)
      if (dot != std::string::npos && path.compare(0, dot, group.path) == 0) field.group = &group;
  }
  return all;
}

/// The first condition that does not hold, of the groups around the field before its own; null when all do.
const Condition* unmet(const Field& field, const ExperimentConfig& config) {
  if (field.group != nullptr)
    if (const Condition* condition = unmet(*field.group, config)) return condition;
  for (const Condition* condition : field.when)
    if (!condition->holds(config)) return condition;
  return nullptr;
}

std::string shownNumber(double value) {
  std::ostringstream shown;
  shown << value;
  return shown.str();
}

std::string problemOf(const FieldRange& range, double value, bool whole) {
  const bool within = std::isfinite(value) && value >= range.low && value <= range.high;
  if ((within && !(range.aboveLow && value == range.low)) || (range.orZero && value == 0)) return {};
  if (!range.given()) return "must be a finite number";
  if (whole)
    return std::to_string(static_cast<long long>(value)) + " is out of range; use " +
           std::to_string(static_cast<long long>(range.low)) + " to " +
           std::to_string(static_cast<long long>(range.high));
  if (range.aboveLow) return "must lie above " + shownNumber(range.low) + " and be at most " + shownNumber(range.high);
  if (std::isfinite(range.high))
    return "must lie between " + shownNumber(range.low) + " and " + shownNumber(range.high);
  return shownNumber(value) + " is not allowed; use " + shownNumber(range.low) + " or more";
}

/// Calls `visit` with the place of a value that is kept as a T.
template <typename Visit>
struct AtPlace {
  Visit visit;
  template <typename T>
  void operator()(FieldPlace<T> place) const {
    visit(place);
  }
  void operator()(const WordValue& /*unused*/) const {}
  void operator()(const FieldGroup& /*unused*/) const {}
  void operator()(const OnlyValue& /*unused*/) const {}
  void operator()(const OwnNotation& /*unused*/) const {}
};

template <typename Visit>
void atPlace(const Field& field, Visit visit) {
  std::visit(AtPlace<Visit>{std::move(visit)}, field.value);
}

} // namespace

const std::vector<Field>& configFields() {
  static const std::vector<Field> all = allFields();
  return all;
}

const Field* findField(const std::string& path) {
  for (const Field& field : configFields())
    if (path == field.path) return &field;
  return nullptr;
}

std::vector<const Field*> fieldsOf(FieldSection section) {
  std::vector<const Field*> all;
  for (const Field& field : configFields())
    if (field.section == section) all.push_back(&field);
  std::stable_sort(all.begin(), all.end(), [](const Field* a, const Field* b) { return a->place < b->place; });
  return all;
}

const Field* refinedBy(const Field& field) {
  if (!field.below) return nullptr;
  const Field* above = nullptr;
  for (const Field* other : fieldsOf(field.section)) {
    if (other == &field) break;
    if (!other->below) above = other;
  }
  return above;
}

bool applies(const Field& field, const ExperimentConfig& config) {
  return unmet(field, config) == nullptr;
}

std::string whyNot(const Field& field, const ExperimentConfig& config) {
  const Condition* condition = unmet(field, config);
  return condition != nullptr ? condition->otherwise(config) : std::string();
}

std::string refusedFor(const Field& field, const ExperimentConfig& config) {
  const Condition* condition = unmet(field, config);
  return condition != nullptr && condition->refused ? condition->otherwise(config) : std::string();
}

bool resets(const Field& field, const ExperimentConfig& config) {
  const Condition* condition = unmet(field, config);
  return condition != nullptr && condition->resets;
}

std::vector<ConfigIssue> rangeProblems(const Field& field, const ExperimentConfig& config) {
  std::vector<ConfigIssue> problems;
  const auto check = [&](const std::string& path, double value, bool whole) {
    if (std::string problem = problemOf(field.range, value, whole); !problem.empty())
      problems.push_back({path, std::move(problem)});
  };
  if (const auto* whole = std::get_if<FieldPlace<int>>(&field.value)) check(field.path, valueAt(*whole, config), true);
  if (const auto* number = std::get_if<FieldPlace<double>>(&field.value))
    check(field.path, valueAt(*number, config), false);
  if (const auto* list = std::get_if<FieldPlace<std::vector<double>>>(&field.value)) {
    const std::vector<double>& values = valueAt(*list, config);
    for (size_t i = 0; i < values.size(); ++i) check(field.path + ("[" + std::to_string(i) + "]"), values[i], false);
  }
  return problems;
}

bool isDefault(const Field& field, const ExperimentConfig& config) {
  const ExperimentConfig fresh;
  if (const auto* words = std::get_if<WordValue>(&field.value)) return words->get(config) == words->get(fresh);
  bool same = true;
  atPlace(field, [&](auto place) { same = valueAt(place, config) == valueAt(place, fresh); });
  return same;
}

void setDefault(const Field& field, ExperimentConfig& config) {
  ExperimentConfig fresh;
  if (const auto* words = std::get_if<WordValue>(&field.value)) words->set(config, words->get(fresh));
  atPlace(field, [&](auto place) { place(config) = place(fresh); });
}

std::string titleOf(const Field& field) {
  const Field* above = refinedBy(field);
  return above != nullptr ? std::string(above->label) + ": " + field.label : field.label;
}

} // namespace lacuna
