// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/run/run_record.h"
#include "experiment/sweep/sweep.h"

namespace lacuna {

/// A figure over several seeds.
struct Spread {
  double mean = 0;
  std::optional<double> deviation; ///< sample standard deviation (n − 1); none for a single value
};

/// Of at least one value.
Spread spreadOf(const std::vector<double>& values);

/// Everything with exactly `lost` devices lost, over the seeds of a group; accuracies in percent.
struct LostSpread {
  int lost = 0;
  Spread allPatternMean;
  Spread unavailableMean;
  Spread worst;
  double leastWorst = 0; ///< the worst pattern of the worst seed
  Spread meanBelowBase;  ///< points; of each run against its own base model
  Spread worstBelowBase; ///< points, likewise
};

/// Finished runs of a sweep that differ only in their seeds.
struct SweepGroup {
  std::string name;                   ///< what varies, without seeds; the sweep's name when nothing else varies
  std::vector<SweepSetting> settings; ///< likewise
  std::vector<std::string> runs;      ///< uuids, in the sweep's order
  Spread base;                        ///< the whole model, percent
  Spread available;                   ///< coded, nothing lost, percent
  std::vector<LostSpread> byLost;
  CodeCost cost;           ///< of the first run; parameters, bytes and operations do not depend on the seed
  Spread samplesPerSecond; ///< training images per second
};

struct SweepSummary {
  std::string name;   ///< of the sweep
  size_t planned = 0; ///< runs the sweep has; those that are in no group did not finish
  std::vector<SweepGroup> groups;
  size_t finished() const;
};

/// `results` are the runs of the library that belong to sweep.runs, one for one; what is absent, unfinished or not
/// evaluated is left out.
SweepSummary summarizeSweep(const Sweep& sweep, const std::vector<std::optional<RunRecord>>& results);

/// The groups as a JSON list; a spread is {"mean", "std"}, std null for a single run.
std::string formatSweepSummary(const SweepSummary& summary, int indent = 2);

/// {"runs":[run documents without patterns],"summary":[groups]}
std::string formatSweep(const std::vector<RunRecord>& runs, const SweepSummary& summary, int indent = 2);

} // namespace lacuna
