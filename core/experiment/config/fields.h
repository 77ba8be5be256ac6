// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of a configuration, a row each. Whatever goes through fields one by one (reading and writing JSON, ranges,
// the form, sweeps, the table in docs/codes.md) is a loop over these rows; code that computes reads the plain structs
// of config.h.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "experiment/config/config.h"

namespace lacuna {

/// Where a value is kept in a configuration.
template <typename T>
using FieldPlace = T& (*)(ExperimentConfig&);

/// One of the words that a field can have.
struct FieldWord {
  std::string word;              ///< as configurations have it
  std::string title;             ///< what a form shows for it
  const char* context = nullptr; ///< in which `title` is translated; null where it stays as it is
  int rank = 0;                  ///< its place where a message lists them all
};

/// A value that is one of a few words: an enumeration, or a name of the catalogues.
struct WordValue {
  std::vector<FieldWord> (*words)();                                   ///< in the order to show them
  std::function<std::string(const ExperimentConfig&)> get;             ///< the word
  std::function<bool(ExperimentConfig&, const std::string& word)> set; ///< false, and nothing done, for an unknown one
  bool open = false; ///< takes any text, and validate() says whether it is known
};

/// An object that holds other fields.
struct FieldGroup {};
/// So far the only value there is, as JSON.
struct OnlyValue {
  const char* json;
};
/// Kept as objects of its own, for which config_json.cpp has a reader and a writer.
struct OwnNotation {};

using FieldValue = std::variant<FieldGroup, OnlyValue, OwnNotation, WordValue, FieldPlace<int>, FieldPlace<double>,
                                FieldPlace<uint64_t>, FieldPlace<bool>, FieldPlace<std::string>,
                                FieldPlace<std::vector<int>>, FieldPlace<std::vector<double>>>;

/// Of a number, or of every number of a list.
struct FieldRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool aboveLow = false; ///< `low` itself is not allowed
  bool orZero = false;   ///< 0 is allowed as well
  bool given() const { return low > -std::numeric_limits<double>::infinity(); }
};

/// What another field must be for this one to mean something.
struct FieldCondition {
  bool (*holds)(const ExperimentConfig&);
  /// What it does not apply to: "code \"none\", which has nothing to train".
  std::string (*otherwise)(const ExperimentConfig&);
  const char* inWords; ///< "code learned", for the table in the documents
  bool refused = true; ///< given without it the field is refused; else its default is accepted
  bool resets = false; ///< without it the field has its default, see settleKind
};

/// The parts of the form.
enum class FieldSection { task, code, training, loss, details, none };

struct Field {
  const char* path = "";        ///< "code.encoder.kind"
  const char* key = "";         ///< the last name of the path: "kind"
  const Field* group = nullptr; ///< that holds it; null at the top
  FieldValue value;
  FieldRange range;
  std::vector<const FieldCondition*> when;
  bool required = false;
  bool leftOutAtDefault = false;    ///< not written where it says nothing, as in files of before
  const char* baseModel = nullptr;  ///< what baseModelIdentity calls it; null for what no base model depends on
  bool baseModelAddedLater = false; ///< models trained before there was the field keep their identity
  const char* label = "";           ///< translated in the context FieldLabels
  const char* hint = "";            ///< translated in the context FieldHints
  const char* zero = "";            ///< what 0 stands for: "never"; translated in the context FieldLabels
  const char* plural = "";          ///< "seeds", in the name of a sweep over it; empty where none can be made
  /// What a run of a sweep over it is called, %1 its word, or without %1 what it has or has not: "no pass-through".
  /// Empty for what decides nothing about other fields.
  const char* called = "";
  FieldSection section = FieldSection::none;
  int place = 0;      ///< in its section
  bool below = false; ///< refines the field before it
};

/// Every field in the order in which configurations are written; a group stands before what it holds.
const std::vector<Field>& configFields();
/// Null when there is none.
const Field* findField(const std::string& path);
/// Those that the form shows in a section, in its order.
std::vector<const Field*> fieldsOf(FieldSection section);
/// The field that this one refines; null when it stands alone.
const Field* refinedBy(const Field& field);

/// Whether the field means something in this configuration.
bool applies(const Field& field, const ExperimentConfig& config);
/// What the field does not apply to: "encoder \"mlp\""; empty where it applies.
std::string whyNot(const Field& field, const ExperimentConfig& config);
/// The same, empty where its default may be given all the same.
std::string refusedFor(const Field& field, const ExperimentConfig& config);
/// Whether the field has its default whatever a person chose before, since the kind of code leaves no choice.
bool resets(const Field& field, const ExperimentConfig& config);
/// What is wrong with the value by itself, by path; empty where nothing is.
std::vector<ConfigIssue> rangeProblems(const Field& field, const ExperimentConfig& config);
/// Whether the value is that of a fresh configuration.
bool isDefault(const Field& field, const ExperimentConfig& config);
void setDefault(const Field& field, ExperimentConfig& config);
/// The value at its place. Only for the types of FieldValue that have one.
template <typename T>
const T& valueAt(FieldPlace<T> place, const ExperimentConfig& config) {
  return place(const_cast<ExperimentConfig&>(config)); // a place is only an address
}

/// "Encoder: channels" for a field that refines another.
std::string titleOf(const Field& field);

} // namespace lacuna
