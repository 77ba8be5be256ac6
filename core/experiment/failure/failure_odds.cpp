// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/failure/failure_odds.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace lacuna {
namespace {

/// More than a few thousand sets are not evaluated one by one (domain.md §5).
constexpr int kMaxDevices = 12;

/// Means over all sets of l of n devices of what `accuracyOf` says of a set.
AccuracyByLosses averaged(int n, const std::function<double(uint64_t)>& accuracyOf) {
  std::vector<double> sums(static_cast<size_t>(n) + 1);
  std::vector<double> counts(sums.size());
  for (uint64_t mask = 0; mask < (uint64_t(1) << n); ++mask) {
    const auto lost = static_cast<size_t>(FailurePattern{mask}.lostCount());
    sums[lost] += accuracyOf(mask);
    counts[lost] += 1;
  }
  for (size_t l = 0; l < sums.size(); ++l) sums[l] /= counts[l];
  return AccuracyByLosses(sums);
}

} // namespace

double AccuracyByLosses::expected(double p) const {
  const int n = devices();
  double sum = 0;
  for (int lost = 0; lost <= n; ++lost)
    sum += static_cast<double>(patternCount(n, lost)) * std::pow(p, lost) * std::pow(1 - p, n - lost) *
           m_mean[static_cast<size_t>(lost)];
  return sum;
}

std::optional<FailureOdds> failureOdds(const Evaluation& evaluation, const CodeConfig& code) {
  const int n = code.devices();
  if (n > kMaxDevices) return std::nullopt;
  const uint64_t sets = uint64_t(1) << n;
  std::vector<const PatternResult*> results(sets, nullptr);
  for (const PatternResult& r : evaluation.patterns)
    if (r.pattern.mask < sets) results[r.pattern.mask] = &r;
  if (std::any_of(results.begin() + 1, results.end(), [](const PatternResult* r) { return r == nullptr; }))
    return std::nullopt;

  const uint64_t data = (uint64_t(1) << code.k) - 1;
  // A pattern of a code of images is judged by the images that it lost.
  const auto overAll = [&](uint64_t mask, double overJudged, double arrived) {
    const int lost = FailurePattern{mask & data}.lostCount();
    if (code.unit == CodeUnit::part || lost == 0) return overJudged;
    return (lost * overJudged + (code.k - lost) * arrived) / code.k;
  };
  const double available = evaluation.accuracy.available;
  const double base = evaluation.accuracy.base;
  const auto zeros = [&](uint64_t mask) {
    return (mask & data) == 0 ? base : overAll(mask & data, results[mask & data]->zerosAccuracy, base);
  };
  FailureOdds odds;
  odds.coded = averaged(
      n, [&](uint64_t mask) { return mask == 0 ? available : overAll(mask, results[mask]->accuracy, available); });
  odds.uncoded = averaged(code.k, zeros);
  odds.replicated = averaged(n, [&](uint64_t mask) {
    // A part is lost with its device and all that repeat it.
    uint64_t lost = mask & data;
    for (int j = 0; j < code.r; ++j)
      if (!FailurePattern{mask}.isLost(DeviceIndex(code.k + j))) lost &= ~(uint64_t(1) << (j % code.k));
    return zeros(lost);
  });
  return odds;
}

int imagesForOdds(int devices, int available) {
  if (devices > kMaxDevices) return 0;
  constexpr int kDecoded = 1 << 17; // images times sets: some seconds of one core
  return std::min(available, std::max(100, kDecoded >> devices));
}

} // namespace lacuna
