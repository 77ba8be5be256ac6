// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner header: a sweep between its text and its runs. JSON stands in it as text on one line.
#pragma once

#include <string>
#include <vector>

#include "experiment/sweep/sweep.h"

namespace lacuna {

/// One entry of a sweep's list.
struct SweepEntry {
  std::string name;  ///< empty when not given
  std::string patch; ///< JSON object
};

/// One field of a sweep's grid.
struct SweepAxis {
  std::string path;
  std::vector<std::string> values; ///< JSON texts, at least one
};

/// A sweep as its document has it, before the runs are made.
struct SweepDocument {
  std::string name;
  std::string base;             ///< JSON object: the configuration, overrides applied
  std::vector<SweepEntry> list; ///< at least one
  std::vector<SweepAxis> grid;
  size_t count() const; ///< runs; kMaxSweepRuns + 1 stands for any number above
};

/// Reads everything but the configuration's own fields. False when no runs can be made from it; the reasons go to
/// `issues`.
bool readSweepDocument(const std::string& json, const ConfigFileReader& readConfigFile,
                       const std::vector<std::string>& overrides, const ConfigFolders& folders, SweepDocument& out,
                       std::vector<SweepIssue>& issues);

} // namespace lacuna
