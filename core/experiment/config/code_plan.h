// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/config/config.h"
#include "experiment/split/split_plan.h"

namespace lacuna {

/// The code as its devices see it: with a coarse split the n devices share ⌊n/(r + 1)⌋ parts, of which the first
/// devices compute one each and the others, in turn, one again (rivals.md §2). Any other code is that itself.
CodeConfig asShared(const CodeConfig& code);

/// The plan that a code has for a segment: planSplit or planImages, as code.unit says. Throws as they do.
SplitPlan planFor(const NetworkSpec& segment, const CodeConfig& code);

/// The plans of the fused blocks that code.blocks make of F_conv: each cut is the number of layers before it, rising.
/// No cut gives one block. Throws Error(usage) when a cut lies outside, parts a residual block, or a block cannot be
/// split.
std::vector<SplitPlan> planBlocks(const NetworkSpec& network, const CodeConfig& code);

} // namespace lacuna
