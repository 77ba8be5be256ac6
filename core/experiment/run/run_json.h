// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/run/run_record.h"

namespace lacuna {

/// The run document of cli.md; `withPatterns` false leaves out the per-pattern list. `indent` < 0 gives one line.
std::string formatRun(const RunRecord& run, bool withPatterns = true, int indent = 2);

/// Accuracies and patterns of a run document, e.g. of a code that ships with the program. Throws Error(data) when the
/// text is no run document.
Evaluation parseEvaluation(const std::string& runDocument);

/// {"runs":[run documents without patterns]}
std::string formatRuns(const std::vector<RunRecord>& runs, int indent = 2);

/// {"differences":{path:[value per run]},"runs":[run documents]}: only configuration fields that differ.
std::string formatComparison(const std::vector<RunRecord>& runs, int indent = 2);

/// One configuration field that differs between runs.
struct ConfigDifference {
  std::string path;                ///< "code.decoder.kind"
  std::vector<std::string> values; ///< one per run, JSON text; empty where the field does not apply
};
std::vector<ConfigDifference> configDifferences(const std::vector<ExperimentConfig>& configs);

} // namespace lacuna
