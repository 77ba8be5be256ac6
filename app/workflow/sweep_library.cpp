// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sweep_library.h"

#include <algorithm>

#include "store/run_store.h"

namespace lacuna::workflow {

using namespace store;

RunsByConfig::RunsByConfig(const RunStore& store) {
  for (RunRecord& run : store.runs()) {
    m_known.insert(run.uuid);
    m_runs[configIdentity(run.config)].push_back(std::move(run));
  }
}

template <typename Accept>
const RunRecord* RunsByConfig::newest(const std::string& identity, Accept accept) const {
  const auto all = m_runs.find(identity);
  if (all == m_runs.end()) return nullptr;
  const auto run = std::find_if(all->second.begin(), all->second.end(), accept);
  return run != all->second.end() ? &*run : nullptr;
}

const RunRecord* RunsByConfig::finished(const std::string& identity) const {
  return newest(identity, countsForSweep);
}

const RunRecord* RunsByConfig::inWork(const std::string& identity) const {
  return newest(identity,
                [](const RunRecord& run) { return run.state == RunState::running || run.state == RunState::paused; });
}

const RunRecord* RunsByConfig::added(const std::string& identity, const RunsByConfig& before) const {
  return newest(identity, [&](const RunRecord& run) { return !before.knows(run.uuid); });
}

std::vector<std::string> identitiesOf(const Sweep& sweep) {
  std::vector<std::string> identities;
  for (const SweepRun& run : sweep.runs) identities.push_back(configIdentity(run.config));
  return identities;
}

bool countsForSweep(const RunRecord& run) {
  return run.state == RunState::finished && run.evaluated;
}

std::string tagOf(const Sweep& sweep) {
  return "sweep: " + sweep.name;
}

void addTag(RunStore& store, RunRecord& run, const std::string& tag) {
  if (store.readOnly() || std::find(run.tags.begin(), run.tags.end(), tag) != run.tags.end()) return;
  run.tags.push_back(tag);
  std::sort(run.tags.begin(), run.tags.end());
  store.setTags(run.uuid, run.tags);
}

} // namespace lacuna::workflow
