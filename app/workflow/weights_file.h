// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experiment/engine/engine.h"

namespace lacuna::workflow {

/// The base model that a configuration takes from a file (base_model.weights).
struct ImportedWeights {
  std::string sha256; ///< of the file
  Bytes baseModel;    ///< as Engine::importWeights gives it
};

/// Reads and checks that file. Throws Error(data) that begins with "base_model.weights: " and names the file.
ImportedWeights readWeights(Engine& engine, const ExperimentConfig& config);

} // namespace lacuna::workflow
