// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/code_plan.h"

namespace lacuna {

CodeConfig asShared(const CodeConfig& code) {
  if (code.split != Split::coarse) return code;
  CodeConfig shared = code;
  shared.split = Split::even;
  shared.k = code.devices() / (code.r + 1);
  shared.r = code.devices() - shared.k;
  shared.l = 0;
  shared.copies.clear();
  for (int j = 0; j < shared.r; ++j) shared.copies.push_back(j % shared.k);
  return shared;
}

SplitPlan planFor(const NetworkSpec& segment, const CodeConfig& code) {
  if (code.unit == CodeUnit::image) return planImages(segment, code.k, code.r, code.returns == DeviceReturns::logits);
  const SplitPlan even = planSplit(segment, code.k, code.r); // a coarse split is judged against it, so it must exist
  if (code.split == Split::even) return even;
  const CodeConfig shared = asShared(code);
  return planSplit(segment, shared.k, shared.r);
}

std::vector<SplitPlan> planBlocks(const NetworkSpec& network, const CodeConfig& code) {
  std::vector<SplitPlan> plans;
  for (const NetworkSpec& block : blockNetworks(network, code.blocks)) plans.push_back(planFor(block, code));
  return plans;
}

} // namespace lacuna
