// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/code_plan.h"

namespace lacuna {

SplitPlan planFor(const NetworkSpec& segment, const CodeConfig& code) {
  return code.unit == CodeUnit::image ? planImages(segment, code.k, code.r, code.returns == DeviceReturns::logits)
                                      : planSplit(segment, code.k, code.r);
}

std::vector<SplitPlan> planBlocks(const NetworkSpec& network, const CodeConfig& code) {
  std::vector<SplitPlan> plans;
  for (const NetworkSpec& block : blockNetworks(network, code.blocks)) plans.push_back(planFor(block, code));
  return plans;
}

} // namespace lacuna
