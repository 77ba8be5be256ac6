// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/run/comparison.h"
#include "experiment/run/run_record.h"

namespace lacuna::widgets {

/// A run beside others; its place among them decides its letter and its colour.
struct ComparedRun {
  RunRecord run; ///< with patterns
  std::vector<MetricSeries> metrics;
};

using ComparedRuns = std::vector<ComparedRun>;

inline std::vector<RunRecord> recordsOf(const ComparedRuns& runs) {
  std::vector<RunRecord> records;
  for (const ComparedRun& run : runs) records.push_back(run.run);
  return records;
}

} // namespace lacuna::widgets
