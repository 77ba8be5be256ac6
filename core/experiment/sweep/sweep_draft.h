// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sweep of a configuration that a person has before them: fields, and the values typed for each.
#pragma once

#include <string>
#include <vector>

#include "experiment/sweep/sweep.h"

namespace lacuna {

enum class SweepValue {
  whole,  ///< 3, or 1-5 for all from 1 to 5
  number, ///< 0.001
  word,   ///< one of SweepField::words
  list,   ///< [0, 1]
  text,   ///< anything; "in quotes" where it has blanks or commas
};

/// A field that sweeps are made over.
struct SweepField {
  std::string path; ///< "code.encoder.kind"
  SweepValue value = SweepValue::whole;
  std::vector<std::string> words; ///< in the order to show them
};

/// Every field but names and what has a notation of its own: the seed, then those of the form in its order. Data sets
/// are those of the catalogue.
std::vector<SweepField> sweepFields();

/// A field and what was typed for it: "training.seed", "1, 2, 3".
struct SweepRow {
  std::string path;
  std::string values;
  bool operator==(const SweepRow& o) const { return path == o.path && values == o.values; }
};

struct SweepDraft {
  std::string name;
  ExperimentConfig config;
  std::vector<SweepRow> rows; ///< the last one changes fastest
  bool operator==(const SweepDraft& o) const { return name == o.name && config == o.config && rows == o.rows; }
};

struct DraftedSweep {
  std::string text;                  ///< a document for parseSweep; rows with a problem are left out of it
  std::vector<std::string> problems; ///< of each row, what is wrong with its text; empty where all is well
};

/// Makes the document. Words that change which other fields there are, such as a kind of encoder, become entries of its
/// list with all that follows from them; numbers become its grid. With r varied, "as many losses as r" stays so.
///
///     const DraftedSweep drafted = draftSweep({"Encoders", config, {{"code.encoder.kind", "conv, mlp"}}});
///     const ParsedSweep parsed = parseSweep(drafted.text, noFile);
DraftedSweep draftSweep(const SweepDraft& draft);

/// The value a configuration has there, as a person would type it; empty where the field does not apply.
std::string sweepValueOf(const ExperimentConfig& config, const std::string& path);

/// The same sweep with the configuration in it that it names by a path, so that it can lie anywhere; relative paths in
/// it, seen from `folder`, become absolute. Text that is no sweep comes back as it is. `readConfigFile` may throw
/// Error, which is passed on.
std::string selfContainedSweep(const std::string& json, const ConfigFileReader& readConfigFile,
                               const std::string& folder = "");

} // namespace lacuna
