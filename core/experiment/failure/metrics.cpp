// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/failure/metrics.h"

#include <algorithm>

namespace lacuna {

std::vector<LostSummary> summarize(const std::vector<PatternResult>& patterns, int k) {
  int most = 0;
  for (const PatternResult& p : patterns) most = std::max(most, p.pattern.lostCount());
  std::vector<LostSummary> summaries;
  for (int lost = 1; lost <= most; ++lost) {
    LostSummary s;
    s.lost = lost;
    s.worst = 101;
    int losingData = 0;
    for (const PatternResult& p : patterns) {
      if (p.pattern.lostCount() != lost) continue;
      ++s.patterns;
      s.allPatternMean += p.accuracy;
      s.zerosMean += p.zerosAccuracy;
      if (p.pattern.losesData(k)) {
        ++losingData;
        s.unavailableMean += p.accuracy;
      }
      if (p.accuracy < s.worst) {
        s.worst = p.accuracy;
        s.worstPattern = p.pattern;
      }
    }
    if (s.patterns == 0) continue;
    s.allPatternMean /= s.patterns;
    s.zerosMean /= s.patterns;
    s.unavailableMean = losingData > 0 ? s.unavailableMean / losingData : s.allPatternMean;
    summaries.push_back(s);
  }
  return summaries;
}

double overallAccuracy(const Accuracy& accuracy, int lost, double f) {
  for (const LostSummary& s : accuracy.byLost)
    if (s.lost == lost) return (1 - f) * accuracy.available + f * s.unavailableMean;
  return accuracy.available;
}

namespace series {
std::string validationMean(int lost) {
  return std::string(kValidationMean) + ".l" + std::to_string(lost);
}
std::string validationWorst(int lost) {
  return std::string(kValidationWorst) + ".l" + std::to_string(lost);
}
} // namespace series

} // namespace lacuna
