// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/run_report.h"

namespace lacuna::workflow {

/// Prints the plain HTML of a report with its figures as a PDF of A4 pages, through app/print, which needs Qt and is
/// loaded for it. Throws Error(failure) when that is not installed or the file cannot be written.
void writePdf(const std::string& html, const std::vector<report::Figure>& figures, const std::string& path);

} // namespace lacuna::workflow
