// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "experiment/engine/engine.h"
#include "report/run_report.h"

namespace lacuna::store {
class RunStore;
}

namespace lacuna::workflow {

/// Writes a report of one run, or a comparison of several, in the format the file's ending asks for; Markdown also
/// writes its pictures beside it. A file is written whole or not at all. `engine` is asked for only when a run has a
/// code to show examples of. Throws Error(usage) for an unknown ending, Error(failure) when the file cannot be written.
void writeReport(const store::RunStore& store, const std::function<Engine&()>& engine,
                 const std::vector<std::string>& uuids, const std::string& path,
                 const std::vector<std::string>& dataFolders, const report::ReportLanguage& language = {});

/// Likewise a comparison of the finished runs of a sweep, its summary first.
void writeSweepReport(const store::RunStore& store, const SweepSummary& summary, const std::string& path,
                      const report::ReportLanguage& language = {});

/// What the failures of one run's code cost: counts random ones, and shows an image that the worst pattern breaks and
/// one that it does not. `chance` is the probability of a failure that the answer is for, 0 … 1. Throws Error(usage)
/// for a run that has no code or was not evaluated.
void writeFailures(const store::RunStore& store, const std::function<Engine&()>& engine, const std::string& uuid,
                   double chance, const std::string& path, const std::vector<std::string>& dataFolders);

/// Likewise what a window has gathered.
void writeFailures(const report::FailureReport& report, const std::string& path,
                   const report::ReportLanguage& language);

/// Throws what those above would at once: for an ending that is no format, or a folder that does not exist.
void checkReportPath(const std::string& path);

} // namespace lacuna::workflow
