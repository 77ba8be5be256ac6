// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "experiment/engine/inspection.h"
#include "experiment/failure/metrics.h"

namespace lacuna::widgets {

/// What a failure pattern does over the whole test subset; percent.
struct TestFigures {
  FailurePattern pattern;
  double accuracy = 0;
  double base = 0;
  double zeros = 0;
  FailurePattern worstPattern; ///< with as many lost
  double worst = 0;
};

/// The figures for `pattern`; nothing when the evaluation does not hold it. No losses give A_a.
std::optional<TestFigures> testFigures(const Evaluation& evaluation, FailurePattern pattern);

/// One sentence that says what happened, and what would have happened without the code.
struct Verdict {
  enum class Tone { same, changed, modelWrong };
  Tone tone = Tone::same;
  QString headline;
  QString without;
  QString beyond;        ///< empty unless more than r are lost
  bool overLost = false; ///< the test figures that go with it are over lost images alone
};

/// `k` tells data from parity; a class without a name is shown by its number.
Verdict verdictFor(const Inspection& inspection, const QStringList& classNames, int k);

} // namespace lacuna::widgets
