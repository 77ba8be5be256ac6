// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "experiment/config/config.h"
#include "experiment/dataset/dataset_catalog.h"

namespace lacuna {

/// The data set a configuration speaks of: from the catalogue or, where that does not know it, from the
/// configuration's own `dataShape`. Nothing when neither says what its images are.
std::optional<DatasetInfo> datasetOf(const ExperimentConfig& config);

/// Fills in the shape of a data set that was registered after its import, and drops what a data set of the catalogue
/// says of itself truly. Parsing does it; call it after changing `dataset`. A contradiction stays for validate.
void completeDataShape(ExperimentConfig& config);

} // namespace lacuna
