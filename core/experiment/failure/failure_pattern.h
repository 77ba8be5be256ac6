// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna {

/// One of the n = k + r devices, counted from 0: data parts first, then parity parts. On screen they count from 1.
struct DeviceIndex {
  int value = 0;
  explicit DeviceIndex(int v = 0) : value(v) {}
  bool operator==(DeviceIndex o) const { return value == o.value; }
  bool operator!=(DeviceIndex o) const { return value != o.value; }
  bool operator<(DeviceIndex o) const { return value < o.value; }
};

/// The set of lost devices; bit i of the mask is device i.
struct FailurePattern {
  static constexpr int kMaxDevices = 64;
  uint64_t mask = 0;

  static FailurePattern of(const std::vector<int>& lostDevices);
  bool isLost(DeviceIndex device) const { return (mask >> device.value) & 1u; }
  FailurePattern toggled(DeviceIndex device) const { return {mask ^ (uint64_t(1) << device.value)}; }
  /// Only those of the first so many devices.
  FailurePattern within(int devices) const;
  int lostCount() const;
  std::vector<int> lost() const;
  /// True when at least one of the first k devices is lost; otherwise only parity is.
  bool losesData(int k) const { return (mask & ((uint64_t(1) << k) - 1)) != 0; }
  bool operator==(FailurePattern o) const { return mask == o.mask; }
  bool operator!=(FailurePattern o) const { return mask != o.mask; }
};

/// C(n, lost).
int64_t patternCount(int n, int lost);

/// Every pattern of exactly `lost` of n devices, in lexicographic order of the lost devices.
std::vector<FailurePattern> patternsWithLost(int n, int lost);

/// Every pattern of 1 … most lost devices, fewer lost first.
std::vector<FailurePattern> allPatterns(int n, int most);

/// "{1, 3}" as on screen (devices counted from 1); "nothing lost" when empty.
std::string screenName(FailurePattern pattern);

} // namespace lacuna
