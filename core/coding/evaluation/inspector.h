// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/model/code_snapshot.h"

namespace lacuna::coding {

/// One image, or the group that begins with it, under one pattern, every intermediate as numbers.
Inspection inspectImage(const TorchSnapshot& code, const ImageSet& images, int index, FailurePattern pattern);

/// See Engine::findBroken.
int findBrokenImage(const TorchSnapshot& code, const ImageSet& images, int from, FailurePattern pattern,
                    const TrainingControl& control);

/// Median times of encoder, decoder and one device for one image or group, added to the snapshot's counts.
CodeCost measuredCost(const TorchSnapshot& code);

/// Runs the split on random images through a randomly weighted segment and compares merged with whole.
SplitCheck exactnessOf(const NetworkSpec& network, int k, int r);

} // namespace lacuna::coding
