// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <map>
#include <vector>

#include "widgets/sweep/sweep_runs_model.h"
#include "window/sweep/sweep_plan.h"

namespace lacuna::window {

/// What a run is called among those of its sweep.
QString labelOf(const SweepRun& run);

/// The row of a run that has finished.
widgets::SweepRunRow finishedRow(const QString& label, widgets::SweepRunState state, const RunRecord& run);

/// The rows of a plan: what the library has, how runs ended in this window (`before`, by identity), which have a
/// problem, and what is left to train.
std::vector<widgets::SweepRunRow> rowsOf(const SweepPlan& plan, const SweepResults& results,
                                         const std::map<std::string, widgets::SweepRunRow>& before);

/// Every problem, a sentence each.
QStringList sentencesOf(const std::vector<SweepIssue>& issues);

int countIn(const std::vector<widgets::SweepRunRow>& rows, std::initializer_list<widgets::SweepRunState> states);

/// "6 runs: 2 in the library, 4 to train"
QString headingOf(const std::vector<widgets::SweepRunRow>& rows);

/// "about 4 min left"
QString timeLeft(double seconds);

} // namespace lacuna::window
