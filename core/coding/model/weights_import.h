// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/model/base_network.h"
#include "experiment/config/config.h"
#include "experiment/run/run_record.h"

namespace lacuna::coding {

/// See Engine::importWeights.
std::shared_ptr<BaseNetwork> importedNetwork(const ExperimentConfig& config, const Bytes& file);

} // namespace lacuna::coding
