// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lacuna::screens {

/// Prints the reports of a run, of one with many patterns, of a comparison and of a sweep as PDF into `folder` and
/// makes a picture of every page, with pdftoppm of poppler-utils. False, and standard error says why, when that is
/// missing.
bool photographReports(const QString& library, const QString& folder);
/// The same with the report of one run alone.
bool photographReport(const QString& library, const QString& run, const QString& folder);

} // namespace lacuna::screens
