// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/config/config.h"

namespace lacuna {

/// A configuration is small; a document over this size is refused before it is parsed.
constexpr size_t kMaxConfigBytes = 1 << 20;

struct ParsedConfig {
  ExperimentConfig config;
  std::vector<ConfigIssue> issues; ///< syntax, unknown keys, wrong types, impossible values; empty when usable
};

/// Where a relative path in a configuration is seen from (base_model.weights); it becomes an absolute one, so that a
/// stored run means the same file from everywhere. Empty leaves it as it stands.
struct ConfigFolders {
  std::string document;  ///< of the file that the text is from
  std::string overrides; ///< where the person is who typed them
};

/// Reads the JSON of cli.md, applies "PATH=VALUE" overrides in order, fills in defaults and validates. Where overrides
/// choose another data set but no name, the configuration's name, which may speak of the one it was written for, gives
/// way to the default. Never throws on bad input: every problem becomes an issue.
ParsedConfig parseConfig(const std::string& json, const std::vector<std::string>& overrides = {},
                         const ConfigFolders& folders = {});

/// The same, throwing Error(usage) with one line per issue.
ExperimentConfig parseConfigOrThrow(const std::string& json, const std::vector<std::string>& overrides = {});

/// Canonical JSON with every field that applies; parseConfig(formatConfig(c)).config == c.
/// `indent` < 0 gives one line.
std::string formatConfig(const ExperimentConfig& config, int indent = 2);

} // namespace lacuna
