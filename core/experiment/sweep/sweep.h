// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sweep: one configuration, and the ways in which its runs differ from it.
//
//   { "lacuna_sweep": 1, "name": "Rivals at k=2, r=1",
//     "config": { … },                                  a configuration, or the path of one, seen from the sweep's file
//     "list": [ {"name": "mlp", "set": { … }}, … ],     optional; `set` is a merge patch (RFC 7396): null removes
//     "grid": { "code.r": [1, 2], "training.seed": [1, 2, 3] } }      optional; null removes here too
//
// Its runs are every entry of the list with every combination of the grid, the grid's last field changing fastest.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/config/config_json.h"

namespace lacuna {

/// More runs than that are a mistake.
constexpr size_t kMaxSweepRuns = 10000;

/// A field in which the runs of a sweep differ, as one of them has it.
struct SweepSetting {
  std::string path;  ///< "code.r"
  std::string value; ///< JSON text; "null" where the field is removed
  bool operator==(const SweepSetting& o) const { return path == o.path && value == o.value; }
};

struct SweepRun {
  std::string label;                  ///< "no code, r=2, seed 1": what varies; empty in a sweep of one run
  std::string group;                  ///< the same without seeds; empty when only seeds vary
  std::vector<SweepSetting> settings; ///< what varies, in the order of the document
  ExperimentConfig config;            ///< named "<sweep>: <label>" unless the list's entry names it
};

struct Sweep {
  std::string name;
  std::vector<SweepRun> runs;
};

struct SweepIssue {
  std::string run;  ///< label of the run it is about, "every run", or empty for the sweep itself
  std::string path; ///< "code.r" of that run, "grid.code.r" of the sweep; empty for the document as a whole
  std::string message;
  std::vector<size_t> runs = {}; ///< those it is about, by number from 0
};

struct ParsedSweep {
  Sweep sweep;
  std::vector<SweepIssue> issues; ///< all problems of all runs, equal ones once; empty when the sweep can run
};

/// True for a document that means to be a sweep, right or wrong, and not a single configuration.
bool looksLikeSweep(const std::string& json);

/// Gives the text of a configuration file that a sweep names; may throw Error, which becomes an issue.
using ConfigFileReader = std::function<std::string(const std::string& path)>;

/// Reads a sweep and validates every run. "PATH=VALUE" overrides apply to the configuration before anything varies.
/// A relative path in a configuration of a file of its own is seen from that file, one anywhere else in the sweep from
/// the sweep's (`folders.document`). Never throws on bad input.
///
///     const ParsedSweep parsed = parseSweep(text, readFile, {"training.epochs=2"});
///     if (!parsed.issues.empty()) throw Error(ErrorKind::usage, joinIssues(parsed.issues, "sweep.json"));
ParsedSweep parseSweep(const std::string& json, const ConfigFileReader& readConfigFile,
                       const std::vector<std::string>& overrides = {}, const ConfigFolders& folders = {});

/// One line per issue: "sweep.json: run "r=9, seed 1": code.r: 9 is out of range; …".
std::string joinIssues(const std::vector<SweepIssue>& issues, const std::string& file);

/// Equal for two configurations exactly when they compute the same: canonical text without the name.
std::string configIdentity(ExperimentConfig config);

} // namespace lacuna
