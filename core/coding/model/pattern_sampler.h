// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "experiment/config/config.h"
#include "experiment/failure/failure_pattern.h"

namespace lacuna::coding {

/// A generator whose whole state is one number, so that a checkpoint can hold it (SplitMix64).
class SmallRandom {
 public:
  explicit SmallRandom(uint64_t state) : m_state(state) {}
  uint64_t next();
  /// 0 … below − 1.
  uint64_t below(uint64_t bound);
  double unit();
  uint64_t state() const { return m_state; }

 private:
  uint64_t m_state;
};

/// 0 … count − 1 shuffled; the same for the same seed and epoch.
std::vector<int64_t> shuffledIndices(int64_t count, uint64_t seed, int epoch);

struct WeightedPattern {
  FailurePattern pattern;
  double weight = 0; ///< of its loss in the step's sum
};

/// Which failure patterns a step decodes and how much each counts, so that the expected loss is
/// (1/r) Σ_i α_i · Loss_i with Loss_i the mean over the patterns with exactly i lost (domain.md §4). Under pass-through
/// a pattern that loses only parity costs nothing and is left out.
class PatternSampler {
 public:
  PatternSampler(const CodeConfig& code, const TrainingConfig& training);
  /// Patterns of more than `mostLost` losses are left out (a curriculum); one loss is always allowed.
  std::vector<WeightedPattern> draw(SmallRandom& random, int mostLost = 64) const;
  /// Everything that can be drawn, with the weights of policy `all`: what validation uses.
  const std::vector<WeightedPattern>& all() const { return m_all; }

 private:
  PatternPolicy m_policy;
  size_t m_perStep;
  std::vector<WeightedPattern> m_all;
};

} // namespace lacuna::coding
