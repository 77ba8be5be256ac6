// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/engine/inspection.h"

#include <algorithm>

namespace lacuna {

int predictedClass(const std::vector<double>& probabilities) {
  return static_cast<int>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

PatternOutcome outcomeOf(const Inspection& inspection) {
  const auto whole = static_cast<size_t>(predictedClass(inspection.wholeModel));
  PatternOutcome outcome;
  outcome.pattern = inspection.pattern;
  outcome.changed = predictedClass(inspection.coded) != static_cast<int>(whole);
  outcome.kept = whole < inspection.coded.size() ? inspection.coded[whole] : 0;
  return outcome;
}

bool hurtsMore(const PatternOutcome& a, const PatternOutcome& b) {
  if (a.changed != b.changed) return a.changed;
  const int fewer = a.pattern.lostCount() - b.pattern.lostCount();
  if (a.changed && fewer != 0) return fewer < 0;
  return a.kept < b.kept;
}

} // namespace lacuna
