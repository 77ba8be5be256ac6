// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "experiment/engine.h"
#include "report/run_report.h"

namespace lacuna {

class RunStore;

/// Writes a report of one run, or a comparison of several, in the format the file's ending asks for; Markdown also
/// writes its pictures beside it. A file is written whole or not at all. `engine` is asked for only when a run has a
/// code to show examples of. Throws Error(usage) for an unknown ending, Error(failure) when the file cannot be written.
void writeReport(const RunStore& store, const std::function<Engine&()>& engine, const std::vector<std::string>& uuids,
                 const std::string& path, const std::vector<std::string>& dataFolders,
                 const ReportLanguage& language = {});

/// Likewise a comparison of the finished runs of a sweep, its summary first.
void writeSweepReport(const RunStore& store, const SweepSummary& summary, const std::string& path,
                      const ReportLanguage& language = {});

/// Throws what the two above would at once: for an ending that is no format, or a folder that does not exist.
void checkReportPath(const std::string& path);

} // namespace lacuna
