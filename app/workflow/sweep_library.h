// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "experiment/run/run_record.h"
#include "experiment/sweep/sweep.h"

namespace lacuna::store {
class RunStore;
}

namespace lacuna::workflow {

/// The runs of a library by what they compute, newest first, as the library was when this was made.
class RunsByConfig {
 public:
  explicit RunsByConfig(const store::RunStore& store);

  bool knows(const std::string& uuid) const { return m_known.count(uuid) != 0; }
  /// The newest finished run of this configIdentity; null when there is none.
  const RunRecord* finished(const std::string& identity) const;
  /// One that a living process computes; null when there is none. Mark orphans first.
  const RunRecord* inWork(const std::string& identity) const;
  /// The newest one that `before` did not have.
  const RunRecord* added(const std::string& identity, const RunsByConfig& before) const;

 private:
  template <typename Accept>
  const RunRecord* newest(const std::string& identity, Accept accept) const;

  std::set<std::string> m_known;
  std::unordered_map<std::string, std::vector<RunRecord>> m_runs;
};

/// Of each of the sweep's runs, configIdentity of its configuration.
std::vector<std::string> identitiesOf(const Sweep& sweep);

/// True for a run that stands in a sweep for every run of its configuration.
bool countsForSweep(const RunRecord& run);

/// "sweep: NAME", which every run of a sweep is tagged with.
std::string tagOf(const Sweep& sweep);

/// Tags the run in the library and in `run`; leaves a library alone that cannot be written.
void addTag(store::RunStore& store, RunRecord& run, const std::string& tag);

} // namespace lacuna::workflow
