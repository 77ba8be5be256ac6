// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/run/run_record.h"

#include <array>

namespace lacuna {
namespace {

constexpr std::array<std::pair<RunState, const char*>, 7> kStates = {{{RunState::queued, "queued"},
                                                                      {RunState::running, "running"},
                                                                      {RunState::paused, "paused"},
                                                                      {RunState::finished, "finished"},
                                                                      {RunState::failed, "failed"},
                                                                      {RunState::cancelled, "cancelled"},
                                                                      {RunState::interrupted, "interrupted"}}};

} // namespace

const char* text(RunState state) {
  for (const auto& [s, name] : kStates)
    if (s == state) return name;
  return "";
}

std::optional<RunState> runStateFromText(const std::string& name) {
  for (const auto& [s, known] : kStates)
    if (name == known) return s;
  return std::nullopt;
}

bool canBeResumed(RunState state) {
  return state == RunState::interrupted || state == RunState::cancelled || state == RunState::failed;
}

} // namespace lacuna
