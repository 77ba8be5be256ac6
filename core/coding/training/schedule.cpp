// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/schedule.h"

#include <algorithm>
#include <cmath>

namespace lacuna::coding {
namespace {

/// From `high` to `low` as `share` goes from 0 to 1.
double cosine(double high, double low, double share) {
  return low + (high - low) * (1 + std::cos(3.14159265358979323846 * share)) / 2;
}

} // namespace

double learningRate(Schedule schedule, double peak, int64_t step, int64_t steps) {
  const double share = static_cast<double>(step) / static_cast<double>(std::max<int64_t>(1, steps));
  switch (schedule) {
    case Schedule::constant:
      return peak;
    case Schedule::cosine:
      return cosine(peak, 0, share);
    case Schedule::oneCycle:
      break;
  }
  constexpr double kRise = 0.25;
  if (share < kRise) return cosine(peak / 25, peak, share / kRise);
  return cosine(peak, peak / 1e4, (share - kRise) / (1 - kRise));
}

} // namespace lacuna::coding
