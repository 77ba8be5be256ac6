// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lacuna::store {

/// "LACN": what PRAGMA application_id of a run library says.
constexpr int kApplicationId = 0x4C41434E;

/// One step of the schema: the SQL that turns version − 1 into `version`.
struct Migration {
  int version;
  std::string sql;
};

/// From an empty file on, in order; the last one is the version this program writes.
const std::vector<Migration>& migrations();

inline int schemaVersion() {
  return migrations().back().version;
}

/// The rows metric_summary has, made from the points: what fills it, and what stands in for it in a library of version
/// 1 that cannot be written.
const char* metricSummaryQuery();

} // namespace lacuna::store
