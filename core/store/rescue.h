// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna::store {

/// What came back of one run. Counts of what is lost are known only where another place of the file tells how much
/// there was.
struct RescuedRun {
  std::string uuid;
  std::string name;
  std::string state; ///< as stored; one that was not finished is `interrupted` in the new library
  int64_t points = 0;
  int64_t pointsLost = 0;
  int64_t patterns = 0;
  int64_t patternsLost = 0;
  std::vector<std::string> checkpointsLost; ///< "last", "best", "base"
  bool baseModelLost = false;
  bool detailsLost = false; ///< something of its tags, costs, environment or data sets could not be read

  bool whole() const {
    return pointsLost == 0 && patternsLost == 0 && checkpointsLost.empty() && !baseModelLost && !detailsLost;
  }
};

struct RescueOutcome {
  std::vector<RescuedRun> runs;      ///< in the new library, oldest first
  std::vector<std::string> lostRuns; ///< uuids that the file still names, but whose settings cannot be read
  int64_t unreadablePlaces = 0;      ///< how often reading had to step over something
};

/// Saves what can still be read of a damaged library into a new one: table by table from both ends, and run by run,
/// around what cannot be read. Weights that do not match their SHA-256 count as lost. The file itself is only copied;
/// the copy, beside `newPath` and as large as the file, goes in the end.
///
/// Throws Error(library) when the file is no run library, was written by a newer Lacuna, is open in this process, gives
/// no run at all, or when `newPath` exists or cannot be written.
RescueOutcome rescueLibrary(const std::string& path, const std::string& newPath);

} // namespace lacuna::store
