// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/model/pattern_sampler.h"

#include <numeric>

namespace lacuna::coding {

uint64_t SmallRandom::next() {
  m_state += 0x9e3779b97f4a7c15u;
  uint64_t z = m_state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

uint64_t SmallRandom::below(uint64_t bound) {
  // The bias of a plain remainder is below 2^-40 for any bound we use.
  return next() % bound;
}

double SmallRandom::unit() {
  return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::vector<int64_t> shuffledIndices(int64_t count, uint64_t seed, int epoch) {
  std::vector<int64_t> order(static_cast<size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  SmallRandom random(SmallRandom(seed ^ (0xd1b54a32d192ed03u * static_cast<uint64_t>(epoch + 1))).next());
  for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

PatternSampler::PatternSampler(const CodeConfig& code, const TrainingConfig& training)
    : m_policy(training.patterns.policy), m_perStep(static_cast<size_t>(training.patterns.perStep)) {
  const int most = code.lost();
  const int fewest = m_policy == PatternPolicy::fixed ? most : 0;
  for (int lost = fewest; lost <= most; ++lost) {
    const double alpha = lossWeight(training, lost);
    if (alpha == 0) continue;
    std::vector<FailurePattern> useful;
    for (const FailurePattern& p : patternsWithLost(code.devices(), lost))
      if (!code.passThrough || p.losesData(code.k)) useful.push_back(p);
    for (const FailurePattern& p : useful) m_all.push_back({p, alpha / code.r / static_cast<double>(useful.size())});
  }
}

std::vector<WeightedPattern> PatternSampler::draw(SmallRandom& random, int mostLost) const {
  std::vector<WeightedPattern> allowed;
  double total = 0;
  for (const WeightedPattern& p : m_all) {
    if (p.pattern.lostCount() > mostLost) continue;
    allowed.push_back(p);
    total += p.weight;
  }
  if (m_policy == PatternPolicy::all || m_perStep >= allowed.size()) return allowed;
  // Systematic sampling: the weights lie end to end in random order, and evenly spaced points hit patterns exactly in
  // proportion to their weights; drawing one after the other would favour the light ones.
  std::vector<WeightedPattern> order = std::move(allowed);
  for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  const double spacing = total / static_cast<double>(m_perStep);
  double point = random.unit() * spacing;
  double end = 0;
  std::vector<WeightedPattern> drawn;
  for (const WeightedPattern& p : order) {
    end += p.weight;
    double counted = 0;
    for (; point < end; point += spacing) counted += spacing;
    if (counted > 0) drawn.push_back({p.pattern, counted});
  }
  return drawn;
}

} // namespace lacuna::coding
