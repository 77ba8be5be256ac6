// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/run_report.h"

namespace lacuna::print {

/// Prints the plain HTML of a report with its figures as a PDF of A4 pages. Makes an offscreen application when there
/// is none, so the command line can call it too. Throws Error(failure) when the file cannot be written.
void printPdf(const std::string& html, const std::vector<report::Figure>& figures, const std::string& path);

} // namespace lacuna::print

/// The same for who loads this module at run time (app/workflow/pdf_writer.h).
extern "C" void lacunaPrintPdf(const std::string& html, const std::vector<lacuna::report::Figure>& figures,
                               const std::string& path);
