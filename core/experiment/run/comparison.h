// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/failure/metric_kinds.h"
#include "experiment/run/run_record.h"

namespace lacuna {

/// "A", "B", … "Z", "AA": what a run is called beside others, since names may be long or equal.
std::string runLetter(size_t index);

enum class QuantityKind {
  setting, ///< a field of the configuration; `key` is its path
  base,    ///< accuracy of the whole model, percent
  mean,    ///< all-pattern mean with `lost` devices lost, percent
  worst,   ///< worst pattern with `lost` devices lost, percent
  below,   ///< worst pattern below the whole model, points
  seconds,
  speed,      ///< training images a second
  parameters, ///< of encoder and decoder
  bytesSent,  ///< per image
};

/// Something that several runs can be compared by.
struct Quantity {
  QuantityKind kind = QuantityKind::setting;
  std::string key;                               ///< of a setting: "code.decoder.kind"
  int lost = 0;                                  ///< of mean, worst and below
  bool numeric = false;                          ///< whoever has it has a number
  std::vector<std::optional<double>> numbers;    ///< one per run
  std::vector<std::optional<std::string>> words; ///< one per run, of a setting alone: as the configuration has it
};

/// How a quantity is written.
enum class QuantityFormat { setting, percent, seconds, whole, count, bytes };

/// What there is to know of a kind of quantity, a row each.
struct QuantityFacts {
  QuantityKind kind;
  const char* title; ///< translated in the context QuantityTitles; %1 is the number of devices lost
  Better better;
  QuantityFormat format;
};
const QuantityFacts& factsOf(QuantityKind kind);

/// Which runs have the best number; none for settings, and none where all are alike.
std::vector<bool> bestRuns(const Quantity& quantity);

/// Fields of the configurations that differ, name left out, in the order of the configuration.
std::vector<Quantity> settingsThatDiffer(const std::vector<RunRecord>& runs);

/// Accuracies for every number of losses that any of the runs was evaluated for, then what the runs cost. Quantities
/// that no run has are left out.
std::vector<Quantity> resultsOf(const std::vector<RunRecord>& runs);

/// One failure pattern under two codes of the same k and r.
struct PatternPair {
  FailurePattern pattern;
  int lost = 0;
  double first = 0; ///< accuracy, percent
  double second = 0;
};
/// Patterns that both runs were evaluated under, in the order of the first; none when k or r differ.
std::vector<PatternPair> commonPatterns(const RunRecord& first, const RunRecord& second);

} // namespace lacuna
