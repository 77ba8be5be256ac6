// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/failure/failure_pattern.h"

#include <numeric>

namespace lacuna {

FailurePattern FailurePattern::of(const std::vector<int>& lostDevices) {
  FailurePattern p;
  for (int d : lostDevices) p.mask |= uint64_t(1) << d;
  return p;
}

FailurePattern FailurePattern::within(int devices) const {
  return devices >= kMaxDevices ? *this : FailurePattern{mask & ((uint64_t(1) << devices) - 1)};
}

int FailurePattern::lostCount() const {
  int count = 0;
  for (uint64_t m = mask; m != 0; m &= m - 1) ++count;
  return count;
}

std::vector<int> FailurePattern::lost() const {
  std::vector<int> devices;
  for (int d = 0; d < 64; ++d)
    if (isLost(DeviceIndex(d))) devices.push_back(d);
  return devices;
}

int64_t patternCount(int n, int lost) {
  if (lost < 0 || lost > n) return 0;
  int64_t count = 1;
  for (int i = 1; i <= lost; ++i) count = count * (n - lost + i) / i;
  return count;
}

std::vector<FailurePattern> patternsWithLost(int n, int lost) {
  std::vector<FailurePattern> patterns;
  if (lost < 0 || lost > n) return patterns;
  std::vector<int> chosen(static_cast<size_t>(lost));
  std::iota(chosen.begin(), chosen.end(), 0);
  while (true) {
    patterns.push_back(FailurePattern::of(chosen));
    int i = lost - 1;
    while (i >= 0 && chosen[static_cast<size_t>(i)] == n - lost + i) --i;
    if (i < 0) return patterns;
    ++chosen[static_cast<size_t>(i)];
    for (int j = i + 1; j < lost; ++j) chosen[static_cast<size_t>(j)] = chosen[static_cast<size_t>(j - 1)] + 1;
  }
}

std::vector<FailurePattern> allPatterns(int n, int most) {
  std::vector<FailurePattern> patterns;
  for (int lost = 1; lost <= most; ++lost) {
    const auto some = patternsWithLost(n, lost);
    patterns.insert(patterns.end(), some.begin(), some.end());
  }
  return patterns;
}

std::string screenName(FailurePattern pattern) {
  if (pattern.mask == 0) return "nothing lost";
  std::string text = "{";
  for (int d : pattern.lost()) text += (text.size() > 1 ? ", " : "") + std::to_string(d + 1);
  return text + "}";
}

} // namespace lacuna
