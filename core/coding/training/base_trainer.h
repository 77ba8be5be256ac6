// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/compute/compute.h"
#include "coding/model/base_network.h"
#include "coding/training/progress_meter.h"

namespace lacuna::coding {

/// Trains a base model on the training images without the held-out ones: cross-entropy, Adam with a one-cycle schedule,
/// images shifted by up to one pixel. Gives the observer checkpoints, and goes on from `request.baseCheckpoint` as if
/// it had never stopped. Null when cancelled.
std::shared_ptr<BaseNetwork> trainBaseModel(const TrainingRequest& request, const Processor& processor,
                                            TrainingControl& control, TrainingObserver& observer);

} // namespace lacuna::coding
