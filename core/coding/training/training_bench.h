// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/compute/compute.h"
#include "coding/model/base_network.h"

namespace lacuna::coding {

/// Speed of one configuration's training step, where its time goes, and the matrix rate of the same process beside it.
/// Weights are random: speed does not depend on them.
BenchFigures benchTrainingStep(const TrainingRequest& request, const Processor& processor, int threads);

} // namespace lacuna::coding
