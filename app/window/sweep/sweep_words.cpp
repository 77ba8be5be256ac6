// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sweep/sweep_words.h"

#include <algorithm>

#include "widgets/words/field_names.h"
#include "widgets/words/core_words.h"
#include "widgets/words/words.h"
#include "window/sweep/sweep_controller.h"

namespace lacuna::window {

using namespace widgets;

namespace {

/// "Parity parts r: 9 is out of range; use 1 to 8"
QString messageOf(const SweepIssue& issue) {
  const QString message = coreText(issue.message);
  return issue.path.empty() ? message : SweepController::tr("%1: %2").arg(fieldTitle(issue.path), message);
}

} // namespace

QString labelOf(const SweepRun& run) {
  return QString::fromStdString(run.label.empty() ? run.config.name : run.label);
}

SweepRunRow finishedRow(const QString& label, SweepRunState state, const RunRecord& run) {
  SweepRunRow row{label, state, {}, {}, {}};
  if (!run.accuracy.byLost.empty()) {
    row.mean = run.accuracy.byLost.back().allPatternMean;
    row.worst = run.accuracy.byLost.back().worst;
  }
  return row;
}

std::vector<SweepRunRow> rowsOf(const SweepPlan& plan, const SweepResults& results,
                                const std::map<std::string, SweepRunRow>& before) {
  std::vector<SweepRunRow> rows;
  if (plan.sweep == nullptr) return rows;
  for (size_t i = 0; i < plan.sweep->runs.size(); ++i) {
    SweepRunRow row{labelOf(plan.sweep->runs[i]), SweepRunState::toTrain, {}, {}, {}};
    const auto known = before.find(plan.identities[i]);
    const bool ended = known != before.end();
    const bool trainedHere = ended && known->second.state == SweepRunState::finished;
    if (results.runs[i]) {
      row = finishedRow(row.label, trainedHere ? SweepRunState::finished : SweepRunState::inLibrary, *results.runs[i]);
    } else if (ended && !trainedHere) {
      row.state = known->second.state;
      row.reason = known->second.reason;
    }
    rows.push_back(std::move(row));
  }
  for (const SweepIssue& issue : plan.issues)
    for (const size_t run : issue.runs) {
      rows[run].state = SweepRunState::faulty;
      if (rows[run].reason.isEmpty()) rows[run].reason = messageOf(issue);
    }
  return rows;
}

QStringList sentencesOf(const std::vector<SweepIssue>& issues) {
  QStringList all;
  for (const SweepIssue& issue : issues) {
    QString who = coreText(issue.run);
    if (!who.isEmpty()) who[0] = who[0].toUpper();
    all << (who.isEmpty() ? messageOf(issue) : SweepController::tr("%1: %2").arg(who, messageOf(issue)));
  }
  return all;
}

int countIn(const std::vector<SweepRunRow>& rows, std::initializer_list<SweepRunState> states) {
  return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const SweepRunRow& row) {
    return std::find(states.begin(), states.end(), row.state) != states.end();
  }));
}

QString headingOf(const std::vector<SweepRunRow>& rows) {
  if (rows.empty()) return SweepController::tr("No runs yet");
  QStringList parts;
  const auto add = [&](std::initializer_list<SweepRunState> states, const QString& words) {
    if (const int number = countIn(rows, states); number > 0) parts << words.arg(number);
  };
  add({SweepRunState::inLibrary}, SweepController::tr("%1 in the library"));
  add({SweepRunState::finished}, SweepController::tr("%1 trained"));
  add({SweepRunState::training}, SweepController::tr("%1 training"));
  add({SweepRunState::failed}, SweepController::tr("%1 failed"));
  add({SweepRunState::faulty}, SweepController::tr("%1 with a problem"));
  add({SweepRunState::toTrain, SweepRunState::stopped}, SweepController::tr("%1 to train"));
  const QString all = SweepController::tr("%n run(s)", nullptr, static_cast<int>(rows.size()));
  return SweepController::tr("%1: %2").arg(all, listed(parts));
}

QString timeLeft(double seconds) {
  if (seconds < 90) return SweepController::tr("about %1 s left").arg(std::max(1, qRound(seconds / 10)) * 10);
  if (seconds < 90 * 60) return SweepController::tr("about %1 min left").arg(qRound(seconds / 60));
  return SweepController::tr("about %1 h left").arg(seconds / 3600, 0, 'f', 1);
}

} // namespace lacuna::window
