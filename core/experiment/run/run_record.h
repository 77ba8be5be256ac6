// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/failure/metrics.h"

namespace lacuna {

using Bytes = std::vector<uint8_t>;

enum class RunState { queued, running, paused, finished, failed, cancelled, interrupted };
const char* text(RunState state);
std::optional<RunState> runStateFromText(const std::string& text);

/// Whether a run of this state can go on from its last checkpoint, or from the beginning where it has none.
bool canBeResumed(RunState state);

/// Where a run was computed: (key, value) pairs such as ("libtorch", "1.13.1"), ("cpu", …), ("threads", "2").
using Environment = std::vector<std::pair<std::string, std::string>>;

/// A data subset as a run used it.
struct SubsetRecord {
  std::string dataset;
  std::string subset; ///< "train" or "test"
  int count = 0;
  std::string sha256;
};

/// One run as the library keeps it. `patterns` stays empty in listings.
struct RunRecord {
  std::string uuid;
  std::string name;
  RunState state = RunState::queued;
  std::string created; ///< UTC, ISO 8601: 2026-01-31T13:37:00Z; likewise below, empty when it has not happened
  std::string started;
  std::string ended;
  ExperimentConfig config;
  std::string configSha256;
  std::string codeVersion;
  std::string error;
  std::string notes;
  std::vector<std::string> tags;
  bool starred = false;
  bool archived = false;
  std::string parent;
  int64_t resumedFromStep = -1;

  double seconds = 0;          ///< whole run, wall clock
  double samplesPerSecond = 0; ///< training images per second of the code's training loop alone
  std::string processor;       ///< "cpu" or "cuda"
  int threads = 0;
  bool evaluated = false; ///< accuracy below means something
  Accuracy accuracy;
  std::vector<PatternResult> patterns;
  CodeCost cost;
  Environment environment;
  std::vector<SubsetRecord> subsets;
  std::vector<std::pair<std::string, std::string>> events; ///< (UTC, text)
};

} // namespace lacuna
